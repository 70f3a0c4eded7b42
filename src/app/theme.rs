//! Colours, sizes and the font. Views name what a colour is for; only this file says which it is. Every pair of text and
//! ground has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), which the test below computes.

#![allow(clippy::disallowed_methods, reason = "this is where colours are named")]

use std::sync::Arc;

use eframe::egui::{
    Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Theme,
    ThemePreference, Visuals, vec2,
};

use crate::assets::FONT;
use crate::cli::Look;
use crate::verify::{Outcome, Word};

/// The rows of tables, in points: closer than buttons, which fingers must hit.
pub(super) const ROW: f32 = 22.0;

/// The large word of a verdict.
pub(super) const VERDICT: &str = "verdict";

/// A ground and what is written on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) ground: Color32,
    pub(super) text: Color32,
}

const fn pair(ground: Color32, text: Color32) -> Pair {
    Pair { ground, text }
}

const WHITE: Color32 = Color32::WHITE;
const INK: Color32 = Color32::from_rgb(0x1c, 0x1b, 0x1f);
const GREEN: Color32 = Color32::from_rgb(0x13, 0x73, 0x33);
const AMBER: Color32 = Color32::from_rgb(0xff, 0xc1, 0x07);
const RED: Color32 = Color32::from_rgb(0xb3, 0x26, 0x1e);
const DARK_RED: Color32 = Color32::from_rgb(0x7a, 0x12, 0x12);
const GREY: Color32 = Color32::from_rgb(0x55, 0x5a, 0x60);
const YELLOW: Color32 = Color32::from_rgb(0xff, 0xe0, 0x82);
/// Every other row, in high contrast.
const STRIPE: Color32 = Color32::from_rgb(0x1c, 0x1c, 0x1c);
const DEEP_BLUE: Color32 = Color32::from_rgb(0x00, 0x2f, 0x87);
const BLUE: Color32 = Color32::from_rgb(0x0b, 0x57, 0xd0);

/// The card of a verdict.
pub(super) const fn card(word: Word) -> Pair {
    match word {
        Word::Accepted => pair(GREEN, WHITE),
        Word::Attention => pair(AMBER, INK),
        Word::Refused => pair(RED, WHITE),
        Word::Unproven => pair(DARK_RED, WHITE),
        Word::None => pair(GREY, WHITE),
    }
}

/// The banner over everything from a test issuer.
pub(super) const DEMO: Pair = pair(YELLOW, INK);
/// The banner over a verdict at a chosen instant.
pub(super) const CHOSEN: Pair = pair(BLUE, WHITE);
/// What a code is printed on, in the dark too.
#[cfg(feature = "office")]
pub(super) const PAPER: Color32 = WHITE;
/// The outline of a code in the camera's picture.
pub(super) const OUTLINE: Color32 = AMBER;

/// The sign before a step.
pub(super) fn step(outcome: Outcome, visuals: &Visuals) -> Color32 {
    let lit = |light: Color32, dark: Color32| if visuals.dark_mode { dark } else { light };
    match outcome {
        Outcome::Passed => lit(GREEN, Color32::from_rgb(0x6d, 0xd5, 0x8c)),
        Outcome::Failed => lit(RED, Color32::from_rgb(0xf2, 0x8b, 0x82)),
        Outcome::CannotTell => lit(Color32::from_rgb(0x8a, 0x5a, 0x00), AMBER),
        Outcome::DoesNotApply | Outcome::NotReached => visuals.weak_text_color(),
    }
}

/// Sets the font and the usual look; once, when the window opens.
pub(super) fn set(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("cjk".to_owned(), Arc::new(FontData::from_static(FONT)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["cjk".to_owned()]);
    }
    ctx.set_fonts(fonts);
    // Where the desktop does not say, as under X11.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // The size is a setting, kept with the others.
        options.zoom_with_keyboard = false;
    });
    wear(ctx, Look::System);
}

/// Sets sizes and colours.
pub(super) fn wear(ctx: &Context, look: Look) {
    ctx.set_theme(match look {
        Look::System => ThemePreference::System,
        Look::Light => ThemePreference::Light,
        Look::Dark | Look::HighContrast => ThemePreference::Dark,
    });
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            let sizes = [
                (TextStyle::Small, 13.0),
                (TextStyle::Body, 15.0),
                (TextStyle::Button, 15.0),
                (TextStyle::Monospace, 14.0),
                (TextStyle::Heading, 20.0),
                (TextStyle::Name(VERDICT.into()), 40.0),
            ];
            style.text_styles = sizes.map(|(name, size)| (name, FontId::proportional(size))).into();
            style.spacing.button_padding = vec2(10.0, 4.0);
            style.spacing.item_spacing = vec2(8.0, 6.0);
            style.spacing.interact_size.y = 30.0;
            style.visuals = theme.default_visuals();
            // egui's own greys for what is weak are below 4.5:1.
            style.visuals.weak_text_color = Some(match theme {
                Theme::Light => GREY,
                Theme::Dark => Color32::from_rgb(0xb0, 0xb4, 0xba),
            });
            style.visuals.override_text_color = Some(match theme {
                Theme::Light => INK,
                Theme::Dark => Color32::from_rgb(0xe6, 0xe6, 0xe6),
            });
            if look == Look::HighContrast {
                stark(&mut style.visuals);
            }
        });
    }
}

/// White on black, every control with an edge.
fn stark(visuals: &mut Visuals) {
    let black = Color32::BLACK;
    (visuals.panel_fill, visuals.window_fill) = (black, black);
    (visuals.extreme_bg_color, visuals.faint_bg_color) = (black, STRIPE);
    (visuals.override_text_color, visuals.weak_text_color) = (Some(WHITE), Some(WHITE));
    visuals.selection.bg_fill = DEEP_BLUE;
    let widgets = &mut visuals.widgets;
    for widget in [&mut widgets.noninteractive, &mut widgets.inactive, &mut widgets.open] {
        (widget.bg_fill, widget.weak_bg_fill, widget.bg_stroke) = (black, black, Stroke::new(1.0, WHITE));
    }
    for widget in [&mut widgets.hovered, &mut widgets.active] {
        (widget.bg_fill, widget.weak_bg_fill, widget.bg_stroke) =
            (DEEP_BLUE, DEEP_BLUE, Stroke::new(3.0, YELLOW));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_can_be_read() {
        for Pair { ground, text } in Word::ALL.map(card).into_iter().chain([DEMO, CHOSEN]) {
            assert!(contrast(ground, text) >= 4.5, "{ground:?} {text:?} {}", contrast(ground, text));
        }
        let ctx = Context::default();
        set(&ctx);
        for look in Look::ALL {
            wear(&ctx, look);
            let least = if look == Look::HighContrast { 7.0 } else { 4.5 };
            for theme in
                [Theme::Light, Theme::Dark].into_iter().filter(|theme| *theme == Theme::Dark || least < 7.0)
            {
                let visuals = ctx.style_of(theme).visuals.clone();
                let colours = Outcome::ALL.map(|outcome| step(outcome, &visuals));
                for text in colours.into_iter().chain([visuals.text_color(), visuals.weak_text_color()]) {
                    for ground in
                        [visuals.panel_fill, visuals.widgets.noninteractive.bg_fill, visuals.faint_bg_color]
                    {
                        // Stripes are laid over the panel.
                        let ground = visuals.panel_fill.blend(ground);
                        assert!(
                            contrast(ground, text) >= least,
                            "{look:?} {theme:?} {text:?} {}",
                            contrast(ground, text)
                        );
                    }
                }
                for ground in [
                    visuals.selection.bg_fill,
                    visuals.widgets.hovered.weak_bg_fill,
                    visuals.widgets.inactive.weak_bg_fill,
                ] {
                    assert!(contrast(ground, visuals.text_color()) >= 4.5, "{look:?} {theme:?} {ground:?}");
                }
            }
        }
    }
}

//! What the phone shows, from top to bottom. It reads the state and sends commands; it changes nothing.

use eframe::egui::{
    self, Align, Button, Color32, CursorIcon, Frame, Label, Layout, Margin, Pos2, ProgressBar, Rect,
    RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, emath::GuiRounding as _, pos2,
    scroll_area::ScrollSource, vec2,
};

use super::state::{Command, Drawn, Face, State, Tab};
use super::window::Textures;
use crate::app::theme::{self, DEMO, Pair};
use crate::app::views::icon;
use crate::office::RENEWED_AFTER;
use crate::text::{self, PhoneUi};
use crate::verify::{Outcome, Word};

/// The margin left and right of everything but the code, in points.
const SIDE: i8 = 16;
/// The most of the window's height that a code or picture takes, so that what belongs to it stays in sight.
const MOST: f32 = 0.6;
const WHOLE: Rect = Rect { min: Pos2::ZERO, max: pos2(1.0, 1.0) };

struct View<'a> {
    state: &'a State,
    textures: &'a Textures,
    /// The height of the window.
    height: f32,
    sent: Vec<Command>,
}

/// The whole window, and what was asked for in it.
pub(super) fn show(ui: &mut Ui, state: &State, textures: &Textures) -> Vec<Command> {
    let mut view = View { state, textures, height: ui.available_height(), sent: Vec::new() };
    let bare = Frame::new().fill(ui.visuals().panel_fill);
    egui::Panel::top("head").frame(bare).show_separator_line(false).show(ui, |ui| head(ui, &mut view));
    egui::Panel::bottom("paper").frame(bare.inner_margin(Margin::symmetric(SIDE, 10))).show(ui, |ui| {
        ui.vertical_centered(|ui| ui.label(RichText::new(text::paper_notice(state.lang)).small().weak()));
    });
    egui::CentralPanel::default().frame(bare).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| match (state.face(), state.tab) {
            (Face::Making, _) => making(ui, &view),
            (Face::Reason(why), _) => reason(ui, &mut view, why),
            (Face::Live { drawn, left }, Tab::Code) => {
                code(ui, &view);
                inside(ui, |ui| {
                    countdown(ui, &mut view, left);
                    holder(ui, &view, drawn);
                });
            }
            (Face::Live { drawn, .. }, Tab::Card) => inside(ui, |ui| {
                card(ui, &mut view);
                holder(ui, &view, drawn);
            }),
        });
    });
    view.sent
}

impl View<'_> {
    fn say(&self, words: PhoneUi) -> &'static str {
        text::phone_ui(self.state.lang, words)
    }
}

/// With a margin at both sides.
fn inside(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::symmetric(SIDE, 0)).show(ui, show);
}

/// Whose test it is, which licence, and which view of it.
fn head(ui: &mut Ui, view: &mut View<'_>) {
    if view.state.is_demo {
        let Pair { ground, text } = DEMO;
        Frame::new().fill(ground).inner_margin(Margin::symmetric(SIDE, 6)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = RichText::new(text::demo(view.state.lang)).small().color(text);
            ui.vertical_centered(|ui| ui.label(words));
        });
    }
    inside(ui, |ui| {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.set_min_height(42.0);
            ui.label(RichText::new(view.say(PhoneUi::Title)).weak());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(text::visible_up_to(&view.state.plate, 20)).size(28.0));
            });
        });
        ui.add_space(4.0);
        ui.columns_const(|[left, right]| {
            tab(left, view, Tab::Card, PhoneUi::ShowCard);
            tab(right, view, Tab::Code, PhoneUi::ShowCode);
        });
        ui.add_space(10.0);
    });
}

fn tab(ui: &mut Ui, view: &mut View<'_>, tab: Tab, words: PhoneUi) {
    let is_chosen = view.state.tab == tab;
    let words = RichText::new(view.say(words)).size(17.0);
    let button = if is_chosen {
        let Pair { ground, text } = theme::CHOSEN;
        Button::new(words.color(text)).fill(ground)
    } else {
        Button::new(words)
    };
    let button = button.selected(is_chosen).corner_radius(8).min_size(vec2(0.0, 40.0));
    // Centred, so that the words are in the middle too.
    if ui.vertical_centered_justified(|ui| ui.add(button)).inner.clicked() {
        view.sent.push(Command::Show(tab));
    }
}

/// The code from edge to edge on white, in whole pixels to a module.
fn code(ui: &mut Ui, view: &View<'_>) {
    let Some(texture) = &view.textures.code else { return };
    let modules = texture.size_vec2().x;
    let pixel = ui.pixels_per_point().recip();
    let most = ui.available_width().min(MOST * view.height);
    let module = (most / pixel / modules).floor().max(1.0) * pixel;
    let side = Vec2::splat(module * modules);
    let (response, painter) = ui.allocate_painter(vec2(ui.available_width(), side.y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, view.say(PhoneUi::Code)));
    painter.rect_filled(response.rect, 0, theme::PAPER);
    let left_top = (response.rect.center() - side / 2.0).round_to_pixels(ui.pixels_per_point());
    painter.image(texture.id(), Rect::from_min_size(left_top, side), WHOLE, Color32::WHITE);
}

/// How long the code stays, as a number and as a bar.
fn countdown(ui: &mut Ui, view: &mut View<'_>, left: i64) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label(text::renewed_in(view.state.lang, left));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| refresh(ui, view));
    });
    let part = |seconds: i64| f32::from(i16::try_from(seconds).unwrap_or(i16::MAX));
    let bar = ProgressBar::new(part(left) / part(RENEWED_AFTER)).desired_height(6.0).corner_radius(3);
    ui.add(bar.fill(theme::CHOSEN.ground));
}

fn refresh(ui: &mut Ui, view: &mut View<'_>) {
    if ui.button(view.say(PhoneUi::Refresh)).on_hover_text("F5").clicked() {
        view.sent.push(Command::Refresh);
    }
}

/// Who shows it: the use, then what belongs to it.
fn holder(ui: &mut Ui, view: &View<'_>, drawn: &Drawn) {
    ui.add_space(10.0);
    ui.label(RichText::new(&view.state.use_words).heading());
    ui.spacing_mut().item_spacing.y = 4.0;
    let names = 0.22 * ui.available_width();
    for (name, value) in &drawn.screen.holder {
        ui.horizontal_top(|ui| {
            ui.scope(|ui| {
                ui.set_width(names);
                ui.add(Label::new(RichText::new(name).weak()).wrap());
            });
            ui.add(Label::new(value).wrap());
        });
    }
    ui.add_space(6.0);
}

/// The licence as a picture, as wide as the phone; pressed, as high as is left for it.
fn card(ui: &mut Ui, view: &mut View<'_>) {
    let Some((_, texture)) = &view.textures.card else {
        ui.label(view.say(PhoneUi::NoCard));
        return;
    };
    let full = texture.size_vec2() / ui.pixels_per_point();
    let high = (MOST * view.height / full.y).min(1.0);
    let fit = if view.state.is_large { high } else { high.min(ui.available_width() / full.x) };
    let size = full * fit;
    let area = ScrollArea::horizontal().id_salt("card").scroll_source(ScrollSource::ALL);
    let pressed = area.show(ui, |ui| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, view.say(PhoneUi::Card)));
        ui.painter().image(texture.id(), rect, WHOLE, Color32::WHITE);
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    });
    let hint = if view.state.is_large { PhoneUi::Smaller } else { PhoneUi::Larger };
    ui.vertical_centered(|ui| ui.label(RichText::new(view.say(hint)).small().weak()));
    if pressed.inner {
        view.sent.push(Command::Zoom);
    }
}

fn making(ui: &mut Ui, view: &View<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(0.2 * view.height);
        ui.label(RichText::new(view.say(PhoneUi::Making)).heading());
    });
}

/// Why there is nothing to show, in its place.
fn reason(ui: &mut Ui, view: &mut View<'_>, why: &str) {
    inside(ui, |ui| {
        Frame::group(ui.style()).inner_margin(20).corner_radius(8).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(0.05 * view.height);
                icon::verdict(ui, Word::Refused, 64.0, theme::step(Outcome::Failed, ui.visuals()));
                ui.add_space(8.0);
                ui.label(RichText::new(view.say(PhoneUi::NothingToShow)).size(24.0));
                ui.add_space(8.0);
                ui.label(RichText::new(why).size(17.0));
                ui.add_space(0.05 * view.height);
                refresh(ui, view);
                ui.label(RichText::new(view.say(PhoneUi::TriesAgain)).small().weak());
            });
        });
    });
}

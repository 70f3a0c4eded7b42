//! Banners over everything: a test issuer's code is no licence, a chosen instant is not now.

use eframe::egui::{Frame, RichText, Ui};

use super::View;
use crate::app::theme::{CHOSEN, DEMO, Pair};
use crate::domain::AtSource;
use crate::text::{self, Lang};

pub(super) fn show(ui: &mut Ui, view: &View<'_>) {
    let Some(capture) = &view.state.capture else { return };
    if capture.shown().is_some_and(|checked| checked.verdict.is_demo()) {
        demo(ui, view.lang());
    }
    if capture.at.source == AtSource::Chosen {
        banner(ui, CHOSEN, &text::chosen_instant(view.lang(), capture.at.instant));
    }
}

pub(super) fn banner(ui: &mut Ui, Pair { ground, text }: Pair, words: &str) {
    Frame::new().fill(ground).inner_margin(6).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(words).color(text));
    });
}

/// A test issuer's code is no licence.
pub(super) fn demo(ui: &mut Ui, lang: Lang) {
    banner(ui, DEMO, text::demo(lang));
}

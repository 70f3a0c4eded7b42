//! The file that is looked at: its name in full, its picture with the codes outlined, each answer whole.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::{picture, say};
use crate::app::views::{View, ladder, signed, verdict};
use crate::text::{self, Audit, visible_up_to};

/// The most codes of a file that are shown whole.
const MAX_CODES: usize = 20;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let lang = view.lang();
    let Some(row) = view.state.inspect.chosen() else { return };
    ScrollArea::vertical().id_salt("detail").auto_shrink([false, false]).show(ui, |ui| {
        ui.label(RichText::new(visible_up_to(&row.path.display().to_string(), 1_000)).small());
        if let Some(error) = row.error() {
            ui.label(RichText::new(view.say(text::Ui::Unread)).heading());
            ui.label(text::check_error(lang, error));
        }
        match (&view.state.inspect.picture, view.looked_at) {
            (None, _) => _ = ui.spinner(),
            (Some(None), _) => _ = ui.label(RichText::new(say(view, Audit::NoPicture)).weak()),
            (Some(Some(_)), Some(looked)) => picture::show(ui, view, looked, row),
            (Some(Some(_)), None) => {}
        }
        for (index, one) in row.codes().iter().enumerate().take(MAX_CODES) {
            ui.push_id(index, |ui| {
                verdict::show(ui, view, &one.verdict);
                if let Some(genuine) = one.verdict.genuine() {
                    signed::show(ui, view, genuine);
                }
                ladder::show(ui, view, &one.verdict);
            });
        }
        if row.codes().len() > MAX_CODES {
            ui.label(text::first_of_many(lang, MAX_CODES, row.codes().len()));
        }
    });
}

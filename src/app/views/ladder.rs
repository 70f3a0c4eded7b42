//! The twelve steps, each with its sign and word, and what is worth noting besides.

use eframe::egui::{Grid, RichText, Ui};

use super::{View, icon};
use crate::app::theme;
use crate::text;
use crate::verify::Verdict;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, verdict: &Verdict) {
    let (lang, trust) = (view.lang(), view.state.trust.trust());
    ui.label(RichText::new(text::label(lang, text::Label::Ladder)).heading());
    Grid::new("ladder").num_columns(3).striped(true).min_row_height(theme::ROW).min_col_width(24.0).show(
        ui,
        |ui| {
            for rung in verdict.ladder().rungs() {
                let colour = theme::step(rung.outcome, ui.visuals());
                icon::outcome(ui, rung.outcome, 18.0, colour);
                ui.label(format!("{} {}", rung.step.number(), text::step(lang, rung.step)));
                ui.label(RichText::new(text::outcome(lang, rung.outcome)).color(colour));
                ui.end_row();
            }
        },
    );
    if !verdict.notes().is_empty() {
        ui.add_space(8.0);
        ui.label(RichText::new(text::label(lang, text::Label::Notes)).heading());
        for note in verdict.notes() {
            ui.label(text::note(lang, note, trust));
        }
    }
}

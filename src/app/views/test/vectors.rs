//! Expectation files: how many came out as expected, and what was wrong with the others.

use eframe::egui::{RichText, Ui};

use super::{say, send};
use crate::app::command::TestCommand;
use crate::app::theme;
use crate::app::views::View;
use crate::text::{self, Tester, visible_up_to};
use crate::verify::Outcome;

/// The most that are laid out; those that failed come first.
const MAX_LISTED: usize = 300;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let lang = view.lang();
    let Some(vectors) = &view.state.test.vectors else { return };
    ui.label(visible_up_to(&vectors.folder.display().to_string(), 300));
    if let Some(error) = &vectors.error {
        ui.label(text::check_error(lang, error));
    }
    let passed = vectors.runs.iter().filter(|run| run.failure.is_none()).count();
    ui.horizontal(|ui| {
        ui.label(RichText::new(text::vectors_run(lang, passed, vectors.runs.len())).strong());
        if vectors.stop.is_some() {
            ui.spinner();
            if ui.button(say(view, Tester::Stop)).clicked() {
                send(view, TestCommand::StopVectors);
            }
        }
    });
    let colour = theme::step(Outcome::Failed, ui.visuals());
    for run in vectors.runs.iter().filter(|run| run.failure.is_some()).take(MAX_LISTED) {
        let name = run.path.file_name().unwrap_or(run.path.as_os_str()).to_string_lossy();
        ui.label(format!("{}: {}", visible_up_to(&name, 120), say(view, Tester::Otherwise)));
        if let Some(failure) = &run.failure {
            ui.label(RichText::new(visible_up_to(&text::vector_failure(lang, failure), 1_000)).color(colour));
        }
    }
    ui.separator();
}

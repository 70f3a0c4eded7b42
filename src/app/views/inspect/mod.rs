//! The page 图片核验: what is asked of many pictures, the table of answers, and the one that is looked at.

mod detail;
mod picture;
mod table;

use eframe::egui::{CentralPanel, Panel, ProgressBar, RichText, TextEdit, Ui};

use super::banner::{self, banner};
use super::{View, notice, question};
use crate::app::command::{Command, InspectCommand, Purposed};
use crate::app::theme::CHOSEN;
use crate::text::{self, Audit, AuditDone, audit, audit_done};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    if view.state.inspect.selected.is_some() {
        let width = ui.available_width() * 0.45;
        Panel::right("looked at").default_size(width).show(ui, |ui| detail::show(ui, view));
    }
    CentralPanel::default().show(ui, |ui| {
        notice::show_below(ui, view);
        buttons(ui, view);
        asked(ui, view);
        progress(ui, view);
        ui.separator();
        if view.state.inspect.rows.is_empty() {
            idle(ui, view);
        } else {
            table::show(ui, view);
        }
    });
}

fn say(view: &View<'_>, word: Audit) -> &'static str {
    audit(view.lang(), word)
}

fn send(view: &mut View<'_>, command: InspectCommand) {
    view.send(Command::Inspect(command));
}

fn idle(ui: &mut Ui, view: &View<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(80.0);
        ui.label(RichText::new(say(view, Audit::Idle)).size(20.0));
        ui.add_space(24.0);
        ui.label(RichText::new(text::paper_notice(view.lang())).weak());
    });
}

fn buttons(ui: &mut Ui, view: &mut View<'_>) {
    let is_empty = view.state.inspect.rows.is_empty();
    ui.horizontal_wrapped(|ui| {
        for (word, purposed) in
            [(Audit::AddFile, Purposed::AuditFile), (Audit::AddFolder, Purposed::AuditFolder)]
        {
            if ui.button(say(view, word)).clicked() {
                view.send(Command::Choose(purposed));
            }
        }
        view.button(ui, text::Ui::Paste, || Command::Paste);
        if is_empty {
            return;
        }
        if view.state.inspect.is_running() {
            if ui.button(say(view, Audit::Cancel)).clicked() {
                send(view, InspectCommand::Cancel);
            }
        } else if ui.button(say(view, Audit::Run)).clicked() {
            send(view, InspectCommand::Run);
        }
        if ui.button(say(view, Audit::Empty)).clicked() {
            send(view, InspectCommand::Empty);
        }
        if ui.button(say(view, Audit::Save)).clicked() {
            view.send(Command::Choose(Purposed::AuditReport));
        }
    });
}

/// As of when, and which purpose.
fn asked(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say(view, Audit::AsOf));
        let mut typed = view.state.inspect.as_of.clone();
        let hint = say(view, Audit::AsOfNow);
        let field = TextEdit::singleline(&mut typed).id_salt("as of").hint_text(hint).desired_width(190.0);
        if ui.add(field).labelled_by(label.id).on_hover_text(say(view, Audit::BadDay)).changed() {
            send(view, InspectCommand::TypeAsOf(typed));
        }
        if let Some(purpose) = question::purposes(ui, view, view.state.inspect.purpose, 220.0) {
            send(view, InspectCommand::SetPurpose(purpose));
        }
    });
    if let Some(at) = view.state.inspect.chosen_at() {
        banner(
            ui,
            CHOSEN,
            &format!("{} {}", text::chosen_instant(view.lang(), at), say(view, Audit::AsOfAbout)),
        );
    }
    let is_demo = |row: &crate::app::state::Row| row.codes().iter().any(|one| one.verdict.is_demo());
    if view.state.inspect.chosen().is_some_and(is_demo) {
        banner::demo(ui, view.lang());
    }
}

fn progress(ui: &mut Ui, view: &View<'_>) {
    let (lang, desk) = (view.lang(), &view.state.inspect);
    if desk.is_running() {
        let count = |number: usize| u16::try_from(number).map_or(f32::from(u16::MAX), f32::from);
        let share = count(desk.done) / count(desk.rows.len()).max(1.0);
        let words = audit_done(lang, AuditDone::Checked(desk.done, desk.rows.len()));
        ui.add(ProgressBar::new(share).text(words));
    } else if desk.is_stale {
        ui.label(RichText::new(say(view, Audit::Stale)).strong());
    }
    if let Some(said) = &desk.said {
        ui.label(RichText::new(said).strong());
    }
}

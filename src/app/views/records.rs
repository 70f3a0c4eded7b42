//! The page 核验记录: which checks, how many by day, the list, the clerk's decisions, an export.

use eframe::egui::{ComboBox, Grid, RichText, ScrollArea, TextEdit, Ui};

use super::{View, icon};
use crate::app::command::{Command, Purposed, RecordsCommand};
use crate::app::theme;
use crate::history::{Decision, Entry};
use crate::text::{self, COUNTED, Counter, Records, visible_up_to};
use crate::verify::Word;

/// The most entries that are laid out; an export has them all.
const MAX_LISTED: usize = 500;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let lang = view.lang();
    if !view.state.keeps_history() {
        ui.label(text::records(lang, Records::NotKept));
        return;
    }
    filter(ui, view);
    if let Some(said) = &view.state.records.said {
        ui.label(RichText::new(said).strong());
    }
    ui.separator();
    ScrollArea::both().id_salt("records").auto_shrink([false, false]).show(ui, |ui| {
        counts(ui, view);
        ui.add_space(8.0);
        list(ui, view);
        ui.add_space(8.0);
        retention(ui, view);
    });
}

fn filter(ui: &mut Ui, view: &mut View<'_>) {
    let (lang, desk) = (view.lang(), &view.state.records);
    let say = |word| text::records(lang, word);
    ui.horizontal_wrapped(|ui| {
        for (word, typed, command) in [
            (Records::Since, &desk.since, RecordsCommand::TypeSince as fn(String) -> RecordsCommand),
            (Records::Until, &desk.until, RecordsCommand::TypeUntil),
        ] {
            let label = ui.label(say(word));
            let mut typed = typed.clone();
            let field = ui.add(TextEdit::singleline(&mut typed).desired_width(110.0)).labelled_by(label.id);
            if field.changed() {
                view.send(Command::Records(command(typed)));
            }
        }
        let label = ui.label(say(Records::Verdict));
        let name = |word: Option<Word>| word.map_or(say(Records::AnyVerdict), |word| text::word(lang, word));
        ComboBox::from_id_salt("verdict")
            .selected_text(name(desk.verdict))
            .show_ui(ui, |ui| {
                for word in std::iter::once(None).chain(COUNTED.map(Some)) {
                    if ui.selectable_label(word == desk.verdict, name(word)).clicked() {
                        view.send(Command::Records(RecordsCommand::SetVerdict(word)));
                    }
                }
            })
            .response
            .labelled_by(label.id);
        for (word, command) in [
            (Records::Today, RecordsCommand::Today),
            (Records::AllDays, RecordsCommand::AllDays),
            (Records::Refresh, RecordsCommand::Refresh),
        ] {
            if ui.button(say(word)).clicked() {
                view.send(Command::Records(command));
            }
        }
        if ui.button(say(Records::Export)).clicked() {
            view.send(Command::Choose(Purposed::Export));
        }
    });
}

/// A column a verdict, a row a day.
fn counts(ui: &mut Ui, view: &View<'_>) {
    let (lang, counts) = (view.lang(), &view.state.records.counts);
    if counts.is_empty() {
        return;
    }
    ui.label(RichText::new(text::records(lang, Records::ByDay)).heading());
    Grid::new("counts").num_columns(7).striped(true).min_row_height(theme::ROW).show(ui, |ui| {
        ui.label(text::records(lang, Records::Day));
        ui.label(text::records(lang, Records::Checks));
        for word in COUNTED {
            ui.label(text::word(lang, word));
        }
        ui.end_row();
        for day in counts.chunk_by(|a, b| a.day == b.day).rev().take(MAX_LISTED) {
            let Some(first) = day.first() else { continue };
            ui.label(first.day.to_string());
            ui.label(day.iter().map(|count| count.checks).sum::<u64>().to_string());
            for word in COUNTED {
                let checks: u64 =
                    day.iter().filter(|count| count.verdict == word).map(|count| count.checks).sum();
                ui.label(checks.to_string());
            }
            ui.end_row();
        }
    });
}

fn list(ui: &mut Ui, view: &mut View<'_>) {
    let (lang, entries) = (view.lang(), &view.state.records.entries);
    let say = |word| text::records(lang, word);
    if entries.is_empty() {
        ui.label(say(Records::Nothing));
        return;
    }
    ui.label(RichText::new(say(Records::List)).heading());
    ui.label(text::records_total(lang, entries.len().min(MAX_LISTED), entries.len()));
    Grid::new("entries").num_columns(9).striped(true).min_row_height(theme::ROW).show(ui, |ui| {
        for word in [
            Records::Number,
            Records::Time,
            Records::Verdict,
            Records::Decision,
            Records::Use,
            Records::Issuer,
            Records::Plate,
            Records::Purpose,
            Records::Reasons,
        ] {
            ui.label(RichText::new(say(word)).weak());
        }
        ui.end_row();
        for entry in entries.iter().take(MAX_LISTED) {
            row(ui, view, entry);
        }
    });
}

fn row(ui: &mut Ui, view: &mut View<'_>, entry: &Entry) {
    let lang = view.lang();
    let or_dash = |text: Option<&str>| visible_up_to(text.unwrap_or("-"), 60);
    let demo = if entry.demo { " DEMO" } else { "" };
    ui.label(entry.id.to_string());
    ui.label(text::moment(entry.at));
    ui.horizontal(|ui| {
        let colour = ui.visuals().text_color();
        icon::verdict(ui, entry.verdict, 18.0, colour);
        ui.label(format!("{}{demo}", text::word(lang, entry.verdict)));
    });
    decision(ui, view, entry);
    ui.label(or_dash(entry.use_kind.map(|kind| text::use_kind(lang, kind))));
    ui.label(or_dash(entry.issuer.as_deref()));
    ui.label(or_dash(entry.plate.as_deref()));
    ui.label(or_dash(entry.purpose.as_deref()));
    ui.label(visible_up_to(&entry.reasons.join(" "), 120));
    ui.end_row();
}

/// What was decided, or the two buttons where it still is to be.
fn decision(ui: &mut Ui, view: &mut View<'_>, entry: &Entry) {
    let lang = view.lang();
    if let Some(decided) = entry.decision() {
        ui.label(text::decision(lang, decided.decision));
    } else if entry.verdict == Word::Attention {
        ui.horizontal(|ui| {
            for (words, decision) in
                [(Counter::Confirm, Decision::Confirmed), (Counter::Reject, Decision::Rejected)]
            {
                if ui.small_button(text::counter(lang, words)).clicked() {
                    view.send(Command::Records(RecordsCommand::Decide(entry.id, decision)));
                }
            }
        });
    } else {
        ui.label("-");
    }
}

fn retention(ui: &mut Ui, view: &mut View<'_>) {
    let lang = view.lang();
    ui.horizontal(|ui| {
        let label = ui.label(text::records(lang, Records::KeepDays));
        let mut typed = view.state.records.keep_days.clone();
        let field = ui.add(TextEdit::singleline(&mut typed).desired_width(60.0)).labelled_by(label.id);
        if field.changed() {
            view.send(Command::Records(RecordsCommand::TypeKeepDays(typed)));
        }
        if ui.button(text::records(lang, Records::SetKeepDays)).clicked() {
            view.send(Command::Records(RecordsCommand::SetKeepDays));
        }
    });
}

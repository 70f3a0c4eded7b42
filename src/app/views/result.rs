//! What lies on the desk: nothing, something at work, something unreadable, or a verdict.

use eframe::egui::{Frame, RichText, Ui};

use super::{View, closing, icon, ladder, signed, verdict};
use crate::app::command::Command;
use crate::app::state::{Capture, Origin, Phase};
use crate::app::theme;
use crate::check::{CheckError, Checked, practice};
use crate::text::{self, visible_up_to};
use crate::verify::Word;

/// The most codes of one input that have a button each.
const MAX_CODES: usize = 100;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(capture) = &view.state.capture else { return idle(ui, view) };
    ui.label(RichText::new(origin(view, capture)).small().weak());
    match &capture.phase {
        Phase::Working => {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(RichText::new(view.say(text::Ui::Working)).heading());
            });
        }
        Phase::Failed(error) => {
            closing::show(ui, view, capture);
            unread(ui, view, error);
        }
        Phase::Done(codes) => {
            if codes.len() > 1 {
                choice(ui, view, codes, capture.selected);
            }
            if let Some(checked) = capture.shown() {
                answer(ui, view, capture, checked);
            }
        }
    }
}

fn idle(ui: &mut Ui, view: &View<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(80.0);
        let (idle, about) = if view.state.trust.is_practice() {
            (text::Ui::IdlePractice, text::Ui::PractiseAbout)
        } else {
            (text::Ui::Idle, text::Ui::IdleAbout)
        };
        ui.label(RichText::new(view.say(idle)).size(28.0));
        ui.add_space(8.0);
        ui.label(view.say(about));
        ui.add_space(24.0);
        ui.label(RichText::new(text::paper_notice(view.lang())).weak());
    });
}

fn origin(view: &View<'_>, capture: &Capture) -> String {
    match &capture.origin {
        Origin::File(path) => visible_up_to(&path.display().to_string(), 200),
        Origin::Pasted => view.say(text::Ui::Pasted).to_owned(),
        Origin::Hand => view.say(text::Ui::FromHand).to_owned(),
        Origin::Camera => view.say(text::Ui::FromCamera).to_owned(),
        Origin::Practice(index) => {
            let one = practice().get(*index);
            one.map_or_else(String::new, |one| text::practice_code(view.lang(), one.code).to_owned())
        }
    }
}

/// Nothing was learnt about any licence, so this is no verdict: grey, and why.
fn unread(ui: &mut Ui, view: &View<'_>, error: &CheckError) {
    let pair = theme::card(Word::None);
    Frame::new().fill(pair.ground).inner_margin(16).corner_radius(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            icon::verdict(ui, Word::None, 48.0, pair.text);
            ui.label(RichText::new(view.say(text::Ui::Unread)).size(30.0).color(pair.text));
        });
        ui.label(RichText::new(text::check_error(view.lang(), error)).color(pair.text));
    });
}

fn choice(ui: &mut Ui, view: &mut View<'_>, codes: &[Checked], selected: usize) {
    let lang = view.lang();
    ui.horizontal_wrapped(|ui| {
        ui.label(view.say(text::Ui::Codes));
        for (index, one) in codes.iter().enumerate().take(MAX_CODES) {
            let words = format!(
                "{} {}",
                text::nth_code(lang, one.line.unwrap_or(index + 1)),
                text::word(lang, one.verdict.word())
            );
            if ui.selectable_label(index == selected, words).clicked() {
                view.send(Command::Select(index));
            }
        }
        if codes.len() > MAX_CODES {
            ui.label(text::first_of_many(lang, MAX_CODES, codes.len()));
        }
    });
}

fn answer(ui: &mut Ui, view: &mut View<'_>, capture: &Capture, checked: &Checked) {
    verdict::show(ui, view, &checked.verdict);
    closing::show(ui, view, capture);
    ui.add_space(8.0);
    let Some(genuine) = checked.verdict.genuine() else { return ladder::show(ui, view, &checked.verdict) };
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            signed::show(left, view, genuine);
            ladder::show(right, view, &checked.verdict);
        }
    });
}

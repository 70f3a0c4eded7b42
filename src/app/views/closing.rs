//! Below an answer: the clerk's decision where it is asked for, and when the answer closes.

use eframe::egui::{Button, RichText, Ui, vec2};

use super::View;
use crate::app::command::{Command, Purposed};
use crate::app::state::{Capture, Closing, awaits_decision};
use crate::history::Decision;
use crate::text::{self, Audit, Counter};
use crate::verify::Word;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, capture: &Capture) {
    let lang = view.lang();
    let say = |word| text::counter(lang, word);
    if awaits_decision(capture) {
        ui.label(RichText::new(say(Counter::Decide)).heading());
        ui.horizontal(|ui| {
            for (words, decision) in
                [(Counter::Confirm, Decision::Confirmed), (Counter::Reject, Decision::Rejected)]
            {
                let button = Button::new(RichText::new(say(words)).size(18.0)).min_size(vec2(150.0, 44.0));
                if ui.add(button).clicked() {
                    view.send(Command::Decide(decision));
                }
            }
        });
    } else if let Some(decision) = capture.decided {
        let words = format!("{}{}", say(Counter::Decided), text::decision(lang, decision));
        ui.label(RichText::new(words).heading());
    }
    if capture.shown().is_some()
        && !view.state.screen.kiosk
        && ui.button(text::audit(lang, Audit::SaveSlip)).clicked()
    {
        view.send(Command::Choose(Purposed::Slip));
    }
    match view.state.closing() {
        Closing::No => {}
        Closing::Waits => _ = ui.small(say(Counter::Waits)),
        Closing::In(left) => {
            ui.horizontal(|ui| {
                // The last moment is still a second.
                let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
                ui.small(text::closes_in(lang, seconds));
                if ui.small_button(say(Counter::KeepOpen)).clicked() {
                    view.send(Command::KeepOpen);
                }
                if view.is_held {
                    ui.small(say(Counter::Held));
                }
            });
        }
    }
    let is_attention = capture.shown().is_some_and(|shown| shown.verdict.word() == Word::Attention);
    if is_attention || view.state.closing() != Closing::No {
        ui.add_space(4.0);
    }
}

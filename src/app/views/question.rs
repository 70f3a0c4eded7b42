//! What this desk asks: the purpose, and who stands there.

use eframe::egui::{ComboBox, Key, RichText, TextEdit, Ui};

use super::View;
use crate::app::command::Command;
use crate::app::theme;
use crate::domain::{Purpose, Reason, Table};
use crate::text::{self, Counter};
use crate::verify::Outcome;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    ui.add_space(6.0);
    business(ui, view);
    purpose(ui, view);
    ui.add_space(4.0);
    bearer(ui, view);
    ui.separator();
}

/// What this desk is for, large: chosen once, asked of every code.
fn business(ui: &mut Ui, view: &View<'_>) {
    let (lang, state) = (view.lang(), view.state);
    ui.label(text::counter(lang, Counter::Business));
    let words = match state.asked.purpose {
        Some(purpose) => text::purpose_name(lang, purpose, state.trust.trust()),
        None => text::counter(lang, Counter::BusinessNone).to_owned(),
    };
    ui.label(RichText::new(words).size(26.0).strong());
}

fn purpose(ui: &mut Ui, view: &mut View<'_>) {
    let width = ui.available_width() - 8.0;
    if let Some(purpose) = purposes(ui, view, view.state.asked.purpose, width) {
        view.send(Command::SetPurpose(purpose));
    }
}

/// A list of the purposes, of which one or none is chosen.
pub(super) fn purposes(
    ui: &mut Ui,
    view: &View<'_>,
    now: Option<Purpose>,
    width: f32,
) -> Option<Option<Purpose>> {
    let (lang, state) = (view.lang(), view.state);
    let name = |purpose: Option<Purpose>| match purpose {
        Some(purpose) => {
            format!("{} {}", purpose.as_str(), text::purpose_name(lang, purpose, state.trust.trust()))
        }
        None => view.say(text::Ui::PurposeNone).to_owned(),
    };
    let listed = Table::Purpose.entries().iter().filter_map(|entry| Purpose::parse(entry.code).ok());
    let all = std::iter::once(None).chain(listed.map(Some));
    let label = ui.label(view.say(text::Ui::Purpose));
    let mut chosen = None;
    ComboBox::from_id_salt("purpose")
        .width(width)
        .height(640.0)
        .truncate()
        .selected_text(name(now))
        .show_ui(ui, |ui| {
            for purpose in all {
                if ui.selectable_label(purpose == now, name(purpose)).clicked() {
                    chosen = Some(purpose);
                }
            }
        })
        .response
        .labelled_by(label.id);
    chosen
}

fn bearer(ui: &mut Ui, view: &mut View<'_>) {
    let mut typed = view.state.asked.typed.clone();
    let capture = view.state.capture.as_ref();
    let is_asked = capture.and_then(|capture| capture.shown()).is_some_and(|shown| {
        shown.verdict.reasons().iter().any(|reason| matches!(reason, Reason::BearerNotAsked))
    });
    if is_asked {
        let colour = theme::step(Outcome::CannotTell, ui.visuals());
        ui.label(RichText::new(text::counter(view.lang(), Counter::AskBearer)).color(colour).strong());
    }
    let label = ui.label(view.say(text::Ui::Bearer));
    let width = ui.available_width() - 8.0;
    let field =
        ui.add(TextEdit::singleline(&mut typed).id_salt("bearer").desired_width(width)).labelled_by(label.id);
    if field.changed() {
        view.send(Command::TypeBearer(typed));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.button(view.say(text::Ui::BearerAsk)).clicked() || entered {
        view.send(Command::AskBearer);
    }
    if view.state.asked.is_bad {
        let colour = theme::step(Outcome::Failed, ui.visuals());
        ui.label(RichText::new(view.say(text::Ui::BearerBad)).color(colour));
    }
}

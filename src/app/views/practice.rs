//! The demo codes to practise with.

use eframe::egui::{RichText, Ui};

use super::View;
use crate::app::command::Command;
use crate::app::state::Origin;
use crate::check::practice;
use crate::text;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    ui.label(RichText::new(view.say(text::Ui::PractiseCodes)).heading());
    let chosen = view.state.capture.as_ref().map(|capture| capture.origin.clone());
    for (index, one) in practice().iter().enumerate() {
        let title = text::practice_code(view.lang(), one.code);
        if ui.selectable_label(chosen == Some(Origin::Practice(index)), title).clicked() {
            view.send(Command::PractiseWith(index));
        }
    }
}

//! The row of buttons: what to check next, practice, trust, the language.

use eframe::egui::{Align, Layout, Ui};

use super::View;
use crate::app::command::{Command, Purposed};
use crate::app::keys::Shortcut;
use crate::text::{self, Lang};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        shortcut(ui, view, Shortcut::Open);
        view.button(ui, text::Ui::Paste, || Command::Paste);
        shortcut(ui, view, Shortcut::Camera);
        // The first page has large ones of its own.
        if !view.state.is_first_run() {
            shortcut(ui, view, Shortcut::Clear);
            shortcut(ui, view, Shortcut::Practise);
            if !view.state.trust.is_practice() {
                view.button(ui, text::Ui::InstallTrust, || Command::Choose(Purposed::Trust));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let other = match view.lang() {
                Lang::Zh => Lang::En,
                Lang::En => Lang::Zh,
            };
            if ui.button(other.name()).clicked() {
                view.send(Command::SetLang(other));
            }
        });
    });
    ui.add_space(2.0);
}

fn shortcut(ui: &mut Ui, view: &mut View<'_>, shortcut: Shortcut) {
    let keys = ui.ctx().format_shortcut(&shortcut.keys());
    if ui.button(view.say(shortcut.words(view.state))).on_hover_text(keys).clicked() {
        view.send(shortcut.command(view.state));
    }
}

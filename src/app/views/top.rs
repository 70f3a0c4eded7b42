//! The pages and the language; below them, on 窗口核验, what to check next, practice, trust.

use eframe::egui::{Align, Layout, Ui};

use super::{View, tabs};
use crate::app::command::{Command, Purposed};
use crate::app::keys::Shortcut;
use crate::cli::Page;
use crate::text::{self, Lang};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if !view.state.screen.kiosk {
            tabs::show(ui, view);
        }
        language(ui, view);
    });
    // A row of their own, which breaks where everything is large.
    if view.state.page() == Page::Window {
        ui.horizontal_wrapped(|ui| checking(ui, view));
    }
    ui.add_space(2.0);
}

/// What the page 窗口核验 offers.
fn checking(ui: &mut Ui, view: &mut View<'_>) {
    shortcut(ui, view, Shortcut::Open);
    if !view.state.screen.kiosk {
        view.button(ui, text::Ui::Paste, || Command::Paste);
    }
    shortcut(ui, view, Shortcut::Camera);
    // The first page has large ones of its own.
    if !view.state.is_first_run() {
        shortcut(ui, view, Shortcut::Clear);
        shortcut(ui, view, Shortcut::Practise);
        if !view.state.trust.is_practice() && !view.state.screen.kiosk {
            view.button(ui, text::Ui::InstallTrust, || Command::Choose(Purposed::Trust));
        }
    }
}

fn language(ui: &mut Ui, view: &mut View<'_>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let other = match view.lang() {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        if ui.button(other.name()).clicked() {
            view.send(Command::SetLang(other));
        }
    });
}

fn shortcut(ui: &mut Ui, view: &mut View<'_>, shortcut: Shortcut) {
    if !shortcut.is_offered(view.state) {
        return;
    }
    let keys = ui.ctx().format_shortcut(&shortcut.keys());
    if ui.button(view.say(shortcut.words(view.state))).on_hover_text(keys).clicked() {
        view.send(shortcut.command(view.state));
    }
}

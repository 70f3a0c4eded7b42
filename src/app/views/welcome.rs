//! The first page, while this machine trusts nobody: how to begin, instead of a red answer to everything.

use eframe::egui::{Button, Frame, RichText, Ui, vec2};

use super::View;
use crate::app::command::{Command, Purposed};
use crate::app::keys::Shortcut;
use crate::text;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        ui.set_max_width(640.0);
        ui.label(RichText::new(view.say(text::Ui::Welcome)).size(30.0));
        ui.label(view.say(text::Ui::WelcomeAbout));
        ui.add_space(20.0);
        choice(ui, view, text::Ui::WelcomePractise, Shortcut::Practise.words(view.state), || {
            Command::Practise
        });
        ui.add_space(12.0);
        choice(ui, view, text::Ui::WelcomeTrust, text::Ui::InstallTrust, || Command::Choose(Purposed::Trust));
        ui.add_space(20.0);
        ui.label(RichText::new(text::paper_notice(view.lang())).weak());
    });
}

fn choice(
    ui: &mut Ui,
    view: &mut View<'_>,
    about: text::Ui,
    words: text::Ui,
    command: impl FnOnce() -> Command,
) {
    Frame::group(ui.style()).inner_margin(16).show(ui, |ui| {
        ui.label(view.say(about));
        ui.add_space(8.0);
        let words = RichText::new(view.say(words)).size(18.0);
        if ui.add(Button::new(words).min_size(vec2(280.0, 44.0))).clicked() {
            view.send(command());
        }
    });
}

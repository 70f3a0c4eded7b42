//! What is seen. A view reads the state and sends commands; it changes nothing. From top to bottom of the window.

mod banner;
mod camera;
mod chooser;
pub(super) mod icon;
mod ladder;
mod notice;
mod practice;
mod question;
mod result;
mod signed;
mod strip;
mod top;
mod verdict;
mod welcome;

use eframe::egui::{self, TextureHandle, Ui};

use super::command::Command;
use super::state::State;
use crate::text::{self, Lang};

/// What views are shown from, and where they send commands.
pub(super) struct View<'a> {
    pub(super) state: &'a State,
    /// The camera's picture, with the codes in it.
    pub(super) preview: Option<(&'a TextureHandle, &'a [[[f32; 2]; 4]])>,
    pub(super) sent: Vec<Command>,
}

impl View<'_> {
    fn lang(&self) -> Lang {
        self.state.lang
    }

    fn say(&self, words: text::Ui) -> &'static str {
        text::ui(self.state.lang, words)
    }

    fn send(&mut self, command: Command) {
        self.sent.push(command);
    }

    /// A button that sends a command.
    fn button(&mut self, ui: &mut Ui, words: text::Ui, command: impl FnOnce() -> Command) {
        if ui.button(self.say(words)).clicked() {
            self.send(command());
        }
    }
}

/// The whole window.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    egui::Panel::top("top").show(ui, |ui| top::show(ui, view));
    egui::Panel::bottom("strip").show(ui, |ui| strip::show(ui, view));
    if view.state.is_first_run() {
        egui::CentralPanel::default().show(ui, |ui| {
            notice::show_below(ui, view);
            welcome::show(ui, view);
        });
    } else {
        egui::Panel::left("question").exact_size(320.0).show(ui, |ui| {
            egui::ScrollArea::vertical().id_salt("left").show(ui, |ui| {
                question::show(ui, view);
                if view.state.trust.is_practice() {
                    practice::show(ui, view);
                } else {
                    camera::show(ui, view);
                }
            });
        });
        egui::CentralPanel::default().show(ui, |ui| {
            banner::show(ui, view);
            notice::show_below(ui, view);
            egui::ScrollArea::vertical().id_salt("result").show(ui, |ui| result::show(ui, view));
        });
    }
    chooser::show(ui, view);
}

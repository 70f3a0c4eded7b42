//! What is seen. A view reads the state and sends commands; it changes nothing. From top to bottom of the window.

mod banner;
mod camera;
mod chooser;
mod closing;
mod customer;
pub(super) mod icon;
mod inspect;
mod ladder;
mod notice;
mod practice;
mod question;
mod records;
mod result;
mod settings;
mod signed;
mod strip;
mod tabs;
mod top;
mod verdict;
mod welcome;

use eframe::egui::{self, TextureHandle, Ui};

use super::command::Command;
use super::state::State;
use crate::cli::Page;
use crate::text::{self, Lang};

/// What views are shown from, and where they send commands.
pub(super) struct View<'a> {
    pub(super) state: &'a State,
    /// The camera's picture, with the codes in it.
    pub(super) preview: Option<(&'a TextureHandle, &'a [[[f32; 2]; 4]])>,
    /// The picture of the file that is looked at.
    pub(super) looked_at: Option<&'a Looked>,
    pub(super) sent: Vec<Command>,
    /// Somebody points at the answer, or has the keyboard's focus in it.
    pub(super) is_held: bool,
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

/// A picture on the graphics card.
pub(super) struct Looked {
    pub(super) texture: TextureHandle,
    /// Its own width, in which corners of codes are counted.
    pub(super) width: u32,
}

/// The whole window.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    egui::Panel::top("top").show(ui, |ui| top::show(ui, view));
    egui::Panel::bottom("strip").show(ui, |ui| strip::show(ui, view));
    match view.state.page() {
        Page::Window if view.state.is_first_run() => {
            egui::CentralPanel::default().show(ui, |ui| {
                notice::show_below(ui, view);
                welcome::show(ui, view);
            });
        }
        Page::Window => desk(ui, view),
        Page::Inspect => inspect::show(ui, view),
        Page::History => page(ui, view, records::show),
        Page::Settings => page(ui, view, settings::show),
    }
    chooser::show(ui, view);
    customer::show(ui.ctx(), view.state);
}

/// What this desk asks beside what lies on it.
fn desk(ui: &mut Ui, view: &mut View<'_>) {
    let width = (ui.available_width() * 0.45).min(320.0);
    egui::Panel::left("question").exact_size(width).show(ui, |ui| {
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
        view.is_held = is_held(ui);
        banner::show(ui, view);
        notice::show_below(ui, view);
        egui::ScrollArea::vertical().id_salt("result").show(ui, |ui| result::show(ui, view));
    });
}

fn page(ui: &mut Ui, view: &mut View<'_>, show: fn(&mut Ui, &mut View<'_>)) {
    egui::CentralPanel::default().show(ui, |ui| {
        notice::show_below(ui, view);
        show(ui, view);
    });
}

/// Whether somebody points at this part of the window or has the focus in it.
fn is_held(ui: &Ui) -> bool {
    let here = ui.max_rect();
    let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
    ui.rect_contains_pointer(here) || focused.is_some_and(|focused| here.contains(focused.rect.center()))
}

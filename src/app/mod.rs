//! The window: what window staff, inspectors and testers see.
//!
//! `command` is what a person asks, `job` what workers are asked → `state` changes on commands and on what workers found,
//! without egui → `workers` do what takes time → `views` show the state and send commands → `window` joins them. `theme`
//! has colours and the font, `native` opens windows. `phone` is another window, that of the office's phone.

mod command;
mod job;
mod keys;
mod measure;
mod native;
#[cfg(feature = "office")]
pub mod phone;
mod sound;
mod state;
mod theme;
mod typing;
mod views;
mod window;
mod workers;

#[cfg(test)]
mod tests;

use eframe::Frame;
use eframe::egui::{Context, Ui, ViewportBuilder, vec2};

use crate::cli::{Desk, WindowError};
use crate::text;
use measure::Measure;
use window::Window;
use workers::Threads;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`WindowError`]: no display, a system library is missing, the window system refuses.
pub fn run(desk: Desk) -> Result<(), WindowError> {
    let mut viewport = ViewportBuilder::default()
        .with_title(text::ui(desk.lang, text::Ui::Title))
        .with_inner_size(vec2(1180.0, 820.0))
        .with_min_inner_size(vec2(800.0, 560.0))
        .with_fullscreen(desk.screen.fullscreen);
    if let Some(monitor) = desk.screen.monitor {
        viewport = viewport.with_monitor(monitor);
    }
    native::open("yanzheng", viewport, |ctx| App::open(ctx, &desk))
}

struct App(Window<Threads>, Measure);

impl App {
    fn open(ctx: &Context, desk: &Desk) -> std::io::Result<Self> {
        let workers = Threads::start(desk.clock.clone(), desk.scanner.clone(), native::wake(ctx))?;
        Ok(App(Window::open(desk, workers), Measure::open(desk.measure.as_deref())?))
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _: &mut Frame) {
        self.1.begins();
        self.0.logic(ctx);
        self.1.thought();
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.1.shows();
        self.0.ui(ui);
        if self.1.shown(&self.0) {
            ui.ctx().request_repaint();
        }
    }
}

//! The window: what window staff, inspectors and testers see.
//!
//! `command` is what a person asks, `job` what workers are asked → `state` changes on commands and on what workers found,
//! without egui → `workers` do what takes time → `views` show the state and send commands → `window` joins them. `theme`
//! has colours and the font.

mod command;
mod job;
mod keys;
mod state;
mod theme;
mod views;
mod window;
mod workers;

#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use eframe::egui::{Context, Ui, ViewportBuilder, vec2};
use eframe::{CreationContext, Frame, NativeOptions};

use crate::cli::{Desk, WindowError};
use crate::scan::panic_text;
use crate::text;
use window::Window;
use workers::Threads;

/// The name by which desktops know the window.
const APP_ID: &str = "yanzheng";

/// What libxkbcommon's bindings say when they find no library.
const NO_XKB: &str = "xkbcommon";

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`WindowError`]: no display, a system library is missing, the window system refuses.
pub fn run(desk: Desk) -> Result<(), WindowError> {
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(text::ui(desk.lang, text::Ui::Title))
        .with_inner_size(vec2(1180.0, 820.0))
        .with_min_inner_size(vec2(800.0, 560.0));
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    let opened = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(APP_ID, options, Box::new(|context| Ok(Box::new(App::open(context, &desk)?))))
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(eframe::Error::WinitEventLoop(_))) => Err(WindowError::NoDisplay),
        Ok(Err(error)) => Err(WindowError::Refused(error.to_string())),
        // The bindings of that library panic where it is not installed.
        Err(panic) => Err(match panic_text(panic.as_ref()).unwrap_or("it stopped") {
            said if said.contains(NO_XKB) => WindowError::NoLibrary("libxkbcommon-x11"),
            said => WindowError::Refused(said.to_owned()),
        }),
    }
}

struct App(Window<Threads>);

impl App {
    fn open(context: &CreationContext<'_>, desk: &Desk) -> std::io::Result<Self> {
        theme::set(&context.egui_ctx);
        let ctx = context.egui_ctx.clone();
        let workers = Threads::start(desk.clock.clone(), Arc::new(move || ctx.request_repaint()))?;
        Ok(App(Window::open(desk, workers)))
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _: &mut Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.0.ui(ui);
    }
}

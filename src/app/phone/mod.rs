//! The office's phone: a window of a phone's size that shows a licence as its owner's or a grantee's phone does.
//!
//! `state` is what is shown and when it is renewed, without egui → `worker` makes codes → `view` shows the state and
//! sends commands → `window` joins them.

mod state;
mod view;
mod window;
mod worker;

#[cfg(test)]
mod tests;

use eframe::Frame;
use eframe::egui::{Context, Ui, Vec2, ViewportBuilder, vec2};

use super::native;
use crate::cli::{Phone, WindowError};
use crate::text;
use state::State;
use window::Window;
use worker::Thread;

/// In points. Its width takes a symbol of version 18 with its quiet zone at four pixels to a module; the codes of most
/// licences are smaller.
const SIZE: Vec2 = vec2(390.0, 780.0);

/// Opens the phone's window and stays until it is closed.
///
/// # Errors
/// [`WindowError`]: no display, a system library is missing, the window system refuses.
pub fn run(phone: Phone) -> Result<(), WindowError> {
    let title = format!("{} {}", text::phone_ui(phone.lang, text::PhoneUi::Title), phone.plate);
    let viewport = ViewportBuilder::default()
        .with_title(text::visible_up_to(&title, 60))
        .with_inner_size(SIZE)
        .with_min_inner_size(vec2(300.0, 480.0));
    native::open("yanzheng-phone", viewport, |ctx| App::open(ctx, phone))
}

struct App(Window<Thread>);

impl App {
    fn open(ctx: &Context, phone: Phone) -> std::io::Result<Self> {
        let state = State::open(&phone);
        let worker = Thread::start(phone, native::wake(ctx))?;
        Ok(App(Window::open(state, worker)))
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

//! Joins state, worker and views: answers in, commands out. Used by the real window and by the tests alike.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{ColorImage, Context, Key, Modifiers, TextureFilter, TextureHandle, TextureOptions, Ui};
use image::RgbImage;

use super::state::{Answer, Command, Drawn, State, Tab};
use super::view;
use super::worker::Worker;

/// How often the window looks at the clock: a second that is shown is late by no more.
const TICK: Duration = Duration::from_millis(250);
/// A module is a square, not a spot.
const CRISP: TextureOptions = TextureOptions::NEAREST;
/// The picture is mostly shown smaller than it is.
const SHRUNK: TextureOptions = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));

/// What is on the graphics card.
#[derive(Default)]
pub(super) struct Textures {
    pub(super) code: Option<TextureHandle>,
    /// With the picture that it was made of.
    pub(super) card: Option<(Arc<RgbImage>, TextureHandle)>,
}

pub(super) struct Window<W> {
    pub(super) state: State,
    pub(super) worker: W,
    textures: Textures,
}

impl<W: Worker> Window<W> {
    pub(super) fn open(state: State, worker: W) -> Self {
        Window { state, worker, textures: Textures::default() }
    }

    /// Takes in the worker's answer and asks it again when it is time; also while the window is hidden.
    pub(super) fn logic(&mut self, ctx: &Context) {
        if let Some(answer) = self.worker.answer() {
            self.upload(ctx, &answer);
            self.state.hear(answer);
        }
        if self.state.ask() {
            self.worker.begin();
        }
        ctx.request_repaint_after(TICK);
    }

    /// Shows the window and does what was asked for in it.
    pub(super) fn ui(&mut self, ui: &mut Ui) {
        let mut commands = typed(ui.ctx());
        commands.extend(view::show(ui, &self.state, &self.textures));
        if !commands.is_empty() {
            commands.into_iter().for_each(|command| self.state.apply(command));
            ui.ctx().request_repaint();
        }
    }

    /// A picture that is there already is not handed over again.
    fn upload(&mut self, ctx: &Context, answer: &Answer) {
        let Ok(drawn) = answer else { return };
        let Drawn { screen, symbol } = &**drawn;
        let image = ColorImage::from_gray(size(symbol.dimensions()), symbol);
        self.textures.code = Some(ctx.load_texture("code", image, CRISP));
        let before = self.textures.card.take();
        self.textures.card = screen.card.as_ref().map(|card| match before {
            Some((shown, texture)) if Arc::ptr_eq(&shown, card) => (shown, texture),
            _ => {
                let image = ColorImage::from_rgb(size(card.dimensions()), card);
                (card.clone(), ctx.load_texture("card", image, SHRUNK))
            }
        });
    }
}

fn size((width, height): (u32, u32)) -> [usize; 2] {
    [width, height].map(|side| usize::try_from(side).unwrap_or_default())
}

/// What keys ask for.
fn typed(ctx: &Context) -> Vec<Command> {
    let keys = [
        (Key::Num1, Command::Show(Tab::Card)),
        (Key::Num2, Command::Show(Tab::Code)),
        (Key::F5, Command::Refresh),
    ];
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    keys.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, command)| command).collect()
}

//! Joins state, workers and views: events in, commands out. Used by the real window and by the tests alike.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{
    self, ColorImage, Context, Event as Input, KeyboardShortcut, TextureHandle, TextureOptions, Ui,
};

use super::command::{Command, InspectCommand};
use super::job::{Picture, Preview};
use super::keys::{self, Shortcut};
use super::state::{Closing, Request, State, named_file};
use super::theme;
use super::typing::{Focus, taken};
use super::views::{self, Looked, View};
use super::workers::Workers;
use crate::cli::{Desk, Look, Page, Size};
use crate::scan::{Hand, Luma};
use crate::text;

/// How often the window looks at the time while an answer is about to close.
const SECOND: Duration = Duration::from_secs(1);

/// More files than anybody drops at once; a folder has more.
const MAX_DROPPED: usize = 1_000;

pub(super) struct Window<W> {
    pub(super) state: State,
    pub(super) workers: W,
    /// The camera's picture on the graphics card, and the codes in it.
    preview: Option<(TextureHandle, Vec<[[f32; 2]; 4]>)>,
    title: Option<&'static str>,
    /// The picture of the file that is looked at, as the state has it and on the graphics card.
    looked_at: Option<(Arc<Picture>, Looked)>,
    /// The look and size that the window has.
    worn: Option<(Look, Size)>,
    hand: Hand,
    /// When it was last painted, in egui's seconds.
    painted: Option<f64>,
}

impl<W: Workers> Window<W> {
    pub(super) fn open(desk: &Desk, workers: W) -> Self {
        let (state, requests) = State::open(desk);
        let mut window = Window {
            state,
            workers,
            preview: None,
            title: None,
            looked_at: None,
            worn: None,
            hand: Hand::default(),
            painted: None,
        };
        requests.into_iter().for_each(|request| window.request(request));
        window
    }

    /// Takes in what workers found; also while the window is hidden.
    pub(super) fn logic(&mut self, ctx: &Context) {
        for event in self.workers.events() {
            let request = self.state.hear(event);
            request.into_iter().for_each(|request| self.request(request));
            self.besides();
        }
        if let Some(preview) = self.workers.preview() {
            self.upload(ctx, preview);
        }
    }

    /// Shows the window and does what was asked for in it.
    pub(super) fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.name(&ctx);
        self.wear(&ctx);
        self.look(&ctx);
        let mut commands = self.scanned(&ctx);
        commands.extend(typed(&ctx, &self.state));
        let preview = self.preview.as_ref().map(|(texture, codes)| (texture, codes.as_slice()));
        let looked_at = self.looked_at.as_ref().map(|(_, looked)| looked);
        let mut view = View { state: &self.state, preview, looked_at, sent: Vec::new(), is_held: false };
        views::show(ui, &mut view);
        commands.append(&mut view.sent);
        let is_held = view.is_held;
        self.pass(&ctx, is_held);
        if commands.is_empty() {
            ctx.request_repaint_after(self.until_something_passes());
            return;
        }
        for command in commands {
            self.command(command);
        }
        // Some answers are there at once.
        ctx.request_repaint();
    }

    /// Takes what a hand scanner types, before anything else sees it.
    fn scanned(&mut self, ctx: &Context) -> Vec<Command> {
        let focus = if ctx.egui_wants_keyboard_input() { Focus::Field } else { Focus::Elsewhere };
        let (now, hand) = (self.state.now(), &mut self.hand);
        let (done, tick) = ctx.input_mut(|input| {
            let tick = Duration::from_secs_f64(input.time.max(0.0));
            (taken(hand, &mut input.events, focus, now, tick), tick)
        });
        self.state.is_receiving = hand.is_scanner() && hand.is_receiving();
        if let Some(rest) = hand.rests_in(tick) {
            ctx.request_repaint_after(rest);
        }
        done.into_iter().map(Command::Hand).collect()
    }

    /// An answer's seconds, else the minutes of the clock that is shown: a desk where nothing happens costs nothing.
    fn until_something_passes(&self) -> Duration {
        if matches!(self.state.closing(), Closing::In(_)) {
            return SECOND;
        }
        let past = self.state.now().unix().rem_euclid(60);
        SECOND * u32::try_from(60 - past).unwrap_or(60)
    }

    pub(super) fn command(&mut self, command: Command) {
        let request = self.state.apply(command);
        request.into_iter().for_each(|request| self.request(request));
        self.besides();
    }

    fn besides(&mut self) {
        self.state.besides().into_iter().for_each(|request| self.request(request));
    }

    /// The look and size of the settings.
    fn wear(&mut self, ctx: &Context) {
        let wanted = (self.state.settings.look, self.state.settings.size);
        if self.worn != Some(wanted) {
            self.worn = Some(wanted);
            theme::wear(ctx, wanted.0);
            ctx.set_zoom_factor(f32::from(wanted.1.percent()) / 100.0);
        }
    }

    /// Brings the picture of the file that is looked at to the graphics card, once.
    fn look(&mut self, ctx: &Context) {
        let Some(Some(picture)) = &self.state.inspect.picture else {
            self.looked_at = None;
            return;
        };
        if !self.looked_at.as_ref().is_some_and(|(before, _)| Arc::ptr_eq(before, picture)) {
            let texture = ctx.load_texture("looked at", grey(&picture.luma), TextureOptions::LINEAR);
            self.looked_at = Some((picture.clone(), Looked { texture, width: picture.width }));
        }
    }

    /// Lets the time pass in which an answer closes.
    fn pass(&mut self, ctx: &Context, is_held: bool) {
        let now = ctx.input(|input| input.time);
        let since = now - self.painted.replace(now).unwrap_or(now);
        if !is_held {
            self.state.pass(Duration::from_secs_f64(since.clamp(0.0, 60.0)));
        }
    }

    fn request(&mut self, request: Request) {
        match request {
            Request::Job(job) => self.workers.begin(job),
            Request::Watch(camera) => {
                self.preview = None;
                self.workers.watch(camera);
            }
        }
    }

    /// The title in the language of the moment.
    fn name(&mut self, ctx: &Context) {
        let title = text::ui(self.state.lang, text::Ui::Title);
        if self.title != Some(title) {
            self.title = Some(title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.to_owned()));
        }
    }

    fn upload(&mut self, ctx: &Context, preview: Preview) {
        let image = grey(&preview.picture);
        match &mut self.preview {
            Some((texture, codes)) => {
                texture.set(image, TextureOptions::LINEAR);
                *codes = preview.codes;
            }
            None => {
                let texture = ctx.load_texture("camera", image, TextureOptions::LINEAR);
                self.preview = Some((texture, preview.codes));
            }
        }
    }
}

fn grey(luma: &Luma) -> ColorImage {
    let side = |length: u32| usize::try_from(length).unwrap_or_default();
    ColorImage::from_gray([side(luma.width()), side(luma.height())], luma.pixels())
}

/// What keys, the clipboard and dropped files ask for.
fn typed(ctx: &Context, state: &State) -> Vec<Command> {
    let mut commands: Vec<Command> = Shortcut::ALL
        .into_iter()
        .filter(|shortcut| shortcut.is_offered(state))
        .filter(|shortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut.keys())))
        .map(|shortcut| shortcut.command(state))
        .collect();
    let pressed = |shortcut: &KeyboardShortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
    commands.extend(Page::ALL.into_iter().filter(|page| pressed(&keys::page(*page))).map(Command::Show));
    let sizes = keys::SIZES.iter().filter(|(keys, _)| pressed(keys));
    commands.extend(sizes.map(|(_, larger)| Command::StepSize { larger: *larger }));
    // What is pasted into a field belongs to the field.
    let is_typing = ctx.egui_wants_keyboard_input();
    ctx.input(|input| {
        let pasted = input.events.iter().filter(|_| !is_typing).filter_map(|event| match event {
            Input::Paste(text) => Some(pasted_text(text, state)),
            Input::PasteImage(image) => pixels(image),
            _ => None,
        });
        commands.extend(pasted);
        let dropped: Vec<PathBuf> =
            input.raw.dropped_files.iter().take(MAX_DROPPED).map(|file| file.path().to_owned()).collect();
        commands.extend(match state.page() {
            _ if dropped.is_empty() => None,
            Page::Inspect => Some(Command::Inspect(InspectCommand::Add(dropped))),
            // One after another: of several the first.
            Page::Window | Page::History | Page::Settings => dropped.into_iter().next().map(Command::Open),
        });
    });
    commands
}

/// A path that is pasted is a file like one that was dropped.
fn pasted_text(text: &str, state: &State) -> Command {
    match named_file(text).filter(|_| state.page() == Page::Inspect) {
        Some(path) => state.brought(path),
        None => Command::CheckText(text.to_owned()),
    }
}

fn pixels(image: &ColorImage) -> Option<Command> {
    let [width, height] = image.size.map(u32::try_from);
    let rgba = image.pixels.iter().flat_map(|pixel| pixel.to_srgba_unmultiplied()).collect();
    Some(Command::CheckPixels { width: width.ok()?, height: height.ok()?, rgba })
}

//! The view for whoever stands before the desk: word, sign, colour and the paper notice; nothing personal.

use eframe::egui::{
    CentralPanel, Context, Frame, RichText, Ui, ViewportBuilder, ViewportCommand, ViewportId, vec2,
};

use super::icon;
use crate::app::state::{Phase, State};
use crate::app::theme;
use crate::text::{self, Counter};
use crate::verify::Word;

/// Shows it on its monitor.
pub(super) fn show(ctx: &Context, state: &State) {
    let Some(monitor) = state.screen.customer else { return };
    let viewport = ViewportBuilder::default()
        .with_title(text::counter(state.lang, Counter::Customer))
        .with_inner_size(vec2(800.0, 600.0))
        .with_fullscreen(true)
        .with_monitor(monitor);
    ctx.show_viewport_immediate(ViewportId::from_hash_of("customer"), viewport, |ui, _| {
        // It is closed with the window.
        if ui.ctx().input(|input| input.viewport().close_requested()) {
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
        }
        content(ui, state);
    });
}

fn content(ui: &mut Ui, state: &State) {
    let lang = state.lang;
    let shown = state.capture.as_ref().map(|capture| match &capture.phase {
        Phase::Working => None,
        Phase::Failed(_) => Some((Word::None, false)),
        Phase::Done(_) => capture.shown().map(|one| (one.verdict.word(), one.verdict.is_demo())),
    });
    let (word, words, is_demo) = match shown {
        None => (None, text::counter(lang, Counter::CustomerIdle), false),
        Some(None) => (None, text::counter(lang, Counter::CustomerWorking), false),
        Some(Some((Word::None, _))) => (Some(Word::None), text::ui(lang, text::Ui::Unread), false),
        Some(Some((word, is_demo))) => (Some(word), text::word(lang, word), is_demo),
    };
    let pair = theme::card(word.unwrap_or(Word::None));
    CentralPanel::default().frame(Frame::new().fill(pair.ground).inner_margin(24)).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.2);
            if let Some(word) = word {
                icon::verdict(ui, word, 160.0, pair.text);
            }
            ui.label(RichText::new(words).size(72.0).color(pair.text));
            if is_demo {
                ui.label(RichText::new(text::demo(lang)).size(28.0).color(pair.text));
            }
            ui.add_space(40.0);
            ui.label(RichText::new(text::paper_notice(lang)).size(24.0).color(pair.text));
        });
    });
}

//! The page 设置: how the window looks, when answers close, where that is kept, and the keys.

use eframe::egui::{Grid, RichText, ScrollArea, Ui};

use super::View;
use crate::app::command::Command;
use crate::app::keys::{self, Shortcut};
use crate::cli::{CloseAfter, Look, Page, Size};
use crate::text::{self, Counter, Lang, Setting, visible_up_to};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let (lang, state) = (view.lang(), view.state);
    let settings = &state.settings;
    ScrollArea::vertical().id_salt("settings").show(ui, |ui| {
        let say = |word| text::setting(lang, word);
        choice(
            ui,
            view,
            say(Setting::Look),
            Look::ALL
                .map(|look| (say(look.words()).to_owned(), look == settings.look, Command::SetLook(look))),
        );
        choice(
            ui,
            view,
            say(Setting::Size),
            Size::STEPS
                .map(|size| (format!("{} %", size.percent()), size == settings.size, Command::SetSize(size))),
        );
        choice(
            ui,
            view,
            say(Setting::Lang),
            Lang::ALL.map(|one| (one.name().to_owned(), one == lang, Command::SetLang(one))),
        );
        choice(
            ui,
            view,
            say(Setting::CloseAfter),
            CloseAfter::STEPS.map(|after| {
                let words = match after.seconds() {
                    Some(seconds) => text::seconds(lang, seconds),
                    None => say(Setting::Never).to_owned(),
                };
                (words, after == settings.close_after, Command::SetCloseAfter(after))
            }),
        );
        let mut is_mirror = settings.mirror;
        if ui.checkbox(&mut is_mirror, text::counter(lang, Counter::Mirror)).changed() {
            view.send(Command::SetMirror(is_mirror));
        }
        ui.add_space(12.0);
        match state.settings_file.path() {
            Some(path) => {
                ui.label(say(Setting::File));
                ui.label(visible_up_to(&path.display().to_string(), 300));
            }
            None => _ = ui.label(say(Setting::NoFile)),
        }
        ui.add_space(12.0);
        shortcuts(ui, view);
    });
}

/// One of several, each a button that stays down.
fn choice<const N: usize>(
    ui: &mut Ui,
    view: &mut View<'_>,
    title: &str,
    offered: [(String, bool, Command); N],
) {
    ui.label(RichText::new(title).heading());
    ui.horizontal_wrapped(|ui| {
        for (words, is_chosen, command) in offered {
            if ui.selectable_label(is_chosen, words).clicked() {
                view.send(command);
            }
        }
    });
    ui.add_space(8.0);
}

fn shortcuts(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang();
    ui.label(RichText::new(text::setting(lang, Setting::Keys)).heading());
    let pages = Page::ALL.map(|page| (keys::page(page), text::setting(lang, page.words())));
    let commands = Shortcut::ALL.map(|one| (one.keys(), view.say(one.words(view.state))));
    Grid::new("keys").num_columns(2).striped(true).show(ui, |ui| {
        for (keys, words) in pages.into_iter().chain(commands) {
            ui.label(ui.ctx().format_shortcut(&keys));
            ui.label(words);
            ui.end_row();
        }
    });
}

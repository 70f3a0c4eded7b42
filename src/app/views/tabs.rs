//! The pages of the window.

use eframe::egui::{RichText, Ui};

use super::View;
use crate::app::command::Command;
use crate::app::keys;
use crate::cli::Page;
use crate::text;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    for page in Page::ALL {
        let keys = ui.ctx().format_shortcut(&keys::page(page));
        let words = RichText::new(text::setting(view.lang(), page.words())).size(17.0);
        let tab = ui.selectable_label(view.state.page() == page, words).on_hover_text(keys);
        if tab.clicked() {
            view.send(Command::Show(page));
        }
    }
}

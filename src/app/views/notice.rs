//! What is said beside the answer, until somebody closes it.

use eframe::egui::{Frame, Ui};

use super::View;
use crate::app::command::Command;
use crate::app::state::Notice;
use crate::text;

/// In the window, unless a list lies over it, which shows the notice itself.
pub(super) fn show_below(ui: &mut Ui, view: &mut View<'_>) {
    if view.state.chooser.is_none() {
        show(ui, view);
    }
}

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(notice) = &view.state.notice else { return };
    let lines = lines(view, notice);
    Frame::group(ui.style()).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for line in lines {
            ui.label(line);
        }
        view.button(ui, text::Ui::Noted, || Command::CloseNotice);
    });
    ui.add_space(6.0);
}

fn lines(view: &View<'_>, notice: &Notice) -> Vec<String> {
    let lang = view.lang();
    match notice {
        Notice::TrustUnusable(error) => vec![text::trust_error(lang, error)],
        Notice::LeftOut(notes) => notes.iter().map(|note| text::load_note(lang, note)).collect(),
        Notice::NotInstalled(error) => vec![text::install_error(lang, error)],
        Notice::Installed(at) => vec![text::installed(lang, at)],
        Notice::NowhereToInstall => vec![view.say(text::Ui::NowhereToInstall).to_owned()],
        Notice::ClipboardEmpty => vec![view.say(text::Ui::ClipboardEmpty).to_owned()],
        Notice::Busy => vec![view.say(text::Ui::Busy).to_owned()],
        Notice::History(fault) => vec![text::history_news(lang, fault)],
        Notice::Hand(repairs, fault) => {
            let repairs = repairs.iter().map(|repair| text::hand_repair(lang, *repair).to_owned());
            repairs.chain(fault.map(|fault| text::hand_fault(lang, fault))).collect()
        }
        Notice::Said(sentence) | Notice::Settings(sentence) => vec![sentence.clone()],
        Notice::NotHad(why) => vec![text::not_had(lang, why)],
    }
}

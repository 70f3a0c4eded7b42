//! The strip that is always in sight: whose trust, how old, what time it is here, and what this program cannot check.

use eframe::egui::{RichText, Ui};

use super::View;
use crate::app::state::CameraState;
use crate::text::{self, minute, trust_strip};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let (lang, state) = (view.lang(), view.state);
    let now = state.now();
    ui.horizontal_wrapped(|ui| {
        let mut parts = trust_strip(lang, state.trust.trust(), now);
        if state.trust.is_practice() {
            parts.insert(0, view.say(text::Ui::StripPractice).to_owned());
        }
        ui.small(format!("{} {}", view.say(text::Ui::StripTrust), parts.join(" | ")));
        ui.separator();
        ui.small(format!("{} {}", view.say(text::Ui::StripClock), minute(now)));
        if let CameraState::Live(description) = &state.camera.state {
            ui.separator();
            ui.small(format!(
                "{} {}",
                view.say(text::Ui::CameraChoice),
                text::source_short(lang, description)
            ));
        }
        if state.is_receiving {
            ui.separator();
            ui.small(text::hand_word(lang, text::HandWord::Receiving));
        }
        if let Some(counts) = &state.today {
            ui.separator();
            ui.small(text::today(lang, counts));
        }
    });
    ui.label(RichText::new(text::scope_notice(lang)).small().weak());
    ui.add_space(2.0);
}

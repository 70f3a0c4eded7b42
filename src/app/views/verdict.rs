//! The verdict, large: word, icon and colour; why; what to do.

use eframe::egui::{Frame, RichText, TextStyle, Ui};

use super::{View, icon};
use crate::app::theme::{self, VERDICT};
use crate::text;
use crate::verify::{Accepted, Conclusion, Verdict, Word};

pub(super) fn show(ui: &mut Ui, view: &View<'_>, verdict: &Verdict) {
    match verdict.conclusion() {
        Conclusion::Accepted(proof) => accepted(ui, view, proof, verdict),
        Conclusion::Attention(_) => card(ui, view, Word::Attention, verdict),
        Conclusion::Refused(_) => card(ui, view, Word::Refused, verdict),
        Conclusion::Unproven(_) => card(ui, view, Word::Unproven, verdict),
        Conclusion::None => card(ui, view, Word::None, verdict),
    }
}

/// Green is shown to nobody who holds no proof.
fn accepted(ui: &mut Ui, view: &View<'_>, _proof: &Accepted, verdict: &Verdict) {
    card(ui, view, Word::Accepted, verdict);
}

fn card(ui: &mut Ui, view: &View<'_>, word: Word, verdict: &Verdict) {
    let (lang, trust) = (view.lang(), view.state.trust.trust());
    let pair = theme::card(word);
    Frame::new().fill(pair.ground).inner_margin(16).corner_radius(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.visuals_mut().override_text_color = Some(pair.text);
        ui.horizontal(|ui| {
            icon::verdict(ui, word, 60.0, pair.text);
            ui.add_space(8.0);
            let large = TextStyle::Name(VERDICT.into());
            ui.label(RichText::new(text::headline(lang, verdict)).text_style(large));
            if verdict.is_demo() {
                ui.label(RichText::new("DEMO").color(pair.text));
            }
        });
        for line in text::reasons(lang, verdict, trust) {
            ui.label(RichText::new(line).size(17.0));
        }
        if let Some(fault) = verdict.fault() {
            ui.label(text::fault(lang, &fault));
        }
    });
    ui.add_space(6.0);
    ui.label(RichText::new(text::label(lang, text::Label::Advice)).heading());
    for line in text::advice(lang, verdict, trust) {
        ui.label(line);
    }
}

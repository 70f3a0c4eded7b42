//! What the issuer signed: use and period, then the licence. Nothing of a code without a trusted signature.

use eframe::egui::{Grid, Label, RichText, Ui};

use super::View;
use crate::app::theme;
use crate::text;
use crate::verify::Genuine;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, genuine: &Genuine) {
    let (lang, claims) = (view.lang(), genuine.claims());
    let authorisation = text::authorisation(lang, claims, view.state.trust.trust());
    let licence = claims.licence.iter();
    let licence: Vec<(String, String)> = licence
        .map(|(field, value)| (text::field(lang, field).to_owned(), text::value(lang, field, value)))
        .collect();
    table(ui, text::label(lang, text::Label::Signed), &authorisation);
    ui.add_space(8.0);
    table(ui, text::label(lang, text::Label::Licence), &licence);
}

fn table(ui: &mut Ui, title: &str, rows: &[(String, String)]) {
    ui.label(RichText::new(title).heading());
    let names = 0.34 * ui.available_width();
    let grid = Grid::new(title).num_columns(2).striped(true).min_row_height(theme::ROW);
    grid.min_col_width(names).max_col_width(2.0 * names).show(ui, |ui| {
        for (name, value) in rows {
            ui.add(Label::new(RichText::new(name).weak()).wrap());
            ui.add(Label::new(value).wrap());
            ui.end_row();
        }
    });
}

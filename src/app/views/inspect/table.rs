//! The table: only the rows in sight are laid out, so that ten thousand cost what thirty do.

use eframe::egui::{Align, Button, ComboBox, Key, Label, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{say, send};
use crate::app::command::InspectCommand;
use crate::app::state::{Column, Row, plate};
use crate::app::theme;
use crate::app::views::{View, icon};
use crate::text::{self, Audit, AuditDone, COUNTED, audit_done, visible_up_to};
use crate::verify::Word;

/// The most characters of a cell; the file that is looked at is named in full.
const MAX_CELL: usize = 120;
/// The shares of the width: file, verdict, plate, as of, why.
const SHARES: [f32; 5] = [0.27, 0.17, 0.11, 0.18, 0.27];
/// The same beside a file that is looked at, which says why itself.
const NARROW: [f32; 5] = [0.33, 0.24, 0.16, 0.27, 0.0];
/// Between rows, in points.
const GAP: f32 = 2.0;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    sought(ui, view);
    let width = (ui.available_width() - 60.0).max(300.0);
    head(ui, view, width);
    keys(ui, view);
    let desk = &view.state.inspect;
    let shown = desk.order.shown();
    ui.spacing_mut().interact_size.y = theme::ROW;
    ui.spacing_mut().button_padding = vec2(4.0, 0.0);
    ui.spacing_mut().item_spacing.y = GAP;
    ScrollArea::vertical().id_salt("table").auto_shrink([false, false]).show_rows(
        ui,
        theme::ROW,
        shown.len(),
        |ui, range| {
            for &index in shown.get(range).unwrap_or_default() {
                if let Some(one) = desk.rows.get(index) {
                    row(ui, view, index, one, width);
                }
            }
        },
    );
}

/// Filter and search.
fn sought(ui: &mut Ui, view: &mut View<'_>) {
    let (lang, desk) = (view.lang(), &view.state.inspect);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say(view, Audit::Filter));
        let name = |word: Option<Word>| word.map_or(say(view, Audit::All), |word| text::word(lang, word));
        let mut chosen = None;
        ComboBox::from_id_salt("filter")
            .selected_text(name(desk.order.word))
            .show_ui(ui, |ui| {
                for word in std::iter::once(None).chain(COUNTED.map(Some)) {
                    if ui.selectable_label(word == desk.order.word, name(word)).clicked() {
                        chosen = Some(word);
                    }
                }
            })
            .response
            .labelled_by(label.id);
        if let Some(word) = chosen {
            send(view, InspectCommand::Filter(word));
        }
        let label = ui.label(say(view, Audit::Find));
        let mut typed = desk.order.sought.clone();
        let field = ui.add(TextEdit::singleline(&mut typed).id_salt("find").desired_width(160.0));
        if field.labelled_by(label.id).changed() {
            send(view, InspectCommand::Find(typed));
        }
        ui.label(audit_done(lang, AuditDone::Shown(desk.order.shown().len(), desk.rows.len())));
    });
}

/// What the columns are called; pressed, the table is sorted by one, pressed again the other way round.
fn head(ui: &mut Ui, view: &mut View<'_>, width: f32) {
    let columns = [
        (Audit::File, Some(Column::File)),
        (Audit::Verdict, Some(Column::Verdict)),
        (Audit::Plate, Some(Column::Plate)),
        (Audit::At, Some(Column::At)),
        (Audit::Reasons, None),
    ];
    ui.horizontal(|ui| {
        for ((word, column), share) in columns.into_iter().zip(shares(view)).filter(|(_, share)| *share > 0.0)
        {
            let order = &view.state.inspect.order;
            let is_sorted = column == Some(order.column);
            let sign = match (is_sorted, order.is_reversed) {
                (true, false) => " ↑",
                (true, true) => " ↓",
                _ => "",
            };
            let words = format!("{}{sign}", say(view, word));
            cell(ui, width * share, |ui| match column {
                None => _ = ui.label(RichText::new(words).weak()),
                Some(column) => {
                    if ui.selectable_label(is_sorted, words).clicked() {
                        send(view, InspectCommand::SortBy(column));
                    }
                }
            });
        }
    });
}

fn shares(view: &View<'_>) -> [f32; 5] {
    if view.state.inspect.selected.is_some() { NARROW } else { SHARES }
}

/// A part of a row, as wide as its column.
fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, theme::ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.set_max_width(width);
        add(ui);
    });
}

/// Up and down go through the rows, unless somebody types.
fn keys(ui: &Ui, view: &mut View<'_>) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    for (key, down) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
        if ui.input(|input| input.key_pressed(key)) {
            send(view, InspectCommand::Step { down });
        }
    }
}

fn row(ui: &mut Ui, view: &mut View<'_>, index: usize, one: &Row, width: f32) {
    let (lang, trust) = (view.lang(), view.state.trust.trust());
    let plate = plate(one).map(|plate| visible_up_to(&plate, MAX_CELL)).unwrap_or_default();
    let at = one.audited.as_ref().map(|audited| text::moment(audited.at.instant)).unwrap_or_default();
    let why = match (one.error(), one.codes().first()) {
        (Some(error), _) => text::check_error(lang, error),
        (_, Some(code)) => text::reasons(lang, &code.verdict, trust).into_iter().next().unwrap_or_default(),
        _ => String::new(),
    };
    let [file, verdict_share, plate_share, at_share, why_share] = shares(view).map(|share| width * share);
    ui.horizontal(|ui| {
        cell(ui, file, |ui| {
            let name = one.path.file_name().unwrap_or(one.path.as_os_str()).to_string_lossy();
            let is_chosen = view.state.inspect.selected == Some(index);
            let name = Button::selectable(is_chosen, visible_up_to(&name, MAX_CELL)).truncate();
            if ui.add(name).clicked() {
                send(view, InspectCommand::Select(index));
            }
        });
        cell(ui, verdict_share, |ui| verdict(ui, view, one));
        for (words, width) in
            [(plate, plate_share), (at, at_share), (visible_up_to(&why, MAX_CELL), why_share)]
        {
            if width > 0.0 {
                cell(ui, width, |ui| _ = ui.add(Label::new(words).truncate()));
            }
        }
    });
}

/// The worst of its codes, with its sign.
fn verdict(ui: &mut Ui, view: &View<'_>, one: &Row) {
    let lang = view.lang();
    let worst = one.codes().iter().min_by_key(|code| code.verdict.word());
    let words = match (worst, one.error()) {
        (Some(code), _) => {
            let demo = if code.verdict.is_demo() { " DEMO" } else { "" };
            format!("{}{demo}", text::headline(lang, &code.verdict))
        }
        (_, Some(_)) => view.say(text::Ui::Unread).to_owned(),
        _ => say(view, Audit::Waiting).to_owned(),
    };
    if let Some(code) = worst {
        let colour = ui.visuals().text_color();
        icon::verdict(ui, code.verdict.word(), 16.0, colour);
    }
    ui.add(Label::new(words).truncate());
}

//! Bytes and the items that they are: whichever is pressed, both are marked.

use std::ops::Range;

use eframe::egui::{Button, Key, Label, RichText, ScrollArea, Sense, TextStyle, Ui, vec2};

use super::{say, send};
use crate::app::command::TestCommand;
use crate::app::state::Apart;
use crate::app::theme;
use crate::app::views::View;
use crate::credential::Item;
use crate::text::{self, Tester, visible_up_to};
use crate::verify::Outcome;

/// Bytes in a row.
const ROW: usize = 16;
/// The height of each of the two lists.
const HEIGHT: f32 = 220.0;
/// The most characters of an item's row; what is looked at stands below whole.
const MAX_CELL: usize = 160;
const MAX_SHOWN: usize = 2_000;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, apart: &Apart) {
    let lang = view.lang();
    ui.label(RichText::new(say(view, Tester::Unproven)).strong());
    let colour = theme::step(Outcome::Failed, ui.visuals());
    for error in apart.anatomy.fault.iter().chain(&apart.anatomy.proof_fault) {
        ui.label(RichText::new(text::fault(lang, error)).color(colour));
    }
    let chosen = view.state.test.selected.and_then(|index| apart.anatomy.items.get(index));
    let marked = chosen.map_or(0..0, Item::range);
    if let Some(item) = chosen {
        ui.label(RichText::new(text::item(lang, item)).strong());
        if let Some(step) = item.feeds {
            ui.label(format!("→ {} {}", step.number(), text::step(lang, step)));
        }
        ui.label(visible_up_to(&item.diagnostic, MAX_SHOWN));
    }
    bytes(ui, view, apart, &marked);
    ui.add_space(6.0);
    items(ui, view, apart);
}

/// Sixteen a row, after the offset of the first. Bytes are pressed with a pointer; keys go through the items.
fn bytes(ui: &mut Ui, view: &mut View<'_>, apart: &Apart, marked: &Range<usize>) {
    ui.label(RichText::new(say(view, Tester::Bytes)).heading());
    let rows = apart.bytes.len().div_ceil(ROW);
    let list = ScrollArea::vertical().id_salt("bytes").max_height(HEIGHT).auto_shrink([false, true]);
    ui.spacing_mut().item_spacing.y = 1.0;
    list.show_rows(ui, theme::ROW, rows, |ui, shown| {
        for row in shown {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.set_min_height(theme::ROW);
                let cell = |words: String| RichText::new(words).text_style(TextStyle::Monospace);
                ui.add_sized(vec2(44.0, theme::ROW), Label::new(cell(format!("{:04}", row * ROW)).weak()));
                for (column, byte) in apart.bytes.iter().skip(row * ROW).take(ROW).enumerate() {
                    let at = row * ROW + column;
                    let mut words = cell(format!("{byte:02x}"));
                    if marked.contains(&at) {
                        words = words.background_color(ui.visuals().selection.bg_fill);
                    }
                    let byte = ui.add_sized(vec2(22.0, theme::ROW), Label::new(words).sense(Sense::CLICK));
                    if byte.clicked()
                        && let Some(index) = index_at(apart, at)
                    {
                        send(view, TestCommand::Select(index));
                    }
                }
            });
        }
    });
}

fn index_at(apart: &Apart, at: usize) -> Option<usize> {
    let item = apart.anatomy.item_at(at)?;
    apart.anatomy.items.iter().position(|one| one.at == item.at && one.len == item.len)
}

/// One a row, as deep as it stands.
fn items(ui: &mut Ui, view: &mut View<'_>, apart: &Apart) {
    let lang = view.lang();
    ui.label(RichText::new(say(view, Tester::Items)).heading());
    keys(ui, view, apart.anatomy.items.len());
    ui.spacing_mut().button_padding = vec2(4.0, 0.0);
    ui.spacing_mut().interact_size.y = theme::ROW;
    let list = ScrollArea::vertical().id_salt("items").max_height(HEIGHT).auto_shrink([false, true]);
    list.show_rows(ui, theme::ROW, apart.anatomy.items.len(), |ui, shown| {
        for (index, item) in apart.anatomy.items.iter().enumerate().skip(shown.start).take(shown.len()) {
            let depth = "  ".repeat(usize::from(item.depth));
            let words = format!("{:>4} {depth}{}", item.at, text::item(lang, item));
            let is_chosen = view.state.test.selected == Some(index);
            let row = Button::selectable(is_chosen, visible_up_to(&words, MAX_CELL)).truncate();
            if ui.add(row).clicked() {
                send(view, TestCommand::Select(index));
            }
        }
    });
}

/// Up and down go through the items, unless somebody types.
fn keys(ui: &Ui, view: &mut View<'_>, count: usize) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let before = view.state.test.selected;
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let next = match before {
        _ if pressed(Key::ArrowDown) => before.map_or(0, |index| index + 1),
        Some(index) if pressed(Key::ArrowUp) => index.saturating_sub(1),
        _ => return,
    };
    if next < count {
        send(view, TestCommand::Select(next));
    }
}

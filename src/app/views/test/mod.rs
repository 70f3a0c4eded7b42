//! The page 测试: a code, its bytes beside its items, its answer at a chosen instant, expectation files.

mod apart;
mod vectors;

use eframe::egui::{ComboBox, RichText, ScrollArea, TextEdit, Ui};

use super::banner::banner;
use super::{View, ladder, verdict};
use crate::app::command::{Command, Purposed, TestCommand};
use crate::app::state::NotApart;
use crate::app::theme::{self, CHOSEN};
use crate::check::{practice, verdict_line, written};
use crate::text::{self, Tester, tester};
use crate::verify::Outcome;

fn say(view: &View<'_>, word: Tester) -> &'static str {
    tester(view.lang(), word)
}

fn send(view: &mut View<'_>, command: TestCommand) {
    view.send(Command::Test(command));
}

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    if let Some(at) = view.state.test.chosen() {
        banner(ui, CHOSEN, &text::chosen_instant(view.lang(), at));
    }
    code(ui, view);
    instant(ui, view);
    ScrollArea::vertical().id_salt("test").auto_shrink([false, false]).show(ui, |ui| {
        vectors::show(ui, view);
        match &view.state.test.apart {
            None => _ = ui.label(RichText::new(say(view, Tester::Idle)).size(18.0)),
            Some(Err(why)) => {
                let why = match why {
                    NotApart::Form(error) => text::fault(view.lang(), error),
                    NotApart::Hex(error) => text::hex_error(view.lang(), error),
                    NotApart::TooLong => say(view, Tester::TooLong).to_owned(),
                };
                let colour = theme::step(Outcome::Failed, ui.visuals());
                ui.label(RichText::new(why).color(colour));
                answer(ui, view);
            }
            Some(Ok(apart)) => {
                copies(ui, view, &apart.bytes, &apart.anatomy);
                ui.columns(2, |columns| {
                    if let [left, right] = columns {
                        apart::show(left, view, apart);
                        answer(right, view);
                    }
                });
            }
        }
    });
}

fn code(ui: &mut Ui, view: &mut View<'_>) {
    let label = ui.label(say(view, Tester::Code));
    let mut typed = view.state.test.typed.clone();
    let field = TextEdit::multiline(&mut typed).id_salt("code").desired_rows(3).desired_width(f32::INFINITY);
    let field = ScrollArea::vertical().id_salt("typed").max_height(84.0).show(ui, |ui| ui.add(field));
    if field.inner.labelled_by(label.id).changed() {
        send(view, TestCommand::Type(typed));
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say(view, Tester::Samples));
        let name = |index: Option<usize>| {
            let one = index.and_then(|index| practice().get(index));
            one.map_or(say(view, Tester::NoSample), |one| text::practice_code(view.lang(), one.code))
        };
        let mut chosen = None;
        ComboBox::from_id_salt("sample")
            .width(260.0)
            .height(640.0)
            .selected_text(name(view.state.test.sample))
            .show_ui(ui, |ui| {
                for index in 0..practice().len() {
                    let is_chosen = view.state.test.sample == Some(index);
                    if ui.selectable_label(is_chosen, name(Some(index))).clicked() {
                        chosen = Some(index);
                    }
                }
            })
            .response
            .labelled_by(label.id);
        if let Some(index) = chosen {
            send(view, TestCommand::Sample(index));
        }
        view.button(ui, text::Ui::Paste, || Command::Paste);
        if ui.button(say(view, Tester::Vectors)).clicked() {
            view.send(Command::Choose(Purposed::Vectors));
        }
    });
}

/// As of when it is judged.
fn instant(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say(view, Tester::At));
        let mut typed = view.state.test.at.clone();
        let field = TextEdit::singleline(&mut typed).id_salt("at").hint_text(say(view, Tester::AtNow));
        if ui.add(field.desired_width(240.0)).labelled_by(label.id).changed() {
            send(view, TestCommand::TypeAt(typed));
        }
        for (word, seconds) in [
            (Tester::DayBack, -86_400),
            (Tester::HourBack, -3_600),
            (Tester::MinuteBack, -60),
            (Tester::MinuteOn, 60),
            (Tester::HourOn, 3_600),
            (Tester::DayOn, 86_400),
        ] {
            if ui.button(say(view, word)).clicked() {
                send(view, TestCommand::StepAt(seconds));
            }
        }
    });
    if view.state.test.is_bad_at() {
        let colour = theme::step(Outcome::Failed, ui.visuals());
        ui.label(RichText::new(say(view, Tester::BadAt)).color(colour));
    }
}

/// For other programs.
fn copies(ui: &mut Ui, view: &View<'_>, bytes: &[u8], anatomy: &crate::credential::Anatomy) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(say(view, Tester::CopyText)).clicked() {
            ui.ctx().copy_text(view.state.test.typed.clone());
        }
        if ui.button(say(view, Tester::CopyHex)).clicked() {
            ui.ctx().copy_text(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
        }
        if ui.button(say(view, Tester::CopyNotation)).clicked() {
            ui.ctx().copy_text(anatomy.notation());
        }
        if let Some(Ok(checked)) = &view.state.test.checked
            && ui.button(say(view, Tester::CopyJson)).clicked()
        {
            ui.ctx().copy_text(written(&verdict_line("text".as_ref(), checked)).to_string());
        }
    });
}

/// The answer at the instant.
fn answer(ui: &mut Ui, view: &mut View<'_>) {
    match &view.state.test.checked {
        None => {}
        Some(Err(error)) => _ = ui.label(text::check_error(view.lang(), error)),
        Some(Ok(checked)) => {
            verdict::show(ui, view, &checked.verdict);
            ladder::show(ui, view, &checked.verdict);
        }
    }
}

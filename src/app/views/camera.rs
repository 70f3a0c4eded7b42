//! The camera: which, what it does, what it sees with the codes outlined.

use eframe::egui::{Color32, ComboBox, Rect, RichText, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::View;
use crate::app::command::Command;
use crate::app::state::CameraState;
use crate::app::theme::OUTLINE;
use crate::scan::SourceName;
use crate::text::{self, Counter};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    choice(ui, view);
    let lang = view.lang();
    match &view.state.camera.state {
        CameraState::Off => return,
        CameraState::Opening => ui.label(view.say(text::Ui::CameraOpening)),
        CameraState::Live(description) => ui.small(text::source_short(lang, description)),
        CameraState::Stalled(silent) => ui.label(text::source_stalled(lang, *silent)),
        CameraState::Lost(error) => ui.label(text::source_error(lang, error)),
    };
    if matches!(view.state.camera.state, CameraState::Live(_)) {
        picture(ui, view);
    }
}

fn choice(ui: &mut Ui, view: &mut View<'_>) {
    let camera = &view.state.camera;
    let mut names = vec![SourceName::First];
    names.extend(camera.found.iter().map(|found| SourceName::Index(found.index)));
    // Named on the command line.
    if !names.contains(&camera.chosen) {
        names.push(camera.chosen.clone());
    }
    let word = |name: &SourceName| match name {
        SourceName::First => view.say(text::Ui::CameraFirst).to_owned(),
        SourceName::Index(index) => {
            let found = camera.found.iter().find(|found| found.index == *index);
            let called = found.map_or("", |found| found.name.as_str());
            text::visible_up_to(&format!("{index} {called}"), 60)
        }
        SourceName::Replay(_) => text::visible_up_to(&name.to_string(), 60),
    };
    let label = ui.label(RichText::new(view.say(text::Ui::CameraChoice)).heading());
    let mut chosen = None;
    ComboBox::from_id_salt("camera")
        .width(ui.available_width() - 8.0)
        .truncate()
        .selected_text(word(&camera.chosen))
        .show_ui(ui, |ui| {
            for name in &names {
                if ui.selectable_label(*name == camera.chosen, word(name)).clicked() {
                    chosen = Some(name.clone());
                }
            }
        })
        .response
        .labelled_by(label.id);
    if let Some(name) = chosen {
        view.send(Command::ChooseCamera(name));
    }
    let lang = view.lang();
    ui.horizontal_wrapped(|ui| {
        if ui.button(text::counter(lang, Counter::Rescan)).clicked() {
            view.send(Command::ListCameras);
        }
        let mut is_mirror = view.state.settings.mirror;
        if ui.checkbox(&mut is_mirror, text::counter(lang, Counter::Mirror)).changed() {
            view.send(Command::SetMirror(is_mirror));
        }
    });
    if view.state.camera.found.is_empty() && view.state.camera.state == CameraState::Off {
        ui.label(text::counter(lang, Counter::NoCamera));
    }
}

fn picture(ui: &mut Ui, view: &View<'_>) {
    let Some((texture, codes)) = view.preview else { return };
    let size = texture.size_vec2();
    let scale = (ui.available_width() / size.x).min(1.0);
    let (response, painter) = ui.allocate_painter(size * scale, Sense::hover());
    let (left, right) = if view.state.settings.mirror { (1.0, 0.0) } else { (0.0, 1.0) };
    let whole = Rect::from_min_max(pos2(left, 0.0), pos2(right, 1.0));
    painter.image(texture.id(), response.rect, whole, Color32::WHITE);
    let is_mirror = view.state.settings.mirror;
    let at = |[x, y]: [f32; 2]| {
        let x = if is_mirror { size.x - x } else { x };
        response.rect.min + vec2(x, y) * scale
    };
    for corners in codes {
        let outline = corners.map(at).to_vec();
        painter.add(Shape::closed_line(outline, Stroke::new(3.0, OUTLINE)));
    }
}

//! A picture with the codes outlined; nearer and farther by buttons, and by Ctrl with the wheel.

use eframe::egui::{Color32, Id, Rect, ScrollArea, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::say;
use crate::app::state::Row;
use crate::app::theme::OUTLINE;
use crate::app::views::{Looked, View};
use crate::text::Audit;

/// A step of zoom, and how near it goes: eight times as large as it fits.
const STEP: f32 = 1.5;
const NEAREST: f32 = 8.0;
/// The tallest that a picture stands.
const HEIGHT: f32 = 420.0;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, looked: &Looked, row: &Row) {
    // How near is a matter of this look, not of the desk.
    let id = Id::unique(("zoom", looked.texture.id()));
    let mut zoom: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(1.0);
    ui.horizontal(|ui| {
        if ui.button(say(view, Audit::Fit)).clicked() {
            zoom = 1.0;
        }
        if ui.button(say(view, Audit::Larger)).clicked() {
            zoom *= STEP;
        }
        if ui.button(say(view, Audit::Smaller)).clicked() {
            zoom /= STEP;
        }
    });
    let size = looked.texture.size_vec2();
    let room = vec2(ui.available_width() - 12.0, HEIGHT);
    let fit = (room.x / size.x).min(room.y / size.y);
    ScrollArea::both().id_salt("picture").max_height(HEIGHT).show(ui, |ui| {
        let shown = size * fit * zoom;
        let (response, painter) = ui.allocate_painter(shown, Sense::hover());
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Image, true, say(view, Audit::Picture))
        });
        if response.hovered() {
            zoom *= ui.input(|input| input.zoom_delta());
        }
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(looked.texture.id(), response.rect, whole, Color32::WHITE);
        let width = u16::try_from(looked.width).map_or(f32::from(u16::MAX), f32::from).max(1.0);
        let scale = shown.x / width;
        for found in row.codes().iter().filter_map(|one| one.found.as_ref()) {
            let corners = found.corners.0.map(|[x, y]| response.rect.min + vec2(x, y) * scale);
            painter.add(Shape::closed_line(corners.to_vec(), Stroke::new(3.0, OUTLINE)));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, zoom.clamp(1.0 / STEP, NEAREST)));
}

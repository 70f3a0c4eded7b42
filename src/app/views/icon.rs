//! The signs of verdicts and steps, painted: the same everywhere, whatever a font has. Beside each stands its word.

use eframe::egui::{Color32, Painter, Pos2, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::verify::{Outcome, Word};

#[derive(Clone, Copy)]
enum Sign {
    Tick,
    Cross,
    Exclamation,
    Question,
    Ring,
    Dash,
}

/// A verdict's sign, of this side in points.
pub(in crate::app) fn verdict(ui: &mut Ui, word: Word, side: f32, colour: Color32) -> Response {
    let sign = match word {
        Word::Accepted => Sign::Tick,
        Word::Attention => Sign::Exclamation,
        Word::Refused => Sign::Cross,
        Word::Unproven => Sign::Question,
        Word::None => Sign::Ring,
    };
    let (response, painter) = ui.allocate_painter(vec2(side, side), Sense::hover());
    let centre = response.rect.center();
    painter.circle_stroke(centre, side * 0.43, Stroke::new(side * 0.06, colour));
    paint(&painter, sign, centre, side * 0.62, colour);
    response
}

/// A step's sign.
pub(super) fn outcome(ui: &mut Ui, outcome: Outcome, side: f32, colour: Color32) -> Response {
    let sign = match outcome {
        Outcome::Passed => Sign::Tick,
        Outcome::Failed => Sign::Cross,
        Outcome::CannotTell => Sign::Exclamation,
        Outcome::DoesNotApply => Sign::Dash,
        Outcome::NotReached => Sign::Ring,
    };
    let (response, painter) = ui.allocate_painter(vec2(side, side), Sense::hover());
    paint(&painter, sign, response.rect.center(), side * 0.9, colour);
    response
}

fn paint(painter: &Painter, sign: Sign, centre: Pos2, side: f32, colour: Color32) {
    let stroke = Stroke::new(side * 0.14, colour);
    let at = |x: f32, y: f32| pos2(centre.x + x * side, centre.y + y * side);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
    };
    let dot = |x: f32, y: f32| {
        painter.circle_filled(at(x, y), side * 0.09, colour);
    };
    match sign {
        Sign::Tick => line(&[(-0.36, 0.02), (-0.1, 0.28), (0.36, -0.26)]),
        Sign::Cross => {
            line(&[(-0.28, -0.28), (0.28, 0.28)]);
            line(&[(0.28, -0.28), (-0.28, 0.28)]);
        }
        Sign::Exclamation => {
            line(&[(0.0, -0.4), (0.0, 0.12)]);
            dot(0.0, 0.34);
        }
        Sign::Question => {
            line(&[
                (-0.22, -0.2),
                (-0.14, -0.36),
                (0.04, -0.4),
                (0.2, -0.3),
                (0.2, -0.12),
                (0.02, 0.02),
                (0.0, 0.14),
            ]);
            dot(0.0, 0.36);
        }
        Sign::Ring => {
            painter.circle_stroke(centre, side * 0.24, Stroke::new(side * 0.1, colour));
        }
        Sign::Dash => line(&[(-0.24, 0.0), (0.24, 0.0)]),
    }
}

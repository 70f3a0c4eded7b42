//! Where the code stands before the camera: turned, tilted, at a distance; a homography between its plane and pixels.

use super::View;
use super::dice::Dice;

/// The distance at which a picture looks right, in pixels: that of a webcam that sees 60 degrees at 1280 pixels.
const FOCAL: f32 = 1108.0;

#[derive(Clone)]
pub(super) struct Pose {
    /// Yaw, pitch and turn in degrees.
    angles: [f32; 3],
    /// Where the middle of the code is in the picture.
    centre: [f32; 2],
    /// Modules a side.
    modules: f32,
    pixels_per_module: f32,
    /// From modules to pixels, both from the middle of the code.
    forth: Homography,
    back: Homography,
}

/// Rows of the matrix.
type Homography = [[f32; 3]; 3];

impl Pose {
    /// Within what the view allows; near the middle of the frame, which has to hold the symbol.
    pub(super) fn any(view: &View, modules: f32, dice: &mut Dice) -> Pose {
        let angles = [dice.within(view.tilt), dice.within(view.tilt), dice.within(view.turn)];
        let mut pose = Pose::new(angles, [0.0; 2], modules, view.pixels_per_module);
        // Beside the middle as far as the symbol allows, up to 60 pixels, and always by parts of a pixel.
        let reach = pose.reach();
        let frame = pose.frame(view.frame);
        pose.centre = [0, 1].map(|i| {
            let free = (as_length(frame[i]) / 2.0 - reach[i] - 1.0).clamp(0.5, 60.0);
            as_length(frame[i]) / 2.0 + dice.within(free)
        });
        pose
    }

    fn new(angles: [f32; 3], centre: [f32; 2], modules: f32, pixels_per_module: f32) -> Pose {
        let [yaw, pitch, turn] = angles.map(f32::to_radians);
        let ((sy, cy), (sp, cp), (st, ct)) = (yaw.sin_cos(), pitch.sin_cos(), turn.sin_cos());
        // Turned in its plane, then about the horizontal, then about the vertical; the third row is the depth.
        let (x, y) = ([ct, -st], [st * cp, ct * cp]);
        let depth = [st * sp, ct * sp];
        let seen = |i: usize| cy * x[i] + sy * depth[i];
        let deep = |i: usize| -sy * x[i] + cy * depth[i];
        let distance = FOCAL / pixels_per_module;
        let mut forth = [
            [FOCAL * seen(0), FOCAL * seen(1), 0.0],
            [FOCAL * y[0], FOCAL * y[1], 0.0],
            [deep(0), deep(1), distance],
        ];
        let mut pose = Pose { angles, centre, modules, pixels_per_module, forth, back: inverse(&forth) };
        // A tilted code is smaller: nearer, until its area is what was asked for.
        let corners = pose.corners();
        let area: f32 = (0..4)
            .map(|i| corners[i][0] * corners[(i + 1) % 4][1] - corners[(i + 1) % 4][0] * corners[i][1])
            .sum();
        let scale = pixels_per_module * modules / (area.abs() / 2.0).sqrt();
        forth[0] = forth[0].map(|v| v * scale);
        forth[1] = forth[1].map(|v| v * scale);
        pose.forth = forth;
        pose.back = inverse(&forth);
        pose
    }

    /// A moment later in a hand.
    pub(super) fn moved(&self, dice: &mut Dice) -> Pose {
        let angles = self.angles.map(|angle| angle + dice.within(1.5));
        let centre = self.centre.map(|v| v + dice.within(3.0));
        let nearer = self.pixels_per_module * (1.0 + dice.within(0.01));
        Pose::new(angles, centre, self.modules, nearer)
    }

    /// Half the width and height of the symbol with its quiet zone.
    fn reach(&self) -> [f32; 2] {
        let half = self.modules / 2.0 + 4.0;
        let corners = [[-half, -half], [half, -half], [half, half], [-half, half]];
        [0, 1].map(|i| corners.map(|c| apply(&self.forth, c)[i].abs()).into_iter().fold(0.0, f32::max))
    }

    /// The picture's size: what was asked for, or what the symbol takes.
    pub(super) fn frame(&self, asked: [u32; 2]) -> [u32; 2] {
        let reach = self.reach();
        // Room for hands that move.
        [0, 1].map(|i| asked[i].max(2 * u32::from(as_pixels(reach[i] + 8.0))))
    }

    /// The point of the code, in modules from its top left corner, that is seen at a point of the picture.
    pub(super) fn behind(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        apply(&self.back, [x - self.centre[0], y - self.centre[1]]).map(|v| v + self.modules / 2.0)
    }

    /// The symbol's corners in the picture, from its own top left, clockwise.
    pub(super) fn corners(&self) -> [[f32; 2]; 4] {
        let half = self.modules / 2.0;
        [[-half, -half], [half, -half], [half, half], [-half, half]].map(|corner| {
            let [x, y] = apply(&self.forth, corner);
            [x + self.centre[0], y + self.centre[1]]
        })
    }
}

fn apply(h: &Homography, [x, y]: [f32; 2]) -> [f32; 2] {
    let [a, b, w] = h.map(|row| row[0] * x + row[1] * y + row[2]);
    [a / w, b / w]
}

/// Up to a factor, which a homography does not have.
fn inverse(h: &Homography) -> Homography {
    let minor = |r: usize, c: usize| {
        let at = |i: usize, j: usize| h[(r + i) % 3][(c + j) % 3];
        at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1)
    };
    [0, 1, 2].map(|r| [0, 1, 2].map(|c| minor(c, r)))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length within a picture")]
fn as_pixels(length: f32) -> u16 {
    length.ceil() as u16
}

fn as_length(pixels: u32) -> f32 {
    f32::from(u16::try_from(pixels).unwrap())
}

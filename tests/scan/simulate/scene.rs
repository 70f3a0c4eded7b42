//! What stands before the camera: a phone whose screen shows a code between lines of text.

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

use super::dice::{Dice, mixed};
use super::{Mode, View};

pub(super) struct Scene {
    text: String,
    /// Row by row, true where it is dark.
    modules: Vec<bool>,
    /// Modules a side.
    side: u16,
    mode: Mode,
    /// Where the lines of text beside the code get their words from.
    words: u64,
}

/// Alphanumeric mode of QR codes, which is Base45.
const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// White around a symbol, in modules, as the standard asks.
const QUIET: f32 = 4.0;

impl Scene {
    pub(super) fn new(view: &View, dice: &mut Dice) -> Scene {
        let version = Version::Normal(view.version);
        // Eleven bits hold two characters; before them stand the mode and the length.
        let bits = Bits::new(version).max_len(EcLevel::M).unwrap();
        let length = (bits - 4 - if view.version < 10 { 9 } else { 11 }) * 2 / 11;
        // The length of versions from 27 on takes two bits more; nothing of ours is so large.
        assert!(view.version < 27, "version {}", view.version);
        let digit = |_| char::from(DIGITS[usize::try_from(dice.next() % 45).unwrap()]);
        let text: String = "YZ1:".chars().chain((4..length).map(digit)).collect();
        let code = QrCode::with_version(&text, version, EcLevel::M).unwrap();
        let modules = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        let side = u16::try_from(code.width()).unwrap();
        Scene { text, modules, side, mode: view.mode, words: dice.next() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Modules a side, as a length.
    pub(super) fn modules(&self) -> f32 {
        f32::from(self.side)
    }

    /// How light the phone is at a point, in modules from the symbol's top left corner: 0 to 1; `None` beside it.
    pub(super) fn light(&self, [x, y]: [f32; 2]) -> Option<f32> {
        let side = self.modules();
        let (left, top) = (-QUIET - 0.06 * side, -0.5 * side);
        let (right, bottom) = (side - left, 1.4 * side);
        // How far inside the screen's edge.
        let inside = (x - left).min(right - x).min(y - top).min(bottom - y);
        if inside < -2.5 {
            return None;
        }
        if inside < 0.0 {
            return Some(0.04);
        }
        let light = if (0.0..side).contains(&x) && (0.0..side).contains(&y) {
            let at = |v: f32| usize::from(whole(v).min(self.side - 1));
            !self.modules[at(y) * usize::from(self.side) + at(x)]
        } else {
            // Text above and below, clear of the quiet zone.
            let clear = inside > 4.0 && (y < -1.5 * QUIET || y > side + 1.5 * QUIET);
            !(clear && self.is_ink(x - left, y - top))
        };
        Some(if light == (self.mode == Mode::Light) { 1.0 } else { 0.0 })
    }

    /// Words of random strokes, in lines of five modules with two between them.
    fn is_ink(&self, x: f32, y: f32) -> bool {
        let (line, word, stroke) = (whole(y / 7.0), whole(x / 16.0), whole(x * 0.9));
        let chance = |a: u16, b: u16| mixed(self.words ^ u64::from(a) << 20 ^ u64::from(b));
        y % 7.0 < 5.0 && chance(line, word) % 4 > 0 && chance(line * 8 + whole(y % 7.0), stroke) % 5 > 1
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length within the scene")]
fn whole(length: f32) -> u16 {
    length as u16
}

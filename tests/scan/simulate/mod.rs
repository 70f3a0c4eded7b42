//! Pictures of dense codes as a camera sees them: a code of our kind on a phone's screen, seen from the side, out of
//! focus, in uneven light, with the noise of a cheap sensor.
//!
//! `scene` (what is there) → `pose` (where it stands) → `camera` (what of it arrives). All chance comes from the seed:
//! the same view and seed are the same pixels on every run. The tests of the scanner use it, and `benches/peers`.

#![allow(dead_code, reason = "the tests and the bench each use a part")]

mod camera;
mod dice;
mod pose;
mod scene;

use self::camera::Camera;
use self::dice::Dice;
use self::pose::Pose;
use self::scene::Scene;

/// What the screen shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    /// Black modules on white.
    Light,
    /// White modules on black, as phones in dark mode show it.
    Dark,
}

/// How a code is seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// The symbol's version: 17 + 4 x version modules a side. It is full, ECC M.
    pub(crate) version: i16,
    /// The root of the symbol's area in pixels, in modules.
    pub(crate) pixels_per_module: f32,
    /// Width and height of the picture; larger where the symbol does not fit in.
    pub(crate) frame: [u32; 2],
    /// Most degrees of yaw, and of pitch.
    pub(crate) tilt: f32,
    /// Most degrees by which the code is turned in its plane.
    pub(crate) turn: f32,
    /// Defocus: sigma in pixels, on top of a pixel's own area.
    pub(crate) blur: f32,
    /// Noise of the sensor: sigma in grey levels.
    pub(crate) noise: f32,
    /// How much lighter, as a part of one, the light is at a corner of the picture than at its middle.
    pub(crate) unevenness: f32,
    /// Whether the picture went through a JPEG, and its quality.
    pub(crate) jpeg: Option<u8>,
    /// Light or dark mode.
    pub(crate) mode: Mode,
    /// A lamp mirrored in the screen: radius of the spot in which nothing is left, as a part of the symbol's side.
    pub(crate) glare: f32,
    /// The screen's own pixels beating with the camera's: how much of the light they take at most.
    pub(crate) moire: f32,
}

impl View {
    /// Nothing is wrong with the picture.
    pub(crate) fn ideal(version: i16, pixels_per_module: f32) -> View {
        View {
            version,
            pixels_per_module,
            frame: [640, 480],
            tilt: 0.0,
            turn: 0.0,
            blur: 0.0,
            noise: 0.0,
            unevenness: 0.0,
            jpeg: None,
            mode: Mode::Light,
            glare: 0.0,
            moire: 0.0,
        }
    }

    /// A phone held before a webcam of 1280 x 720.
    ///
    /// Blur and noise were set so that the peers read what they were measured to read of such pictures (`QR.md`): at
    /// version 20 rxing 92 % at 4 px (measured 93) and 98 % at 5 px (98), zxing-cpp 63 % at 3 px (67) and 100 % at
    /// 4 px (98), over 60 shots each. A little less blur (0.9) and noise (7): rxing 97 % at 4 px, zxing-cpp 87 % at
    /// 3 px; a little more (1.2, 8): nobody reads anything at 3 px.
    pub(crate) fn webcam(version: i16, pixels_per_module: f32) -> View {
        View {
            frame: [1280, 720],
            tilt: 20.0,
            turn: 180.0,
            blur: 0.95,
            noise: 8.0,
            unevenness: 0.25,
            ..View::ideal(version, pixels_per_module)
        }
    }

    /// The same phone in dark mode.
    pub(crate) fn dark_mode(self) -> View {
        View { mode: Mode::Dark, ..self }
    }

    /// The same under a lamp.
    pub(crate) fn glare(self) -> View {
        View { glare: 0.1, ..self }
    }

    /// The same, so near that the camera tells the screen's pixels apart.
    pub(crate) fn moire(self) -> View {
        View { moire: 0.4, ..self }
    }

    /// The same as messengers send it on.
    pub(crate) fn jpeg(self, quality: u8) -> View {
        View { jpeg: Some(quality), ..self }
    }
}

/// A picture, and what there was to read in it.
#[derive(Clone)]
pub(crate) struct Shot {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Grey values, row by row.
    pub(crate) pixels: Vec<u8>,
    pub(crate) text: String,
    /// The symbol's outer corners in pixels, from the edge of the picture: its own top left, top right, bottom right,
    /// bottom left.
    pub(crate) corners: [[f32; 2]; 4],
}

/// One picture.
pub(crate) fn take(view: View, seed: u64) -> Shot {
    jittered(view, seed, 1).remove(0)
}

/// What the code of these pictures says.
pub(crate) fn text(view: View, seed: u64) -> String {
    Scene::new(&view, &mut Dice::new(seed)).text().to_owned()
}

/// Frames of one code in a hand that is never quite still: the pose moves a little, the noise is new each time. The
/// first is what [`take`] takes.
pub(crate) fn jittered(view: View, seed: u64, frames: u64) -> Vec<Shot> {
    let mut dice = Dice::new(seed);
    let scene = Scene::new(&view, &mut dice);
    let pose = Pose::any(&view, scene.modules(), &mut dice);
    let camera = Camera::new(&view, &pose, &mut dice);
    (0..frames)
        .map(|frame| {
            let mut dice = Dice::new(seed ^ (frame + 1) << 32);
            let moved = if frame == 0 { pose.clone() } else { pose.moved(&mut dice) };
            let [width, height] = camera.size();
            let pixels = camera.picture(&scene, &moved, &mut dice);
            Shot { width, height, pixels, text: scene.text().to_owned(), corners: moved.corners() }
        })
        .collect()
}

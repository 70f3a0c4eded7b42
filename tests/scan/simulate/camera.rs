//! What arrives of the scene: each pixel the mean over its area, then light, glare, defocus, noise, JPEG.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageFormat};

use super::View;
use super::dice::{Dice, mixed};
use super::pose::Pose;
use super::scene::Scene;

/// Points a pixel is sampled at, along each side.
const SAMPLES: u16 = 3;

pub(super) struct Camera {
    view: View,
    size: [u32; 2],
    /// Grey levels of black and of white on the screen in the middle of the picture.
    levels: [f32; 2],
    /// Which way the light comes from.
    sun: [f32; 2],
    /// Where the lamp is mirrored, in parts of the symbol's side from its middle.
    lamp: [f32; 2],
    /// Pixels of the screen to a module.
    screen: f32,
    desk: u64,
}

impl Camera {
    pub(super) fn new(view: &View, pose: &Pose, dice: &mut Dice) -> Camera {
        let (sin, cos) = dice.within(180.0).to_radians().sin_cos();
        Camera {
            view: *view,
            size: pose.frame(view.frame),
            levels: [dice.between(25.0, 60.0), dice.between(170.0, 225.0)],
            sun: [sin, cos],
            lamp: [dice.within(0.35), dice.within(0.35)],
            // Near one screen pixel to a pixel of the camera: there the two beat slowly.
            screen: view.pixels_per_module * dice.between(0.85, 1.15),
            desk: dice.next(),
        }
    }

    pub(super) fn size(&self) -> [u32; 2] {
        self.size
    }

    pub(super) fn picture(&self, scene: &Scene, pose: &Pose, dice: &mut Dice) -> Vec<u8> {
        let [width, height] = self.size.map(|side| u16::try_from(side).unwrap());
        let light: Vec<f32> = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .map(|(x, y)| self.pixel(scene, pose, [f32::from(x), f32::from(y)]))
            .collect();
        let light = blurred(light, usize::from(width), self.view.blur);
        let pixels: Vec<u8> = light.into_iter().map(|v| level(v + dice.normal() * self.view.noise)).collect();
        match self.view.jpeg {
            Some(quality) => through_jpeg(&pixels, self.size, quality),
            None => pixels,
        }
    }

    /// The light on the pixel with this top left corner.
    fn pixel(&self, scene: &Scene, pose: &Pose, [x, y]: [f32; 2]) -> f32 {
        let [along, across] = [0, 1].map(|i| {
            let half = f32::from(u16::try_from(self.size[i]).unwrap()) / 2.0;
            ([x, y][i] - half) / half
        });
        let uneven = 1.0 + self.view.unevenness * (along * self.sun[0] + across * self.sun[1]) / 2f32.sqrt();
        let middle = pose.behind([x + 0.5, y + 0.5]);
        // The desk is told for the whole pixel: it has no fine detail.
        let desk = || self.desk([x, y]);
        if scene.light(middle).is_none() {
            return desk() * uneven;
        }
        let [black, white] = self.levels;
        let seen = |light: f32| black + (white - black) * light;
        let step = |i: u16| (f32::from(i) + 0.5) / f32::from(SAMPLES);
        let mut sum = 0.0;
        for (dx, dy) in (0..SAMPLES).flat_map(|i| (0..SAMPLES).map(move |j| (step(i), step(j)))) {
            sum += scene.light(pose.behind([x + dx, y + dy])).map_or_else(desk, seen);
        }
        sum / f32::from(SAMPLES * SAMPLES) * uneven * self.screen(middle) + self.glare(middle, scene)
    }

    /// What the gaps between the screen's pixels leave of the light, sampled as coarsely as the camera does.
    fn screen(&self, at: [f32; 2]) -> f32 {
        if self.view.moire == 0.0 {
            return 1.0;
        }
        let [x, y] = at.map(|v| 0.5 + 0.5 * (v * self.screen * std::f32::consts::TAU).cos());
        1.0 - self.view.moire * (1.0 - x * y)
    }

    fn glare(&self, at: [f32; 2], scene: &Scene) -> f32 {
        if self.view.glare == 0.0 {
            return 0.0;
        }
        let [x, y] = [0, 1].map(|i| at[i] / scene.modules() - 0.5 - self.lamp[i]);
        // At the radius it is worth 130 levels, about what lies between black and white.
        130.0 * ((1.0 - (x * x + y * y) / (self.view.glare * self.view.glare)) * 1.5).exp()
    }

    /// A table with papers and a keyboard on it: squares of different sizes and greys.
    fn desk(&self, [x, y]: [f32; 2]) -> f32 {
        let cell = |size: f32| {
            let whole = |v: f32| u64::from(level(v / size));
            mixed(self.desk ^ whole(x) << 8 ^ whole(y) ^ u64::from(level(size)) << 16)
        };
        let large = cell(180.0);
        let grey = |bits: u64| f32::from(bits.to_le_bytes()[0]);
        if large % 3 == 0 {
            // Keys, with gaps between them.
            if x % 26.0 < 5.0 || y % 26.0 < 5.0 { 60.0 } else { 90.0 + 0.3 * grey(cell(26.0)) }
        } else {
            70.0 + 0.4 * grey(large)
        }
    }
}

/// A Gaussian, along the rows and then along the columns.
fn blurred(light: Vec<f32>, width: usize, sigma: f32) -> Vec<f32> {
    if sigma == 0.0 {
        return light;
    }
    let reach = usize::from(level((3.0 * sigma).ceil()));
    let weight = |i: usize| {
        let off = f32::from(u16::try_from(i.abs_diff(reach)).unwrap());
        (-off * off / (2.0 * sigma * sigma)).exp()
    };
    let weights: Vec<f32> = (0..=2 * reach).map(weight).collect();
    let whole: f32 = weights.iter().sum();
    let mut wide = Vec::with_capacity(light.len());
    for row in light.chunks_exact(width) {
        let ends = (std::iter::repeat_n(row[0], reach), std::iter::repeat_n(row[width - 1], reach));
        let padded: Vec<f32> = ends.0.chain(row.iter().copied()).chain(ends.1).collect();
        let mean = |part: &[f32]| part.iter().zip(&weights).map(|(v, w)| v * w).sum::<f32>() / whole;
        wide.extend(padded.windows(weights.len()).map(mean));
    }
    let rows: Vec<&[f32]> = wide.chunks_exact(width).collect();
    let mut out = vec![0.0; wide.len()];
    for (y, sums) in out.chunks_exact_mut(width).enumerate() {
        for (k, weight) in weights.iter().enumerate() {
            let row = rows[(y + k).saturating_sub(reach).min(rows.len() - 1)];
            sums.iter_mut().zip(row).for_each(|(sum, v)| *sum += v * weight / whole);
        }
    }
    out
}

fn through_jpeg(pixels: &[u8], [width, height]: [u32; 2], quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    encoder.encode(pixels, width, height, ExtendedColorType::L8).unwrap();
    image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap().into_luma8().into_raw()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "beyond its ends a sensor is full or dark"
)]
fn level(light: f32) -> u8 {
    (light + 0.5).clamp(0.0, 255.0) as u8
}

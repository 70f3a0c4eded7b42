//! A grey picture, and the ways other than size in which the readers want it: upright, inverted, black and white.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbaImage, imageops};

/// A grey picture: 0 is black, 255 white; rows from the top, each from the left, nothing between them.
#[derive(Clone, PartialEq, Eq)]
pub struct Luma(GrayImage);

impl std::fmt::Debug for Luma {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Luma({} x {})", self.width(), self.height())
    }
}

impl Luma {
    /// A picture from its pixels; `None` if they are not exactly `width` times `height`, if there are none, or if a
    /// side is over [`MAX_SIDE`](super::MAX_SIDE), up to which the sums in this room do not overflow.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let expected = u64::from(width) * u64::from(height);
        let fits = expected > 0
            && width.max(height) <= super::MAX_SIDE
            && u64::try_from(pixels.len()).is_ok_and(|len| len == expected);
        fits.then(|| GrayImage::from_raw(width, height, pixels)).flatten().map(Luma)
    }

    /// The grey values of RGBA pixels, as clipboards hold them, what is transparent laid on white.
    ///
    /// # Errors
    /// [`LoadError::TooManyPixels`](super::LoadError); no pixels at all, or not as many as the sides say, are
    /// [`LoadError::NotAPicture`](super::LoadError).
    pub fn from_rgba(width: u32, height: u32, rgba: Vec<u8>) -> Result<Self, super::LoadError> {
        let limit = super::MAX_PIXELS;
        if width.max(height) > super::MAX_SIDE || u64::from(width) * u64::from(height) > limit {
            return Err(super::LoadError::TooManyPixels { width, height, limit });
        }
        match RgbaImage::from_raw(width, height, rgba) {
            Some(picture) if width > 0 && height > 0 => Ok(Luma::of(DynamicImage::ImageRgba8(picture))),
            _ => Err(super::LoadError::NotAPicture),
        }
    }

    /// Pixels in a row.
    pub fn width(&self) -> u32 {
        self.0.width()
    }

    /// Rows.
    pub fn height(&self) -> u32 {
        self.0.height()
    }

    /// All pixels, row by row.
    pub fn pixels(&self) -> &[u8] {
        self.0.as_raw()
    }

    /// Row by row.
    pub(super) fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.pixels().chunks_exact(index(self.width()).max(1))
    }

    /// The longer side.
    pub(super) fn long_side(&self) -> u32 {
        self.width().max(self.height())
    }

    /// The grey values of a decoded picture, what is transparent laid on white: most programs save a code without
    /// its background, and black on nothing would read as black on black.
    pub(super) fn of(picture: DynamicImage) -> Self {
        let high = |v: u16| u32::from(v >> 8);
        let wide = |v: u8| u32::from(v);
        let (width, height) = (picture.width(), picture.height());
        let pixels: Vec<u8> = match picture {
            DynamicImage::ImageLuma8(grey) => return Luma(grey),
            DynamicImage::ImageLumaA8(p) => {
                p.pixels().map(|p| on_white(wide(p.0[0]), wide(p.0[1]))).collect()
            }
            DynamicImage::ImageRgb8(p) => {
                in_place(p.into_raw(), 3, |p| if let [r, g, b] = *p { grey([r, g, b].map(wide)) } else { 0 })
            }
            DynamicImage::ImageRgba8(p) => in_place(p.into_raw(), 4, |p| {
                if let [r, g, b, a] = *p { on_white(grey([r, g, b].map(wide)), wide(a)).into() } else { 0 }
            }),
            DynamicImage::ImageLuma16(p) => p.pixels().map(|p| on_white(high(p.0[0]), 255)).collect(),
            DynamicImage::ImageLumaA16(p) => {
                p.pixels().map(|p| on_white(high(p.0[0]), high(p.0[1]))).collect()
            }
            DynamicImage::ImageRgb16(p) => p.pixels().map(|p| on_white(grey(p.0.map(high)), 255)).collect(),
            DynamicImage::ImageRgba16(p) => p
                .pixels()
                .map(|p| {
                    let [r, g, b, a] = p.0.map(high);
                    on_white(grey([r, g, b]), a)
                })
                .collect(),
            // Floating point (some TIFF): rare enough to go through one more copy.
            other => other.to_luma_alpha8().pixels().map(|p| on_white(wide(p.0[0]), wide(p.0[1]))).collect(),
        };
        // One value was made of each pixel, so the lengths agree.
        Luma(GrayImage::from_raw(width, height, pixels).unwrap_or_default())
    }

    /// Upright, as EXIF asks.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let mut picture = DynamicImage::ImageLuma8(self.0);
        picture.apply_orientation(orientation);
        // A turned grey picture is grey; nothing is converted here.
        Luma(picture.into_luma8())
    }

    /// Which pixels are at least a twentieth darker than the mean around them (Bradley's threshold), in a square with
    /// an eighth of the longer side: about what a symbol in the hand takes up, so that shadows across it do not count.
    pub(super) fn darker_than_around(&self) -> Vec<bool> {
        let (width, height) = (index(self.width()), index(self.height()));
        let reach = index(self.long_side() / 16).max(1);
        // Sums of the columns over the rows in reach, kept as rows enter below and leave above.
        let mut sums = vec![0u64; width];
        let rows: Vec<&[u8]> = self.rows().collect();
        let mut dark = Vec::with_capacity(width * height);
        for (y, row) in rows.iter().enumerate() {
            let entering = if y == 0 { 0..reach + 1 } else { y + reach..y + reach + 1 };
            for enters in entering.filter_map(|i| rows.get(i)) {
                sums.iter_mut().zip(*enters).for_each(|(sum, p)| *sum += u64::from(*p));
            }
            if let Some(leaves) = y.checked_sub(reach + 1).and_then(|i| rows.get(i)) {
                sums.iter_mut().zip(*leaves).for_each(|(sum, p)| *sum -= u64::from(*p));
            }
            let high = (y + reach + 1).min(height) - y.saturating_sub(reach);
            let before: Vec<u64> = std::iter::once(0)
                .chain(sums.iter().scan(0, |total, sum| {
                    *total += sum;
                    Some(*total)
                }))
                .collect();
            dark.extend(row.iter().enumerate().map(|(x, p)| {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
                let sum = before.get(right).zip(before.get(left)).map_or(0, |(to, from)| to - from);
                let area = u64::try_from((right - left) * high).unwrap_or(u64::MAX);
                u64::from(*p) * area * 20 < sum * 19
            }));
        }
        dark
    }

    /// Black for white.
    pub(super) fn inverted(&self) -> Self {
        let mut inverted = self.clone();
        imageops::invert(&mut inverted.0);
        inverted
    }
}

/// Rec. 709 weights in 1/256ths; the samples are 0 to 255.
pub(super) fn grey([r, g, b]: [u32; 3]) -> u32 {
    (54 * r + 183 * g + 19 * b) >> 8
}

/// One value for each pixel of `samples`, in the place of the pixels: a large photo is not there twice.
fn in_place(mut samples: Vec<u8>, each: usize, value: impl Fn(&[u8]) -> u32) -> Vec<u8> {
    let pixels = samples.len() / each;
    for i in 0..pixels {
        let made = samples.get(i * each..(i + 1) * each).map(&value);
        if let (Some(made), Some(place)) = (made, samples.get_mut(i)) {
            *place = u8::try_from(made).unwrap_or(u8::MAX);
        }
    }
    samples.truncate(pixels);
    samples.shrink_to_fit();
    samples
}

fn on_white(value: u32, alpha: u32) -> u8 {
    u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

/// A length as an index: `usize` has at least the 32 bits of every machine that this runs on.
pub(super) fn index(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_transparent_is_white() {
        assert_eq!(
            (on_white(0, 0), on_white(0, 255), on_white(255, 128), on_white(0, 128)),
            (255, 0, 255, 127)
        );
        assert_eq!(grey([255, 255, 255]), 255);
    }

    #[test]
    fn pixels_must_fill_the_picture() {
        assert!(Luma::new(2, 2, vec![0; 3]).is_none() && Luma::new(0, 2, vec![]).is_none());
        assert!(Luma::new(20_001, 1, vec![0; 20_001]).is_none());
    }

    #[test]
    fn dark_is_what_is_darker_than_around() {
        // Light fades from left to right; in the middle of each half stands a dark square.
        let dark_at = |x: u32, y: u32| x % 50 / 10 == 2 && y / 10 == 2;
        let value = |x: u32, y: u32| (200 - x) / if dark_at(x, y) { 2 } else { 1 };
        let at = || (0..50).flat_map(|y| (0..100).map(move |x| (x, y)));
        let picture =
            Luma::new(100, 50, at().map(|(x, y)| u8::try_from(value(x, y)).unwrap()).collect()).unwrap();
        for ((x, y), dark) in at().zip(picture.darker_than_around()) {
            assert_eq!(dark, dark_at(x, y), "{x} {y}");
        }
    }
}

//! What must be read, and where it is said to stand.

use image::codecs::gif::GifEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, Frame, GrayImage, ImageFormat, Luma, LumaA, Rgba, imageops};
use yanzheng::domain::Quad;
use yanzheng::scan::{Effort, Found, ScanError, find, load};

use crate::draw::{cmyk_jpeg, code, encode, in_each_format, png, raw_png, sheet, text, with_orientation};

fn scan(bytes: &[u8]) -> Result<Vec<Found>, ScanError> {
    yanzheng::scan::scan(bytes, Effort::Normal)
}

/// The one code of a picture.
fn only(bytes: &[u8]) -> Found {
    let mut found = scan(bytes).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn near(found: Quad, expected: [[f32; 2]; 4], tolerance: f32) {
    for (a, b) in found.0.iter().zip(expected) {
        assert!((a[0] - b[0]).hypot(a[1] - b[1]) <= tolerance, "{found:?} is not {expected:?}");
    }
}

/// Corners of a code that was drawn with its quiet zone at this place.
fn corners(x: f32, y: f32, picture: &GrayImage, pixels_per_module: f32) -> [[f32; 2]; 4] {
    let side = picture.width() as f32;
    let quiet = 4.0 * pixels_per_module;
    let (left, top, right, bottom) = (x + quiet, y + quiet, x + side - quiet, y + side - quiet);
    [[left, top], [right, top], [right, bottom], [left, bottom]]
}

#[test]
fn each_of_the_six_formats() {
    for (format, bytes) in in_each_format() {
        let found = only(&bytes);
        assert_eq!(found.text, "YZ1:SIX FORMATS", "{format:?}");
        near(found.corners, corners(0.0, 0.0, &code("YZ1:SIX FORMATS", 5), 5.0), 0.8);
    }
}

#[test]
fn every_exif_orientation_gives_the_upright_picture() {
    let small = code("YZ1:UPRIGHT", 4);
    let upright = DynamicImage::ImageLuma8(sheet(400, 250, &[(&small, 30, 60)]));
    for orientation in 1..=8u8 {
        // What the camera stored is the upright picture turned back; only the quarter turns are not their own undoing.
        let back = match orientation {
            6 => 8,
            8 => 6,
            other => other,
        };
        let mut stored = upright.clone();
        stored.apply_orientation(Orientation::from_exif(back).unwrap());
        let jpeg = with_orientation(&encode(&stored, ImageFormat::Jpeg), orientation);
        let luma = load(&jpeg).unwrap();
        assert_eq!((luma.width(), luma.height()), (400, 250), "orientation {orientation}");
        let found = only(&jpeg);
        assert_eq!(found.text, "YZ1:UPRIGHT", "orientation {orientation}");
        near(found.corners, corners(30.0, 60.0, &small, 4.0), 0.8);
    }
}

#[test]
fn a_turned_code_keeps_its_own_top_left() {
    let small = code("YZ1:TURNED", 4);
    let [a, b, c, d] = corners(0.0, 0.0, &small, 4.0);
    for (turned, expected) in [
        (imageops::rotate90(&small), [b, c, d, a]),
        (imageops::rotate180(&small), [c, d, a, b]),
        (imageops::rotate270(&small), [d, a, b, c]),
    ] {
        let found = only(&png(turned));
        assert_eq!(found.text, "YZ1:TURNED");
        near(found.corners, expected, 0.8);
    }
}

#[test]
fn dark_mode() {
    let mut dark = sheet(500, 900, &[(&code(&text(300), 5), 30, 200)]);
    imageops::invert(&mut dark);
    let found = only(&png(dark));
    assert_eq!(found.text, text(300));
    assert!(found.stage.contains("inverted"));
}

#[test]
fn transparent_background() {
    let drawn = code("YZ1:TRANSPARENT", 4);
    // Black wherever one looks; only the modules cover.
    let pixel = |x, y| Rgba([0, 0, 0, 255 - drawn.get_pixel(x, y).0[0]]);
    let picture = image::RgbaImage::from_fn(drawn.width(), drawn.height(), pixel);
    assert_eq!(only(&png(picture)).text, "YZ1:TRANSPARENT");
    let pixel = |x, y| LumaA([0u16, 257 * u16::from(255 - drawn.get_pixel(x, y).0[0])]);
    let deep = image::ImageBuffer::from_fn(drawn.width(), drawn.height(), pixel);
    assert_eq!(only(&png(DynamicImage::ImageLumaA16(deep))).text, "YZ1:TRANSPARENT");
}

#[test]
fn sixteen_bits_palette_one_bit_and_cmyk() {
    let drawn = code("YZ1:DEPTHS", 8);
    let deep = DynamicImage::ImageRgb16(DynamicImage::ImageLuma8(drawn.clone()).to_rgb16());
    assert_eq!(only(&png(deep.clone())).text, "YZ1:DEPTHS");
    assert_eq!(only(&encode(&deep, ImageFormat::Tiff)).text, "YZ1:DEPTHS");
    let bits = |row: &[u8]| row.chunks(8).map(|p| p.iter().fold(0, |byte, v| byte << 1 | (v >> 7))).collect();
    let (width, height) = drawn.dimensions();
    let rows = || drawn.as_raw().chunks(usize::try_from(width).unwrap()).map(bits);
    for colour in [0, 3] {
        assert_eq!(
            only(&raw_png(width, height, 1, colour, rows())).text,
            "YZ1:DEPTHS",
            "colour type {colour}"
        );
    }
    let found = only(&cmyk_jpeg(&drawn));
    assert_eq!(found.text, "YZ1:DEPTHS");
    assert!(!found.stage.contains("inverted"), "ink is dark: {}", found.stage);
}

#[test]
fn of_an_animation_the_first_frame() {
    let frame = |text| Frame::new(DynamicImage::ImageLuma8(code(text, 4)).to_rgba8());
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.encode_frames([frame("YZ1:FIRST"), frame("YZ1:OTHER")]).unwrap();
    drop(encoder);
    assert_eq!(only(&bytes).text, "YZ1:FIRST");
}

#[test]
fn all_codes_of_a_picture() {
    let (large, small) = (code(&text(600), 9), code("YZ1:SMALL", 3));
    let picture = sheet(1600, 1200, &[(&large, 20, 20), (&small, 1300, 900)]);
    let texts = |found: Vec<Found>| {
        let mut texts: Vec<String> = found.into_iter().map(|f| f.text).collect();
        texts.sort();
        texts
    };
    let mut expected = vec!["YZ1:SMALL".to_owned(), text(600)];
    expected.sort();
    assert_eq!(texts(scan(&png(picture)).unwrap()), expected);
    // Two prints of one code are two findings.
    let twice = sheet(400, 200, &[(&small, 10, 10), (&small, 200, 10)]);
    assert_eq!(texts(scan(&png(twice)).unwrap()), ["YZ1:SMALL"; 2]);
}

#[test]
fn the_densest_live_code_at_three_four_and_five_pixels() {
    let dense = text(970);
    for pixels in [3, 4, 5] {
        let drawn = code(&dense, pixels);
        assert_eq!(drawn.width(), (97 + 8) * pixels, "version 20");
        // Straight from a screenshot, and as a camera would see it: a little soft, grey, in a larger picture.
        let soft = imageops::blur(&drawn, 0.3 * pixels as f32);
        let grey = GrayImage::from_fn(soft.width() + 300, soft.height() + 200, |x, y| {
            let inside = x >= 100 && y >= 100 && x - 100 < soft.width() && y - 100 < soft.height();
            let value = if inside { soft.get_pixel(x - 100, y - 100).0[0] } else { 255 };
            Luma([40 + value / 2 + u8::try_from((x / 40) % 32).unwrap()])
        });
        assert_eq!(only(&png(drawn)).text, dense, "{pixels} pixels a module");
        assert_eq!(only(&png(grey)).text, dense, "{pixels} pixels a module, soft");
    }
    // The densest download, 25-M.
    assert_eq!(only(&png(code(&text(1451), 4))).text, text(1451));
}

#[test]
fn nothing_there_is_no_error() {
    assert_eq!(scan(&png(GrayImage::from_pixel(300, 200, Luma([200])))), Ok(vec![]));
    assert!(find(&yanzheng::scan::Luma::new(1, 1, vec![0]).unwrap(), Effort::Hard).is_empty());
}

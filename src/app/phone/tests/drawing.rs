use eframe::egui::{Shape, Theme};
use image::Luma;

use super::*;
use crate::scan;

/// Modules that the symbol of [`code`] has along its side, with the quiet zone.
const MODULES: f64 = 93.0;

#[test]
fn the_code_is_large_in_whole_pixels_and_on_white() {
    for (scale, pixels) in [(1.0, 4.0), (1.5, 6.0), (2.0, 8.0)] {
        for dark in [Theme::Light, Theme::Dark] {
            let builder = Harness::builder().with_pixels_per_point(scale).with_theme(dark);
            let handset = Handset::with(Lang::Zh, None, builder);
            let shapes = &handset.harness.output().shapes;
            let images = shapes.iter().filter_map(|clipped| match &clipped.shape {
                Shape::Mesh(mesh) => Some(mesh.calc_bounds()),
                _ => None,
            });
            let image = images.max_by(|a, b| a.area().total_cmp(&b.area())).unwrap();
            let side = f64::from(image.width() * scale);
            assert!((side - MODULES * pixels).abs() < 0.01, "{side} pixels at {scale}");
            for edge in [image.left(), image.top()] {
                assert!((edge * scale - (edge * scale).round()).abs() < 0.01, "{edge} at {scale}");
            }
            let white = shapes.iter().any(|clipped| match &clipped.shape {
                Shape::Rect(shape) => {
                    shape.fill == theme::PAPER && shape.rect.expand(1.0).contains_rect(image)
                }
                _ => false,
            });
            assert!(white, "{dark:?}");
        }
    }
}

#[test]
fn what_is_drawn_is_read_again() {
    let made = Instant::from_unix(NOON).unwrap();
    let screen =
        Screen { code: code(), made, holder: Vec::new(), card: Some(Arc::new(RgbImage::new(4096, 512))) };
    let drawn = drawn(Lang::Zh, screen).unwrap();
    let symbol = &drawn.symbol;
    assert_eq!(f64::from(symbol.width()), MODULES);
    let quiet = |x: u32, y: u32| x.min(y) < 4 || x.max(y) >= symbol.width() - 4;
    assert!(symbol.enumerate_pixels().all(|(x, y, pixel)| !quiet(x, y) || *pixel == Luma([255])));
    let shown = image::imageops::resize(symbol, 4 * 93, 4 * 93, image::imageops::FilterType::Nearest);
    let shown = scan::Luma::new(shown.width(), shown.height(), shown.into_raw()).unwrap();
    let read: Vec<String> =
        scan::find(&shown, scan::Effort::Normal).into_iter().map(|found| found.text).collect();
    assert_eq!(read, [code()]);
    // No graphics card takes any size.
    assert_eq!(drawn.screen.card.as_ref().unwrap().dimensions(), (2048, 256));
}

#[test]
fn a_code_that_no_symbol_holds_is_a_reason() {
    let made = Instant::from_unix(NOON).unwrap();
    for lang in Lang::ALL {
        let screen = Screen { code: "a".repeat(4_000), made, holder: Vec::new(), card: None };
        assert!(drawn(lang, screen).unwrap_err().len() > 10);
    }
}

//! QR symbols of codes as a PNG: level M, the code in one alphanumeric segment, four modules of quiet zone. Alone, or
//! as a camera sees them.

use image::{GrayImage, ImageFormat, Luma};

use crate::picture::qr::{NoSymbol, QUIET_MODULES, encode};

/// Width and height of a frame in pixels: what the verifier asks of a camera.
const FRAME: (u32, u32) = (1280, 720);
/// Pixels to a module at which a phone comes into view.
const SMALLEST: u32 = 2;

/// Why no symbol can be drawn.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// Too long for any symbol.
    #[error(transparent)]
    Encode(#[from] NoSymbol),
    /// The PNG cannot be written.
    #[error("{0}")]
    Png(#[from] image::ImageError),
}

/// Draws the symbols of texts side by side, `pixels` to a module.
///
/// # Errors
/// [`QrError`].
pub fn qr_png(texts: &[&str], pixels: u32) -> Result<Vec<u8>, QrError> {
    let pictures = texts.iter().map(|text| draw(text, pixels)).collect::<Result<Vec<_>, _>>()?;
    let width = pictures.iter().map(GrayImage::width).sum();
    let height = pictures.iter().map(GrayImage::height).max().unwrap_or_default();
    let mut sheet = GrayImage::from_pixel(width, height, Luma([255]));
    let mut left = 0;
    for picture in pictures {
        image::imageops::replace(&mut sheet, &picture, left, 0);
        left += i64::from(picture.width());
    }
    png(&sheet)
}

/// Draws what a camera sees while a phone is brought before it: the symbol in ever more pixels to a module.
///
/// # Errors
/// [`QrError`].
pub fn qr_frames(text: &str) -> Result<Vec<Vec<u8>>, QrError> {
    let largest = FRAME.1 / draw(text, 1)?.width().max(1);
    (SMALLEST.min(largest)..=largest).map(|pixels| frame(text, pixels)).collect()
}

/// Draws what a camera sees that is held before the symbol of a text: 1280 by 720 pixels, white around a symbol as
/// large as fits, in whole pixels to a module.
///
/// # Errors
/// [`QrError`].
pub fn frame_png(text: &str) -> Result<Vec<u8>, QrError> {
    // The largest symbol has 185 modules with its quiet zone, so at least 3 pixels to a module fit.
    let modules = draw(text, 1)?.width();
    frame(text, FRAME.1 / modules.max(1))
}

fn frame(text: &str, pixels: u32) -> Result<Vec<u8>, QrError> {
    let (width, height) = FRAME;
    let symbol = draw(text, pixels)?;
    let middle = |whole: u32, part: u32| i64::from(whole.saturating_sub(part) / 2);
    let mut frame = GrayImage::from_pixel(width, height, Luma([255]));
    let (left, top) = (middle(width, symbol.width()), middle(height, symbol.height()));
    image::imageops::replace(&mut frame, &symbol, left, top);
    png(&frame)
}

/// Draws the symbol of a text, a pixel to a module.
///
/// # Errors
/// [`QrError::Encode`].
pub fn qr_modules(text: &str) -> Result<GrayImage, QrError> {
    draw(text, 1)
}

fn png(picture: &GrayImage) -> Result<Vec<u8>, QrError> {
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png)?;
    Ok(png.into_inner())
}

fn draw(text: &str, pixels: u32) -> Result<GrayImage, QrError> {
    let symbol = encode(text)?;
    let pixels = pixels.clamp(1, 32);
    let side = (symbol.modules() + 2 * QUIET_MODULES) * pixels;
    Ok(GrayImage::from_fn(side, side, |x, y| {
        let module = |pixel: u32| (pixel / pixels).checked_sub(QUIET_MODULES);
        let dark = module(x).zip(module(y)).is_some_and(|(x, y)| symbol.is_dark(x, y));
        Luma([if dark { 0 } else { 255 }])
    }))
}

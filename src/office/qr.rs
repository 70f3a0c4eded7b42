//! QR symbols of codes as a PNG: level M, the code in one alphanumeric segment, four modules of quiet zone. Alone, or
//! as a camera sees them.

use image::{GrayImage, ImageFormat, Luma};
use qrcode::bits::Bits;
use qrcode::types::{QrError as EncodeError, Version};
use qrcode::{Color, EcLevel, QrCode};

const QUIET_MODULES: u32 = 4;
/// Width and height of a frame in pixels: what the verifier asks of a camera.
const FRAME: (u32, u32) = (1280, 720);

/// Why no symbol can be drawn.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// Too long for any symbol.
    #[error("no QR symbol holds the text: {0}")]
    Encode(#[from] EncodeError),
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

/// Draws what a camera sees that is held before the symbol of a text: 1280 by 720 pixels, white around a symbol as
/// large as fits, in whole pixels to a module.
///
/// # Errors
/// [`QrError`].
pub fn frame_png(text: &str) -> Result<Vec<u8>, QrError> {
    let (width, height) = FRAME;
    // The largest symbol has 185 modules with its quiet zone, so at least 3 pixels to a module fit.
    let modules = draw(text, 1)?.width();
    let symbol = draw(text, height / modules.max(1))?;
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
    let symbol = encode(text.as_bytes())?;
    let modules = u32::try_from(symbol.width()).unwrap_or(u32::MAX);
    let pixels = pixels.clamp(1, 32);
    let side = (modules + 2 * QUIET_MODULES) * pixels;
    Ok(GrayImage::from_fn(side, side, |x, y| {
        let module = |pixel: u32| (pixel / pixels).checked_sub(QUIET_MODULES).filter(|&m| m < modules);
        let dark = match (module(x), module(y)) {
            // Below the width, so within usize.
            (Some(x), Some(y)) => symbol[(x as usize, y as usize)] == Color::Dark,
            _ => false,
        };
        Luma([if dark { 0 } else { 255 }])
    }))
}

/// The smallest symbol that takes the text in one segment.
fn encode(text: &[u8]) -> Result<QrCode, EncodeError> {
    let alphanumeric =
        text.iter().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || b" $%*+-./:".contains(c));
    for version in 1..=40 {
        let mut bits = Bits::new(Version::Normal(version));
        let pushed = if alphanumeric { bits.push_alphanumeric_data(text) } else { bits.push_byte_data(text) };
        match pushed.and_then(|()| bits.push_terminator(EcLevel::M)) {
            Ok(()) => return QrCode::with_bits(bits, EcLevel::M),
            Err(EncodeError::DataTooLong) => {}
            Err(error) => return Err(error),
        }
    }
    Err(EncodeError::DataTooLong)
}

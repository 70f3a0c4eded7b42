//! Bytes to luma: six formats, under bounds, upright, on white.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};

use super::fault::{panic_text, short};
use super::format::{self, OtherFormat, PictureFormat, Told};
use super::luma::Luma;
use super::pdf::PdfError;

/// Most bytes that a picture's file may have. A 50-megapixel phone photo has 15 MB, a screenshot under 10; 64 MiB
/// leaves room for scans in TIFF and still lets several wait in memory at once.
pub const MAX_BYTES: usize = 64 << 20;

/// Most pixels that a side may have. The longest honest picture is a scrolled screenshot, under 20,000 pixels.
pub const MAX_SIDE: u32 = 20_000;

/// Most pixels in all: what the sensors of current phones deliver (50 Mpx), twice. One grey copy is then 100 MB.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Most memory for decoded samples, which is less than [`MAX_PIXELS`] when they are coloured or deep: 100 Mpx of grey
/// fit, 50 Mpx of 8-bit RGB (8192 x 6144, a phone's largest photo), 37 Mpx of RGBA. With the grey copy that is made of
/// them it stays within a worker's memory. Our own check covers the picture itself; the decoders of PNG and TIFF hold
/// their working memory to it too, and of the others one that needs more ends the worker.
pub const MAX_DECODED: u64 = 144 << 20;

/// Why a file gave no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is over [`MAX_BYTES`].
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge {
        /// Its bytes.
        bytes: usize,
        /// The most that are read.
        limit: usize,
    },
    /// No picture format begins so.
    #[error("not a picture; PNG, JPEG, WebP, BMP, GIF and TIFF are read")]
    NotAPicture,
    /// A kind of file that is known and not read.
    #[error("{0} is not read; save it as PNG or JPEG")]
    Unsupported(OtherFormat),
    /// One of the six formats, in a variety that the decoder does not read.
    #[error("this kind of {0} is not read ({1}); save it as PNG or JPEG")]
    UnsupportedKind(PictureFormat, String),
    /// Over [`MAX_SIDE`] or [`MAX_PIXELS`].
    #[error(
        "the picture has {width} x {height} pixels; at most {limit} in all and {MAX_SIDE} a side are read"
    )]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
        /// The most pixels that are read.
        limit: u64,
    },
    /// A PDF whose pages could not be searched, or not all.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// Decoding would take over [`MAX_DECODED`].
    #[error("decoding this {0} would take too much memory; at most {MAX_DECODED} bytes are used")]
    TooMuchMemory(PictureFormat),
    /// It begins like a picture and is none.
    #[error("the {0} is damaged: {1}")]
    Damaged(PictureFormat, String),
}

/// Decodes a picture: upright as its EXIF says, transparent parts on white, first frame of an animation.
///
/// # Errors
/// [`LoadError`] says which bound was passed or what is wrong with the bytes. Never panics.
pub fn load(bytes: &[u8]) -> Result<Luma, LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(LoadError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    let format = match format::tell(bytes) {
        Told::Ours(format) => format,
        Told::Other(format) => return Err(LoadError::Unsupported(format)),
        Told::Unknown => return Err(LoadError::NotAPicture),
    };
    // A decoder that panics on bytes from outside has a fault, but a fault of theirs must not end our process. What
    // it was working on is dropped with the unwinding, so nothing broken is seen afterwards.
    catch_unwind(AssertUnwindSafe(|| decode(bytes, format))).unwrap_or_else(|panic| {
        let said = panic_text(panic.as_ref()).unwrap_or("the decoder stopped");
        Err(LoadError::Damaged(format, short(said)))
    })
}

fn decode(bytes: &[u8], format: PictureFormat) -> Result<Luma, LoadError> {
    let fault = |error| explain(error, format);
    let mut limits = Limits::default();
    // Not the sides: the decoder's own refusal would not tell the size, ours below does.
    limits.max_alloc = Some(MAX_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.into());
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;

    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(LoadError::Damaged(format, format!("it is {width} x {height} pixels")));
    }
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(LoadError::TooManyPixels { width, height, limit: MAX_PIXELS });
    }
    if decoder.total_bytes() > MAX_DECODED {
        return Err(LoadError::TooMuchMemory(format));
    }
    let lies = format == PictureFormat::WebP && format::webp_exif_lies(bytes);
    // Broken metadata does not spoil a picture: codes are read in every position, only the outline would lie askew.
    let orientation = if lies {
        Orientation::NoTransforms
    } else {
        decoder.orientation().unwrap_or(Orientation::NoTransforms)
    };
    let luma = Luma::of(DynamicImage::from_decoder(decoder).map_err(fault)?);
    Ok(luma.turned(orientation))
}

fn explain(error: ImageError, format: PictureFormat) -> LoadError {
    match error {
        ImageError::Limits(_) => LoadError::TooMuchMemory(format),
        ImageError::Unsupported(what) => LoadError::UnsupportedKind(format, short(&what.to_string())),
        other => LoadError::Damaged(format, short(&other.to_string())),
    }
}

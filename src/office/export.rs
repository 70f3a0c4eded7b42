//! A licence picture as the file that is handed out: PNG, JPEG or PDF. The same picture gives the same bytes.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, RgbImage};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};

/// Letters stay sharp, and a messenger's own compression finds little left to spoil.
const JPEG_QUALITY: u8 = 90;

/// Points of a page to a pixel: the picture, 1440 by 2896, prints 137 mm wide and 276 mm high, which an A4 sheet holds.
const POINTS_PER_PIXEL: f32 = 0.27;

/// The document's title: no word of whose licence it is.
const TITLE: &str = "电子行驶证";

/// What a picture is handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// Lossless.
    Png,
    /// Smaller, as phones and messengers use.
    Jpeg,
    /// One page with the picture in it, lossless.
    Pdf,
}

impl PictureFormat {
    /// The format that a file's name asks for: `png`, `jpg` or `jpeg`, `pdf`, in either case.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "png" => Some(PictureFormat::Png),
            "jpg" | "jpeg" => Some(PictureFormat::Jpeg),
            "pdf" => Some(PictureFormat::Pdf),
            _ => None,
        }
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The picture cannot be encoded.
    #[error("the picture cannot be encoded: {0}")]
    Encode(#[from] image::ImageError),
    /// Its pixels cannot be packed.
    #[error("the picture cannot be packed: {0}")]
    Pack(#[from] std::io::Error),
    /// A PDF counts pixels in 31 bits.
    #[error("the picture is too large for a PDF")]
    TooLarge,
}

/// Writes a picture in a format.
///
/// # Errors
/// [`ExportError`].
pub fn export(picture: &RgbImage, format: PictureFormat) -> Result<Vec<u8>, ExportError> {
    let mut file = std::io::Cursor::new(Vec::new());
    match format {
        PictureFormat::Png => picture.write_to(&mut file, ImageFormat::Png)?,
        PictureFormat::Jpeg => {
            picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY))?;
        }
        PictureFormat::Pdf => return pdf(picture),
    }
    Ok(file.into_inner())
}

fn pdf(picture: &RgbImage) -> Result<Vec<u8>, ExportError> {
    let [catalog, pages, page, image, content, info] = [1, 2, 3, 4, 5, 6].map(Ref::new);
    let name = Name(b"Licence");
    let too_large = |_| ExportError::TooLarge;
    let width = i32::try_from(picture.width()).map_err(too_large)?;
    let height = i32::try_from(picture.height()).map_err(too_large)?;
    let [page_width, page_height] = [width, height].map(|pixels| pixels as f32 * POINTS_PER_PIXEL);

    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(picture.as_raw())?;
    let packed = packed.finish()?;

    let mut pdf = Pdf::new();
    pdf.document_info(info).title(TextStr(TITLE));
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, page_width, page_height)).parent(pages).contents(content);
    sheet.resources().x_objects().pair(name, image);
    sheet.finish();

    let mut pixels = pdf.image_xobject(image, &packed);
    pixels.width(width).height(height).bits_per_component(8).filter(Filter::FlateDecode);
    pixels.color_space().device_rgb();
    pixels.finish();

    // A picture is one unit wide and high until it is scaled.
    let mut drawn = Content::new();
    drawn.transform([page_width, 0.0, 0.0, page_height, 0.0, 0.0]).x_object(name);
    pdf.stream(content, &drawn.finish());
    Ok(pdf.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_says_the_format() {
        for (name, format) in [
            ("证.png", Some(PictureFormat::Png)),
            ("a.b.JPG", Some(PictureFormat::Jpeg)),
            ("a.jpeg", Some(PictureFormat::Jpeg)),
            ("a.Pdf", Some(PictureFormat::Pdf)),
            ("a.webp", None),
            ("pdf", None),
        ] {
            assert_eq!(PictureFormat::of(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn every_format_holds_the_picture() {
        let picture =
            RgbImage::from_fn(36, 64, |x, y| image::Rgb(if x > y { [200, 30, 30] } else { [0, 90, 0] }));
        let made = |format| {
            let bytes = export(&picture, format).unwrap();
            assert_eq!(bytes, export(&picture, format).unwrap());
            bytes
        };
        let read = |format| image::load_from_memory(&made(format)).unwrap().into_rgb8();
        assert_eq!(read(PictureFormat::Png), picture);
        let jpeg = read(PictureFormat::Jpeg);
        assert!(jpeg.iter().zip(picture.iter()).filter(|(a, b)| a.abs_diff(**b) > 40).count() < 400);

        let pdf = made(PictureFormat::Pdf);
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF"));
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("/MediaBox [0 0 9.72 17.28]") && !text.contains("Date"), "{text}");
        let at = |needle: &[u8]| pdf.windows(needle.len()).position(|part| part == needle).unwrap();
        let stream = &pdf[at(b"stream\n") + 7..at(b"\nendstream")];
        let mut pixels = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(stream), &mut pixels).unwrap();
        assert_eq!(&pixels, picture.as_raw());
    }
}

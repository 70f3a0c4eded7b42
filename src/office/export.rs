//! STUB
#![allow(missing_docs)]
use image::RgbImage;
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("{0}")]
    Image(#[from] image::ImageError),
}
#[derive(Clone, Copy)]
pub enum PictureFormat {
    Png,
    Jpeg,
    Pdf,
}
impl PictureFormat {
    pub fn of(_p: &std::path::Path) -> Option<Self> {
        Some(PictureFormat::Png)
    }
}
pub fn export(picture: &RgbImage, _f: PictureFormat) -> Result<Vec<u8>, ExportError> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png)?;
    Ok(out.into_inner())
}

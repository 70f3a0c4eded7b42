//! Which kind of picture it is, told by its first bytes. A file's name is never looked at: messengers rename.

use std::fmt;

use image::ImageFormat;

/// The six formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// PNG; of an APNG the default image.
    Png,
    /// JPEG, baseline and progressive, grey, colour and CMYK.
    Jpeg,
    /// WebP, lossy and lossless; the first frame of an animation.
    WebP,
    /// Windows bitmap.
    Bmp,
    /// GIF; the first frame of an animation.
    Gif,
    /// TIFF; the first page.
    Tiff,
}

impl PictureFormat {
    /// All of them.
    pub(super) const ALL: [PictureFormat; 6] = [
        PictureFormat::Png,
        PictureFormat::Jpeg,
        PictureFormat::WebP,
        PictureFormat::Bmp,
        PictureFormat::Gif,
        PictureFormat::Tiff,
    ];
}

impl fmt::Display for PictureFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PictureFormat::Png => "PNG",
            PictureFormat::Jpeg => "JPEG",
            PictureFormat::WebP => "WebP",
            PictureFormat::Bmp => "BMP",
            PictureFormat::Gif => "GIF",
            PictureFormat::Tiff => "TIFF",
        })
    }
}

impl From<PictureFormat> for ImageFormat {
    fn from(format: PictureFormat) -> ImageFormat {
        match format {
            PictureFormat::Png => ImageFormat::Png,
            PictureFormat::Jpeg => ImageFormat::Jpeg,
            PictureFormat::WebP => ImageFormat::WebP,
            PictureFormat::Bmp => ImageFormat::Bmp,
            PictureFormat::Gif => ImageFormat::Gif,
            PictureFormat::Tiff => ImageFormat::Tiff,
        }
    }
}

/// Kinds of files that people do hand in and that are not read; named, so that the answer can say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherFormat {
    /// AV1 pictures.
    Avif,
    /// What iPhones save.
    Heic,
    /// The successor of JPEG.
    JpegXl,
    /// Icons of Windows.
    Ico,
    /// Documents, whose pages are searched where the feature `pdf` is built.
    Pdf,
}

impl OtherFormat {
    /// All of them.
    pub(super) const ALL: [OtherFormat; 5] =
        [OtherFormat::Avif, OtherFormat::Heic, OtherFormat::JpegXl, OtherFormat::Ico, OtherFormat::Pdf];
}

impl fmt::Display for OtherFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OtherFormat::Avif => "AVIF",
            OtherFormat::Heic => "HEIC",
            OtherFormat::JpegXl => "JPEG XL",
            OtherFormat::Ico => "ICO",
            OtherFormat::Pdf => "PDF",
        })
    }
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Ours(PictureFormat),
    Other(OtherFormat),
    Unknown,
}

pub(super) fn tell(bytes: &[u8]) -> Told {
    use PictureFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Told::Ours(Png),
        [0xff, 0xd8, 0xff, ..] => Told::Ours(Jpeg),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Told::Ours(WebP),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Told::Ours(Gif),
        // 42 is TIFF, 43 BigTIFF, each in either byte order.
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Told::Ours(Tiff),
        [b'B', b'M', ..] => Told::Ours(Bmp),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => {
            Told::Other(OtherFormat::Avif)
        }
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..]
        | [_, _, _, _, b'f', b't', b'y', b'p', b'm', b'i', b'f', b'1', ..] => Told::Other(OtherFormat::Heic),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Told::Other(OtherFormat::JpegXl),
        [b'%', b'P', b'D', b'F', b'-', ..] => Told::Other(OtherFormat::Pdf),
        [0, 0, 1, 0, ..] => Told::Other(OtherFormat::Ico),
        _ => Told::Unknown,
    }
}

/// Whether a WebP names an `EXIF` chunk that reaches beyond the file.
///
/// The decoder sets aside as much memory as such a chunk claims (up to 4 GiB) before it looks whether it is there,
/// and memory that cannot be had ends the process. So the metadata of a file that lies is not asked for.
pub(super) fn webp_exif_lies(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let [a, b, c, d, s0, s1, s2, s3, body @ ..] = rest {
        let size = usize::try_from(u32::from_le_bytes([*s0, *s1, *s2, *s3])).unwrap_or(usize::MAX);
        if [*a, *b, *c, *d] == *b"EXIF" && size > body.len() {
            return true;
        }
        // Chunks are padded to an even length.
        rest = body.get(size.saturating_add(size % 2)..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_that_reaches_beyond_the_file_is_a_lie() {
        let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0".to_vec();
        webp.extend([0; 10]);
        webp.extend(b"ABCD\x03\0\0\0xyz\0EXIF\x04\0\0\0abcd");
        assert!(!webp_exif_lies(&webp));
        webp.pop();
        assert!(webp_exif_lies(&webp));
        assert!(!webp_exif_lies(&webp[..40]) && !webp_exif_lies(b"RIFF") && !webp_exif_lies(&[]));
    }
}

//! What a camera delivers, to grey. Every length is checked against the size that is claimed: drivers are wrong about
//! both.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::FrameFormat;
use crate::scan::luma::{grey, index};
use crate::scan::{Luma, MAX_BYTES, MAX_PIXELS, MAX_SIDE};

/// Most scans of a JPEG. Cameras send one; each more goes over the whole picture again.
const MAX_SCANS: usize = 12;

/// The grey picture in a buffer of this format, `None` if there is none: too few bytes, too large, damaged. What stands
/// behind the picture in a longer buffer is not looked at.
pub(super) fn luma(format: FrameFormat, width: u32, height: u32, bytes: &[u8]) -> Option<Luma> {
    if !fits(width, height) {
        return None;
    }
    let (columns, rows) = (index(width), index(height));
    let pixels = match format {
        FrameFormat::Mjpeg => return mjpeg(bytes),
        // Four bytes hold two pixels, the brightness of each before one of their common colours; an odd row ends with
        // a half that is filled up.
        FrameFormat::Yuyv => {
            let row = columns.div_ceil(2) * 4;
            let rows = bytes.get(..row * rows)?.chunks_exact(row);
            rows.flat_map(|row| row.iter().step_by(2).take(columns).copied()).collect()
        }
        // The brightness of all stands first, a byte each.
        FrameFormat::Nv12 | FrameFormat::Grey => bytes.get(..columns * rows)?.to_vec(),
        FrameFormat::Rgb => coloured(columns * rows, bytes, |r, _, b| [r, b])?,
        FrameFormat::Bgr => coloured(columns * rows, bytes, |b, _, r| [r, b])?,
        // These are files, which the replay reads.
        FrameFormat::Pictures => return None,
    };
    Luma::new(width, height, pixels)
}

fn fits(width: u32, height: u32) -> bool {
    let pixels = u64::from(width) * u64::from(height);
    width.max(height) <= MAX_SIDE && (1..=MAX_PIXELS).contains(&pixels)
}

/// `ends` puts red and blue, first and last in one order or the other, into theirs.
fn coloured(pixels: usize, bytes: &[u8], ends: fn(u8, u8, u8) -> [u8; 2]) -> Option<Vec<u8>> {
    let (triples, _) = bytes.get(..pixels * 3)?.as_chunks::<3>();
    let value = |&[first, g, last]: &[u8; 3]| {
        let [r, b] = ends(first, g, last);
        u8::try_from(grey([r, g, b].map(u32::from))).unwrap_or(u8::MAX)
    };
    Some(triples.iter().map(value).collect())
}

/// A JPEG of whatever size it says itself.
fn mjpeg(bytes: &[u8]) -> Option<Luma> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    // A decoder that panics on a damaged frame has a fault; for us it is a damaged frame.
    let caught = |bytes: &[u8]| catch_unwind(AssertUnwindSafe(|| decode(bytes))).ok().flatten();
    caught(bytes).or_else(|| caught(&with_usual_tables(bytes)?))
}

fn decode(bytes: &[u8]) -> Option<Luma> {
    let side = index(MAX_SIDE);
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .jpeg_set_max_scans(MAX_SCANS)
        .set_max_width(side)
        .set_max_height(side);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    if !fits(width, height) {
        return None;
    }
    Luma::new(width, height, decoder.decode().ok()?)
}

/// The same with the mark that makes the decoder add the Huffman tables that every Motion JPEG shares: many cameras
/// leave out both. Tables that are there stay as they are.
fn with_usual_tables(bytes: &[u8]) -> Option<Vec<u8>> {
    const START: &[u8] = b"\xff\xd8";
    const MARK: &[u8] = b"\xff\xe0\0\x10AVI1\0\0\0\0\0\0\0\0\0\0";
    Some([START, MARK, bytes.strip_prefix(START)?].concat())
}

#[cfg(test)]
mod tests {
    use super::FrameFormat::{Bgr, Grey, Mjpeg, Nv12, Pictures, Rgb, Yuyv};
    use super::*;

    fn read(format: FrameFormat, width: u32, height: u32, bytes: &[u8]) -> Option<Vec<u8>> {
        let luma = luma(format, width, height, bytes)?;
        assert_eq!((luma.width(), luma.height()), (width, height));
        Some(luma.pixels().to_vec())
    }

    #[test]
    fn brightness_is_taken_from_each_layout() {
        assert_eq!(read(Yuyv, 2, 2, &[1, 90, 2, 91, 3, 92, 4, 93]), Some(vec![1, 2, 3, 4]));
        assert_eq!(read(Nv12, 2, 2, &[1, 2, 3, 4, 90, 91]), Some(vec![1, 2, 3, 4]));
        assert_eq!(read(Grey, 3, 1, &[1, 2, 3]), Some(vec![1, 2, 3]));
        let red = |format, bytes: [u8; 3]| read(format, 1, 1, &bytes).unwrap()[0];
        assert_eq!((red(Rgb, [255, 0, 0]), red(Bgr, [0, 0, 255])), (53, 53));
        assert_eq!((red(Rgb, [0, 0, 255]), red(Bgr, [255, 0, 0])), (18, 18));
        assert_eq!(red(Rgb, [255; 3]), 255);
    }

    #[test]
    fn odd_widths_end_with_half_a_pair() {
        let bytes = [1, 90, 2, 91, 3, 92, 0, 93, 4, 94, 5, 95, 6, 96, 0, 97];
        assert_eq!(read(Yuyv, 3, 2, &bytes), Some(vec![1, 2, 3, 4, 5, 6]));
        assert_eq!(read(Yuyv, 1, 1, &[7, 90, 0, 91]), Some(vec![7]));
        assert_eq!(read(Nv12, 3, 1, &[1, 2, 3, 90, 91, 92, 93]), Some(vec![1, 2, 3]));
    }

    #[test]
    fn longer_buffers_are_cut_and_shorter_ones_are_no_picture() {
        for (format, needs) in
            [(Yuyv, 8 * 4), (Nv12, 7 * 4), (Grey, 7 * 4), (Rgb, 7 * 4 * 3), (Bgr, 7 * 4 * 3)]
        {
            assert!(
                read(format, 7, 4, &vec![9; needs * if format == Yuyv { 2 } else { 1 } + 4096]).is_some()
            );
            assert_eq!(read(format, 7, 4, &vec![9; needs - 1]), None, "{format}");
            assert_eq!(read(format, 7, 4, &[]), None);
        }
    }

    #[test]
    fn sizes_that_nothing_has_are_no_picture() {
        for format in [Yuyv, Nv12, Grey, Rgb, Bgr, Mjpeg, Pictures] {
            for (width, height) in
                [(0, 0), (0, 5), (5, 0), (u32::MAX, u32::MAX), (MAX_SIDE + 1, 1), (20_000, 5_001)]
            {
                assert_eq!(luma(format, width, height, &[0; 64]), None, "{format} {width} {height}");
            }
        }
        assert_eq!(luma(Pictures, 2, 2, &[0; 64]), None);
    }

    /// A JPEG of a slope from black to white, in colour as cameras send it.
    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let pixel = |x, _| image::Rgb([u8::try_from(x * 255 / width).unwrap(); 3]);
        let mut bytes = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90)
            .encode_image(&image::RgbImage::from_fn(width, height, pixel))
            .unwrap();
        bytes
    }

    /// Without its Huffman tables, as UVC cameras send it. The encoder uses the usual ones.
    fn without_tables(jpeg: &[u8]) -> Vec<u8> {
        let (mut kept, mut rest) = (jpeg[..2].to_vec(), &jpeg[2..]);
        while rest[1] != 0xda {
            let length = 2 + usize::from(u16::from_be_bytes([rest[2], rest[3]]));
            if rest[1] != 0xc4 {
                kept.extend(&rest[..length]);
            }
            rest = &rest[length..];
        }
        [&kept, rest].concat()
    }

    #[test]
    fn a_jpeg_has_its_own_size_whatever_is_claimed_and_however_long_the_buffer() {
        for (width, height) in [(64, 48), (33, 17)] {
            let mut bytes = jpeg(width, height);
            bytes.resize(bytes.len() + 100_000, 0xa5);
            let luma = luma(Mjpeg, 1280, 720, &bytes).unwrap();
            assert_eq!((luma.width(), luma.height()), (width, height));
            let row = &luma.pixels()[..index(width)];
            assert!(
                row[0] < 12 && row[row.len() - 1] > 230 && row.is_sorted_by(|a, b| *a <= b.saturating_add(6)),
                "{row:?}"
            );
        }
    }

    #[test]
    fn a_jpeg_without_tables_is_read_with_the_usual_ones() {
        let (whole, bare) = (jpeg(64, 48), without_tables(&jpeg(64, 48)));
        assert!(bare.len() < whole.len() - 300);
        assert!(decode(&bare).is_none());
        assert_eq!(mjpeg(&bare), mjpeg(&whole));
        assert!(mjpeg(&whole).is_some());
    }

    #[test]
    fn damaged_jpegs_never_panic() {
        let whole = jpeg(64, 48);
        for length in 0..whole.len() {
            let _ = luma(Mjpeg, 64, 48, &whole[..length]);
            let mut wrong = whole.clone();
            wrong[length] ^= 0x55;
            let _ = luma(Mjpeg, 64, 48, &wrong);
        }
        for garbage in
            [vec![], vec![0xff; 5000], b"\xff\xd8".repeat(500), [&whole[..20], &[0; 9000]].concat()]
        {
            assert_eq!(luma(Mjpeg, 64, 48, &garbage), None);
        }
    }
}

//! Codes drawn and pictures written for the tests, those that no encoder at hand writes byte by byte.

use std::io::{Cursor, Write};

use flate2::write::ZlibEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, imageops};
use qrcode::{Color, EcLevel, QrCode};

/// A text like ours: Base45 digits only, so the code is alphanumeric.
pub(crate) fn text(length: usize) -> String {
    let digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    "YZ1:".chars().chain(digits.chars().cycle().step_by(7)).take(length).collect()
}

/// A code with its quiet zone of four modules, ECC M.
pub(crate) fn code(text: &str, pixels_per_module: u32) -> GrayImage {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
    let modules = u32::try_from(code.width()).unwrap();
    let side = (modules + 8) * pixels_per_module;
    GrayImage::from_fn(side, side, |x, y| {
        let (x, y) = (x / pixels_per_module, y / pixels_per_module);
        let inside = (4..modules + 4).contains(&x) && (4..modules + 4).contains(&y);
        let at = |v: u32| usize::try_from(v - 4).unwrap();
        Luma([if inside && code[(at(x), at(y))] == Color::Dark { 0 } else { 255 }])
    })
}

/// Pictures laid on white at the given places.
pub(crate) fn sheet(width: u32, height: u32, parts: &[(&GrayImage, u32, u32)]) -> GrayImage {
    let mut sheet = GrayImage::from_pixel(width, height, Luma([255]));
    for (part, x, y) in parts {
        imageops::replace(&mut sheet, *part, i64::from(*x), i64::from(*y));
    }
    sheet
}

pub(crate) fn encode(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encode(&picture.into(), ImageFormat::Png)
}

/// The same code in each format that is read.
pub(crate) fn in_each_format() -> Vec<(ImageFormat, Vec<u8>)> {
    use ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    let picture = DynamicImage::ImageRgb8(DynamicImage::ImageLuma8(code("YZ1:SIX FORMATS", 5)).to_rgb8());
    [Png, Jpeg, WebP, Bmp, Gif, Tiff].map(|format| (format, encode(&picture, format))).into()
}

/// A JPEG with an EXIF segment that holds an orientation and nothing else.
pub(crate) fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(body);
    let length = u32::try_from(body.len()).unwrap();
    [&length.to_be_bytes()[..], kind, body, &sum.sum().to_be_bytes()].concat()
}

/// A PNG from its parts: any size may be claimed, and the rows need not be there. `colour` is 0 grey, 3 palette, 6 RGBA.
pub(crate) fn raw_png(
    width: u32,
    height: u32,
    depth: u8,
    colour: u8,
    rows: impl Iterator<Item = Vec<u8>>,
) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for row in rows {
        packed.write_all(&[0]).unwrap();
        packed.write_all(&row).unwrap();
    }
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    // Colour 0 is a dark blue and colour 1 a pale yellow.
    let palette = if colour == 3 { chunk(b"PLTE", &[10, 20, 90, 250, 250, 200]) } else { Vec::new() };
    let parts =
        [chunk(b"IHDR", &header), palette, chunk(b"IDAT", &packed.finish().unwrap()), chunk(b"IEND", &[])];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

/// A TIFF header that claims a size, with one strip that lies beyond the end.
pub(crate) fn tiff_header(width: u32, height: u32) -> Vec<u8> {
    let entries = [
        (256, width),
        (257, height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 200),
        (277, 1),
        (278, height),
        (279, 9),
    ];
    let mut bytes = b"II\x2a\0\x08\0\0\0\x09\0".to_vec();
    for (tag, value) in entries {
        bytes.extend(u16::to_le_bytes(tag));
        bytes.extend([4, 0, 1, 0, 0, 0]);
        bytes.extend(u32::to_le_bytes(value));
    }
    bytes.extend([0; 4]);
    bytes
}

/// A CMYK JPEG as Adobe's programs write it (255 is no ink), of a picture whose 8 x 8 squares are each of one value:
/// then every block has only its mean, and a Huffman table of three lengths says all.
pub(crate) fn cmyk_jpeg(picture: &GrayImage) -> Vec<u8> {
    let (width, height) = (u16::try_from(picture.width()).unwrap(), u16::try_from(picture.height()).unwrap());
    let mut bytes = b"\xff\xd8\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0".to_vec();
    bytes.extend([0xff, 0xdb, 0, 67, 0]);
    bytes.extend([8; 64]);
    bytes.extend([0xff, 0xc0, 0, 20, 8]);
    bytes.extend([height.to_be_bytes(), width.to_be_bytes()].concat());
    bytes.extend([4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // Means: sizes 0, 7 and 8 as the codes 00, 01 and 10. Details: only the end of the block, as 0.
    bytes.extend(b"\xff\xc4\0\x16\0\0\x03\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x07\x08");
    bytes.extend(b"\xff\xc4\0\x14\x10\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    bytes.extend(b"\xff\xda\0\x0e\x04\x01\0\x02\0\x03\0\x04\0\0\x3f\0");
    let mut bits = Vec::new();
    let mut put = |value: u32, count: u32| bits.extend((0..count).rev().map(|i| value >> i & 1 == 1));
    // Cyan, magenta and yellow stay without ink; black follows the picture. Means are told as differences.
    let mut before = [0i32; 4];
    for (y, x) in
        (0..u32::from(height)).step_by(8).flat_map(|y| (0..u32::from(width)).step_by(8).map(move |x| (y, x)))
    {
        let black = if picture.get_pixel(x, y).0[0] < 128 { -128 } else { 127 };
        for (mean, before) in [127, 127, 127, black].into_iter().zip(&mut before) {
            let difference: i32 = mean - *before;
            *before = mean;
            let size = 32 - difference.unsigned_abs().leading_zeros();
            let told = if difference < 0 { difference + (1 << size) - 1 } else { difference };
            put([0, 7, 8].iter().position(|s| *s == size).unwrap().try_into().unwrap(), 2);
            put(u32::try_from(told).unwrap(), size);
            put(0, 1);
        }
    }
    bits.resize(bits.len().next_multiple_of(8), true);
    for byte in bits.chunks(8).map(|bits| bits.iter().fold(0u8, |byte, bit| byte << 1 | u8::from(*bit))) {
        bytes.extend(if byte == 0xff { vec![0xff, 0] } else { vec![byte] });
    }
    bytes.extend([0xff, 0xd9]);
    bytes
}

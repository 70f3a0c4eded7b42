//! rxing: its QR reader as its helpers set it up (hybrid threshold, "try harder"), asked for all codes. Not its
//! `detect_multiple`, which cuts the picture up around each hit; not its filtered reader, which takes minutes.

use std::collections::HashSet;

use rxing::common::HybridBinarizer;
use rxing::multi::MultipleBarcodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source};
use yanzheng::scan::Luma;

use super::Read;

pub fn read(picture: &Luma) -> Vec<Read> {
    let hints = DecodeHints {
        TryHarder: Some(true),
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let Ok(source) = Luma8Source::new_with_slice(picture.pixels(), picture.width(), picture.height()) else {
        return Vec::new();
    };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let results = QrReader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default();
    results
        .iter()
        .map(|result| {
            // Top left, top right, bottom left, bottom right.
            let mut outline: Vec<[f32; 2]> = result.getPoints().iter().map(|p| [p.x, p.y]).collect();
            if outline.len() == 4 {
                outline.swap(2, 3);
            }
            Read { text: result.getText().to_owned(), outline }
        })
        .collect()
}

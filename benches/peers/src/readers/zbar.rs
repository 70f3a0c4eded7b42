//! zbar at its defaults, for QR codes alone: else a bar code seen in the noise would count as read.

use yanzheng::scan::Luma;
use zbar_rust::{ZBarConfig, ZBarImageScanner, ZBarSymbolType};

use super::Read;

pub fn read(picture: &Luma) -> Vec<Read> {
    let mut scanner = ZBarImageScanner::new();
    let on = |scanner: &mut ZBarImageScanner, kind, value| {
        scanner.set_config(kind, ZBarConfig::ZBarCfgEnable, value).expect("every version knows it");
    };
    on(&mut scanner, ZBarSymbolType::ZBarNone, 0);
    on(&mut scanner, ZBarSymbolType::ZBarQRCode, 1);
    let results = scanner.scan_y800(picture.pixels(), picture.width(), picture.height()).unwrap_or_default();
    results
        .into_iter()
        .map(|code| Read {
            text: String::from_utf8_lossy(&code.data).into_owned(),
            outline: code.points.iter().map(|(x, y)| [*x as f32, *y as f32]).collect(),
        })
        .collect()
}

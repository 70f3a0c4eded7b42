//! zxing-cpp at its defaults, asked for QR codes alone: it tries harder, turned, inverted and smaller views by itself.

use yanzheng::scan::Luma;
use zxingcpp::{BarcodeFormat, ImageFormat, ImageView};

use super::Read;

pub fn read(picture: &Luma) -> Vec<Read> {
    let view = ImageView::from_slice(picture.pixels(), picture.width(), picture.height(), ImageFormat::Lum);
    let reader = zxingcpp::read().formats([BarcodeFormat::QRCode]);
    let Some(codes) = view.ok().and_then(|view| reader.from(view).ok()) else { return Vec::new() };
    codes
        .iter()
        .filter(|code| code.is_valid())
        .map(|code| {
            let place = code.position();
            let outline = [place.top_left, place.top_right, place.bottom_right, place.bottom_left];
            Read { text: code.text(), outline: outline.map(|p| [p.x as f32, p.y as f32]).to_vec() }
        })
        .collect()
}

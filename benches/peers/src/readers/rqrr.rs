//! rqrr at its defaults: it makes the picture black and white itself.

use rqrr::PreparedImage;
use yanzheng::scan::Luma;

use super::Read;

pub fn read(picture: &Luma) -> Vec<Read> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let grey = |x, y| picture.pixels()[y * width + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = prepared.detect_grids();
    let read = grids.iter().filter_map(|grid| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Some(Read { text, outline: grid.bounds.map(|p| [p.x as f32, p.y as f32]).to_vec() })
    });
    read.collect()
}

//! The files that stay as they are: downloads, what others made of one, and a screenshot.

use super::forged::Genuine;
use super::past::Past;
use super::{DemoError, FORGED, Files, PIXELS, Scene, add};
use crate::office::export::{ExportError, PictureFormat, export};
use crate::office::qr::qr_png;
use crate::office::store::Random;
use crate::picture::render;

/// A code that is none of ours.
const OTHER: &str = "https://example.invalid/";

/// The files of the past.
pub(super) fn still(past: &Past, random: Random) -> Result<Files, DemoError> {
    let mut files = Files::new();
    for (scene, download) in [
        (Scene::Download, &past.download),
        (Scene::Expired, &past.expired),
        (Scene::UnderEnded, &past.under_ended),
        (Scene::Transferred, &past.sold),
        (Scene::Suspended, &past.seized),
    ] {
        add(&mut files, scene, &download.code, png(&download.picture)?);
    }
    let (genuine, other) = (Genuine::read(&past.download)?, Genuine::read(&past.other)?);
    let edited = genuine.with_plate(FORGED);
    let (altered, stranger) = (genuine.code_of(&edited), genuine.imitated(random)?);
    // What somebody sees in a picture, and what its code says.
    for (scene, seen, code) in [
        (Scene::Edited, &edited, &past.download.code),
        (Scene::Pasted, &other.claims, &past.download.code),
        (Scene::Altered, &edited, &altered),
        (Scene::Stranger, &genuine.claims, &stranger),
    ] {
        add(&mut files, scene, code, png(&render(seen, code, true)?)?);
    }
    for (scene, code) in [(Scene::Screenshot, &*past.screenshot), (Scene::Other, OTHER)] {
        add(&mut files, scene, code, qr_png(&[code], PIXELS)?);
    }
    let li = past.office.person("li")?;
    let bearer = format!("{}:{}\n", li.document.as_str(), li.number.as_str());
    files.insert("grant.bearer".to_owned(), bearer.into_bytes());
    Ok(files)
}

fn png(picture: &image::RgbImage) -> Result<Vec<u8>, ExportError> {
    export(picture, PictureFormat::Png)
}

//! What the clipboard holds: a copied file, a picture, or a text, in this order, since file managers put a name beside
//! the file and browsers an address beside the picture.

use arboard::{Clipboard, Error};

use crate::app::job::Clipping;

pub(super) fn read() -> Result<Clipping, String> {
    let mut clipboard = Clipboard::new().map_err(|error| error.to_string())?;
    if let Some(file) = had(clipboard.get().file_list())?.and_then(|files| files.into_iter().next()) {
        return Ok(Clipping::File(file));
    }
    if let Some(image) = had(clipboard.get_image())? {
        let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (width, height) = (side(image.width), side(image.height));
        return Ok(Clipping::Pixels { width, height, rgba: image.bytes.into_owned() });
    }
    let text = had(clipboard.get_text())?.filter(|text| !text.trim().is_empty());
    Ok(text.map_or(Clipping::Nothing, Clipping::Text))
}

/// What is there in this form; another form may be, and some systems name it wrongly.
fn had<T>(result: Result<T, Error>) -> Result<Option<T>, String> {
    match result {
        Ok(had) => Ok(Some(had)),
        Err(Error::ContentNotAvailable | Error::ConversionFailure | Error::ClipboardNotSupported) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

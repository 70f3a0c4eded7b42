//! What the clipboard holds: a copied file, a picture, or a text, in this order, since file managers put a name beside
//! the file and browsers an address beside the picture.

use arboard::Clipboard;

use crate::app::job::Clipping;

/// What is there in one of these forms. Systems disagree on the error for a form that is not there, so none is shown:
/// then another form is tried, and at last there is nothing.
///
/// # Errors
/// What the system says when there is no clipboard.
pub(super) fn read() -> Result<Clipping, String> {
    let mut clipboard = Clipboard::new().map_err(|error| error.to_string())?;
    if let Some(file) = clipboard.get().file_list().ok().and_then(|files| files.into_iter().next()) {
        return Ok(Clipping::File(file));
    }
    if let Ok(image) = clipboard.get_image() {
        let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (width, height) = (side(image.width), side(image.height));
        return Ok(Clipping::Pixels { width, height, rgba: image.bytes.into_owned() });
    }
    let text = clipboard.get_text().ok().filter(|text| !text.trim().is_empty());
    Ok(text.map_or(Clipping::Nothing, Clipping::Text))
}

//! The licence picture: one SVG template filled from the signed statement and rendered with the bundled font alone, so
//! that the same statement gives the same pixels on every machine.
//!
//! `layout` reads from the template where everything stands → `words` says what is drawn in a field → `fit` breaks it
//! into lines with the widths of `font` → `svg` fills the template, with `watermark` and `qr` → `draw` makes pixels.
//!
//! Nothing else goes in: no clock, no chance, no font of the system. The template keeps to straight lines, exact
//! transforms and plain fills, for which no sine of a machine's own library is needed.

use image::RgbImage;

use crate::credential::Claims;
use crate::domain::{Field, Licence, is_invisible};

mod draw;
mod fit;
mod font;
mod layout;
pub mod qr;
mod svg;
mod watermark;
mod words;

pub use layout::{Layout, Rect, layout};

use svg::{Content, fill};
use words::Download;

/// Why a statement has no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Only a download is a picture.
    #[error("the statement is no download")]
    NotDownload,
    /// Of this character nothing would be seen in the picture.
    #[error("the font cannot show {} in {}", named(*character), field.id())]
    Undrawable {
        /// Where it stands.
        field: Field,
        /// The character.
        character: char,
    },
    /// It would have to be cut, or be too small to read.
    #[error("the text of {} does not fit its place in the picture; shorten it", field.id())]
    DoesNotFit {
        /// Which text.
        field: Field,
    },
    /// Its symbol would be too dense to survive a messenger.
    #[error("the code has {chars} characters, more than its QR symbol in the picture may hold")]
    CodeTooLong {
        /// How many.
        chars: usize,
    },
    /// The template that is compiled in is broken, which the tests exclude.
    #[error("the template of the picture is broken")]
    Template,
}

/// A character in a message: itself, if it can be seen, and its number.
fn named(character: char) -> String {
    let number = u32::from(character);
    if is_invisible(character) { format!("U+{number:04X}") } else { format!("{character} (U+{number:04X})") }
}

/// Draws the picture of a download. `code` is the statement's text for its QR symbol; `demo` says that the issuer is
/// marked test, which the picture then shows.
///
/// # Errors
/// [`PictureError`].
pub fn render(claims: &Claims, code: &str, demo: bool) -> Result<RgbImage, PictureError> {
    let download = Download::of(claims)?;
    let too_long = PictureError::CodeTooLong { chars: code.chars().count() };
    let symbol = qr::encode(code).map_err(|_| too_long)?;
    if symbol.modules() > MOST_MODULES {
        return Err(too_long);
    }
    let part = layout().page();
    let content = Content { part, licence: &claims.licence, download: Some((download, symbol)), demo };
    draw::draw(&fill(&content, layout())?)
}

/// Draws the main page with the states alone, for the screen of a phone that presents it.
///
/// # Errors
/// [`PictureError`].
pub fn card(licence: &Licence, demo: bool) -> Result<RgbImage, PictureError> {
    let content = Content { part: layout().card(), licence, download: None, demo };
    draw::draw(&fill(&content, layout())?)
}

/// A symbol of version 25, which holds the longest code (FORMAT.md, section 1).
const MOST_MODULES: u32 = 117;

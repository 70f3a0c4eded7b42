//! `yanzheng-office show`: what the phone's window is opened with. The window itself is a room below this one, handed
//! in by the program.

use std::sync::Arc;

use image::RgbImage;

use super::desk::WindowError;
use crate::domain::{Clock, Instant};
use crate::text::Lang;

/// What the phone's window is opened with: whose phone it is, and how to ask it for a code.
pub struct Phone {
    /// The language.
    pub lang: Lang,
    /// The number plate.
    pub plate: String,
    /// Who shows it: 本人直接出示, 授权他人出示.
    pub use_words: String,
    /// Whether a test authority issued it.
    pub is_demo: bool,
    /// The time.
    pub clock: Clock,
    /// Makes what is shown at an instant, or says in a sentence why there is nothing to show. It is asked on a thread of
    /// its own, may take its time, and is asked again for as long as the window is open.
    pub screen: Box<dyn FnMut(Instant) -> Result<Screen, String> + Send>,
}

/// What a phone shows for the next half minute.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The live code's text.
    pub code: String,
    /// When the code was made.
    pub made: Instant,
    /// Whose it is, for what and how long: labels and values, in words.
    pub holder: Vec<(String, String)>,
    /// The licence's main page; where the same one is handed over again, it is not drawn again.
    pub card: Option<Arc<RgbImage>>,
}

/// Opens the phone's window and stays until it is closed.
pub type OpenPhone = fn(Phone) -> Result<(), WindowError>;

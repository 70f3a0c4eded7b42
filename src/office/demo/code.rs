//! The codes of a demo.

use crate::office::example::{DOWNLOADED, GRANTED};
use crate::verify::Word;

/// A code of the demo, named by what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DemoCode {
    /// The owner's phone, live.
    Presentation,
    /// The phone of somebody who was granted the licence, live.
    Grant,
    /// A downloaded code.
    Download,
    /// What the owner's phone showed ten minutes ago.
    Screenshot,
    /// A downloaded code whose period has ended.
    Expired,
    /// A grant that the owner ended early, on the phone of whom it was given to, live.
    Ended,
    /// The download with another plate.
    Altered,
    /// The download, signed by a key that nobody vouches for.
    Stranger,
    /// Some other QR code.
    Other,
}

impl DemoCode {
    /// All, in the order of their story.
    pub const ALL: [DemoCode; 9] = [
        DemoCode::Presentation,
        DemoCode::Grant,
        DemoCode::Download,
        DemoCode::Screenshot,
        DemoCode::Expired,
        DemoCode::Ended,
        DemoCode::Altered,
        DemoCode::Stranger,
        DemoCode::Other,
    ];

    /// The name of its files.
    pub fn name(self) -> &'static str {
        match self {
            DemoCode::Presentation => "presentation",
            DemoCode::Grant => "grant",
            DemoCode::Download => "download",
            DemoCode::Screenshot => "screenshot",
            DemoCode::Expired => "expired",
            DemoCode::Ended => "ended",
            DemoCode::Altered => "altered",
            DemoCode::Stranger => "stranger",
            DemoCode::Other => "other",
        }
    }

    /// What comes out when nothing is asked.
    pub fn word(self) -> Word {
        match self {
            DemoCode::Presentation => Word::Accepted,
            DemoCode::Grant | DemoCode::Download => Word::Attention,
            DemoCode::Screenshot | DemoCode::Expired | DemoCode::Ended => Word::Refused,
            DemoCode::Altered | DemoCode::Stranger => Word::Unproven,
            DemoCode::Other => Word::None,
        }
    }

    /// The purpose that a desk asks about so that it is the right one; nothing for codes without purposes.
    pub fn purpose(self) -> Option<&'static str> {
        match self {
            DemoCode::Grant | DemoCode::Ended => GRANTED.first().copied(),
            DemoCode::Download | DemoCode::Expired => Some(DOWNLOADED),
            _ => None,
        }
    }
}

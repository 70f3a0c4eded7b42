//! The scenes of the story: what each shows, what to ask, and what must come out.

use crate::office::example::{DOWNLOADED, GRANTED};
use crate::verify::Word;

/// A scene, named by what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scene {
    /// The owner's phone, live.
    Presentation,
    /// The phone of somebody who was granted the licence, live.
    Grant,
    /// A picture that was downloaded for an insurer.
    Download,
    /// An organisation's vehicle on the phone of its manager, live.
    Organisation,
    /// The same, granted by the legal representative, on the phone of the driver, live.
    Driver,
    /// A vehicle that was transferred, on the phone of its new owner, live.
    NewOwner,
    /// What the owner's phone showed ten minutes ago.
    Screenshot,
    /// A download whose period has ended.
    Expired,
    /// A grant that the owner ended early, on the phone of whom it was given to, live.
    Ended,
    /// A download that was made under that grant.
    UnderEnded,
    /// A download of the transferred vehicle, made by its old owner.
    Transferred,
    /// A download of a vehicle that was seized afterwards.
    Suspended,
    /// The download with one digit of the plate edited in the picture, its code untouched.
    Edited,
    /// The picture of another vehicle, with the download's code pasted over its own.
    Pasted,
    /// The download with another plate in its code.
    Altered,
    /// The download, signed by a key that nobody vouches for.
    Stranger,
    /// Some other QR code.
    Other,
}

impl Scene {
    /// All, in the order of their story.
    pub const ALL: [Scene; 17] = [
        Scene::Presentation,
        Scene::Grant,
        Scene::Download,
        Scene::Organisation,
        Scene::Driver,
        Scene::NewOwner,
        Scene::Screenshot,
        Scene::Expired,
        Scene::Ended,
        Scene::UnderEnded,
        Scene::Transferred,
        Scene::Suspended,
        Scene::Edited,
        Scene::Pasted,
        Scene::Altered,
        Scene::Stranger,
        Scene::Other,
    ];

    /// The name of its files.
    pub fn name(self) -> &'static str {
        match self {
            Scene::Presentation => "presentation",
            Scene::Grant => "grant",
            Scene::Download => "download",
            Scene::Organisation => "organisation",
            Scene::Driver => "driver",
            Scene::NewOwner => "new-owner",
            Scene::Screenshot => "screenshot",
            Scene::Expired => "expired",
            Scene::Ended => "ended",
            Scene::UnderEnded => "under-ended",
            Scene::Transferred => "transferred",
            Scene::Suspended => "suspended",
            Scene::Edited => "edited",
            Scene::Pasted => "pasted",
            Scene::Altered => "altered",
            Scene::Stranger => "stranger",
            Scene::Other => "other",
        }
    }

    /// Whether a phone shows it and renews it.
    pub fn is_live(self) -> bool {
        use Scene::{Driver, Ended, Grant, NewOwner, Organisation, Presentation};
        matches!(self, Presentation | Grant | Organisation | Driver | NewOwner | Ended)
    }

    /// Whether its code is genuine and only its picture is not; such a scene has no file of the code alone.
    pub fn is_picture_alone(self) -> bool {
        matches!(self, Scene::Edited | Scene::Pasted)
    }

    /// What comes out when nothing is asked.
    pub fn word(self) -> Word {
        match self {
            Scene::Presentation | Scene::Organisation | Scene::NewOwner => Word::Accepted,
            Scene::Grant | Scene::Driver | Scene::Download => Word::Attention,
            Scene::Screenshot
            | Scene::Expired
            | Scene::Ended
            | Scene::UnderEnded
            | Scene::Transferred
            | Scene::Suspended => Word::Refused,
            // Pictures are not compared yet.
            Scene::Edited | Scene::Pasted => Word::Attention,
            Scene::Altered | Scene::Stranger => Word::Unproven,
            Scene::Other => Word::None,
        }
    }

    /// What comes out at a desk that asks for what it should, for the purpose and the bearer.
    pub fn word_when_asked(self) -> Word {
        match self {
            Scene::Grant | Scene::Driver => Word::Accepted,
            _ => self.word(),
        }
    }

    /// The purpose that a desk asks about so that it is the right one; nothing for codes without purposes.
    pub fn purpose(self) -> Option<&'static str> {
        match self {
            Scene::Grant | Scene::Ended | Scene::UnderEnded => GRANTED.first().copied(),
            Scene::Download | Scene::Expired | Scene::Edited | Scene::Pasted => Some(DOWNLOADED),
            Scene::Driver => Some(TRANSPORT),
            Scene::Transferred => Some(SALE),
            Scene::Suspended => Some(MORTGAGE),
            _ => None,
        }
    }

    /// Whether a desk asks who stands before it.
    pub fn has_bearer(self) -> bool {
        matches!(self, Scene::Grant | Scene::Driver | Scene::Ended)
    }
}

/// Licences for transport, for which the driver was granted the organisation's vehicle.
pub(super) const TRANSPORT: &str = "43";
/// The transfer of a registration.
pub(super) const SALE: &str = "12";
/// A mortgage.
pub(super) const MORTGAGE: &str = "52";

//! What other rooms found out about a capture, as plain facts that the verdict can weigh.

use super::fields::Field;
use super::time::{Day, Instant};

/// The outline of a code in pixels of the upright picture: the corners clockwise from the symbol's own top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quad(pub [[f32; 2]; 4]);

/// What comparing the picture at hand with the signed content found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFinding {
    /// Every field shows what was signed.
    Same,
    /// These fields show something else.
    Different(Vec<Field>),
    /// The picture is too poor to tell.
    Unclear,
}

/// What this machine remembers of the same authorisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// Nobody asked: no memory is kept, or the instant was chosen.
    #[default]
    NotAsked,
    /// Never checked here before.
    Never,
    /// A live code whose newest proof seen here was made at this instant.
    Live {
        /// When that proof was made.
        newest_proof: Instant,
    },
    /// A download that was checked here before.
    Download {
        /// The day it was first checked.
        first: Day,
    },
}

/// Evidence beside the code itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// From comparing the picture (step 10); `None` if it was not compared.
    pub picture: Option<PictureFinding>,
    /// From the replay memory (step 11).
    pub seen: Seen,
}

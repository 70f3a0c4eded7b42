//! What other rooms found out about a capture, as plain facts that the verdict can weigh.

use serde::Serialize;

use super::fields::Field;
use super::time::{Day, Instant};

/// The four corners of a symbol, without its quiet zone: clockwise from its own top left, in pixels of the upright
/// picture. The origin is the outer corner of the first pixel, whose centre is `[0.5, 0.5]`.
///
/// A corner may lie a little outside the picture: it is computed from the patterns inside the symbol.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
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

//! How hard a picture is searched, and how long that may take.

use std::fmt;
use std::time::Duration;

/// How hard a picture is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effort {
    /// A camera's frame: the next one comes at once, so only what is quick is tried.
    Live,
    /// A picture: whatever reads most of them.
    Normal,
    /// A picture of which nothing was read, or in which somebody looks for more: everything there is.
    Hard,
}

impl Effort {
    /// All of them, from the quickest.
    pub const ALL: [Effort; 3] = [Effort::Live, Effort::Normal, Effort::Hard];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Effort::Live => "live",
            Effort::Normal => "normal",
            Effort::Hard => "hard",
        }
    }

    /// How long a worker may take before it is ended. A frame that takes a second is one of thirty that were shown in
    /// it. A picture takes tenths of a second, a large one on an old machine one; a picture that stalls a decoder is
    /// answered within 3 s, starting the next worker included.
    pub const fn limit(self) -> Duration {
        match self {
            Effort::Live => Duration::from_millis(1000),
            Effort::Normal | Effort::Hard => Duration::from_millis(2500),
        }
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

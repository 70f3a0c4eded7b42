//! One check as it is kept.

use std::fmt;

use crate::domain::{At, Day, Instant, Purpose, UseKind};
use crate::verify::{Opened, Word};

/// The number of an entry. It is never given to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) i64);

impl EntryId {
    /// Reads a number as it is listed.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number| *number > 0).map(EntryId)
    }

    /// The number.
    pub fn number(self) -> i64 {
        self.0
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// How a code was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// Before a camera, where it stays for a while: the same code with the same answer is the same check.
    Camera,
    /// In a file, typed or pasted: each time is a check.
    Once,
}

/// A code that is checked.
#[derive(Clone, Copy, Debug)]
pub struct Check<'a> {
    /// Its text, from which a keyed hash is made where nothing is proven.
    pub text: &'a [u8],
    /// The code, if there was one.
    pub opened: Option<&'a Opened>,
    /// When it was captured.
    pub at: At,
    /// What the desk is for.
    pub purpose: Option<Purpose>,
    /// How it was shown.
    pub showing: Showing,
}

/// What the clerk decided where the verdict was 需人工确认.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// 已人工确认.
    Confirmed,
    /// 未通过.
    Rejected,
}

impl Decision {
    /// Both.
    pub const ALL: [Decision; 2] = [Decision::Confirmed, Decision::Rejected];

    /// Its name in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Decision::Confirmed => "confirmed",
            Decision::Rejected => "rejected",
        }
    }

    /// The decision of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.id() == id)
    }
}

/// A decision and when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// When.
    pub at: Instant,
}

/// A check that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: EntryId,
    /// When it was captured.
    pub at: Instant,
    /// When the same showing was captured last.
    pub last: Instant,
    /// The verdict.
    pub verdict: Word,
    /// Whether its issuer is for tests only.
    pub demo: bool,
    /// Which use it was, if that was proven.
    pub use_kind: Option<UseKind>,
    /// The issuing authority's code, if that was proven.
    pub issuer: Option<String>,
    /// The masked plate, 鲁L···45.
    pub plate: Option<String>,
    /// What the desk was for.
    pub purpose: Option<String>,
    /// The codes of its reasons, the most serious first.
    pub reasons: Vec<String>,
    /// What the clerk decided, the newest last.
    pub decided: Vec<Decided>,
}

impl Entry {
    /// The decision that counts.
    pub fn decision(&self) -> Option<Decided> {
        self.decided.last().copied()
    }
}

/// Which entries are meant; all of them by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// From this day on, in China.
    pub since: Option<Day>,
    /// Up to this day, that day included.
    pub until: Option<Day>,
    /// With this verdict.
    pub verdict: Option<Word>,
}

/// How many checks of a day had a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day, in China.
    pub day: Day,
    /// The verdict.
    pub verdict: Word,
    /// How many.
    pub checks: u64,
}

/// A verdict's name as JSON has it.
pub fn word_id(word: Word) -> &'static str {
    match word {
        Word::Accepted => "accepted",
        Word::Attention => "attention",
        Word::Refused => "refused",
        Word::Unproven => "unproven",
        Word::None => "none",
    }
}

impl Filter {
    /// The verdict of this name.
    pub fn word(id: &str) -> Option<Word> {
        Word::ALL.into_iter().find(|word| word_id(*word) == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        for word in Word::ALL {
            assert_eq!(serde_json::to_value(word).unwrap(), word_id(word));
            assert_eq!(Filter::word(word_id(word)), Some(word));
        }
        for decision in Decision::ALL {
            assert_eq!(Decision::from_id(decision.id()), Some(decision));
        }
        assert_eq!(EntryId::parse("12").map(EntryId::number), Some(12));
        assert!(["", "0", "-1", "1.5", "x"].iter().all(|text| EntryId::parse(text).is_none()));
    }
}

//! How trust grows old. Ageing never switches the verifier off: worn is a note, too old makes what a file carries
//! untellable.

use crate::domain::{Instant, TrustPart};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// How old a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Nothing to say.
    Fresh,
    /// Time for an update.
    Worn,
    /// What it carries cannot be told any more.
    TooOld,
}

/// Ages in seconds above which a part is worn or too old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeLimit {
    /// Worn above this.
    pub worn: i64,
    /// Too old above this.
    pub too_old: i64,
}

/// What a verifier's owner can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How far clocks of phones and this machine may differ, in seconds: 0 to 120.
    skew: i64,
    /// For the issuers and their keys.
    pub issuers: AgeLimit,
    /// For the calendar.
    pub calendar: AgeLimit,
    /// For a status list.
    pub status: AgeLimit,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            skew: 30,
            issuers: AgeLimit { worn: 30 * DAY, too_old: 180 * DAY },
            calendar: AgeLimit { worn: 180 * DAY, too_old: 400 * DAY },
            status: AgeLimit { worn: DAY, too_old: 7 * DAY },
        }
    }
}

impl Settings {
    /// The greatest skew that can be set, in seconds.
    pub const MAX_SKEW: i64 = 120;

    /// These settings with another skew, held within 0 to 120 seconds.
    pub fn with_skew(self, seconds: i64) -> Self {
        Settings { skew: seconds.clamp(0, Self::MAX_SKEW), ..self }
    }

    /// How far clocks may differ, in seconds.
    pub fn skew(&self) -> i64 {
        self.skew
    }

    /// How old a part published then is at an instant. What is published later than the instant is fresh.
    pub fn age(&self, part: TrustPart, published: Instant, at: Instant) -> Age {
        let limit = match part {
            TrustPart::Issuers => self.issuers,
            TrustPart::Calendar => self.calendar,
            TrustPart::Status => self.status,
        };
        match at.since(published) {
            age if age > limit.too_old => Age::TooOld,
            age if age > limit.worn => Age::Worn,
            _ => Age::Fresh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_age_to_the_second() {
        let settings = Settings::default();
        let published = Instant::parse("2026-11-01").unwrap();
        for (part, worn, too_old) in [
            (TrustPart::Status, DAY, 7 * DAY),
            (TrustPart::Issuers, 30 * DAY, 180 * DAY),
            (TrustPart::Calendar, 180 * DAY, 400 * DAY),
        ] {
            let age = |seconds| settings.age(part, published, published.plus(seconds));
            assert_eq!([age(-DAY), age(0), age(worn)], [Age::Fresh; 3]);
            assert_eq!([age(worn + 1), age(too_old)], [Age::Worn; 2]);
            assert_eq!(age(too_old + 1), Age::TooOld);
        }
        assert_eq!(
            (settings.skew(), settings.with_skew(-1).skew(), settings.with_skew(999).skew()),
            (30, 0, 120)
        );
    }
}

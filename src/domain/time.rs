//! Instants, days and periods. Whole seconds, China's legal time (UTC+8, no summer time); the machine's time
//! zone never matters and no clock is read here.

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const SECONDS_PER_DAY: i64 = 86_400;
const CHINA_OFFSET_SECONDS: i32 = 8 * 3600;

/// A second on the UTC time line, between 1970-01-01T00:00:00Z and 9999-12-31T00:00:00Z.
///
/// The bounds are those of a CWT `NumericDate` that a person can still read as a four-digit year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The first instant that can be named.
    pub const MIN: Instant = Instant(0);
    /// The last instant that can be named.
    pub const MAX: Instant = Instant(253_402_214_400);

    /// The instant this many seconds after 1970-01-01T00:00:00Z; `None` outside [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
    pub const fn from_unix(seconds: i64) -> Option<Self> {
        if seconds >= Self::MIN.0 && seconds <= Self::MAX.0 { Some(Instant(seconds)) } else { None }
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// This instant moved by `seconds`, held at the ends of the range.
    pub fn plus(self, seconds: i64) -> Self {
        Instant(self.0.saturating_add(seconds).clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Seconds from `earlier` to `self`; negative when `earlier` is the later one.
    pub const fn since(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }

    /// The calendar day in China at this instant.
    pub fn day(self) -> Day {
        let local = self.0 + i64::from(CHINA_OFFSET_SECONDS);
        Day(i32::try_from(local.div_euclid(SECONDS_PER_DAY)).unwrap_or(i32::MAX))
    }

    /// `2026-11-22 10:00:00`, China's time, as people read it.
    pub fn for_people(self) -> String {
        let full = self.to_string();
        full.get(..19).unwrap_or(&full).replace('T', " ")
    }

    /// Reads RFC 3339 (`2026-11-22T10:00:00+08:00`), or the same without an offset, or a space for the `T`, or a
    /// day alone (its 00:00); what names no offset is China's time. Fractions of a second are dropped.
    ///
    /// # Errors
    /// [`TimeError`] when the text is none of these or lies outside the range.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let wrong = || TimeError(text.chars().take(40).collect());
        let seconds = if let Ok(full) = DateTime::parse_from_rfc3339(text) {
            full.timestamp()
        } else if let Some(local) =
            ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        {
            local.and_utc().timestamp() - i64::from(CHINA_OFFSET_SECONDS)
        } else {
            return Ok(Day::parse(text).map_err(|_| wrong())?.start());
        };
        Self::from_unix(seconds).ok_or_else(wrong)
    }
}

/// RFC 3339 with China's offset: `2026-11-22T10:00:00+08:00`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = DateTime::<Utc>::from_timestamp(self.0, 0).and_then(|utc| {
            let china = FixedOffset::east_opt(CHINA_OFFSET_SECONDS)?;
            Some(china.from_utc_datetime(&utc.naive_utc()))
        });
        match local {
            Some(local) => write!(f, "{}", local.format("%Y-%m-%dT%H:%M:%S%:z")),
            None => write!(f, "@{}", self.0),
        }
    }
}

/// A calendar day in China, counted in days since 1970-01-01 (the number of RFC 8943).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// 1900-01-01, the first day that a licence can name.
    pub const MIN: Day = Day(-25_567);
    /// 9999-12-31.
    pub const MAX: Day = Day(2_932_896);

    /// The day this many days after 1970-01-01; `None` outside [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
    pub const fn from_days(days: i32) -> Option<Self> {
        if days >= Self::MIN.0 && days <= Self::MAX.0 { Some(Day(days)) } else { None }
    }

    /// The day of a Gregorian date; `None` if there is no such date or it lies outside the range.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        Self::of(NaiveDate::from_ymd_opt(year, month, day)?)
    }

    fn of(date: NaiveDate) -> Option<Self> {
        Self::from_days(date.to_epoch_days())
    }

    fn date(self) -> NaiveDate {
        // Every Day lies within chrono's range; the default (1970-01-01) is never met.
        NaiveDate::from_epoch_days(self.0).unwrap_or_default()
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Its Gregorian year.
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.date().weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day `days` later (earlier if negative), held at the ends of the range.
    pub fn plus(self, days: i32) -> Self {
        Day(self.0.saturating_add(days).clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Its 00:00 in China, held at the ends of the range of [`Instant`].
    pub fn start(self) -> Instant {
        let local = i64::from(self.0) * SECONDS_PER_DAY;
        Instant((local - i64::from(CHINA_OFFSET_SECONDS)).clamp(Instant::MIN.0, Instant::MAX.0))
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`TimeError`] when the text has another form, names no date of the calendar, or lies outside the range.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let shaped = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        shaped
            .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
            .flatten()
            .and_then(Self::of)
            .ok_or_else(|| TimeError(text.chars().take(40).collect()))
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date().format("%Y-%m-%d"))
    }
}

/// From an instant (inclusive) to an instant (exclusive). May be empty; [`contains`](Self::contains) is then never true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first instant inside.
    pub from: Instant,
    /// The first instant after it.
    pub until: Instant,
}

impl Period {
    /// Whether `at` lies inside.
    pub fn contains(&self, at: Instant) -> bool {
        self.from <= at && at < self.until
    }

    /// Its length in seconds; 0 when it is empty.
    pub fn seconds(&self) -> i64 {
        self.until.since(self.from).max(0)
    }

    /// The last day on which it is valid at some instant: what people are shown as 有效期限.
    pub fn last_day(&self) -> Day {
        self.until.plus(-1).day()
    }
}

/// A text that names no instant or day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date or time: {0:?}; write 2026-11-22 or 2026-11-22T10:00:00+08:00")]
pub struct TimeError(String);

/// Written and read as the text of `Display`.
macro_rules! serde_as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
serde_as_text!(Instant);
serde_as_text!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_print_and_parse_in_chinas_time() {
        let noon = Instant::parse("2026-11-22T12:00:00+08:00").unwrap();
        assert_eq!(noon.to_string(), "2026-11-22T12:00:00+08:00");
        for same in
            ["2026-11-22T04:00:00Z", "2026-11-22T12:00:00", "2026-11-22 12:00", "2026-11-22T12:00:00.9+08:00"]
        {
            assert_eq!(Instant::parse(same), Ok(noon), "{same}");
        }
        assert_eq!(Instant::parse("2026-11-22").unwrap(), noon.plus(-12 * 3600));
        for wrong in [
            "",
            "now",
            "2026-13-01",
            "2026-02-30",
            "1969-12-31T23:59:59Z",
            "99999-01-01",
            "2026-11-22T25:00:00",
        ] {
            assert!(Instant::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let day = Day::parse("2026-11-22").unwrap();
        assert_eq!(day.start().to_string(), "2026-11-22T00:00:00+08:00");
        assert_eq!(day.start().day(), day);
        assert_eq!(day.start().plus(-1).day(), day.plus(-1));
        assert_eq!(day.days(), 20_779);
        assert!(day.is_weekend() && !day.plus(1).is_weekend());
        for wrong in ["2026-1-01", "2026-02-29", "20260101", "+026-01-01", "1899-12-31"] {
            assert!(Day::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_ends_of_the_range_hold() {
        assert_eq!(Instant::from_unix(-1), None);
        assert_eq!(Instant::from_unix(Instant::MAX.unix() + 1), None);
        assert_eq!(Instant::MAX.plus(i64::MAX), Instant::MAX);
        assert_eq!(Instant::MAX.to_string(), "9999-12-31T08:00:00+08:00");
        assert_eq!((Day::MIN.to_string(), Day::MAX.to_string()), ("1900-01-01".into(), "9999-12-31".into()));
        assert_eq!(Day::from_days(Day::MAX.days() + 1), None);
        assert_eq!(Day::MAX.start(), Instant::MAX.plus(-8 * 3600));
    }

    #[test]
    fn a_period_excludes_its_end_and_shows_its_last_day() {
        let from = Day::parse("2026-11-22").unwrap().start();
        let period = Period { from, until: from.plus(2 * SECONDS_PER_DAY) };
        assert!(period.contains(from) && !period.contains(period.until));
        assert_eq!(period.last_day().to_string(), "2026-11-23");
    }
}

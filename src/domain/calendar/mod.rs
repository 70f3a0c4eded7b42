//! The working-day calendar (工作日): the State Council's holiday schedules, and how long a use may last.
//!
//! A use starts at an instant and may end no later than 24:00 (UTC+8) of the 7th working day after its first day.
//! The first day is not counted and the last one lasts to 24:00 (Civil Code art. 201, 203); statutory holidays are no
//! working days (Administrative Licensing Law art. 82).

mod schedule;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Day, Instant, Period};

/// How many working days a grant or a downloaded picture may last.
pub const MAX_WORKING_DAYS: u32 = 7;

/// How many days after its first day a use may last at the very most, whatever schedule says. From 2023 to 2026
/// seven working days never took more than 18; this leaves two weeks for a holiday longer than any so far, and is
/// what a window in an unknown year can be held against.
const MAX_SPAN_DAYS: i32 = 31;

/// Schedules are published for the years near now.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;
/// A calendar of our lifetime; keeps a hostile file small.
const MAX_YEARS: usize = 64;
/// A schedule is amended once or twice in a bad year.
const MAX_REVISIONS: usize = 16;

/// One revision of a year's schedule. Weekends that it does not list are no working days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The day of the notice.
    pub published: Day,
    /// Days off (放假), weekends among them or not.
    pub off: BTreeSet<Day>,
    /// Make-up working days (调休上班).
    pub work: BTreeSet<Day>,
}

impl Schedule {
    fn is_working_day(&self, day: Day) -> bool {
        self.work.contains(&day) || !(day.is_weekend() || self.off.contains(&day))
    }
}

/// The schedules of the known years. The revision of a year that was published last is in force; earlier ones are
/// kept because statements may have been signed under them. The default knows no year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// By year; the revisions by day of publication, none empty.
    years: BTreeMap<i32, Vec<Schedule>>,
}

/// What a calendar says about the length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowAnswer {
    /// It ends in time.
    Within,
    /// It ends after `latest`, the last end that is allowed (where years are unknown: the last that could be).
    TooLong {
        /// The latest end, exclusive.
        latest: Instant,
    },
    /// It depends on a year without a schedule.
    Unknown {
        /// The first such year.
        year: i32,
    },
    /// It ends too late under the schedules in force, but in time under those that were in force before.
    Differs {
        /// The latest end under the schedules in force, exclusive.
        latest: Instant,
        /// The latest end under the earlier ones, exclusive.
        earlier: Instant,
    },
}

/// Why schedules are not a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// More years than a calendar holds.
    #[error("a calendar holds at most {MAX_YEARS} years, not {found}")]
    TooManyYears {
        /// How many there are.
        found: usize,
    },
    /// A year outside 2000 to 2199.
    #[error("{year} is not a year between 2000 and 2199")]
    Year {
        /// The year.
        year: i32,
    },
    /// A year listed without a schedule, or with more revisions than a year has.
    #[error("a year has 1 to {MAX_REVISIONS} schedules, {year} has {found}")]
    Revisions {
        /// The year.
        year: i32,
        /// How many schedules it has.
        found: usize,
    },
    /// Two schedules of a year published on one day: neither is the newer one.
    #[error("{year} has two schedules published on {published}")]
    SamePublished {
        /// The year.
        year: i32,
        /// The day.
        published: Day,
    },
    /// A day listed under a year in which it does not lie.
    #[error("{day} does not lie in {year}, under which it is listed")]
    OtherYear {
        /// The year.
        year: i32,
        /// The day.
        day: Day,
    },
    /// A day both off and worked.
    #[error("{day} is listed both as a day off and as a working day")]
    OffAndWork {
        /// The day.
        day: Day,
    },
}

/// How far seven working days reach; equal unless a year is unknown.
struct Reach {
    /// The end if every unknown day were a working day: certainly allowed.
    surely: Instant,
    /// The end if none were: nothing later can be allowed.
    at_most: Instant,
    /// The first unknown year that mattered.
    unknown: Option<i32>,
}

impl Calendar {
    /// A calendar of these schedules by year, in any order of publication.
    ///
    /// A year's days being distinct, no schedule can list more than 366.
    ///
    /// # Errors
    /// [`CalendarError`]: the first thing that cannot be.
    pub fn new(mut years: BTreeMap<i32, Vec<Schedule>>) -> Result<Self, CalendarError> {
        if years.len() > MAX_YEARS {
            return Err(CalendarError::TooManyYears { found: years.len() });
        }
        for (&year, schedules) in &mut years {
            if !YEARS.contains(&year) {
                return Err(CalendarError::Year { year });
            }
            if !(1..=MAX_REVISIONS).contains(&schedules.len()) {
                return Err(CalendarError::Revisions { year, found: schedules.len() });
            }
            schedules.sort_by_key(|schedule| schedule.published);
            let mut before = None;
            for Schedule { published, off, work } in &*schedules {
                if before.replace(*published) == Some(*published) {
                    return Err(CalendarError::SamePublished { year, published: *published });
                }
                if let Some(&day) = off.union(work).find(|day| day.year() != year) {
                    return Err(CalendarError::OtherYear { year, day });
                }
                if let Some(&day) = off.intersection(work).next() {
                    return Err(CalendarError::OffAndWork { day });
                }
            }
        }
        Ok(Self { years })
    }

    /// The official schedules of 2023 to 2026.
    pub fn builtin() -> Self {
        Self { years: schedule::years() }
    }

    /// The known years with their schedules, the one in force last.
    pub fn years(&self) -> impl Iterator<Item = (i32, &[Schedule])> {
        self.years.iter().map(|(year, schedules)| (*year, schedules.as_slice()))
    }

    /// Whether `day` is a working day under the schedule in force; `None` if its year is unknown.
    pub fn is_working_day(&self, day: Day) -> Option<bool> {
        self.was_working_day(day, Day::MAX)
    }

    /// The same under the newest schedule that was published by the day `known`.
    fn was_working_day(&self, day: Day, known: Day) -> Option<bool> {
        let newest = self.years.get(&day.year())?.iter().rfind(|schedule| schedule.published <= known);
        newest.map(|schedule| schedule.is_working_day(day))
    }

    /// The latest end (exclusive) of a use that starts at `from`; `None` if it depends on an unknown year.
    pub fn latest_end(&self, from: Instant) -> Option<Instant> {
        let Reach { surely, at_most, .. } = self.reach(from.day(), Day::MAX);
        (surely == at_most).then_some(at_most)
    }

    /// Whether a use over `period` is short enough.
    pub fn judge(&self, period: &Period) -> WindowAnswer {
        let first = period.from.day();
        let now = self.reach(first, Day::MAX);
        let latest = now.at_most;
        if period.until <= now.surely {
            return WindowAnswer::Within;
        }
        if period.until <= latest
            && let Some(year) = now.unknown
        {
            return WindowAnswer::Unknown { year };
        }
        // Each day of publication ended one state of the schedules and began the next.
        let needed = [first.year(), first.plus(MAX_SPAN_DAYS).year()];
        let published = needed.iter().filter_map(|year| self.years.get(year)).flatten().map(|s| s.published);
        let earlier =
            published.map(|known| self.reach(first, known).surely).filter(|end| period.until <= *end);
        match earlier.max() {
            Some(earlier) => WindowAnswer::Differs { latest, earlier },
            None => WindowAnswer::TooLong { latest },
        }
    }

    fn reach(&self, first: Day, known: Day) -> Reach {
        let end_of = |offset: i32| first.plus(offset + 1).start();
        let mut reach =
            Reach { surely: end_of(MAX_SPAN_DAYS), at_most: end_of(MAX_SPAN_DAYS), unknown: None };
        let (mut possible, mut certain) = (0, 0);
        for offset in 1..=MAX_SPAN_DAYS {
            let day = first.plus(offset);
            let working = self.was_working_day(day, known);
            if working.is_none() {
                reach.unknown.get_or_insert(day.year());
            }
            if working != Some(false) {
                possible += 1;
                if possible == MAX_WORKING_DAYS {
                    reach.surely = end_of(offset);
                }
            }
            if working == Some(true) {
                certain += 1;
                if certain == MAX_WORKING_DAYS {
                    reach.at_most = end_of(offset);
                    break;
                }
            }
        }
        reach
    }
}

#[cfg(test)]
mod tests;

//! Working days: holidays, days worked instead, the end of a year, and a schedule that was amended.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::world::{World, instant, sign_by};
use crate::credential::Claims;
use crate::domain::{Day, Instant, Period, UseKind};
use crate::trust::{CalendarFile, YearEntry};

/// The official schedules, and what was published on 2026-12-10: Saturday and Sunday 26 and 27 December 2026 are
/// worked, and of 2027 that the 1st of January is off and Saturday the 2nd worked.
pub(super) fn amended(mut file: CalendarFile) -> CalendarFile {
    let day = |text| Day::parse(text).unwrap_or(Day::MIN);
    let published = day("2026-12-10");
    if let Some(last) = file.years.last().cloned() {
        let more = [day("2026-12-26"), day("2026-12-27")];
        let work: BTreeSet<Day> = last.work.iter().copied().chain(more).collect();
        file.years.push(YearEntry { published, work, ..last });
    }
    let (off, work) = (BTreeSet::from([day("2027-01-01")]), BTreeSet::from([day("2027-01-02")]));
    file.years.push(YearEntry { year: 2027, published, off, work });
    CalendarFile { published: instant("2026-12-11"), ..file }
}

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = holidays(w);
    drafts.extend(new_year(w));
    drafts.extend(start_days(w));
    drafts
}

/// A download from one instant until another, judged when it begins.
fn download(w: &World, name: &'static str, zh: &str, en: &str, from: &str, until: Instant) -> Draft {
    let from = instant(from);
    let mut claims = w.download();
    (claims.issued, claims.period) = (from, Period { from, until });
    Draft::alone(name, zh, en, w, &claims).at(from)
}

/// The trust is of November 2026 and nothing in it is too old before that.
fn holidays(w: &World) -> Vec<Draft> {
    let spring = |name, zh, en, until| download(w, name, zh, en, "2026-02-13T08:00:00+08:00", until);
    let national = |name, zh, en, until| {
        let from = instant("2026-09-30T08:00:00+08:00");
        let claims = Claims { issued: from, period: Period { from, until }, ..w.grant() };
        Draft::live(name, zh, en, w, &claims, from).at(from)
    };
    // From Friday: Saturday 14 February is worked, 15 to 23 are off, 24 to 27 worked, so is Saturday the 28th, and
    // Monday 2 March is the seventh.
    let spring_end = instant("2026-03-03T00:00:00+08:00");
    // From Wednesday: 1 to 7 October are off, 8 and 9 worked, so is Saturday the 10th, then 12 to 15.
    let national_end = instant("2026-10-16T00:00:00+08:00");
    vec![
        spring("holiday-spring-end", "跨春节至第7个工作日24时", "across the Spring Festival", spring_end),
        spring("holiday-spring-after", "跨春节超出一秒", "a second more", spring_end.plus(1))
            .refused(6, &["window-too-long"]),
        national(
            "holiday-national-end",
            "跨国庆节至第7个工作日24时",
            "a grant across the National Day",
            national_end,
        ),
        national("holiday-national-after", "跨国庆节超出一秒", "a second more", national_end.plus(1))
            .refused(6, &["window-too-long"]),
    ]
}

fn new_year(w: &World) -> Vec<Draft> {
    // From Friday 2025-12-26: 29 to 31 December, Sunday 4 January, which is worked, and 5 to 7.
    let known = |name, zh, en, until| {
        let from = instant("2025-12-26T08:00:00+08:00");
        let claims = Claims { issued: from, period: Period { from, until }, ..w.download() };
        Draft::bytes(name, zh, en, &sign_by(&w.retired, &claims)).of_use(UseKind::Download).at(from)
    };
    let known_end = instant("2026-01-08T00:00:00+08:00");
    let amended = |name, zh, en, until| {
        download(w, name, zh, en, "2026-12-25T10:00:00+08:00", until).trust("december-amended")
    };
    // In force: 26 to 31 December and 2 January. Before 10 December: 28 to 31 December, and of 2027 nothing was
    // known, so that the seventh was at the earliest the 3rd.
    let in_force = instant("2027-01-03T00:00:00+08:00");
    let before = instant("2027-01-04T00:00:00+08:00");
    vec![
        known(
            "holiday-new-year-end",
            "跨年，两年安排均已公布",
            "into a year whose schedule is known",
            known_end,
        ),
        known("holiday-new-year-after", "跨年超出一秒", "a second more", known_end.plus(1))
            .refused(6, &["window-too-long"]),
        amended(
            "calendar-differs-within",
            "跨年，按现行安排未超期",
            "within by the schedules in force",
            in_force,
        ),
        amended(
            "calendar-differs-first",
            "跨年，按现行安排超期一秒",
            "a second more: within when nothing was known of the next year",
            in_force.plus(1),
        )
        .attention(6, &["calendar-differs"]),
        amended(
            "calendar-differs-last",
            "跨年，按公布前的安排肯定未超期",
            "certainly within when nothing was known of the next year",
            before,
        )
        .attention(6, &["calendar-differs"]),
        amended(
            "calendar-differs-too-long",
            "跨年，按公布前的安排也不能肯定未超期",
            "a second more: what was uncertain then is too long now",
            before.plus(1),
        )
        .refused(6, &["window-too-long"]),
    ]
}

/// The start day is that of nbf in China.
fn start_days(w: &World) -> Vec<Draft> {
    let sunday = |name, zh, en, until| download(w, name, zh, en, "2026-11-22T23:59:59+08:00", until);
    let monday = |name, zh, en, until| download(w, name, zh, en, "2026-11-23T00:00:00+08:00", until);
    let from_sunday = instant("2026-12-02T00:00:00+08:00");
    let from_monday = instant("2026-12-03T00:00:00+08:00");
    vec![
        sunday(
            "start-last-second-end",
            "周日最后一秒生效",
            "begins in the last second of Sunday",
            from_sunday,
        ),
        sunday("start-last-second-after", "周日最后一秒生效，超出一秒", "a second more", from_sunday.plus(1))
            .refused(6, &["window-too-long"]),
        monday(
            "start-midnight-end",
            "周一零点生效",
            "begins at 00:00 of Monday in China, which is not counted",
            from_monday,
        ),
        monday("start-midnight-after", "周一零点生效，超出一秒", "a second more", from_monday.plus(1))
            .refused(6, &["window-too-long"]),
    ]
}

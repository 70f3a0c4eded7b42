//! The rule against a second, plainer computation, against examples worked out by hand, and at its edges.

use super::*;

/// The years once more in another form: which weekdays are off and which weekend days are worked (month-day).
struct Year {
    year: i32,
    working_days: usize,
    days_off: usize,
    weekdays_off: &'static str,
    weekends_worked: &'static str,
}

#[rustfmt::skip]
const YEARS_AGAIN: [Year; 4] = [
    Year {
        year: 2023,
        working_days: 249,
        days_off: 26,
        weekdays_off: "01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06",
        weekends_worked: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    },
    Year {
        year: 2024,
        working_days: 251,
        days_off: 28,
        weekdays_off: "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07",
        weekends_worked: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    },
    Year {
        year: 2025,
        working_days: 248,
        days_off: 28,
        weekdays_off: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
        weekends_worked: "01-26 02-08 04-27 09-28 10-11",
    },
    Year {
        year: 2026,
        working_days: 248,
        days_off: 33,
        weekdays_off: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
        weekends_worked: "01-04 02-14 02-28 05-09 09-20 10-10",
    },
];

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn days(year: i32, list: &str) -> BTreeSet<Day> {
    list.split_whitespace().map(|text| day(&format!("{year}-{text}"))).collect()
}

fn schedule(year: i32, published: &str, off: &str, work: &str) -> Schedule {
    Schedule { published: day(published), off: days(year, off), work: days(year, work) }
}

/// All working days of 2023 to 2026 in order. 2023-01-01 is a Sunday.
fn working_days() -> Vec<Day> {
    let mut found = Vec::new();
    for (number, today) in (day("2023-01-01").days()..=day("2026-12-31").days()).enumerate() {
        let today = Day::from_days(today).unwrap();
        let year = YEARS_AGAIN.iter().find(|year| year.year == today.year()).unwrap();
        let listed =
            |list: &str| list.split(' ').any(|text| today.to_string().ends_with(&format!("-{text}")));
        let weekday = !matches!(number % 7, 0 | 6);
        if if weekday { !listed(year.weekdays_off) } else { listed(year.weekends_worked) } {
            found.push(today);
        }
    }
    found
}

#[test]
fn each_year_has_its_number_of_working_days() {
    let calendar = Calendar::builtin();
    for year in &YEARS_AGAIN {
        let first = Day::from_ymd(year.year, 1, 1).unwrap();
        let worked = (0..366).map(|n| first.plus(n)).filter(|day| day.year() == year.year);
        assert_eq!(
            worked.filter(|day| calendar.is_working_day(*day) == Some(true)).count(),
            year.working_days
        );
        let (_, schedules) = calendar.years().find(|(known, _)| *known == year.year).unwrap();
        assert_eq!(schedules.len(), 1);
        assert_eq!(schedules[0].off.len(), year.days_off);
        assert_eq!(schedules[0].work, days(year.year, year.weekends_worked));
    }
    let published: Vec<_> =
        calendar.years().map(|(_, schedules)| schedules[0].published.to_string()).collect();
    assert_eq!(published, ["2022-12-08", "2023-10-25", "2024-11-12", "2025-11-04"]);
    assert_eq!(Calendar::new(calendar.years.clone()), Ok(calendar));
}

#[test]
fn every_start_day_of_four_years_agrees_with_a_plain_count() {
    let calendar = Calendar::builtin();
    let working = working_days();
    let (mut longest, mut decided) = (0, 0);
    for number in day("2023-01-01").days()..=day("2026-12-31").days() {
        let first = Day::from_days(number).unwrap();
        let counted = working.iter().filter(|day| **day > first).nth(6);
        let expected = counted.map(|last| at(&format!("{last}T23:59:59")).plus(1));
        for second in [0, 1, 43_200, 86_399] {
            assert_eq!(calendar.latest_end(first.start().plus(second)), expected, "{first}");
        }
        if let (Some(last), Some(end)) = (counted, expected) {
            longest = longest.max(last.days() - number);
            decided += 1;
            let judge = |until| calendar.judge(&Period { from: first.start(), until });
            assert_eq!(judge(end), WindowAnswer::Within, "{first}");
            assert_eq!(judge(end.plus(1)), WindowAnswer::TooLong { latest: end }, "{first}");
        }
    }
    // The figures that MAX_SPAN_DAYS names, and all days but the last nine of 2026.
    assert_eq!((longest, decided), (18, 1461 - 9));
}

#[test]
fn examples_worked_out_by_hand() {
    for (from, last_day) in [
        // An ordinary fortnight: 23 to 27 November, 30 November, 1 December.
        ("2026-11-22T10:00:00", "2026-12-01"),
        ("2026-11-23T00:00:00", "2026-12-02"),
        // Spring Festival 2026, off from 15 to 23 February: the 14th and the 28th are worked Saturdays.
        ("2026-02-06T09:00:00", "2026-02-24"),
        ("2026-02-13T09:00:00", "2026-03-02"),
        ("2026-02-14T09:00:00", "2026-03-03"),
        ("2026-02-20T09:00:00", "2026-03-03"),
        // National Day 2026: 8, 9, the worked Saturday 10, 12 to 15 October.
        ("2026-09-30T17:30:00", "2026-10-15"),
        // The worked Sunday 20 September and Mid-Autumn from the 25th to the 27th.
        ("2026-09-18T08:00:00", "2026-09-29"),
        // Across the end of a year: 29 to 31 December, 2 January, 5 to 7 January.
        ("2024-12-28T08:00:00", "2025-01-08"),
    ] {
        let end = day(last_day).plus(1).start();
        assert_eq!(Calendar::builtin().latest_end(at(from)), Some(end), "{from}");
    }
}

#[test]
fn midnight_in_china_decides_to_the_second() {
    let calendar = Calendar::builtin();
    let latest = |from| calendar.latest_end(at(from)).unwrap().to_string();
    assert_eq!(latest("2026-11-23T23:59:59+08:00"), "2026-12-03T00:00:00+08:00");
    assert_eq!(latest("2026-11-24T00:00:00+08:00"), "2026-12-04T00:00:00+08:00");
    // The same two seconds, named in another zone.
    assert_eq!(latest("2026-11-23T15:59:59Z"), "2026-12-03T00:00:00+08:00");
    assert_eq!(latest("2026-11-23T16:00:00Z"), "2026-12-04T00:00:00+08:00");

    let judge = |until| calendar.judge(&Period { from: at("2026-11-23T23:59:59"), until: at(until) });
    assert_eq!(judge("2026-12-02T23:59:59"), WindowAnswer::Within);
    assert_eq!(judge("2026-12-03T00:00:00"), WindowAnswer::Within);
    assert_eq!(judge("2026-12-03T00:00:01"), WindowAnswer::TooLong { latest: at("2026-12-03") });
}

#[test]
fn an_unknown_year_decides_only_what_is_certain() {
    let calendar = Calendar::builtin();
    let judge = |from, until| calendar.judge(&Period { from: at(from), until: at(until) });
    let unknown = WindowAnswer::Unknown { year: 2027 };
    assert_eq!(calendar.latest_end(at("2026-12-22")), Some(at("2027-01-01")));
    assert_eq!(calendar.latest_end(at("2026-12-23")), None);
    // Six working days are known after 23 December; the seventh is 1 January at the earliest.
    assert_eq!(judge("2026-12-23", "2027-01-02"), WindowAnswer::Within);
    assert_eq!(judge("2026-12-23", "2027-01-02T00:00:01"), unknown);
    assert_eq!(judge("2026-12-31", "2027-01-08"), WindowAnswer::Within);
    assert_eq!(judge("2026-12-31", "2027-01-08T00:00:01"), unknown);
    // Nothing lasts longer than 31 days after the first.
    assert_eq!(judge("2026-12-31", "2027-02-01"), unknown);
    assert_eq!(
        judge("2026-12-31", "2027-02-01T00:00:01"),
        WindowAnswer::TooLong { latest: at("2027-02-01") }
    );
    // The year before the first one: the working days 3 to 6 and 9 to 11 January 2023 are known to be seven.
    assert_eq!(calendar.latest_end(at("2022-12-26")), None);
    assert_eq!(judge("2022-12-26", "2023-01-12"), WindowAnswer::Unknown { year: 2022 });
    assert_eq!(
        judge("2022-12-26", "2023-01-12T00:00:01"),
        WindowAnswer::TooLong { latest: at("2023-01-12") }
    );
    // 31 December 2022 is the first day and not counted, so its year is not needed.
    assert_eq!(calendar.latest_end(at("2022-12-31")), Some(at("2023-01-12")));
    // A calendar that knows nothing, and the end of time.
    let ignorant = Calendar::default();
    let judge = |from, until| ignorant.judge(&Period { from: at(from), until: at(until) });
    assert_eq!(judge("2026-11-22", "2026-11-30"), WindowAnswer::Within);
    assert_eq!(judge("2026-11-22", "2026-11-30T00:00:01"), WindowAnswer::Unknown { year: 2026 });
    let latest = day("9999-12-31").start();
    assert_eq!(judge("9999-12-31", "9999-12-31T00:00:01"), WindowAnswer::TooLong { latest });
}

#[test]
fn a_schedule_amended_during_the_year_differs() {
    // At first 1 to 7 October 2026 are off; an amendment takes the 6th and 7th back.
    let mut years = Calendar::builtin().years;
    let first = years[&2026][0].clone();
    let mut shorter = first.clone();
    shorter.published = day("2026-09-10");
    shorter.off.remove(&day("2026-10-06"));
    shorter.off.remove(&day("2026-10-07"));
    years.insert(2026, vec![shorter, first]);
    let calendar = Calendar::new(years).unwrap();
    assert_eq!(calendar.years().last().unwrap().1[1].published, day("2026-09-10"));

    let judge = |until| calendar.judge(&Period { from: at("2026-09-30"), until: at(until) });
    // In force: 6 to 10, 12, 13 October; before: 8 to 10, 12 to 15.
    let (latest, earlier) = (at("2026-10-14"), at("2026-10-16"));
    assert_eq!(judge("2026-10-14"), WindowAnswer::Within);
    assert_eq!(judge("2026-10-14T00:00:01"), WindowAnswer::Differs { latest, earlier });
    assert_eq!(judge("2026-10-16"), WindowAnswer::Differs { latest, earlier });
    assert_eq!(judge("2026-10-16T00:00:01"), WindowAnswer::TooLong { latest });
}

#[test]
fn an_amended_next_year_differs_too() {
    let mut years = Calendar::builtin().years;
    let long = schedule(2027, "2026-11-25", "01-01 01-04 01-05", "");
    let short = schedule(2027, "2026-12-20", "01-01", "");
    years.insert(2027, vec![long, short]);
    let calendar = Calendar::new(years).unwrap();
    let judge = |until| calendar.judge(&Period { from: at("2026-12-29"), until: at(until) });
    // In force: 30, 31 December, 4 to 8 January; before: 30, 31 December, 6 to 8, 11, 12 January.
    let (latest, earlier) = (at("2027-01-09"), at("2027-01-13"));
    assert_eq!(judge("2027-01-09"), WindowAnswer::Within);
    assert_eq!(judge("2027-01-13"), WindowAnswer::Differs { latest, earlier });
    assert_eq!(judge("2027-01-13T00:00:01"), WindowAnswer::TooLong { latest });
}

#[test]
fn a_year_without_work_is_still_bounded() {
    let all: Vec<_> = (0..365).map(|n| day("2027-01-01").plus(n)).collect();
    let idle =
        Schedule { published: day("2026-12-01"), off: all.into_iter().collect(), work: BTreeSet::new() };
    let calendar = Calendar::new(BTreeMap::from([(2027, vec![idle])])).unwrap();
    assert_eq!(calendar.latest_end(at("2027-05-01")), Some(at("2027-06-02")));
}

#[test]
fn what_is_no_calendar_says_why() {
    let with = |year, schedules| Calendar::new(BTreeMap::from([(year, schedules)])).unwrap_err();
    let plain = || schedule(2027, "2026-11-25", "01-01", "01-03");
    assert_eq!(with(1999, vec![plain()]), CalendarError::Year { year: 1999 });
    assert_eq!(with(2200, vec![plain()]), CalendarError::Year { year: 2200 });
    assert_eq!(with(2027, vec![]), CalendarError::Revisions { year: 2027, found: 0 });
    assert_eq!(with(2027, vec![plain(); 17]), CalendarError::Revisions { year: 2027, found: 17 });
    let published = day("2026-11-25");
    assert_eq!(with(2027, vec![plain(); 2]), CalendarError::SamePublished { year: 2027, published });
    assert_eq!(with(2026, vec![plain()]), CalendarError::OtherYear { year: 2026, day: day("2027-01-01") });
    let stray = Schedule { work: BTreeSet::from([day("2028-01-01")]), ..plain() };
    assert_eq!(with(2027, vec![stray]), CalendarError::OtherYear { year: 2027, day: day("2028-01-01") });
    let both = schedule(2027, "2026-11-25", "01-01 01-03", "01-03");
    assert_eq!(with(2027, vec![both]), CalendarError::OffAndWork { day: day("2027-01-03") });
    let empty = |year| (year, vec![schedule(year, "2026-11-25", "", "")]);
    assert!(Calendar::new((2000..2064).map(empty).collect()).is_ok());
    let found = 65;
    assert_eq!(Calendar::new((2000..2065).map(empty).collect()), Err(CalendarError::TooManyYears { found }));
}

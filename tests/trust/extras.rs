use serde_json::{Value, json};
use yanzheng::domain::{CalendarError, Day, Instant, Purpose, TextFault};
use yanzheng::trust::{PurposeFault, PurposeName, Release, TrustError};

use crate::folder::{Folder, calendar, purposes, year};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn with(name: &str, value: &Value) -> Folder {
    let folder = Folder::issuers();
    folder.json(name, value);
    folder
}

#[track_caller]
fn calendar_error(years: Value) -> CalendarError {
    match with("calendar.json", &calendar(&years)).error() {
        TrustError::Calendar(error) => error,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn purpose_fault(entries: &Value) -> PurposeFault {
    match with("purposes.json", &purposes(entries)).error() {
        TrustError::Purposes(fault) => fault,
        other => panic!("{other:?}"),
    }
}

fn purpose(code: &str, zh: &str, en: &str) -> Value {
    json!({ "code": code, "zh": zh, "en": en })
}

#[test]
fn a_calendar_is_read_with_its_amendments() {
    let years = json!([
        year(2026, "2026-11-10", &["2026-10-01"], &["2026-10-10", "2026-11-28"]),
        year(2026, "2025-11-04", &["2026-10-01"], &["2026-10-10"]),
    ]);
    let trust = with("calendar.json", &calendar(&years)).trust();
    let (read, published) = trust.calendar().unwrap();
    assert_eq!(published, instant("2026-11-01T00:00:00+08:00"));
    for (date, works) in [
        ("2026-10-01", Some(false)),
        ("2026-10-10", Some(true)),
        ("2026-10-12", Some(true)),
        ("2026-11-28", Some(true)),
        ("2026-11-29", Some(false)),
        ("2027-01-04", None),
    ] {
        assert_eq!(read.is_working_day(day(date)), works, "{date}");
    }
    let revisions: Vec<_> = read.years().flat_map(|(_, all)| all).map(|one| one.published).collect();
    assert_eq!(revisions, [day("2025-11-04"), day("2026-11-10")]);
}

#[test]
fn each_rule_of_a_calendar() {
    let empty = |number: i32| year(number, "2025-11-04", &[], &[]);
    let many = |count: i32| (2000..2000 + count).map(empty).collect::<Vec<_>>();
    assert_eq!(calendar_error(json!(many(65))), CalendarError::TooManyYears { found: 65 });
    with("calendar.json", &calendar(&json!(many(64)))).trust();

    for wrong in [1999, 2200, 0, -1, i32::MAX] {
        assert_eq!(calendar_error(json!([empty(wrong)])), CalendarError::Year { year: wrong });
    }
    with("calendar.json", &calendar(&json!([empty(2000), empty(2199)]))).trust();

    let revised = |count: u32| {
        let revision = |n| year(2026, &format!("2025-11-{:02}", n + 1), &[], &[]);
        (0..count).map(revision).collect::<Vec<_>>()
    };
    assert_eq!(calendar_error(json!(revised(17))), CalendarError::Revisions { year: 2026, found: 17 });
    with("calendar.json", &calendar(&json!(revised(16)))).trust();

    let same = CalendarError::SamePublished { year: 2026, published: day("2025-11-04") };
    let between = year(2026, "2025-11-05", &[], &[]);
    assert_eq!(calendar_error(json!([empty(2026), between, empty(2026)])), same);

    let other = |date| CalendarError::OtherYear { year: 2026, day: day(date) };
    for date in ["2025-12-31", "2027-01-01"] {
        assert_eq!(calendar_error(json!([year(2026, "2025-11-04", &[date], &[])])), other(date));
        assert_eq!(calendar_error(json!([year(2026, "2025-11-04", &[], &[date])])), other(date));
    }
    let both = json!([year(2026, "2025-11-04", &["2026-10-01", "2026-10-10"], &["2026-10-10"])]);
    assert_eq!(calendar_error(both), CalendarError::OffAndWork { day: day("2026-10-10") });
}

#[test]
fn each_rule_of_the_purposes() {
    let all: Vec<Value> = (0..100).map(|code| purpose(&format!("{code:02}"), "用途", "Purpose")).collect();
    let trust = with("purposes.json", &purposes(&json!(all))).trust();
    let named = PurposeName { zh: "用途".to_owned(), en: "Purpose".to_owned() };
    for code in ["00", "51", "99"] {
        assert_eq!(trust.purpose(Purpose::parse(code).unwrap()), Some(&named));
    }
    let mut more = all.clone();
    more.push(purpose("00", "用途", "Purpose"));
    assert_eq!(purpose_fault(&json!(more)), PurposeFault::TooMany);

    let (one, two) = (Purpose::parse("51").unwrap(), Purpose::parse("02").unwrap());
    let twice = json!([purpose("51", "甲", "a"), purpose("02", "乙", "b"), purpose("51", "丙", "c")]);
    assert_eq!(purpose_fault(&twice), PurposeFault::Twice(one));

    let fault = |zh: &str, en: &str| purpose_fault(&json!([purpose("51", "甲", "a"), purpose("02", zh, en)]));
    let hidden = TextFault::Invisible(0x202e);
    let long = TextFault::TooLong { chars: 65, limit: 64 };
    for (name, why) in [("", TextFault::Empty), (&*"𠮷".repeat(65), long), ("甲\u{202e}", hidden)] {
        assert_eq!(fault(name, "b"), PurposeFault::Name(two, why));
        assert_eq!(fault("乙", name), PurposeFault::Name(two, why));
    }
    assert_eq!(fault("乙\u{7}", "b"), PurposeFault::Name(two, TextFault::Invisible(7)));
    let longest = "𠮷".repeat(64);
    with("purposes.json", &purposes(&json!([purpose("02", &longest, &longest)]))).trust();

    for wrong in ["", "5", "511", "5A", "５１", " 5"] {
        let error = with("purposes.json", &purposes(&json!([purpose(wrong, "甲", "a")]))).error();
        assert!(matches!(error, TrustError::Json { .. }), "{wrong:?}: {error:?}");
    }
}

#[test]
fn a_release_is_read() {
    let release =
        |sequence: Value| json!({ "v": 1, "published": "2026-11-22T02:00:00Z", "sequence": sequence });
    for sequence in [0, 7, u64::MAX] {
        let trust = with("release.json", &release(json!(sequence))).trust();
        let published = instant("2026-11-22T10:00:00+08:00");
        assert_eq!(trust.release(), Some(Release { published, sequence }));
    }
    for wrong in ["-1", "1.0", "18446744073709551616", "\"1\"", "null"] {
        let wrong = serde_json::from_str(wrong).unwrap();
        assert!(matches!(with("release.json", &release(wrong)).error(), TrustError::Json { .. }));
    }
}

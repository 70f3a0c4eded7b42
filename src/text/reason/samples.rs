//! One of each reason, with what its sentence must say: both sides of the comparison, in Chinese and in English.

use crate::domain::{CalendarGap, Day, Field, IssuerId, Period, Purpose, Reason, StatusGap};
use crate::text::samples::{at, every};

type Facts = (&'static [&'static str], &'static [&'static str]);

/// The same facts in both languages.
const fn same(facts: &'static [&'static str]) -> Facts {
    (facts, facts)
}

const NOTHING: Facts = same(&[]);

/// All of them.
pub(in crate::text) fn all() -> Vec<(Reason, Facts)> {
    let day = |text: &str| Day::parse(text).unwrap();
    let purposes =
        |codes: &[&str]| codes.iter().map(|code| Purpose::parse(code).unwrap()).collect::<Vec<_>>();
    let noon = at("2026-11-22 12:00:00");
    let late = at("2026-12-03 00:00:00");
    every!(Reason:
        Reason::SignatureInvalid => [(Reason::SignatureInvalid, NOTHING)],
        Reason::KeyCompromised => [(Reason::KeyCompromised, NOTHING)],
        Reason::KeyWrongUse => [(Reason::KeyWrongUse, NOTHING)],
        Reason::KeyOutsidePeriod { .. } => [(
            Reason::KeyOutsidePeriod { issued: noon, until: late, key: Period { from: at("2025-01-01"), until: at("2026-01-01") } },
            same(&["2026-11-22 12:00:00", "2026-12-02", "2025-01-01", "2025-12-31"]),
        )],
        Reason::KeyUnknown => [(Reason::KeyUnknown, NOTHING)],
        Reason::IssuerUnknown { .. } => [(
            Reason::IssuerUnknown { issuer: IssuerId::parse("110000").unwrap() },
            same(&["110000"]),
        )],
        Reason::Malformed => [(Reason::Malformed, same(&["YZ1:"]))],
        Reason::BeforeActivation { .. } => [(
            Reason::BeforeActivation { issued: at("2024-11-30 08:00:00"), activation: day("2024-12-02") },
            same(&["2024-11-30 08:00:00", "2024-12-02"]),
        )],
        Reason::Revoked { .. } => [(Reason::Revoked { listed: noon }, same(&["2026-11-22 12:00:00"]))],
        Reason::Suspended { .. } => [(Reason::Suspended { listed: noon }, same(&["2026-11-22 12:00:00"]))],
        Reason::VehicleState { .. } => [(
            Reason::VehicleState { states: vec!["E".into(), "Q".into()] },
            (
                &["注销", "逾期未检验", "正常、违法未处理、海关监管、事故未处理"],
                &["Deregistered (E)", "Inspection overdue (Q)", "Normal (A)", "Accident not yet dealt with (I)"],
            ),
        )],
        Reason::PictureAltered { .. } => [
            (
                Reason::PictureAltered { fields: vec![Field::PlateNo, Field::UseCharacter] },
                (&["「号牌号码」「使用性质」与签发内容不一致"], &["\"Plate No.\", \"Use Character\""]),
            ),
            (Reason::PictureAltered { fields: vec![] }, NOTHING),
        ],
        Reason::BearerMismatch => [(Reason::BearerMismatch, NOTHING)],
        Reason::ProofInvalid => [(Reason::ProofInvalid, NOTHING)],
        Reason::ProofMissing => [(Reason::ProofMissing, NOTHING)],
        Reason::ProofStale { .. } => [(
            Reason::ProofStale { made: at("2026-11-22 11:57:00"), at: noon },
            (
                &["2026-11-22 11:57:00", "2026-11-22 12:00:00", "3分钟", "60秒"],
                &["2026-11-22 11:57:00", "2026-11-22 12:00:00", "3 min", "60 s"],
            ),
        )],
        Reason::ProofFromFuture { .. } => [(
            Reason::ProofFromFuture { made: at("2026-11-22 12:01:30"), at: noon },
            (
                &["2026-11-22 12:01:30", "2026-11-22 12:00:00", "90秒", "30秒"],
                &["2026-11-22 12:01:30", "2026-11-22 12:00:00", "90 s", "30 s"],
            ),
        )],
        Reason::Expired { .. } => [
            (Reason::Expired { at: noon, until: at("2026-11-22") }, same(&["2026-11-22 12:00:00", "2026-11-21"])),
            (Reason::Expired { at: noon, until: noon }, same(&["2026-11-22 12:00:00", "2026-11-22 11:59:59"])),
        ],
        Reason::NotYetValid { .. } => [(
            Reason::NotYetValid { at: noon, from: late },
            same(&["2026-11-22 12:00:00", "2026-12-03 00:00:00"]),
        )],
        Reason::WindowTooLong { .. } => [
            (
                Reason::WindowTooLong { until: at("2026-12-10"), latest: late },
                (&["7个工作日", "24小时", "2026-12-09", "2026-12-02"], &["7 working days", "24 hours", "2026-12-09", "2026-12-02"]),
            ),
            (
                Reason::WindowTooLong { until: at("2026-12-10"), latest: noon },
                (&["24小时", "2026-12-09", "2026-11-22 11:59:59"], &["24 hours", "2026-12-09", "2026-11-22 11:59:59"]),
            ),
        ],
        Reason::PurposeMismatch { .. } => [(
            Reason::PurposeMismatch { asked: purposes(&["13"])[0], granted: purposes(&["51", "60"]) },
            (
                &["「机动车定期安全技术检验」", "「车险理赔（演示）」、「60」"],
                &["\"Periodic technical safety inspection\"", "\"Demo claim\", \"60\""],
            ),
        )],
        Reason::ClockDoubtful { .. } => [(
            Reason::ClockDoubtful { at: noon, floor: late },
            same(&["2026-11-22 12:00:00", "2026-12-03 00:00:00"]),
        )],
        Reason::TrustTooOld { .. } => [(
            Reason::TrustTooOld { published: noon },
            (&["2026-11-22 12:00:00", "180天"], &["2026-11-22 12:00:00", "180 days"]),
        )],
        Reason::StatusUnknown(StatusGap::NoList) => [(Reason::StatusUnknown(StatusGap::NoList), NOTHING)],
        Reason::StatusUnknown(StatusGap::TooOld { .. }) => [(
            Reason::StatusUnknown(StatusGap::TooOld { issued: noon }),
            same(&["2026-11-22 12:00:00"]),
        )],
        Reason::StatusUnknown(StatusGap::BeyondList) => [(Reason::StatusUnknown(StatusGap::BeyondList), NOTHING)],
        Reason::StatusUnknown(StatusGap::Undefined) => [(Reason::StatusUnknown(StatusGap::Undefined), NOTHING)],
        Reason::SeveralCodes { .. } => [(Reason::SeveralCodes { count: 3 }, same(&["3", "1"]))],
        Reason::ProofOlderThanSeen { .. } => [(
            Reason::ProofOlderThanSeen { made: at("2026-11-22 11:59:00"), newest: noon },
            same(&["2026-11-22 11:59:00", "2026-11-22 12:00:00"]),
        )],
        Reason::CalendarUnknown(CalendarGap::NoCalendar) => [
            (Reason::CalendarUnknown(CalendarGap::NoCalendar), NOTHING),
        ],
        Reason::CalendarUnknown(CalendarGap::NoYear { .. }) => [
            (Reason::CalendarUnknown(CalendarGap::NoYear { year: 2027 }), same(&["2027", "7"])),
        ],
        Reason::CalendarUnknown(CalendarGap::TooOld { .. }) => [(
            Reason::CalendarUnknown(CalendarGap::TooOld { published: noon }),
            (&["2026-11-22 12:00:00", "400天"], &["2026-11-22 12:00:00", "400 days"]),
        )],
        Reason::CalendarDiffers { .. } => [(
            Reason::CalendarDiffers { latest: at("2026-12-02"), earlier: late },
            same(&["2026-12-01", "2026-12-02"]),
        )],
        Reason::BearerNotAsked => [(Reason::BearerNotAsked, NOTHING)],
        Reason::PurposeNotAsked => [(Reason::PurposeNotAsked, NOTHING)],
        Reason::PictureUnclear => [(Reason::PictureUnclear, NOTHING)],
        Reason::PictureNotCompared => [(Reason::PictureNotCompared, NOTHING)],
        Reason::InspectionOverdue { .. } => [(
            Reason::InspectionOverdue { until: day("2026-10-31"), on: day("2026-11-22") },
            same(&["2026-10-31", "2026-11-22"]),
        )],
        Reason::CodeUnknown { .. } => [(
            Reason::CodeUnknown { codes: vec![(Field::VehicleType, "B1A".into()), (Field::Status, "F\u{1b}".into())] },
            (&["车辆类型 B1A、状态 F\\u{1b}"], &["Vehicle Type B1A, Status F\\u{1b}"]),
        )],
        Reason::NotOurs => [(Reason::NotOurs, same(&["YZ1:"]))],
        Reason::NoCode => [(Reason::NoCode, NOTHING)],
    )
}

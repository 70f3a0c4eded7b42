//! What trust decides about how things stand: status, age and clock.

use super::draft::Draft;
use super::world::{World, instant, noon, seventh_working_day};
use crate::credential::{Claims, StatusRef};
use crate::domain::{Instant, Period};

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = status(w);
    drafts.extend(ages(w));
    drafts.extend(clock(w));
    drafts
}

fn status(w: &World) -> Vec<Draft> {
    let at_index = |name, zh, en, list, index| {
        let claims = Claims { status: StatusRef { list, index }, ..w.presentation() };
        Draft::live(name, zh, en, w, &claims, noon().plus(-10))
    };
    // The list was issued at 09:00 and has 1024 entries.
    let beyond = |name, zh, en, issued: &str| {
        let issued = instant(issued);
        let period = Period { from: issued, until: issued.plus(3600) };
        let status = StatusRef { list: 1, index: 1024 };
        Draft::live(name, zh, en, w, &Claims { issued, period, status, ..w.presentation() }, noon().plus(-10))
    };
    let mut revoked_download = w.download();
    revoked_download.status.index = 5;
    vec![
        at_index("status-revoked", "已解除授权", "revoked", 1, 5).refused(7, &["revoked"]),
        Draft::alone(
            "status-revoked-download",
            "下载件已作废",
            "a download revoked with its grant",
            w,
            &revoked_download,
        )
        .refused(7, &["revoked"]),
        at_index("status-suspended", "机动车状态异常（状态表）", "suspended", 1, 6)
            .refused(7, &["suspended"]),
        at_index("status-cannot-tell", "状态表无法判定", "the list says that it cannot tell", 1, 7)
            .attention(7, &["status-unknown"]),
        at_index("status-last-index", "状态表最后一项", "the last entry of the list", 1, 1023),
        at_index("status-no-such-list", "没有该号状态表", "a list that trust does not hold", 9, 0)
            .attention(7, &["status-unknown"]),
        at_index("status-no-lists", "没有任何状态表", "no list at all", 1, 0)
            .trust("no-lists")
            .attention(7, &["status-unknown"]),
        at_index(
            "status-bad-signature",
            "状态表签名无效",
            "a list whose signature does not hold is not used",
            1,
            5,
        )
        .trust("bad-list")
        .attention(7, &["status-unknown"]),
        at_index(
            "status-after-release",
            "状态表晚于发布时间",
            "a list dated after its release is not used",
            2,
            5,
        )
        .trust("bad-list")
        .attention(7, &["status-unknown"]),
        beyond(
            "status-beyond-older",
            "签发于状态表之前且超出范围",
            "beyond the list, issued a second before it",
            "2026-11-22T08:59:59+08:00",
        )
        .attention(7, &["status-unknown"]),
        beyond(
            "status-beyond-same",
            "与状态表同时签发且超出范围",
            "beyond the list, issued with it",
            "2026-11-22T09:00:00+08:00",
        )
        .attention(7, &["status-unknown"]),
        beyond(
            "status-beyond-younger",
            "签发于状态表之后且超出范围",
            "beyond the list, issued a second after it",
            "2026-11-22T09:00:01+08:00",
        ),
    ]
}

/// List 2 is of 7 days before noon, list 3 of 24 hours before; the folder `stale` was published 180 and 400 days
/// before, its list at 09:00.
fn ages(w: &World) -> Vec<Draft> {
    let listed = |name, zh, en, list, after: i64| {
        let claims = Claims { status: StatusRef { list, index: 0 }, ..w.presentation() };
        Draft::live(name, zh, en, w, &claims, noon()).at(noon().plus(after))
    };
    let stale = |name, zh, en, until: Instant, after: i64| {
        let mut claims = w.download();
        claims.period.until = until;
        Draft::alone(name, zh, en, w, &claims).at(noon().plus(after)).trust("stale")
    };
    let (seven_days, end) = (instant("2026-11-30T00:00:00+08:00"), seventh_working_day());
    vec![
        listed("age-status-24h", "状态表满24小时", "a status list of 24 hours is fresh", 3, 0),
        listed("age-status-worn", "状态表超过24小时", "a second more: worn", 3, 1).notes(&["worn"]),
        listed("age-status-7d", "状态表满7天", "a status list of 7 days still counts", 2, 0).notes(&["worn"]),
        listed("age-status-too-old", "状态表超过7天", "a second more: it cannot tell any more", 2, 1)
            .attention(7, &["status-unknown"]),
        stale(
            "age-180d-400d",
            "信任文件满180天和400天",
            "issuers of 180 days and a calendar of 400 still count",
            end,
            0,
        )
        .notes(&["worn"]),
        stale(
            "age-too-old-within",
            "信任文件过旧，7天以内",
            "a second more: who may sign cannot be told; 7 days are within any calendar",
            seven_days,
            1,
        )
        .attention(3, &["trust-too-old"]),
        stale("age-too-old", "信任文件和节假日安排都过旧", "a second more and 7 working days", end, 1)
            .attention(3, &["trust-too-old", "calendar-unknown"]),
    ]
}

/// The release is of 09:30; a machine's clock may be 120 s behind it.
fn clock(w: &World) -> Vec<Draft> {
    let claims = w.presentation();
    let live = |name, zh, en, made: &str, at: &str| {
        Draft::live(name, zh, en, w, &claims, instant(made)).at(instant(at)).machine()
    };
    let download = |name, zh, en, period: Period, at: &str| {
        let mut claims = w.download();
        (claims.issued, claims.period) = (period.from, period);
        Draft::alone(name, zh, en, w, &claims).at(instant(at)).machine()
    };
    let from = instant("2026-11-21T09:00:00+08:00");
    let hours = |hours: i64| Period { from, until: from.plus(hours * 3600) };
    vec![
        live(
            "clock-right",
            "本机时钟正常",
            "the machine's clock is right",
            "2026-11-22T10:00:00+08:00",
            "2026-11-22T10:00:05+08:00",
        ),
        live(
            "clock-within-tolerance",
            "本机时钟慢120秒",
            "120 s behind the release is tolerated",
            "2026-11-22T09:28:00+08:00",
            "2026-11-22T09:28:00+08:00",
        ),
        live(
            "clock-doubtful",
            "本机时钟慢121秒",
            "a second more: doubted",
            "2026-11-22T09:27:59+08:00",
            "2026-11-22T09:27:59+08:00",
        )
        .attention(6, &["clock-doubtful"]),
        live(
            "clock-doubtful-future",
            "本机时钟慢一天",
            "a day behind: a live code seems to come from the future",
            "2026-11-22T10:00:00+08:00",
            "2026-11-21T10:00:00+08:00",
        )
        .attention(5, &["clock-doubtful"]),
        live(
            "clock-doubtful-stale",
            "本机时钟可疑时的旧码",
            "an old code under a doubted clock is not called stale",
            "2026-11-22T09:00:00+08:00",
            "2026-11-22T09:10:00+08:00",
        )
        .attention(5, &["clock-doubtful"]),
        live(
            "clock-chosen",
            "人工指定的时间不受怀疑",
            "a chosen instant is never doubted",
            "2026-11-22T09:10:00+08:00",
            "2026-11-22T09:10:00+08:00",
        )
        .chosen(),
        download(
            "clock-doubtful-expired",
            "本机时钟慢，按发布时间已到期",
            "expired by the release's date, whatever the clock says",
            hours(24),
            "2026-11-21T10:00:00+08:00",
        )
        .refused(6, &["expired", "clock-doubtful"]),
        download(
            "clock-doubtful-download",
            "本机时钟慢，按发布时间有效",
            "in force by the release's date",
            hours(48),
            "2026-11-21T10:00:00+08:00",
        )
        .attention(6, &["clock-doubtful"]),
    ]
}

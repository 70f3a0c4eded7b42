//! Every rule of time at its boundary: the last second that passes and the first that does not.

use super::draft::Draft;
use super::world::{World, car, instant, noon, seventh_working_day, with};
use crate::credential::Claims;
use crate::domain::{Day, Field, Instant, Period, Value};

const DAY: i64 = 86_400;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = live_window(w);
    drafts.extend(live_period(w));
    drafts.extend(download_period(w));
    drafts.extend(limits(w));
    drafts.extend(calendar(w));
    drafts.extend(dates(w));
    drafts
}

/// p - s ≤ at ≤ p + 60 + s.
fn live_window(w: &World) -> Vec<Draft> {
    let claims = w.presentation();
    let made = noon();
    let live = |name, zh, en, at: i64| Draft::live(name, zh, en, w, &claims, made).at(made.plus(at));
    vec![
        live("live-last-second", "出示后第90秒", "the last second: 60 s and 30 s of skew", 90),
        live("live-one-after", "出示后第91秒", "one second later", 91).refused(5, &["proof-stale"]),
        live("live-one-before-last", "出示后第89秒", "one second earlier", 89),
        live("live-first-second", "早30秒", "the first second: the phone's clock is 30 s ahead", -30),
        live("live-too-early", "早31秒", "one second earlier still", -31).refused(5, &["proof-from-future"]),
        live("live-second-second", "早29秒", "one second later", -29),
        live("live-skew-0-last", "时钟误差设为0，第60秒", "skew 0, the last second", 60).skew(0),
        live("live-skew-0-after", "时钟误差设为0，第61秒", "skew 0, one second later", 61)
            .skew(0)
            .refused(5, &["proof-stale"]),
        live("live-skew-0-early", "时钟误差设为0，早1秒", "skew 0, one second early", -1)
            .skew(0)
            .refused(5, &["proof-from-future"]),
        live("live-skew-120-last", "时钟误差设为120，第180秒", "skew 120, the last second", 180).skew(120),
        live("live-skew-120-after", "时钟误差设为120，第181秒", "skew 120, one second later", 181)
            .skew(120)
            .refused(5, &["proof-stale"]),
    ]
}

/// nbf - s ≤ p < exp, for a code that is live.
fn live_period(w: &World) -> Vec<Draft> {
    let claims = w.presentation();
    let Period { from, until } = claims.period;
    let live = |name, zh, en, made: Instant| Draft::live(name, zh, en, w, &claims, made).at(made);
    vec![
        live(
            "live-period-last",
            "到期前一秒出示",
            "made in the last second of the statement",
            until.plus(-1),
        ),
        live(
            "live-period-last-shown-late",
            "到期前一秒出示，到期后核验",
            "made in the last second, checked a minute later",
            until.plus(-1),
        )
        .at(until.plus(60)),
        live("live-period-end", "到期时刻出示", "made when the statement has ended", until)
            .refused(6, &["expired"]),
        live("live-period-after", "到期后一秒出示", "made a second after", until.plus(1))
            .refused(6, &["expired"]),
        live("live-period-first", "生效时刻出示", "made at the start", from),
        live(
            "live-period-skew",
            "生效前30秒出示",
            "made 30 s before the start, within the skew",
            from.plus(-30),
        ),
        live("live-period-before", "生效前31秒出示", "made 31 s before the start", from.plus(-31))
            .refused(6, &["not-yet-valid"]),
    ]
}

/// nbf ≤ at < exp, for a download.
fn download_period(w: &World) -> Vec<Draft> {
    let mut claims = w.download();
    // Two days, so that the status list is never too old.
    claims.period.until = claims.period.from.plus(2 * DAY);
    let Period { from, until } = claims.period;
    let at = |name, zh, en, at: Instant| Draft::alone(name, zh, en, w, &claims).at(at);
    vec![
        at("download-first-second", "生效时刻", "at the start", from),
        at("download-second-second", "生效后一秒", "a second after the start", from.plus(1)),
        at("download-too-early", "生效前一秒", "a second before the start", from.plus(-1))
            .refused(6, &["not-yet-valid"]),
        at("download-last-second", "到期前一秒", "the last second", until.plus(-1)).notes(&["worn"]),
        at("download-end", "到期时刻", "at the end, which is not included", until)
            .refused(6, &["expired"])
            .notes(&["worn"]),
        at("download-after", "到期后一秒", "a second after the end", until.plus(1))
            .refused(6, &["expired"])
            .notes(&["worn"]),
    ]
}

/// 24 hours; 7 working days.
fn limits(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let presented = |name, zh, en, seconds: i64| {
        let mut claims = w.presentation();
        claims.period.until = claims.period.from.plus(seconds);
        Draft::live(name, zh, en, w, &claims, made)
    };
    let granted = |name, zh, en, until: Instant| {
        let mut claims = w.grant();
        claims.period.until = until;
        Draft::live(name, zh, en, w, &claims, made)
    };
    let downloaded = |name, zh, en, until: Instant| {
        let mut claims = w.download();
        claims.period.until = until;
        Draft::alone(name, zh, en, w, &claims)
    };
    let end = seventh_working_day();
    vec![
        presented("limit-presentation-24h", "出示凭据24小时", "a presentation of 24 hours", DAY),
        presented("limit-presentation-before", "出示凭据24小时减一秒", "one second less", DAY - 1),
        presented("limit-presentation-after", "出示凭据24小时加一秒", "one second more", DAY + 1)
            .refused(6, &["window-too-long"]),
        granted("limit-grant-end", "授权至第7个工作日24时", "to 24:00 of the 7th working day", end),
        granted("limit-grant-before", "授权至第7个工作日23:59:59", "a second less", end.plus(-1)),
        granted("limit-grant-after", "授权超出第7个工作日一秒", "a second more", end.plus(1))
            .refused(6, &["window-too-long"]),
        downloaded(
            "limit-download-end",
            "下载至第7个工作日24时",
            "a download to 24:00 of the 7th working day",
            end,
        ),
        downloaded("limit-download-before", "下载至第7个工作日23:59:59", "a second less", end.plus(-1)),
        downloaded("limit-download-after", "下载超出第7个工作日一秒", "a second more", end.plus(1))
            .refused(6, &["window-too-long"]),
        downloaded("limit-download-31-days", "下载31天", "a month", end.plus(22 * DAY))
            .refused(6, &["window-too-long"]),
    ]
}

/// What the calendar does not know.
fn calendar(w: &World) -> Vec<Draft> {
    let december = |name, zh, en, until: &str| {
        let from = instant("2026-12-25T10:00:00+08:00");
        let mut claims = w.download();
        (claims.issued, claims.period) = (from, Period { from, until: instant(until) });
        Draft::alone(name, zh, en, w, &claims).at(from).trust("december")
    };
    let november = |name, zh, en, until: Instant| {
        let mut claims = w.download();
        claims.period.until = until;
        Draft::alone(name, zh, en, w, &claims)
    };
    let end = seventh_working_day();
    let seven_days = instant("2026-11-30T00:00:00+08:00");
    vec![
        // 28 to 31 December are four; if each day of January worked, the seventh would be the 3rd.
        december(
            "calendar-certainly-within",
            "跨年但肯定未超期",
            "into 2027, certainly within",
            "2027-01-04T00:00:00+08:00",
        ),
        december(
            "calendar-unknown-year",
            "跨年且下一年安排未公布",
            "into 2027, whose schedule is not published",
            "2027-01-04T00:00:01+08:00",
        )
        .attention(6, &["calendar-unknown"]),
        // 31 days after the start day at the latest.
        december(
            "calendar-last-unknown",
            "跨年31天",
            "31 days into the unknown",
            "2027-01-26T00:00:00+08:00",
        )
        .attention(6, &["calendar-unknown"]),
        december(
            "calendar-certainly-too-long",
            "跨年且肯定超期",
            "certainly too long, whatever is published",
            "2027-01-26T00:00:01+08:00",
        )
        .refused(6, &["window-too-long"]),
        november(
            "calendar-missing-7-days",
            "没有节假日安排，7天以内",
            "no calendar, 7 calendar days",
            seven_days,
        )
        .trust("no-calendar"),
        november("calendar-missing", "没有节假日安排", "no calendar, a second more", seven_days.plus(1))
            .trust("no-calendar")
            .attention(6, &["calendar-unknown"]),
        november(
            "calendar-amended-within",
            "按调整后的安排未超期",
            "within by the amended schedule",
            end.plus(-DAY),
        )
        .trust("amended"),
        november(
            "calendar-amended",
            "节假日安排中途调整",
            "too long by the amended schedule, not by the earlier one",
            end,
        )
        .trust("amended")
        .attention(6, &["calendar-differs"]),
        november("calendar-amended-too-long", "按两种安排都超期", "too long by both", end.plus(1))
            .trust("amended")
            .refused(6, &["window-too-long"]),
    ]
}

/// Days that end at midnight in China.
fn dates(w: &World) -> Vec<Draft> {
    let inspected = |name, zh, en, at: &str| {
        let until = Day::parse("2026-11-22").unwrap_or(Day::MIN);
        let licence = with(car(), [(Field::InspectionValidUntil, Value::Day(until))]);
        let made = instant(at);
        Draft::live(name, zh, en, w, &Claims { licence, ..w.presentation() }, made).at(made)
    };
    vec![
        inspected(
            "inspection-last-second",
            "检验有效期最后一秒",
            "the last second of the inspection",
            "2026-11-22T23:59:59+08:00",
        ),
        inspected(
            "inspection-overdue",
            "检验已过期",
            "the first second after it",
            "2026-11-23T00:00:00+08:00",
        )
        .attention(12, &["inspection-overdue"]),
        inspected(
            "inspection-overdue-one-more",
            "检验过期后一秒",
            "a second later",
            "2026-11-23T00:00:01+08:00",
        )
        .attention(12, &["inspection-overdue"]),
    ]
}

//! Instants and periods as people read them: China's time, the last valid day or second instead of an exclusive end.

use super::Lang;
use super::lang::say;
use crate::domain::{Instant, Period};

/// `2026-11-22 10:00:00`, China's time.
pub fn moment(instant: Instant) -> String {
    instant.for_people()
}

/// `2026-11-22 10:00`, China's time: for a clock that is shown all day.
pub fn minute(instant: Instant) -> String {
    instant.for_people().chars().take(16).collect()
}

/// A first instant: its day if it is a day's 00:00, else the second.
pub fn first_moment(from: Instant) -> String {
    if is_midnight(from) { from.day().to_string() } else { moment(from) }
}

/// What is last inside an exclusive end: the day if it ends at 24:00, else the second.
pub fn last_moment(until: Instant) -> String {
    let last = until.plus(-1);
    if is_midnight(until) { last.day().to_string() } else { moment(last) }
}

/// `2026-11-22 至 2026-11-30` where whole days are meant, else both ends to the second, the last one still valid.
pub fn period(lang: Lang, period: &Period) -> String {
    let (from, last) = if is_midnight(period.from) && is_midnight(period.until) {
        (first_moment(period.from), last_moment(period.until))
    } else {
        (moment(period.from), moment(period.until.plus(-1)))
    };
    say!(lang, "{from} 至 {last}", "{from} to {last}")
}

/// A length of time in at most two units.
pub(super) fn span(lang: Lang, seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let (second, minute) = (seconds % 60, minutes % 60);
    match seconds {
        0..120 => say!(lang, "{seconds}秒", "{seconds} s"),
        120..7_200 if second == 0 => say!(lang, "{minutes}分钟", "{minutes} min"),
        120..7_200 => say!(lang, "{minutes}分{second}秒", "{minutes} min {second} s"),
        7_200..172_800 if minute == 0 => say!(lang, "{hours}小时", "{hours} h"),
        7_200..172_800 => say!(lang, "{hours}小时{minute}分", "{hours} h {minute} min"),
        _ => say!(lang, "{days}天", "{days} days"),
    }
}

pub(super) fn is_midnight(instant: Instant) -> bool {
    instant.day().start() == instant
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn ends_are_shown_as_what_is_still_valid() {
        assert_eq!(moment(at("2026-11-22T02:00:00Z")), "2026-11-22 10:00:00");
        assert_eq!(minute(at("2026-11-22T02:00:59Z")), "2026-11-22 10:00");
        assert_eq!(last_moment(at("2026-12-01")), "2026-11-30");
        assert_eq!(last_moment(at("2026-12-01 10:00:00")), "2026-12-01 09:59:59");
        assert_eq!(first_moment(at("2026-12-01")), "2026-12-01");
        assert_eq!(first_moment(at("2026-12-01 00:00:01")), "2026-12-01 00:00:01");
        let days = Period { from: at("2026-11-22"), until: at("2026-12-01") };
        assert_eq!(period(Lang::Zh, &days), "2026-11-22 至 2026-11-30");
        let mixed = Period { from: at("2026-11-22 09:30:00"), until: at("2026-12-01") };
        assert_eq!(period(Lang::En, &mixed), "2026-11-22 09:30:00 to 2026-11-30 23:59:59");
        assert_eq!(moment(Instant::MAX), "9999-12-31 08:00:00");
    }

    #[test]
    fn lengths_have_at_most_two_units() {
        for (seconds, zh, en) in [
            (-5, "0秒", "0 s"),
            (95, "95秒", "95 s"),
            (120, "2分钟", "2 min"),
            (3_725, "62分5秒", "62 min 5 s"),
            (7_200, "2小时", "2 h"),
            (90_000, "25小时", "25 h"),
            (8_130, "2小时15分", "2 h 15 min"),
            (604_800, "7天", "7 days"),
        ] {
            assert_eq!((span(Lang::Zh, seconds), span(Lang::En, seconds)), (zh.into(), en.into()));
        }
    }
}

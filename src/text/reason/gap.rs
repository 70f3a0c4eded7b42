//! What is missing where a step cannot be told.

use crate::domain::{CalendarGap, MAX_WORKING_DAYS, StatusGap};
use crate::text::Lang;
use crate::text::lang::say;
use crate::text::time::{moment, span};
use crate::trust::Trust;

/// Why no status could be told.
pub(super) fn status_gap(lang: Lang, gap: &StatusGap) -> String {
    match gap {
        StatusGap::NoList => {
            say!(lang, "信任数据中没有可用的状态列表", "trust holds no usable status list for it")
        }
        StatusGap::TooOld { issued } => {
            let issued = moment(*issued);
            say!(
                lang,
                "状态列表签发于 {issued}，已过旧，不能据以判定",
                "the status list was issued {issued} and is too old to tell"
            )
        }
        StatusGap::BeyondList => {
            say!(lang, "状态列表中没有这项授权", "the status list does not reach this authorisation")
        }
        StatusGap::Undefined => say!(
            lang,
            "状态列表写明发证机关无法确定其状态",
            "the status list says that the issuing authority cannot tell"
        ),
    }
}

/// Why the limit of working days could not be told.
pub(super) fn calendar_gap(lang: Lang, gap: &CalendarGap, trust: &Trust) -> String {
    match gap {
        CalendarGap::NoCalendar => say!(
            lang,
            "信任数据中没有工作日历，无法计算{MAX_WORKING_DAYS}个工作日",
            "trust holds no calendar, so {MAX_WORKING_DAYS} working days cannot be counted"
        ),
        CalendarGap::NoYear { year } => say!(
            lang,
            "信任数据中没有 {year} 年的安排，无法计算{MAX_WORKING_DAYS}个工作日",
            "trust has none for {year}, so {MAX_WORKING_DAYS} working days cannot be counted"
        ),
        CalendarGap::TooOld { published } => {
            let (published, most) = (moment(*published), span(lang, trust.settings().calendar.too_old));
            say!(
                lang,
                "工作日历发布于 {published}，超过{most}即不能据以判定",
                "the calendar was published {published}, and counts for {most} only"
            )
        }
    }
}

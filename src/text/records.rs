//! The words of the page 核验记录.

use super::Lang;
use super::lang::{say, words};

words! {
    /// A word or short sentence of the history page.
    Records, records;
    /// From this day on.
    Since: "起始日期", "Since";
    /// Up to this day.
    Until: "截止日期", "Until";
    /// Only this verdict.
    Verdict: "结论", "Verdict";
    /// Any verdict.
    AnyVerdict: "全部", "Any";
    /// Reads again.
    Refresh: "刷新", "Refresh";
    /// Today alone.
    Today: "今日", "Today";
    /// All days.
    AllDays: "全部日期", "All days";
    /// Exports what is listed.
    Export: "导出…", "Export…";
    /// The heading of the list of folders for an export.
    ExportTo: "导出到（.csv 或 .jsonl）", "Export to (.csv or .jsonl)";
    /// A typed day that is none.
    BadDay: "日期请写作 2026-11-22，不限则留空。", "Write a day as 2026-11-22, or leave it empty.";
    /// Nothing is kept.
    NotKept: "本次运行不保留核验记录。", "This run keeps no history.";
    /// Nothing was found.
    Nothing: "没有符合条件的记录。", "No checks match.";
    /// How many by day.
    ByDay: "按日统计", "By day";
    /// The list.
    List: "记录", "Checks";
    /// The entry's number.
    Number: "编号", "No.";
    /// When.
    Time: "时间", "Time";
    /// Which use.
    Use: "使用方式", "Use";
    /// Whose.
    Issuer: "发证机关", "Issuer";
    /// The masked plate.
    Plate: "号牌", "Plate";
    /// The purpose.
    Purpose: "用途事项", "Purpose";
    /// Why.
    Reasons: "原因", "Reasons";
    /// The clerk's decision.
    Decision: "人工结论", "Decision";
    /// The day.
    Day: "日期", "Day";
    /// The number of checks.
    Checks: "核验次数", "Checks";
    /// For how many days checks are kept.
    KeepDays: "保留天数", "Days kept";
    /// Sets that.
    SetKeepDays: "修改保留天数", "Set days kept";
    /// No number of days.
    BadDays: "天数请写 1 到 3650 的整数。", "Write a whole number of days from 1 to 3650.";
}

/// How many checks are listed of those that match.
pub fn records_total(lang: Lang, shown: usize, of: usize) -> String {
    if shown == of {
        return super::history_total(lang, of);
    }
    say!(lang, "共 {of} 条记录，列出最新的 {shown} 条。", "The newest {shown} of {of} checks are listed.")
}

/// For how many days checks are kept from now on.
pub fn days_kept(lang: Lang, days: u32) -> String {
    super::history_done(lang, super::HistoryDone::Keeps(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Records::ALL.iter().for_each(|&word| assert_words(lang, records(lang, word)));
            assert_sentence(lang, &records_total(lang, 5, 9));
            assert_sentence(lang, &records_total(lang, 9, 9));
            assert_sentence(lang, &days_kept(lang, 30));
        }
    }
}

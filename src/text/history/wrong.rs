//! What is wrong with what was asked of history.

use crate::text::Lang;
use crate::text::lang::say;

/// What is wrong with what was asked; whatever was typed is harmless already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryWrong<'a> {
    /// Checks at a chosen instant are not kept.
    ChosenNotKept,
    /// A day that is none.
    BadDay(&'a str),
    /// A verdict that is none.
    BadVerdict(&'a str),
    /// A number of an entry that is none.
    BadEntry(&'a str),
    /// A decision that is none.
    BadDecision(&'a str),
    /// A number of days that is none, and the most there may be.
    BadDays(&'a str, u32),
    /// Neither or both of what can be forgotten.
    ForgetWhat,
    /// A file's name without a form of an export.
    BadExport(&'a str),
    /// An export that would overwrite a file.
    ExportExists(&'a str),
}

/// Says it.
pub fn history_wrong(lang: Lang, wrong: HistoryWrong<'_>) -> String {
    match wrong {
        HistoryWrong::ChosenNotKept => say!(
            lang,
            "时间是用 --at 指定的，不记入核验记录。",
            "The instant was chosen with --at, so nothing is kept in the history."
        ),
        HistoryWrong::BadDay(text) => say!(
            lang,
            "“{text}”不是日期，请写作 2026-11-22。",
            "\"{text}\" is not a day. Write it as 2026-11-22."
        ),
        HistoryWrong::BadVerdict(text) => say!(
            lang,
            "“{text}”不是结论，请写 accepted、attention、refused、unproven 或 none。",
            "\"{text}\" is not a verdict. Write accepted, attention, refused, unproven or none."
        ),
        HistoryWrong::BadEntry(text) => say!(
            lang,
            "“{text}”不是记录编号，编号见 history list。",
            "\"{text}\" is not the number of a check. history list has them."
        ),
        HistoryWrong::BadDecision(text) => say!(
            lang,
            "“{text}”不是人工结论，请写 confirmed（已人工确认）或 rejected（未通过）。",
            "\"{text}\" is not a decision. Write confirmed or rejected."
        ),
        HistoryWrong::BadDays(text, most) => say!(
            lang,
            "“{text}”不是天数，请写 1 到 {most} 的整数。",
            "\"{text}\" is no number of days. Write a whole number from 1 to {most}."
        ),
        HistoryWrong::ForgetWhat => say!(
            lang,
            "请用 --before 指定日期，或用 --all 删除全部，二者取一。",
            "Name a day with --before, or delete everything with --all: one of the two."
        ),
        HistoryWrong::BadExport(name) => say!(
            lang,
            "{name} 不能导出，文件名请用 .csv 或 .jsonl 结尾。",
            "{name} is no export. End the file's name in .csv or .jsonl."
        ),
        HistoryWrong::ExportExists(name) => say!(
            lang,
            "{name} 已经存在，没有覆盖。请换一个文件名。",
            "{name} is there already and was not overwritten. Name another file."
        ),
    }
}

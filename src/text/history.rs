//! What was checked here: the words of `history`, of its faults, of the clerk's decision.

use super::Lang;
use super::escape::visible_up_to;
use super::lang::{say, words};
use super::trust::shown;
use crate::history::{Decision, EntryId, HistoryFault};

words! {
    /// A piece of help about history.
    HistoryHelp, history_help;
    /// `history`.
    History: "本机的核验记录：查看、统计、导出、登记人工结论、删除", "What was checked here: list, count, export, decide, forget";
    /// `list`.
    List: "列出核验记录，旧的在前", "List checks, the oldest first";
    /// `count`.
    Count: "按日期和结论统计", "Count checks by day and verdict";
    /// `export`.
    Export: "导出为 CSV 或 JSON Lines", "Export as CSV or JSON Lines";
    /// `decide`.
    Decide: "登记或更改人工结论（仅限“需人工确认”的记录）", "Keep or change the clerk's decision on a check that needed one";
    /// `forget`.
    Forget: "删除核验记录，不可恢复", "Delete checks for good";
    /// `keep`.
    Keep: "查看或设置保留天数（不设则为90天）", "Show or set for how many days checks are kept (90 unless set)";
    /// `--since`.
    Since: "从这一天起，如 2026-11-22", "From this day on, such as 2026-11-22";
    /// `--until`.
    Until: "到这一天止（含当天）", "Up to this day, that day included";
    /// `--verdict`.
    Verdict: "只要这种结论", "Only with this verdict";
    /// The file of `export`.
    File: "新文件，以 .csv 或 .jsonl 结尾；已有的文件不会被覆盖", "A new file that ends in .csv or .jsonl; none that is there is overwritten";
    /// The number of `decide`.
    Id: "记录的编号（见 list）", "The check's number, as listed";
    /// The decision of `decide`.
    Decision: "confirmed（已人工确认）或 rejected（未通过）", "confirmed or rejected";
    /// `--before`.
    Before: "删除这一天之前的记录", "Delete what was checked before this day";
    /// `--all`.
    All: "删除全部记录，包括对出示码的短时记忆", "Delete everything, what is remembered of live codes too";
    /// The days of `keep`.
    Days: "天数，1 到 3650", "Days, 1 to 3650";
    /// `--history` of `history`.
    Place: "记录所在的文件夹；default（默认）是本机的记录", "The folder of the history; default (as without it) is this machine's";
    /// `--history` where checks are kept unless somebody says no.
    Kept:
        "把核验记入文件夹；default（默认）是本机的记录，none 不记。不记姓名、证件号码和码的内容",
        "Keep checks in this folder; default (as without it) is this machine's history, none keeps nothing. Names, ID numbers and codes are never kept";
    /// `--history` where checks are kept when somebody says so.
    NotKept:
        "把核验记入文件夹；default 是本机的记录，none（默认）不记。用 --at 指定时间时不记",
        "Keep checks in this folder; default is this machine's history, none (as without it) keeps nothing. With --at nothing is kept";
}

/// What a command of `history` has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryDone<'a> {
    /// So many checks are in this file.
    Exported(usize, &'a str),
    /// A decision was kept.
    Decided(EntryId, Decision),
    /// So many checks were deleted.
    Forgotten(usize),
    /// For how many days checks are kept.
    Keeps(u32),
}

/// Says it.
pub fn history_done(lang: Lang, done: HistoryDone<'_>) -> String {
    match done {
        HistoryDone::Exported(count, file) => {
            say!(lang, "已导出 {count} 条记录到 {file}。", "Checks exported to {file}: {count}.")
        }
        HistoryDone::Decided(id, made) => {
            let made = decision(lang, made);
            say!(lang, "记录 {id}：{made}。", "Check {id}: {made}.")
        }
        HistoryDone::Forgotten(count) => say!(lang, "已删除 {count} 条记录。", "Checks deleted: {count}."),
        HistoryDone::Keeps(days) => {
            say!(lang, "核验记录保留 {days} 天。", "Days for which checks are kept: {days}.")
        }
    }
}

/// How many entries were listed.
pub fn history_total(lang: Lang, count: usize) -> String {
    say!(lang, "共 {count} 条记录。", "Checks listed: {count}.")
}

/// The clerk's decision.
pub fn decision(lang: Lang, decision: Decision) -> &'static str {
    match decision {
        Decision::Confirmed => lang.pick("已人工确认", "confirmed by the clerk"),
        Decision::Rejected => lang.pick("未通过", "rejected by the clerk"),
    }
}

/// What is wrong with history, beside a check.
pub fn history_news(lang: Lang, fault: &HistoryFault) -> String {
    let why = history_fault(lang, fault);
    if fault.is_mended() {
        return why;
    }
    say!(lang, "核验照常进行，但没有记入核验记录：{why}", "Checking goes on, but checks are not kept: {why}")
}

/// What is wrong with history.
pub fn history_fault(lang: Lang, fault: &HistoryFault) -> String {
    match fault {
        HistoryFault::NotBuilt => say!(
            lang,
            "本程序构建时没有核验记录功能，请启用 history 特性重新构建。",
            "This program was built without history. Build it with the feature history."
        ),
        HistoryFault::NoPlace => say!(
            lang,
            "环境没有给出数据文件夹，请设置 HOME 或 YANZHENG_HOME，或用 --history 指定。",
            "The environment names no data folder. Set HOME or YANZHENG_HOME, or name one with --history."
        ),
        HistoryFault::Nothing(path) => {
            let path = shown(path);
            say!(lang, "{path} 里还没有核验记录。", "There is no history in {path} yet.")
        }
        HistoryFault::ReadOnly(path) => {
            let path = shown(path);
            say!(
                lang,
                "{path} 只能读，不能写。请检查权限，或检查磁盘是否以只读方式挂载。",
                "{path} can only be read. See to its rights, or whether its disk is mounted read-only."
            )
        }
        HistoryFault::Full(path) => {
            let path = shown(path);
            say!(
                lang,
                "{path} 所在的磁盘已满，请清理后再试。",
                "The disk of {path} is full. Make room on it."
            )
        }
        HistoryFault::Locked(path) => {
            let path = shown(path);
            say!(
                lang,
                "{path} 里的核验记录正被别的程序占用。如果一直如此，请关闭占用它的程序。",
                "Another program holds the history in {path}. If that goes on, close it."
            )
        }
        HistoryFault::Damaged(aside) => {
            let aside = shown(aside);
            say!(
                lang,
                "核验记录文件已损坏，已移到 {aside}，另建了新的记录。",
                "The history was damaged. It was moved to {aside}, and a new one begun."
            )
        }
        HistoryFault::Stuck(path) => {
            let path = shown(path);
            say!(
                lang,
                "{path} 已损坏，又移不开。请手动移走它。",
                "{path} is damaged and cannot be moved aside. Move it away by hand."
            )
        }
        HistoryFault::Foreign(path) => {
            let path = shown(path);
            say!(
                lang,
                "{path} 不是本版本的核验记录，可能属于别的程序或更新的版本，没有动它。",
                "{path} is no history of this version: another program's, perhaps, or a newer version's. It was not touched."
            )
        }
        HistoryFault::Other { path, why } => {
            let (path, why) = (shown(path), visible_up_to(why, 200));
            say!(lang, "{path} 用不了（{why}）。", "{path} cannot be used ({why}).")
        }
        HistoryFault::NoEntry(id) => say!(lang, "没有编号 {id} 的记录。", "There is no check {id}."),
        HistoryFault::NothingToDecide(id) => say!(
            lang,
            "记录 {id} 的结论不是“需人工确认”，不用登记人工结论。",
            "The verdict of check {id} leaves the clerk nothing to decide."
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_fault_says_that_checking_goes_on_or_what_was_done() {
        let path = || PathBuf::from("/h\u{202e}x");
        let other = HistoryFault::Other { path: path(), why: "\u{1b}[31m".to_owned() };
        let faults = [
            HistoryFault::NotBuilt,
            HistoryFault::NoPlace,
            HistoryFault::Nothing(path()),
            HistoryFault::ReadOnly(path()),
            HistoryFault::Full(path()),
            HistoryFault::Locked(path()),
            HistoryFault::Damaged(path()),
            HistoryFault::Stuck(path()),
            HistoryFault::Foreign(path()),
            other,
        ];
        for lang in Lang::ALL {
            for fault in &faults {
                let news = history_news(lang, fault);
                let goes_on = news.contains(lang.pick("照常进行", "Checking goes on"));
                assert_eq!(goes_on, !fault.is_mended(), "{news}");
                assert!(news.ends_with(['。', '.']) && !news.contains(['\u{202e}', '\u{1b}']), "{news}");
            }
        }
    }
}

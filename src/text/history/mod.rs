//! What was checked here: the words of `history`, of its faults, of the clerk's decision.

mod help;
mod wrong;

use super::Lang;
use super::escape::visible_up_to;
use super::lang::say;
use super::trust::shown;
use crate::history::{Decision, EntryId, HistoryFault};

pub use help::{HistoryHelp, history_help};
pub use wrong::{HistoryWrong, history_wrong};

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

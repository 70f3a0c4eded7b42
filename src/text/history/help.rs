//! Help about history.

use crate::text::Lang;
use crate::text::lang::words;

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

//! The words of the page 图片核验 and of its reports.

use super::Lang;
use super::lang::{say, words};

words! {
    /// A word or short sentence about many pictures.
    Audit, audit;
    /// The heading of a report.
    Report: "电子行驶证图片核验报告", "Report on pictures of electronic vehicle licences";
    /// One check on one page.
    Slip: "电子行驶证核验单", "Slip of a check of an electronic vehicle licence";
    /// Saves it.
    SaveSlip: "保存核验单…", "Save a slip…";
    /// The heading of the list of folders for a slip.
    SlipTo: "核验单保存到（.html，用浏览器打印）", "Save the slip to (.html, printed by a browser)";
    /// The clerk's decision.
    Decision: "人工结论", "Decision";
    /// The file.
    File: "文件", "File";
    /// Which of its codes.
    Code: "码", "Code";
    /// The verdict.
    Verdict: "结论", "Verdict";
    /// Why.
    Reasons: "原因", "Reasons";
    /// The plate.
    Plate: "号牌号码", "Plate";
    /// The use.
    Use: "使用方式", "Use";
    /// As of when.
    At: "判定时间", "As of";
    /// Which purpose was asked about.
    Purpose: "用途事项", "Purpose";
    /// The instant was chosen.
    Chosen: "指定时间", "chosen";
    /// How to begin.
    Idle:
        "检查已下载的电子行驶证图片：添加文件或文件夹，也可以拖入或粘贴。",
        "Check downloaded pictures of licences: add files or a folder, or drop or paste them.";
    /// Adds a file.
    AddFile: "添加文件…", "Add a file…";
    /// Adds a folder.
    AddFolder: "添加文件夹…", "Add a folder…";
    /// The heading of the list of folders.
    ChooseFolder: "选择图片所在的文件夹", "Choose the folder of pictures";
    /// Adds the folder that is shown.
    AddThis: "添加此文件夹", "Add this folder";
    /// Checks everything.
    Run: "开始核验", "Check them";
    /// Ends that.
    Cancel: "取消", "Cancel";
    /// Empties the list.
    Empty: "清空", "Clear the list";
    /// Judges as of this day.
    AsOf: "按哪一天判定", "As of which day";
    /// What an empty field means.
    AsOfNow: "留空为本机当前时间", "empty: this machine's clock now";
    /// A typed day that is none.
    BadDay:
        "请写作 2026-11-22（按该日12:00判定）或 2026-11-22 15:30。",
        "Write 2026-11-22, judged at 12:00 of that day, or 2026-11-22 15:30.";
    /// What a chosen day means.
    AsOfAbout:
        "下面的结论按指定的时间判定，不是现在；不记入核验记录。",
        "The verdicts below are as of the chosen time, not now; they are not kept in the history.";
    /// The list was judged otherwise.
    Stale: "判定条件已改，请重新核验。", "What is asked has changed. Check again.";
    /// Only this verdict.
    Filter: "筛选", "Filter";
    /// Any verdict.
    All: "全部", "all";
    /// Searches.
    Find: "查找", "Find";
    /// Not checked yet.
    Waiting: "待核验", "to be checked";
    /// Saves a report.
    Save: "保存报告…", "Save a report…";
    /// The heading of the list of folders for a report.
    SaveTo: "报告保存到（.html、.csv 或 .jsonl）", "Save the report to (.html, .csv or .jsonl)";
    /// The picture cannot be shown.
    NoPicture: "这个文件没有可显示的图片。", "There is no picture to show of this file.";
    /// The whole picture.
    Fit: "适合窗口", "Fit";
    /// Larger.
    Larger: "放大", "Zoom in";
    /// Smaller.
    Smaller: "缩小", "Zoom out";
    /// The picture.
    Picture: "图片", "Picture";
}

/// What became of files or a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditDone<'a> {
    /// So many are checked, of so many.
    Checked(usize, usize),
    /// So many match, of so many.
    Shown(usize, usize),
    /// So many files were left out.
    LeftOut(usize),
    /// More than so many.
    TooMany(usize),
    /// A report on so many files is here.
    Written(usize, &'a str),
    /// A slip is here.
    SlipWritten(&'a str),
    /// The file is there already.
    Exists(&'a str),
    /// A name without a form of a report.
    NoForm(&'a str),
}

/// Says it.
pub fn audit_done(lang: Lang, done: AuditDone<'_>) -> String {
    match done {
        AuditDone::Checked(done, of) => say!(lang, "已核验 {done}，共 {of}。", "Checked: {done} of {of}."),
        AuditDone::Shown(shown, of) => say!(lang, "列出 {shown}，共 {of}。", "Listed: {shown} of {of}."),
        AuditDone::LeftOut(count) => say!(
            lang,
            "另有 {count} 个文件不是图片或文本，或超出数量，没有列入。",
            "Files left out, of other kinds or beyond the most: {count}."
        ),
        AuditDone::TooMany(most) => say!(
            lang,
            "文件太多，一次最多 {most} 个，请分批添加。",
            "There are too many files. Add at most {most} at once."
        ),
        AuditDone::Written(count, file) => say!(
            lang,
            "{count} 个文件的报告已保存到 {file}。",
            "The report was saved in {file}. Files in it: {count}."
        ),
        AuditDone::SlipWritten(file) => {
            say!(lang, "核验单已保存到 {file}。", "The slip was saved in {file}.")
        }
        AuditDone::Exists(file) => say!(
            lang,
            "{file} 已经存在，没有覆盖，请换个文件名。",
            "{file} is there already and was not overwritten. Choose another name."
        ),
        AuditDone::NoForm(file) => say!(
            lang,
            "不知道 {file} 要什么格式，文件名请以 .html、.csv 或 .jsonl 结尾。",
            "The form of {file} is not known. End its name in .html, .csv or .jsonl."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Audit::ALL.iter().for_each(|&word| assert_words(lang, audit(lang, word)));
            for done in [
                AuditDone::Checked(1, 2),
                AuditDone::Shown(1, 2),
                AuditDone::LeftOut(3),
                AuditDone::TooMany(20_000),
                AuditDone::Written(2, "/y/r.html"),
                AuditDone::SlipWritten("/y/s.html"),
                AuditDone::Exists("/y/r.html"),
                AuditDone::NoForm("/y/r.exe"),
            ] {
                assert_sentence(lang, &audit_done(lang, done));
            }
        }
    }
}

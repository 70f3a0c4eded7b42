//! The words of the page 测试.

use super::Lang;
use super::lang::{say, words};

words! {
    /// A word or short sentence of the testers' page.
    Tester, tester;
    /// Where the code is typed.
    Code: "码（YZ1:… 或 hex:…）", "Code (YZ1:… or hex:…)";
    /// The samples that the program carries.
    Samples: "自带样例", "Samples";
    /// No sample was chosen.
    NoSample: "未选择", "none chosen";
    /// Everything here is unproven.
    Unproven:
        "未经证实：以下是码里写的内容，没有核验签名。",
        "Unproven: what follows is what the code says; no signature of it was verified.";
    /// The chosen clock.
    At: "判定时间", "Judged at";
    /// What an empty field means.
    AtNow: "留空为本机当前时间", "empty: this machine's clock now";
    /// A typed instant that is none.
    BadAt: "时间请写作 2026-11-22 10:00:00。", "Write an instant as 2026-11-22 10:00:00.";
    /// A minute earlier.
    MinuteBack: "-1分", "-1 min";
    /// A minute later.
    MinuteOn: "+1分", "+1 min";
    /// An hour earlier.
    HourBack: "-1小时", "-1 h";
    /// An hour later.
    HourOn: "+1小时", "+1 h";
    /// A day earlier.
    DayBack: "-1天", "-1 day";
    /// A day later.
    DayOn: "+1天", "+1 day";
    /// Copies the bytes.
    CopyHex: "复制十六进制", "Copy hex";
    /// Copies the diagnostic notation.
    CopyNotation: "复制诊断记法", "Copy diagnostic notation";
    /// Copies the answer as JSON.
    CopyJson: "复制核验结果 JSON", "Copy the answer as JSON";
    /// Copies the text.
    CopyText: "复制码文本", "Copy the code's text";
    /// The items.
    Items: "数据项", "Items";
    /// The bytes.
    Bytes: "字节", "Bytes";
    /// How to begin.
    Idle:
        "粘贴或输入码的文本，或者选一个自带样例；逐字节解释，按选定的时间判定。",
        "Paste or type a code's text, or choose a sample. Every byte is explained, and it is judged at a chosen time.";
    /// Too long.
    TooLong:
        "太长，这里最多解释 16384 个字符；更长的请用命令 inspect。",
        "It is too long: at most 16384 characters are explained here. The command inspect takes more.";
    /// Runs expectation files.
    Vectors: "运行测试样例…", "Run expectation files…";
    /// The heading of the list of folders.
    ChooseVectors: "选择测试样例（*.json）所在的文件夹", "Choose the folder of expectation files (*.json)";
    /// Runs those of the folder that is shown.
    RunThis: "运行此文件夹", "Run this folder";
    /// Ends the run.
    Stop: "停止", "Stop";
    /// As expected.
    AsExpected: "符合预期", "as expected";
    /// Not as expected.
    Otherwise: "不符合预期", "not as expected";
}

/// How many expectation files came out as expected.
pub fn vectors_run(lang: Lang, passed: usize, all: usize) -> String {
    let failed = all.saturating_sub(passed);
    say!(
        lang,
        "已运行 {all} 个：符合预期 {passed}，不符合 {failed}。",
        "Run: {all}. As expected: {passed}; not: {failed}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Tester::ALL.iter().for_each(|&word| assert_words(lang, tester(lang, word)));
            assert_sentence(lang, &vectors_run(lang, 2, 3));
        }
    }
}

//! The words of a counter: what becomes of an answer, the clerk's decision, how many there were today.

use super::Lang;
use super::lang::{say, words};
use crate::history::Count;
use crate::verify::Word;

/// The verdicts in the order in which people count them.
pub const COUNTED: [Word; 5] = [Word::Accepted, Word::Attention, Word::Refused, Word::Unproven, Word::None];

words! {
    /// A word or short sentence of a counter.
    Counter, counter;
    /// The heading of the decision.
    Decide: "请作出人工结论", "Your decision";
    /// Confirmed.
    Confirm: "已人工确认", "Confirmed";
    /// Rejected.
    Reject: "未通过", "Rejected";
    /// What it was decided to be.
    Decided: "人工结论：", "Decided:";
    /// Keeps the answer open.
    KeepOpen: "不自动关闭", "Keep open";
    /// Pointing at it keeps it open.
    Held: "指针或焦点在结果上，暂不关闭。", "It stays open while you point at it.";
    /// It stays until the decision.
    Waits: "作出人工结论后才会自动关闭。", "It closes by itself after your decision.";
    /// Asks for the bearer's number.
    AskBearer:
        "授权他人出示：请核对使用人证件，输入证件号码后按“核对”。",
        "A grant: check the bearer's document, type its number and press Compare.";
    /// The heading of what was counted today.
    Today: "今日", "Today";
    /// The business at this desk.
    Business: "本窗口办理", "This desk handles";
    /// No business was chosen.
    BusinessNone: "未选用途事项", "no purpose chosen";
    /// The camera's picture as in a mirror.
    Mirror: "镜像", "Mirror";
    /// Looks for cameras again.
    Rescan: "重新查找摄像头", "Look for cameras again";
    /// What to do without a camera.
    NoCamera:
        "没有找到摄像头。插上后按“重新查找摄像头”；也可以打开、拖入、粘贴图片或码的文本。",
        "No camera was found. Plug one in and look again; or open, drop or paste a picture or a code's text.";
    /// The view for whoever stands before the desk.
    Customer: "办事人视图", "Customer's view";
    /// It waits for a code.
    CustomerIdle: "请出示二维码", "Please show your code";
    /// It is being checked.
    CustomerWorking: "正在核验", "Checking";
}

/// When an answer closes.
pub fn closes_in(lang: Lang, seconds: u64) -> String {
    say!(lang, "{seconds} 秒后自动关闭", "Closes in {seconds} s")
}

/// How many checks there were today, by verdict, without those that did not occur.
pub fn today(lang: Lang, counts: &[Count]) -> String {
    let all: u64 = counts.iter().map(|count| count.checks).sum();
    let by_word =
        |word: Word| counts.iter().filter(|count| count.verdict == word).map(|count| count.checks).sum();
    let parts = COUNTED.into_iter().filter_map(|word| {
        let checks: u64 = by_word(word);
        (checks > 0).then(|| format!("{} {checks}", super::word(lang, word)))
    });
    let parts = std::iter::once(all.to_string()).chain(parts).collect::<Vec<_>>().join(" · ");
    format!("{} {parts}", counter(lang, Counter::Today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::text::samples::assert_words;

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Counter::ALL.iter().for_each(|&word| assert_words(lang, counter(lang, word)));
            assert_words(lang, &closes_in(lang, 12));
        }
    }

    #[test]
    fn today_is_counted_by_verdict() {
        let count = |verdict, checks| Count { day: Day::from_ymd(2026, 11, 29).unwrap(), verdict, checks };
        let counts = [count(Word::Refused, 2), count(Word::Accepted, 40)];
        assert_eq!(today(Lang::Zh, &counts), "今日 42 · 有效 40 · 无效 2");
        assert_eq!(today(Lang::En, &[]), "Today 0");
    }
}

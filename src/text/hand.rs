//! What a hand scanner's settings, or the system's, did to a code.

use super::Lang;
use super::escape::visible_up_to;
use super::lang::{say, words};
use crate::scan::{HandFault, HandRepair};

words! {
    /// A word or short sentence about hand scanners.
    HandWord, hand_word;
    /// It types.
    Receiving: "正在接收扫码枪…", "A hand scanner is typing…";
}

/// What was undone, and what to set so that it need not be.
pub fn hand_repair(lang: Lang, repair: HandRepair) -> &'static str {
    match repair {
        HandRepair::FullWidth => lang.pick(
            "扫码枪送来的是全角字符，已还原。请关闭中文输入法，或切换到半角。",
            "The hand scanner's characters came full-width and were put right. Switch the input method off, or to half-width.",
        ),
        HandRepair::InvertedCase => lang.pick(
            "扫码枪送来的字母大小写颠倒，已还原。请关闭大写锁定（Caps Lock），并检查扫码枪的大小写设置。",
            "The hand scanner's letters came in the other case and were put right. Switch Caps Lock off, and see to the scanner's setting of case.",
        ),
        HandRepair::Before => lang.pick(
            "扫码枪在码前面加了字符，已去掉。可以在扫码枪上取消前缀或码制标识符。",
            "The hand scanner put characters before the code, which were left out. Its prefix or symbology identifier can be switched off.",
        ),
    }
}

/// What is wrong, and what to do.
pub fn hand_fault(lang: Lang, fault: HandFault) -> String {
    match fault {
        HandFault::NoPrefix => say!(
            lang,
            "扫码枪送来的内容里没有 YZ1:，可能不是本系统的码，也可能丢了开头的字符。请再扫一次；总是这样的话，检查扫码枪的键盘布局（应为美式英语）和发送速度。",
            "What the hand scanner sent does not hold YZ1:. It is another system's code, or its first characters were lost. Scan it again; if that goes on, see to the scanner's keyboard layout (US English) and its speed."
        ),
        HandFault::Foreign(c) => {
            let c = visible_up_to(&c.to_string(), 10);
            say!(
                lang,
                "扫码枪送来了码里不会有的字符“{c}”。请把扫码枪的键盘布局设为与系统一致（美式英语），并关闭中文输入法。",
                "The hand scanner sent a character that no code has: \"{c}\". Set its keyboard layout as the system's (US English), and switch the input method off."
            )
        }
        HandFault::Lost => say!(
            lang,
            "扫码枪送来的字符数不对，途中丢了字符。请再扫一次；总是这样的话，降低扫码枪的发送速度。",
            "Characters of the hand scanner were lost on the way. Scan it again; if that goes on, make the scanner slower."
        ),
        HandFault::TooLong => say!(
            lang,
            "扫码枪送来的字符太多，可能连扫了两次。请再扫一次，并让扫码枪在码后加回车。",
            "The hand scanner sent too many characters, perhaps of two codes. Scan it again, and set the scanner to end a code with Enter."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_repair_and_fault_says_what_to_do() {
        for lang in Lang::ALL {
            HandWord::ALL.iter().for_each(|&word| assert_words(lang, hand_word(lang, word)));
            for repair in [HandRepair::FullWidth, HandRepair::InvertedCase, HandRepair::Before] {
                assert_sentence(lang, hand_repair(lang, repair));
            }
            for fault in [HandFault::NoPrefix, HandFault::Foreign('='), HandFault::Lost, HandFault::TooLong] {
                assert_sentence(lang, &hand_fault(lang, fault));
            }
        }
    }
}

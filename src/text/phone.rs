//! The words of the phone's window.

use super::Lang;
use super::escape::visible_up_to;
use super::lang::{say, words};
use crate::office::QrError;

words! {
    /// A word or short sentence of the phone's window.
    PhoneUi, phone_ui;
    /// What is shown.
    Title: "电子行驶证", "Electronic vehicle licence";
    /// Shows the licence as a picture.
    ShowCard: "亮证", "Licence";
    /// Shows the code.
    ShowCode: "亮码", "Code";
    /// Makes a new code at once.
    Refresh: "刷新", "Refresh";
    /// The name of the code in sight.
    Code: "出示码", "Live code";
    /// The name of the picture in sight.
    Card: "行驶证主页", "Main page of the licence";
    /// The picture is shown larger when it is pressed.
    Larger: "点按图片放大", "Press the picture to enlarge it";
    /// And smaller again.
    Smaller: "点按图片缩小", "Press the picture to shrink it";
    /// There is no picture.
    NoCard: "这里没有行驶证图片，请亮码。", "There is no picture of the licence here. Show the code.";
    /// The code is being made.
    Making: "正在生成…", "Being made…";
    /// Above the reason why there is no code.
    NothingToShow: "现在不能出示", "Cannot be shown now";
    /// Below it.
    TriesAgain: "每秒自动重试", "Tried again every second";
    /// The part of the program that makes codes has ended.
    Stopped: "生成出示码的程序已意外停止，请关闭窗口后重新打开。", "What makes the code has stopped. Close the window and open it again.";
}

/// After how many seconds there is a new code.
pub fn renewed_in(lang: Lang, seconds: i64) -> String {
    say!(lang, "{seconds} 秒后更新", "New code in {seconds} s")
}

/// Why a code has no symbol.
pub fn no_symbol(lang: Lang, error: &QrError) -> String {
    let why = visible_up_to(&error.to_string(), 200);
    say!(lang, "二维码画不出来（{why}）。", "The code cannot be drawn ({why}).")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_word_is_there_in_both_languages() {
        let too_long = crate::office::qr_modules(&"A".repeat(4_000)).unwrap_err();
        for lang in Lang::ALL {
            PhoneUi::ALL.iter().for_each(|&word| assert_words(lang, phone_ui(lang, word)));
            assert_words(lang, &renewed_in(lang, 30));
            assert_sentence(lang, &no_symbol(lang, &too_long));
            assert_sentence(lang, phone_ui(lang, PhoneUi::NoCard));
            assert_sentence(lang, phone_ui(lang, PhoneUi::Stopped));
        }
    }
}

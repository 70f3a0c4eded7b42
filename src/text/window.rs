//! The window's own words: its buttons, labels and short notices.

use super::Lang;
use super::escape::visible_up_to;
use super::lang::{say, words};
use super::trust::{shown, trust_error};
use crate::domain::Instant;
use crate::trust::{InstallError, Trust};

words! {
    /// A word or short sentence of the window.
    Ui, ui;
    /// The window's title.
    Title:
        "验证：电子行驶证离线核验",
        "Yanzheng: electronic vehicle licence, offline";
    /// Opens a picture or text.
    Open: "打开…", "Open…";
    /// Takes the clipboard.
    Paste: "粘贴", "Paste";
    /// Starts the camera.
    CameraOn: "打开摄像头", "Start camera";
    /// Stops it.
    CameraOff: "关闭摄像头", "Stop camera";
    /// Which camera.
    CameraChoice: "摄像头", "Camera";
    /// Whichever camera comes first.
    CameraFirst: "第一个摄像头", "First camera";
    /// Clears the answer and the question.
    Clear: "清除", "Clear";
    /// Begins to practise.
    Practise: "用演示码练习", "Practise with demo codes";
    /// Stops practising.
    PractiseEnd: "结束练习", "End practice";
    /// The heading of the practice codes.
    PractiseCodes: "演示码", "Demo codes";
    /// What practising is.
    PractiseAbout:
        "演示码由测试机关签发，按各自的时间判定。点选一个，再改动用途事项或证件号码，看结论如何变化。",
        "Demo codes are issued by a test authority and judged at their own time. Choose one, then change the purpose or the ID number and see what becomes of the verdict.";
    /// Installs trust.
    InstallTrust: "安装信任数据…", "Install trust…";
    /// The heading of the first page.
    Welcome: "欢迎使用验证", "Welcome to Yanzheng";
    /// Why there is a first page.
    WelcomeAbout:
        "这台机器还没有信任数据。没有信任数据，任何码都无法证明真伪。",
        "This machine has no trust data yet. Without it no code can be proven.";
    /// What practising offers, on the first page.
    WelcomePractise:
        "先熟悉操作：程序自带十几个演示码，有效、无效、需人工确认的都有，不需要信任数据。",
        "Learn the ropes: the program brings a dozen demo codes, valid, invalid and in between. No trust is needed.";
    /// What trust is, on the first page.
    WelcomeTrust:
        "正式使用：选择发证机关提供的信任数据文件夹，安装到本机。",
        "For real use: choose the folder of trust data that the issuing authority hands out, and install it on this machine.";
    /// The heading of the question.
    Question: "本次核验", "This check";
    /// The purpose at this desk.
    Purpose: "用途事项", "Purpose";
    /// No purpose was chosen.
    PurposeNone: "未选择", "Not chosen";
    /// The bearer's number.
    Bearer: "使用人证件号码", "Bearer's ID number";
    /// Compares it.
    BearerAsk: "核对", "Compare";
    /// What was typed cannot be a number.
    BearerBad:
        "这不是证件号码：最多32个字母和数字。",
        "This is no ID number: at most 32 letters and digits.";
    /// Nothing is on the desk.
    Idle: "请出示电子行驶证二维码", "Show the licence's QR code";
    /// How to begin.
    IdleAbout:
        "打开摄像头，或者打开、拖入、粘贴图片或码的文本。",
        "Start the camera, or open, drop or paste a picture or a code's text.";
    /// Nothing was chosen to practise with.
    IdlePractice: "请在左边点选一个演示码", "Choose a demo code on the left";
    /// A check is at work.
    Working: "正在核验…", "Checking…";
    /// It could not be read.
    Unread: "读不了", "Cannot be read";
    /// The codes of a picture or text that holds several.
    Codes: "这里有几个码：", "Several codes:";
    /// What was pasted.
    Pasted: "粘贴的内容", "What was pasted";
    /// What a hand scanner typed.
    FromHand: "扫码枪", "The hand scanner";
    /// What the camera saw.
    FromCamera: "摄像头", "The camera";
    /// Nothing in the clipboard can be checked.
    ClipboardEmpty:
        "剪贴板里没有图片、文件或文本。",
        "There is no picture, file or text in the clipboard.";
    /// Too much was asked for at once.
    Busy:
        "上一步还没有做完，请稍后再试。",
        "An earlier step is still at work. Try again in a moment.";
    /// There is no folder of the user's to install in.
    NowhereToInstall:
        "不知道装到哪里：HOME 和 YANZHENG_HOME 都没有设置。",
        "There is no place to install it: neither HOME nor YANZHENG_HOME is set.";
    /// Closes a list.
    Close: "关闭", "Close";
    /// Closes a notice.
    Noted: "知道了", "Got it";
    /// One folder up.
    Up: "上一级", "Up";
    /// Opens what is selected.
    Go: "打开", "Open";
    /// Makes the file that is named.
    Save: "保存", "Save";
    /// A file's or folder's path.
    Path: "路径", "Path";
    /// Installs the folder that is shown.
    InstallHere: "安装此文件夹", "Install this folder";
    /// The heading of the list of files.
    ChooseFile: "选择图片或文本文件", "Choose a picture or text file";
    /// The heading of the list of folders.
    ChooseTrust: "选择信任数据文件夹", "Choose the trust folder";
    /// What a trust folder is.
    ChooseTrustAbout:
        "其中应有 issuers.json。普通文件夹只认标为测试的机关。",
        "It holds issuers.json. A plain folder counts for test issuers only.";
    /// A folder without anything to choose.
    EmptyFolder: "这里没有可选的内容。", "There is nothing to choose here.";
    /// The camera is being opened.
    CameraOpening: "正在打开摄像头…", "Opening the camera…";
    /// No trust, on the strip.
    StripNoTrust: "没有信任数据", "no trust";
    /// Trust of practice, on the strip.
    StripPractice: "练习", "practice";
    /// This machine's clock.
    StripClock: "本机时钟", "Clock";
    /// Trust.
    StripTrust: "信任数据", "Trust";
}

/// Whose trust it is and how old its parts are, for the strip that is always in sight.
pub fn trust_strip(lang: Lang, trust: &Trust, now: Instant) -> Vec<String> {
    let issuers = trust.issuers();
    let Some(first) = issuers.first() else { return vec![ui(lang, Ui::StripNoTrust).to_owned()] };
    let (name, count, more) =
        (super::issuer_name(lang, first.id, trust), issuers.len(), issuers.len().saturating_sub(1));
    let days = |published: Instant| now.since(published).max(0) / 86_400;
    let mut parts = vec![if count == 1 {
        name
    } else {
        say!(lang, "{name}等{count}个机关", "{name} and {more} more")
    }];
    let old = days(trust.issuers_published());
    parts.push(say!(lang, "机关名单{old}天前发布", "issuers {old} days old"));
    if let Some((_, published)) = trust.calendar() {
        let old = days(published);
        parts.push(say!(lang, "节假日安排{old}天前发布", "calendar {old} days old"));
    }
    if let Some(release) = trust.release() {
        let number = release.sequence;
        parts.push(say!(lang, "第{number}期", "release {number}"));
    }
    parts
}

/// Why trust was not installed.
pub fn install_error(lang: Lang, error: &InstallError) -> String {
    match error {
        InstallError::Trust(error) => trust_error(lang, error),
        InstallError::NoIssuer => say!(
            lang,
            "这个文件夹里没有测试机关，不能安装；正式机关的信任数据要用带签名的更新来安装，本版本还没有。",
            "There is no test authority in this folder, so it is not installed. Real authorities come by signed updates, \
             which this version does not have yet."
        ),
        InstallError::Exists(path) => {
            let path = shown(path);
            say!(
                lang,
                "本机已经安装了信任数据（{path}）。要换成别的，请先移走这个文件夹。",
                "There is trust installed already ({path}). To use another, move that folder away first."
            )
        }
        InstallError::Write { path, error } => {
            let (path, why) = (shown(path), visible_up_to(&error.to_string(), 200));
            say!(lang, "{path} 写不了（{why}）。", "It cannot be written: {path} ({why}).")
        }
    }
}

/// Trust was installed there.
pub fn installed(lang: Lang, at: &std::path::Path) -> String {
    let at = shown(at);
    say!(lang, "信任数据已安装到 {at}。", "The trust was installed in {at}.")
}

/// An entry of the clipboard or a folder that cannot be had, and why.
pub fn not_had(lang: Lang, why: &str) -> String {
    let why = visible_up_to(why, 200);
    say!(lang, "读不了（{why}）。", "It cannot be read ({why}).")
}

/// A list that was cut, and how long it is.
pub fn first_of_many(lang: Lang, shown: usize, of: usize) -> String {
    say!(lang, "只列出前 {shown} 个，共 {of} 个。", "The first {shown} of {of} are listed.")
}

/// One of several codes, by its place.
pub fn nth_code(lang: Lang, nth: usize) -> String {
    say!(lang, "第 {nth} 个", "No. {nth}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::text::samples::{assert_sentence, assert_words, at, trust};
    use crate::trust::TrustError;

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Ui::ALL.iter().for_each(|&word| assert_words(lang, ui(lang, word)));
            assert_words(lang, &nth_code(lang, 2));
            assert_sentence(lang, &first_of_many(lang, 100, 2_000));
            assert_sentence(lang, &installed(lang, Path::new("/y/trust")));
            assert_sentence(lang, &not_had(lang, "no display"));
            let error = || std::io::Error::from(std::io::ErrorKind::StorageFull);
            for error in [
                InstallError::NoIssuer,
                InstallError::Exists("/y/trust".into()),
                InstallError::Write { path: "/y/trust".into(), error: error() },
                InstallError::Trust(TrustError::Io { path: "/x".into(), error: error() }),
            ] {
                assert_sentence(lang, &install_error(lang, &error));
            }
        }
    }

    #[test]
    fn the_strip_says_whose_trust_it_is_and_how_old() {
        let now = at("2026-11-25 10:00:00");
        assert_eq!(trust_strip(Lang::En, &Trust::none(), now), ["no trust"]);
        for lang in Lang::ALL {
            let parts = trust_strip(lang, &trust(), now);
            assert!(parts.len() >= 2, "{parts:?}");
            parts.iter().for_each(|part| assert_words(lang, part));
        }
        let (keys, _) = Trust::read_folder(Path::new("keys")).unwrap();
        assert_eq!(
            trust_strip(Lang::Zh, &keys, now),
            [
                "山东省青岛市公安局交通警察支队（演示）等2个机关",
                "机关名单5天前发布",
                "节假日安排24天前发布",
                "第7期"
            ]
        );
    }
}

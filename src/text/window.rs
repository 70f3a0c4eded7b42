//! The window's own words: its buttons, labels and short notices.

use super::Lang;
use super::escape::visible_up_to;
use super::lang::say;
use super::trust::{shown, trust_error};
use crate::domain::Instant;
use crate::trust::{InstallError, Trust};

/// A word or short sentence of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ui {
    /// The window's title.
    Title,
    /// Opens a picture or text.
    Open,
    /// Takes the clipboard.
    Paste,
    /// Starts the camera.
    CameraOn,
    /// Stops it.
    CameraOff,
    /// Which camera.
    CameraChoice,
    /// Whichever camera comes first.
    CameraFirst,
    /// Clears the answer and the question.
    Clear,
    /// Begins to practise.
    Practise,
    /// Stops practising.
    PractiseEnd,
    /// The heading of the practice codes.
    PractiseCodes,
    /// What practising is.
    PractiseAbout,
    /// Installs trust.
    InstallTrust,
    /// The heading of the first page.
    Welcome,
    /// Why there is a first page.
    WelcomeAbout,
    /// What practising offers, on the first page.
    WelcomePractise,
    /// What trust is, on the first page.
    WelcomeTrust,
    /// The heading of the question.
    Question,
    /// The purpose at this desk.
    Purpose,
    /// No purpose was chosen.
    PurposeNone,
    /// The bearer's number.
    Bearer,
    /// Compares it.
    BearerAsk,
    /// What was typed cannot be a number.
    BearerBad,
    /// Nothing is on the desk.
    Idle,
    /// How to begin.
    IdleAbout,
    /// Over a file that is dragged.
    Drop,
    /// A check is at work.
    Working,
    /// It could not be read.
    Unread,
    /// The codes of a picture or text that holds several.
    Codes,
    /// What was pasted.
    Pasted,
    /// What the camera saw.
    FromCamera,
    /// Nothing in the clipboard can be checked.
    ClipboardEmpty,
    /// Too much was asked for at once.
    Busy,
    /// There is no folder of the user's to install in.
    NowhereToInstall,
    /// Closes a list.
    Close,
    /// Closes a notice.
    Noted,
    /// One folder up.
    Up,
    /// Opens what is selected.
    Go,
    /// A file's or folder's path.
    Path,
    /// Installs the folder that is shown.
    InstallHere,
    /// The heading of the list of files.
    ChooseFile,
    /// The heading of the list of folders.
    ChooseTrust,
    /// What a trust folder is.
    ChooseTrustAbout,
    /// A folder without anything to choose.
    EmptyFolder,
    /// The camera is being opened.
    CameraOpening,
    /// No trust, on the strip.
    StripNoTrust,
    /// Trust of practice, on the strip.
    StripPractice,
    /// This machine's clock.
    StripClock,
    /// Trust.
    StripTrust,
}

/// Its words.
pub fn ui(lang: Lang, ui: Ui) -> &'static str {
    let (zh, en) = match ui {
        Ui::Title => ("验证：电子行驶证离线核验", "Yanzheng: electronic vehicle licence, offline"),
        Ui::Open => ("打开…", "Open…"),
        Ui::Paste => ("粘贴", "Paste"),
        Ui::CameraOn => ("打开摄像头", "Start camera"),
        Ui::CameraOff => ("关闭摄像头", "Stop camera"),
        Ui::CameraChoice => ("摄像头", "Camera"),
        Ui::CameraFirst => ("第一个摄像头", "First camera"),
        Ui::Clear => ("清除", "Clear"),
        Ui::Practise => ("用演示码练习", "Practise with demo codes"),
        Ui::PractiseEnd => ("结束练习", "End practice"),
        Ui::PractiseCodes => ("演示码", "Demo codes"),
        Ui::PractiseAbout => (
            "演示码由测试机关签发，按各自的时间判定。点选一个，再改动用途事项或证件号码，看结论如何变化。",
            "Demo codes are issued by a test authority and judged at their own time. Choose one, then change \
             the purpose or the ID number and see what becomes of the verdict.",
        ),
        Ui::InstallTrust => ("安装信任数据…", "Install trust…"),
        Ui::Welcome => ("欢迎使用验证", "Welcome to Yanzheng"),
        Ui::WelcomeAbout => (
            "这台机器还没有信任数据。没有信任数据，任何码都无法证明真伪。",
            "This machine has no trust data yet. Without it no code can be proven.",
        ),
        Ui::WelcomePractise => (
            "先熟悉操作：程序自带十几个演示码，有效、无效、需人工确认的都有，不需要信任数据。",
            "Learn the ropes: the program brings a dozen demo codes, valid, invalid and in between. No trust is needed.",
        ),
        Ui::WelcomeTrust => (
            "正式使用：选择发证机关提供的信任数据文件夹，安装到本机。",
            "For real use: choose the folder of trust data that the issuing authority hands out, and install it on this machine.",
        ),
        Ui::Question => ("本次核验", "This check"),
        Ui::Purpose => ("用途事项", "Purpose"),
        Ui::PurposeNone => ("未选择", "Not chosen"),
        Ui::Bearer => ("使用人证件号码", "Bearer's ID number"),
        Ui::BearerAsk => ("核对", "Compare"),
        Ui::BearerBad => {
            ("这不是证件号码：最多32个字母和数字。", "This is no ID number: at most 32 letters and digits.")
        }
        Ui::Idle => ("请出示电子行驶证二维码", "Show the licence's QR code"),
        Ui::IdleAbout => (
            "打开摄像头，或者打开、拖入、粘贴图片或码的文本。",
            "Start the camera, or open, drop or paste a picture or a code's text.",
        ),
        Ui::Drop => ("松开鼠标开始核验", "Drop it to check it"),
        Ui::Working => ("正在核验…", "Checking…"),
        Ui::Unread => ("读不了", "Cannot be read"),
        Ui::Codes => ("这里有几个码：", "Several codes:"),
        Ui::Pasted => ("粘贴的内容", "What was pasted"),
        Ui::FromCamera => ("摄像头", "The camera"),
        Ui::ClipboardEmpty => {
            ("剪贴板里没有图片、文件或文本。", "There is no picture, file or text in the clipboard.")
        }
        Ui::Busy => {
            ("上一步还没有做完，请稍后再试。", "An earlier step is still at work. Try again in a moment.")
        }
        Ui::NowhereToInstall => (
            "不知道装到哪里：HOME 和 YANZHENG_HOME 都没有设置。",
            "There is no place to install it: neither HOME nor YANZHENG_HOME is set.",
        ),
        Ui::Noted => ("知道了", "Got it"),
        Ui::Close => ("关闭", "Close"),
        Ui::Up => ("上一级", "Up"),
        Ui::Go => ("打开", "Open"),
        Ui::Path => ("路径", "Path"),
        Ui::InstallHere => ("安装此文件夹", "Install this folder"),
        Ui::ChooseFile => ("选择图片或文本文件", "Choose a picture or text file"),
        Ui::ChooseTrust => ("选择信任数据文件夹", "Choose the trust folder"),
        Ui::ChooseTrustAbout => (
            "其中应有 issuers.json。普通文件夹只认标为测试的机关。",
            "It holds issuers.json. A plain folder counts for test issuers only.",
        ),
        Ui::EmptyFolder => ("这里没有可选的内容。", "There is nothing to choose here."),
        Ui::CameraOpening => ("正在打开摄像头…", "Opening the camera…"),
        Ui::StripNoTrust => ("没有信任数据", "no trust"),
        Ui::StripPractice => ("练习", "practice"),
        Ui::StripClock => ("本机时钟", "Clock"),
        Ui::StripTrust => ("信任数据", "Trust"),
    };
    lang.pick(zh, en)
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

//! What the command line says about its own work: faults of its use, where codes came from, counts.

use super::Lang;
use super::lang::say;

/// What the command line says about its own work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// Before every fault.
    Fault,
    /// No trust is named or installed.
    NoTrust,
    /// An instant of this machine's clock.
    ByMachine(&'a str),
    /// An input that cannot be checked, and why.
    Unread(&'a str, &'a str),
    /// What standard input is called.
    Stdin,
    /// What a code on the command line is called.
    Typed,
    /// A code of a picture that holds several: the input, which one, of how many.
    OneOf(&'a str, usize, usize),
    /// So many files of folders are neither pictures nor texts.
    LeftOut(usize),
    /// A folder with more files than are checked at once.
    TooManyFiles(&'a str, usize),
    /// A folder without expectation files.
    NoVectors(&'a str),
    /// A code's text where only pictures are read.
    NotAPath,
    /// Two things cannot both come from standard input.
    StdinTwice,
    /// A bearer file without a usable number.
    BadBearer,
    /// A bearer file that cannot be read. It is not named: somebody may have written the number in its place.
    NoBearer(&'a str),
    /// A program built without the window.
    NoWindow,
    /// The environment names no display, or none answers.
    NoDisplay,
    /// A system library that the window needs.
    NoLibrary(&'a str),
    /// The window system refuses, and what it says.
    NoWindowHere(&'a str),
    /// A number of seconds that is none, and the most there may be.
    BadWithin(&'a str, u64),
    /// A name of an effort that is none.
    BadEffort(&'a str),
    /// A camera that is none.
    BadCamera(&'a str),
    /// An instant that is none.
    BadInstant(&'a str),
    /// A purpose that is none.
    BadPurpose(&'a str),
    /// A language that is none.
    BadLang(&'a str),
    /// A monitor that is none.
    BadMonitor(&'a str),
    /// No picture holds a code.
    NoCodes,
    /// The run cannot be written.
    Output(&'a str),
    /// A file cannot be written, and what the system says.
    Unwritten(&'a str, &'a str),
    /// A folder that holds something else than a demo.
    NotADemo(&'a str),
    /// The demo's phones have nothing left to show.
    DemoOver,
    /// Another demo stands where this one was, or none.
    DemoGone,
    /// No data folder is named, and the environment names no usual place.
    #[cfg(feature = "office")]
    NoDataFolder,
    /// A passphrase's file without a usable line, and the most bytes that it may have.
    #[cfg(feature = "office")]
    BadPassphrase(usize),
    /// A new office without a passphrase, or with one and without encryption.
    #[cfg(feature = "office")]
    NeedsPassphrase,
    /// A file that is larger than so many bytes.
    #[cfg(feature = "office")]
    LargerThan(usize),
    /// An authority's code that is none.
    #[cfg(feature = "office")]
    BadAuthority(&'a str),
    /// An authority for which no day of activation is known.
    #[cfg(feature = "office")]
    NeedsActivation(&'a str),
    /// An authority without its names.
    #[cfg(feature = "office")]
    NeedsName,
    /// A document's file without a usable line.
    #[cfg(feature = "office")]
    BadDocument,
    /// Uses of a key that are none.
    #[cfg(feature = "office")]
    BadUses(&'a str),
    /// A picture's name without a known ending.
    #[cfg(feature = "office")]
    BadPicture(&'a str),
    /// A program built without the phone's window.
    #[cfg(feature = "office")]
    NoPhoneWindow,
    /// An unknown command.
    UnknownCommand(&'a str),
    /// An unknown option or a superfluous argument.
    UnknownArgument(&'a str),
    /// Something that must be given is missing.
    MissingArgument(&'a str),
    /// An option's value is missing.
    MissingValue(&'a str),
    /// An option's value is not possible.
    InvalidValue(&'a str),
    /// An option is given more than once.
    Twice(&'a str),
    /// What was probably meant.
    DidYouMean(&'a str),
    /// Any other wrong use.
    WrongUse,
    /// Where help is.
    SeeHelp(&'a str),
    /// The file has more than one code, of which the first is explained.
    FirstOf(usize),
}

/// One sentence.
pub fn said(lang: Lang, said: Said<'_>) -> String {
    match said {
        Said::Fault => lang.pick("错误：", "error: ").to_owned(),
        Said::NoTrust => say!(
            lang,
            "没有信任数据，所有码都无法证明。请用 --trust 指定文件夹（样例用 --trust keys）。",
            "There is no trust, so every code is unproven. Name a folder with --trust (for the samples: --trust keys)."
        ),
        Said::ByMachine(at) => say!(lang, "{at}（本机时钟）", "{at} (this machine's clock)"),
        Said::Unread(source, why) => say!(lang, "{source}：{why}", "{source}: {why}"),
        Said::Stdin => lang.pick("标准输入", "standard input").to_owned(),
        Said::Typed => lang.pick("命令行中的文本", "text on the command line").to_owned(),
        Said::OneOf(source, nth, of) => {
            say!(lang, "{source}（第 {nth} 个码，共 {of} 个）", "{source} (code {nth} of {of})")
        }
        Said::LeftOut(count) => say!(
            lang,
            "文件夹里另有 {count} 个文件不是图片或文本，未处理。",
            "Left out of the folders: {count} that are no pictures or text files."
        ),
        Said::TooManyFiles(path, limit) => say!(
            lang,
            "{path} 里的文件超过 {limit} 个，请分几次处理。",
            "The folder {path} has more than {limit} files. Check them in several runs."
        ),
        Said::NoVectors(path) => {
            say!(
                lang,
                "{path} 里没有测试样例（*.json）。",
                "The folder {path} has no expectation files (*.json)."
            )
        }
        Said::NotAPath => say!(
            lang,
            "decode 只读图片；以 YZ1: 开头的已经是码的文本，请用 yanzheng verify 核验。",
            "Only pictures are decoded; what begins with YZ1: is a code's text already. Verify it with yanzheng verify."
        ),
        Said::StdinTwice => say!(lang, "标准输入（-）只能用一次。", "Standard input (-) can be used once."),
        Said::BadBearer => say!(
            lang,
            "证件号码文件里要有一行号码，或 字母:号码（如 A:号码），最多32个字符。",
            "The ID number's file must hold one line with the number, or LETTER:NUMBER (such as A:NUMBER), of at most 32 characters."
        ),
        Said::NoBearer(why) => {
            say!(lang, "读不了证件号码文件：{why}", "The ID number's file cannot be read: {why}")
        }
        Said::NoWindow => say!(
            lang,
            "本程序构建时没有窗口。请用 verify、scan 等命令，或启用 app 特性重新构建。",
            "This program was built without the window. Use verify, scan and the other commands, or build it with the feature app."
        ),
        Said::NoDisplay => say!(
            lang,
            "没有图形显示（DISPLAY、WAYLAND_DISPLAY 没有设置，或者连不上），窗口打不开。请在桌面环境中运行，或用 verify、scan 命令。",
            "There is no display (DISPLAY and WAYLAND_DISPLAY are not set, or nothing answers there), so no window can open. Run it on a desktop, or use verify or scan."
        ),
        Said::NoLibrary(name) => say!(
            lang,
            "窗口需要的系统库 {name} 没有安装。请运行 ./dev setup，或安装该库后重试。",
            "The window needs the system library {name}, which is not installed. Run ./dev setup, or install it and try again."
        ),
        Said::NoWindowHere(why) => {
            say!(lang, "窗口打不开：{why}", "The window cannot be opened: {why}")
        }
        Said::BadWithin(text, most) => say!(
            lang,
            "“{text}”不是秒数，请写 1 到 {most} 的整数。",
            "\"{text}\" is no number of seconds. Write a whole number from 1 to {most}."
        ),
        Said::BadEffort(text) => say!(
            lang,
            "“{text}”不是识别力度，请写 live、normal 或 hard。",
            "\"{text}\" is no effort. Write live, normal or hard."
        ),
        Said::BadCamera(text) => say!(
            lang,
            "“{text}”不是摄像头，请写编号（如 0）或 replay:文件夹。",
            "\"{text}\" is not a camera. Write its number, such as 0, or replay:FOLDER."
        ),
        Said::BadInstant(text) => say!(
            lang,
            "“{text}”不是时间，请写作 2026-11-22 或 2026-11-22T10:00:00（北京时间），也可带时区。",
            "\"{text}\" is not an instant. Write 2026-11-22 or 2026-11-22T10:00:00 (China's time), or with an offset."
        ),
        Said::BadPurpose(text) => {
            say!(
                lang,
                "“{text}”不是用途事项代码，代码是两位数字，如 51。",
                "\"{text}\" is not a purpose: two digits, such as 51."
            )
        }
        Said::BadLang(text) => say!(
            lang,
            "不认识语言“{text}”，请写 zh 或 en。",
            "There is no language \"{text}\". Write zh or en."
        ),
        Said::BadMonitor(text) => say!(
            lang,
            "“{text}”不是显示器编号，请写 0 到 15 的整数。",
            "\"{text}\" is no number of a monitor. Write a whole number from 0 to 15."
        ),
        Said::NoCodes => say!(lang, "未找到二维码。", "No QR code was found."),
        Said::Output(why) => say!(lang, "结果无法写出：{why}。", "The result cannot be written: {why}."),
        Said::Unwritten(path, why) => {
            say!(lang, "{path} 写不了：{why}。", "{path} cannot be written: {why}.")
        }
        Said::NotADemo(path) => say!(
            lang,
            "{path} 里有别的内容，没有动它。请换一个新的或空的文件夹。",
            "There is something else in {path}; nothing there was touched. Name a new or empty folder."
        ),
        Said::DemoOver => say!(
            lang,
            "演示已满24小时，出示码不再更新。请重新制作。",
            "The demo's 24 hours are over and its live codes are no longer renewed. Make a new one."
        ),
        Said::DemoGone => say!(
            lang,
            "演示文件夹已被替换或删除，出示码不再更新。",
            "The demo's folder was replaced or removed; its live codes are no longer renewed."
        ),
        #[cfg(feature = "office")]
        Said::NoDataFolder => say!(
            lang,
            "没有指定数据文件夹，请用 --data 指定。",
            "No data folder is named. Name it with --data."
        ),
        #[cfg(feature = "office")]
        Said::BadPassphrase(limit) => say!(
            lang,
            "口令文件里要有一行口令，最多 {limit} 字节。",
            "The passphrase's file must hold one line of at most {limit} bytes."
        ),
        #[cfg(feature = "office")]
        Said::NeedsPassphrase => say!(
            lang,
            "请用 --passphrase-file 给出口令来加密私钥；仅演示机关可改用 --insecure-test-keys（不加密）。",
            "Give a passphrase for the private keys with --passphrase-file; a demo authority alone may have --insecure-test-keys (unencrypted) instead."
        ),
        #[cfg(feature = "office")]
        Said::LargerThan(limit) => say!(lang, "超过 {limit} 字节。", "larger than {limit} bytes."),
        #[cfg(feature = "office")]
        Said::BadAuthority(code) => say!(
            lang,
            "“{code}”不是机关代码，请写六位行政区划代码，如 371100。",
            "\"{code}\" is not an authority. Write its six digits of GB/T 2260, such as 371100."
        ),
        #[cfg(feature = "office")]
        Said::NeedsActivation(code) => say!(
            lang,
            "推广批次里没有 {code} 的启用日期，请用 --activation 给出。",
            "The rollout's batches name no day for {code}. Give it with --activation."
        ),
        #[cfg(feature = "office")]
        Said::NeedsName => {
            say!(lang, "请用 --zh 和 --en 给出机关名称。", "Give the authority's names with --zh and --en.")
        }
        #[cfg(feature = "office")]
        Said::BadDocument => say!(
            lang,
            "证件文件里要有一行，写作 字母:号码，如 A:号码，最多32个字符。",
            "The document's file must hold one line, LETTER:NUMBER such as A:NUMBER, of at most 32 characters."
        ),
        #[cfg(feature = "office")]
        Said::BadUses(typed) => say!(
            lang,
            "“{typed}”不是密钥用途，请写 presentation、grant、download、status，用逗号分隔。",
            "\"{typed}\" are no uses of a key. Write presentation, grant, download, status, with commas between."
        ),
        #[cfg(feature = "office")]
        Said::BadPicture(name) => say!(
            lang,
            "{name} 不是可写的图片，请用 .png、.jpg 或 .pdf 结尾。",
            "{name} is no picture that can be written. End it with .png, .jpg or .pdf."
        ),
        #[cfg(feature = "office")]
        Said::NoPhoneWindow => say!(
            lang,
            "本程序构建时没有窗口。请用 --text、--png 或 --frames，或启用 app 特性重新构建。",
            "This program was built without the window. Use --text, --png or --frames, or build it with the feature app."
        ),
        Said::UnknownCommand(name) => say!(lang, "没有“{name}”这个命令。", "There is no command \"{name}\"."),
        Said::UnknownArgument(name) => say!(lang, "这里不能用“{name}”。", "\"{name}\" is not possible here."),
        Said::MissingArgument(name) => say!(lang, "缺少“{name}”。", "{name} is missing."),
        Said::MissingValue(name) => say!(lang, "“{name}”缺少值。", "The value of {name} is missing."),
        Said::InvalidValue(name) => {
            say!(lang, "“{name}”的值不可用。", "The value of {name} is not possible.")
        }
        Said::Twice(name) => say!(lang, "“{name}”只能用一次。", "{name} can be given once."),
        Said::DidYouMean(name) => say!(lang, "是不是“{name}”？", "Did you mean \"{name}\"?"),
        Said::WrongUse => say!(lang, "命令的用法不对。", "The command is not used rightly."),
        Said::SeeHelp(program) => {
            say!(lang, "用 {program} --help 查看用法。", "{program} --help shows how to use it.")
        }
        Said::FirstOf(count) => {
            say!(
                lang,
                "共有 {count} 个码，以下解释第一个。",
                "There are {count} codes; the first is explained."
            )
        }
    }
}

/// The last line over many results: how many of each word, most serious first.
pub fn tally(lang: Lang, counts: &[(&str, usize)], unreadable: usize) -> String {
    let all: usize = counts.iter().map(|(_, count)| count).sum::<usize>() + unreadable;
    let mut parts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    if unreadable > 0 {
        parts.push(say!(lang, "读不了 {unreadable}", "unreadable {unreadable}"));
    }
    let parts = parts.join(lang.pick("，", ", "));
    say!(lang, "共 {all} 个结果：{parts}。", "{all} results: {parts}.")
}

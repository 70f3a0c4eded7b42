//! What the command line offers: help, and the labels of the report.

use super::Lang;

/// A piece of help, named by what it explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// The program.
    About,
    /// `verify`.
    Verify,
    /// `scan`.
    Scan,
    /// `decode`.
    Decode,
    /// `inspect`.
    Inspect,
    /// `vectors`.
    Vectors,
    /// `app`.
    App,
    /// `completions`.
    Completions,
    /// The office's `demo`.
    Demo,
    /// The office's `samples`.
    Samples,
    /// Inputs of `verify`.
    VerifyInput,
    /// Inputs of `decode`.
    DecodeInput,
    /// Input of `inspect`.
    InspectInput,
    /// The folder of `vectors`.
    VectorsInput,
    /// The shell of `completions`.
    Shell,
    /// The folder of `demo`.
    DemoFolder,
    /// `--renew` of `demo`.
    Renew,
    /// The root of `samples`.
    Root,
    /// A file that `app` opens at once.
    AppFile,
    /// `--desk` of `app`.
    Desk,
    /// `--kiosk`.
    Kiosk,
    /// `--fullscreen`.
    Fullscreen,
    /// `--monitor`.
    Monitor,
    /// `--customer-monitor`.
    CustomerMonitor,
    /// `--trust`.
    Trust,
    /// `--camera`.
    Camera,
    /// `--list`.
    List,
    /// `--once`.
    Once,
    /// `--within`.
    Within,
    /// `--at`.
    At,
    /// `--purpose`.
    Purpose,
    /// `--bearer-file`.
    BearerFile,
    /// `--effort`.
    Effort,
    /// `--json`.
    Json,
    /// `--lang`.
    Lang,
    /// `--help`.
    Help,
    /// `--version`.
    Version,
    /// The heading of commands.
    Commands,
    /// The heading of arguments.
    Arguments,
    /// The heading of options.
    Options,
    /// The word before a usage line.
    Usage,
    /// Behind the program's help: exit codes, and what it cannot know.
    After,
}

/// The words of help.
pub fn help(lang: Lang, help: Help) -> &'static str {
    let (zh, en) = match help {
        Help::About => (
            "验证：离线核验电子行驶证二维码（本项目公开的 YZ1 格式）。\n交管12123 正式二维码的内容没有公布，任何人都无法离线核验，本程序也不能。",
            "Yanzheng: verifies codes of the electronic vehicle licence offline (this project's open YZ1 format).\n\
             The production code of 交管12123 is not published; nobody can verify that one offline, nor can this.",
        ),
        Help::Verify => (
            "核验二维码文本、文本文件、图片或文件夹",
            "Verify a code's text, a file of texts, pictures or folders",
        ),
        Help::Scan => ("用摄像头扫码并核验", "Scan codes with a camera and verify them"),
        Help::Decode => {
            ("读出图片中的全部二维码，不核验", "Read all QR codes of pictures, without verifying")
        }
        Help::Inspect => ("逐字节解释一个码（未经证实）", "Explain every byte of a code (unproven)"),
        Help::Vectors => {
            ("运行文件夹中的测试样例（*.json）", "Run the expectation files (*.json) of a folder")
        }
        Help::App => ("打开核验窗口（不写命令时也是）", "Open the window (also without any command)"),
        Help::Completions => ("输出命令行补全脚本", "Print a shell's completion script"),
        Help::Demo => (
            "制作一套现在就能核验的演示：一个用新测试密钥的签发端，它的信任数据，以及有效、过期、已解除授权、被篡改等各种码，附故事和练习",
            "Make a demo to verify now: an office with fresh test keys, its trust, and codes that are right, expired, ended, altered and more, with a story and exercises",
        ),
        Help::Samples => (
            "重新生成样例、演示机关的信任数据和测试密钥，每次逐位相同",
            "Make the samples, the demo office's trust and the test keys again, the same to the bit",
        ),
        Help::VerifyInput => (
            "图片、文本文件或文件夹；以 YZ1: 开头的是码的文本；- 是标准输入",
            "A picture, a text file or a folder; what begins YZ1: is a code's text; - is standard input",
        ),
        Help::DecodeInput => ("图片或文件夹；- 是标准输入", "A picture or a folder; - is standard input"),
        Help::InspectInput => (
            "图片、文本文件、YZ1:… 文本或 hex:… 字节；- 是标准输入",
            "A picture, a text file, a YZ1:… text or hex:… bytes; - is standard input",
        ),
        Help::VectorsInput => ("放有 *.json 测试样例的文件夹", "The folder with the expectation files"),
        Help::Shell => ("bash、zsh、fish、elvish 或 powershell", "bash, zsh, fish, elvish or powershell"),
        Help::DemoFolder => (
            "放演示的文件夹：新的、空的，或以前的演示（将被替换）",
            "The demo's folder: a new or empty one, or an earlier demo, which is replaced",
        ),
        Help::Renew => (
            "继续运行，像手机一样每30秒更新出示码，直到被终止，或满24小时",
            "Stay and renew the live codes every 30 s, as phones do, until killed or for 24 hours",
        ),
        Help::Root => ("源码根目录", "The root of the source tree"),
        Help::AppFile => ("打开窗口后立即核验的图片或文本文件", "A picture or text file to check at once"),
        Help::Desk => {
            ("本窗口办理的用途事项代码，如 51", "The purpose of the business at this desk, such as 51")
        }
        Help::Kiosk => (
            "专用窗口：全屏，只有窗口核验，不能改设置",
            "Kiosk: the whole screen, checking only, settings cannot be changed",
        ),
        Help::Fullscreen => ("全屏", "Take the whole screen"),
        Help::Monitor => ("窗口所在的显示器，从 0 数起", "The monitor of the window, from 0"),
        Help::CustomerMonitor => (
            "在这个显示器上给办事人看结论（从 0 数起），不显示个人信息",
            "Show the verdict to whoever stands at the desk on this monitor, from 0; nothing personal",
        ),
        Help::Camera => (
            "摄像头：编号（如 0）或 replay:文件夹（循环播放其中的图片）",
            "The camera: its number, such as 0, or replay:FOLDER (the pictures of a folder, over and over)",
        ),
        Help::List => ("列出本机的摄像头", "List this machine's cameras"),
        Help::Once => {
            ("核验第一个码后结束，给出全部内容", "End after the first code, with everything about it")
        }
        Help::Within => (
            "这么多秒没有看到码就结束（1 到 86400）",
            "End after so many seconds without a code (1 to 86400)",
        ),
        Help::Trust => (
            "信任数据文件夹（只认标为测试的机关）；不给则用已安装的",
            "The trust folder (counts for test issuers only); without it the installed trust",
        ),
        Help::At => (
            "按这个时间判断，如 2026-11-22T10:00:00（北京时间）；不给则用本机时钟",
            "Judge at this instant, such as 2026-11-22T10:00:00 (China's time); without it this machine's clock",
        ),
        Help::Purpose => {
            ("本窗口办理的用途事项代码，如 51", "The purpose at this desk by its code, such as 51")
        }
        Help::BearerFile => (
            "从文件（- 为标准输入）读使用人证件号码，可写作 A:号码；号码不出现在命令行里",
            "Read the bearer's ID number from a file (- is standard input), perhaps as A:NUMBER; it never stands on the command line",
        ),
        Help::Effort => (
            "识别图片的力度：live、normal 或 hard（没有读到时继续）；不给则为 hard",
            "How hard to search pictures: live, normal, or hard, which goes on where nothing was read and is the default",
        ),
        Help::Json => ("每个结果一行 JSON", "One JSON line a result"),
        Help::Lang => ("语言：zh（默认）或 en", "Language: zh (the default) or en"),
        Help::Help => ("显示帮助", "Show help"),
        Help::Version => ("显示版本", "Show the version"),
        Help::Commands => ("命令", "Commands"),
        Help::Arguments => ("参数", "Arguments"),
        Help::Options => ("选项", "Options"),
        Help::Usage => ("用法", "Usage"),
        Help::After => (
            "退出码：0 有效；1 无效或无法证明；2 用法有误或读不了；3 需人工确认；4 非本系统码或未找到二维码。\n多个结果时依 2、1、3、4、0 取最重的一个。",
            "Exit codes: 0 valid; 1 invalid or unproven; 2 wrong use or unreadable; 3 needs confirmation; 4 no code of this system.\nOf many results the worst counts, in the order 2, 1, 3, 4, 0.",
        ),
    };
    lang.pick(zh, en)
}

/// Labels of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Where the code came from.
    Source,
    /// The instant judged by.
    At,
    /// Its number in history.
    Entry,
    /// Why.
    Reasons,
    /// What to do.
    Advice,
    /// What the issuer signed.
    Signed,
    /// The licence.
    Licence,
    /// The ladder.
    Ladder,
    /// Notes.
    Notes,
}

/// The words of a label.
pub fn label(lang: Lang, label: Label) -> &'static str {
    match label {
        Label::Source => lang.pick("来源", "Source"),
        Label::At => lang.pick("核验时间", "Judged at"),
        Label::Entry => lang.pick("记录编号", "Check number"),
        Label::Reasons => lang.pick("原因", "Why"),
        Label::Advice => lang.pick("怎么办", "What to do"),
        Label::Signed => lang.pick("签发内容", "As signed"),
        Label::Licence => lang.pick("行驶证", "Licence"),
        Label::Ladder => lang.pick("核验步骤", "Steps"),
        Label::Notes => lang.pick("提示", "Notes"),
    }
}

use yanzheng::text::Lang;

use crate::run::{Answer, line, yanzheng};

const COMMANDS: [&str; 7] = ["verify", "scan", "decode", "inspect", "history", "vectors", "completions"];
/// Those of `history`.
const OF_HISTORY: [&str; 6] =
    ["history list", "history count", "history export", "history decide", "history forget", "history keep"];

/// What Chinese help may hold in Latin letters: names that are typed, values, and what stands for a value.
const NAMES: &[&str] = &[
    "desk",
    "CODE",
    "kiosk",
    "fullscreen",
    "monitor",
    "customer",
    "effort",
    "live",
    "normal",
    "hard",
    "BMP",
    "since",
    "until",
    "verdict",
    "accepted",
    "attention",
    "refused",
    "unproven",
    "before",
    "all",
    "history",
    "count",
    "export",
    "decide",
    "forget",
    "keep",
    "default",
    "none",
    "DAY",
    "DAYS",
    "ID",
    "CSV",
    "csv",
    "jsonl",
    "Lines",
    "confirmed",
    "rejected",
    "yanzheng",
    "app",
    "verify",
    "scan",
    "camera",
    "replay",
    "once",
    "within",
    "list",
    "N",
    "SECONDS",
    "decode",
    "inspect",
    "vectors",
    "completions",
    "h",
    "help",
    "V",
    "version",
    "lang",
    "zh",
    "en",
    "trust",
    "at",
    "purpose",
    "bearer",
    "file",
    "json",
    "JSON",
    "PATH",
    "DIR",
    "TIME",
    "CODE",
    "FILE",
    "SHELL",
    "YZ1",
    "hex",
    "T10",
    "A",
    "bash",
    "fish",
    "elvish",
    "powershell",
    "zsh",
    "QR",
    "PNG",
    "JPEG",
    "WebP",
    "TXT",
    "live",
];

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

fn help_of(command: &str, lang: &str) -> Answer {
    line(&format!("{command} --help --lang {lang}")).answer()
}

#[test]
fn help_is_in_the_language_that_was_asked_for() {
    for command in [""].into_iter().chain(COMMANDS).chain(OF_HISTORY) {
        let zh = help_of(command, "zh");
        assert_eq!((zh.exit, zh.err.as_str()), (0, ""));
        let words = zh
            .out
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()) && !NAMES.contains(word));
        assert_eq!(words.collect::<Vec<_>>(), Vec::<&str>::new(), "{command}: {}", zh.out);
        for heading in ["用法: ", "选项:\n"] {
            assert!(zh.out.contains(heading), "{command}: {}", zh.out);
        }
        let en = help_of(command, "en");
        assert_eq!((en.exit, en.err.as_str()), (0, ""));
        // The application whose codes cannot be checked has no English name.
        assert!(!en.out.replace("交管", "").contains(is_chinese), "{command}: {}", en.out);
        assert_eq!(line(&format!("{command} -h --lang en")).answer(), en);
    }
    let top = help_of("", "zh").out;
    assert!(COMMANDS.iter().all(|command| top.contains(&format!("\n  {command} "))), "{top}");
    assert!(top.contains("都无法离线核验") && top.contains("退出码"), "{top}");
}

#[test]
fn every_argument_of_a_command_stands_under_its_own_heading() {
    // `scan` has none, nor has `history` itself.
    for command in COMMANDS.into_iter().filter(|command| !["scan", "history"].contains(command)) {
        let help = help_of(command, "en").out;
        let (_, arguments) = help.split_once("\nArguments:\n").unwrap_or_else(|| panic!("{help}"));
        assert_eq!(arguments.lines().count(), 1, "{help}");
        assert!(arguments.starts_with("  <"), "{help}");
    }
}

#[test]
fn the_version_is_said() {
    for args in ["-V", "--version"] {
        assert_eq!(line(args).answer().out, format!("yanzheng {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn the_language_is_that_of_the_arguments_wherever_they_say_it_else_of_the_environment() {
    let english = |answer: Answer| answer.err.starts_with("error: ");
    for args in [
        "--lang en verify",
        "--lang=en verify",
        "verify --lang en",
        "verify --lang=en",
        "verify --at --lang en",
        "--lang zh verify --lang en",
    ] {
        assert!(english(line(args).answer()), "{args}");
    }
    assert!(!english(line("verify").answer()));
    assert!(english(line("verify").lang(Lang::En).answer()));
    assert!(!english(line("verify --lang zh").lang(Lang::En).answer()));
    // Behind `--` everything is an input.
    let file = line("verify --trust keys -- --lang=en").answer();
    assert_eq!(file.err, "错误：--lang=en：没有这个文件。请检查文件名；码的文本要以 YZ1: 开头。\n");
    assert_eq!(line("--lang fr verify x").answer().err, "错误：不认识语言“fr”，请写 zh 或 en。\n");
    let fault = line("verify x --lang klingon").lang(Lang::En).answer();
    assert_eq!(fault.err, "error: There is no language \"klingon\". Write zh or en.\n");
}

/// Wrong use: what is said in Chinese and in English before the way to help.
const WRONG: [(&str, &str, &str); 17] = [
    ("nonsense", "没有“nonsense”这个命令。", "There is no command \"nonsense\"."),
    (
        "verfy",
        "没有“verfy”这个命令。是不是“verify”？",
        "There is no command \"verfy\". Did you mean \"verify\"?",
    ),
    ("help", "没有“help”这个命令。", "There is no command \"help\"."),
    ("verify", "缺少“<PATH|YZ1:…|->...”。", "<PATH|YZ1:…|->... is missing."),
    ("verify x --bogus", "这里不能用“--bogus”。", "\"--bogus\" is not possible here."),
    (
        "verify x --bearer=1",
        "这里不能用“--bearer”。是不是“--bearer-file”？",
        "\"--bearer\" is not possible here. Did you mean \"--bearer-file\"?",
    ),
    ("verify x --at", "“--at <TIME>”缺少值。", "The value of --at <TIME> is missing."),
    ("verify x --at 1 --at 2", "“--at <TIME>”只能用一次。", "--at <TIME> can be given once."),
    ("verify x --json --json", "“--json”只能用一次。", "--json can be given once."),
    ("verify x --trust=", "“--trust <DIR>”缺少值。", "The value of --trust <DIR> is missing."),
    ("vectors a b", "这里不能用“b”。", "\"b\" is not possible here."),
    ("vectors", "缺少“<DIR>”。", "<DIR> is missing."),
    ("completions tcsh", "“<SHELL>”的值不可用。", "The value of <SHELL> is not possible."),
    ("decode x --purpose 51", "这里不能用“--purpose”。", "\"--purpose\" is not possible here."),
    ("scan x", "这里不能用“x”。", "\"x\" is not possible here."),
    ("scan --within", "“--within <SECONDS>”缺少值。", "The value of --within <SECONDS> is missing."),
    ("inspect", "缺少“<PATH|YZ1:…|hex:…|->”。", "<PATH|YZ1:…|hex:…|-> is missing."),
];

#[test]
fn wrong_use_is_said_in_one_line_with_the_way_to_help() {
    for (args, zh, en) in WRONG {
        let command = args.split(' ').next().filter(|name| COMMANDS.contains(name));
        let usage = command.map_or("yanzheng".to_owned(), |command| format!("yanzheng {command}"));
        let answer = line(args).answer();
        assert_eq!((answer.exit, answer.out.as_str()), (2, ""), "{args}");
        assert_eq!(answer.err, format!("错误：{zh}用 {usage} --help 查看用法。\n"), "{args}");
        let answer = line(args).lang(Lang::En).answer();
        assert_eq!(answer.err, format!("error: {en} {usage} --help shows how to use it.\n"), "{args}");
    }
}

#[test]
fn values_that_are_none_are_said_with_an_example() {
    for (args, value, example) in [
        ("--at nonsense", "nonsense", "2026-11-22T10:00:00"),
        ("--at 2026-13-01", "2026-13-01", "2026-11-22T10:00:00"),
        ("--at=", "“”", "2026-11-22T10:00:00"),
        ("--purpose nonsense", "nonsense", "51"),
        ("--purpose ５１", "５１", "51"),
        ("--purpose=", "“”", "51"),
    ] {
        // It is said before trust and input are asked for.
        let answer = line(&format!("verify {args} nowhere")).answer();
        assert_eq!((answer.exit, answer.out.as_str(), answer.err.lines().count()), (2, "", 1), "{answer:?}");
        assert!(answer.err.contains(value) && answer.err.contains(example), "{}", answer.err);
    }
}

#[test]
fn nothing_asked_is_answered_with_help_and_exit_code_2() {
    let answer = yanzheng::<&str>([]).answer();
    assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
    assert_eq!(answer.err, help_of("", "zh").out);
}

#[test]
fn completions_of_five_shells_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let answer = line(&format!("completions {shell}")).answer();
        assert_eq!((answer.exit, answer.err.as_str()), (0, ""));
        for name in COMMANDS.into_iter().chain(["bearer-file", "trust", "json", "lang"]) {
            assert!(answer.out.contains(name), "{shell}: {name}");
        }
    }
}

#[cfg(not(feature = "history"))]
#[test]
fn a_program_without_history_says_so_where_it_is_asked_for() {
    for args in ["verify --history default x", "scan --history DIR", "history list"] {
        let answer = line(args).answer();
        assert!(answer.exit == 2 && answer.err.contains("没有核验记录功能"), "{args}: {answer:?}");
    }
}

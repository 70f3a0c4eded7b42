use std::fs::{self, File};
use std::path::PathBuf;

use crate::run::{Run, code, line, sample, yanzheng};

/// A folder with one file of these bytes.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn verify() -> Run {
    line("verify --trust keys")
}

/// Nothing on standard output, exit code 2, and this said.
fn assert_refused(run: Run, why: &str) {
    let answer = run.answer();
    assert_eq!((answer.exit, answer.out.as_str()), (2, ""), "{answer:?}");
    assert!(answer.err.starts_with("错误：") && answer.err.contains(why), "{}", answer.err);
    assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
}

#[test]
fn what_is_no_file_to_read_says_so() {
    assert_refused(verify().and("nowhere.txt"), "nowhere.txt：没有这个文件");
    assert_refused(line("inspect nowhere.txt"), "nowhere.txt：没有这个文件");
    assert_refused(line("vectors nowhere"), "nowhere：没有这个文件");
    assert_refused(verify().and(""), "没有这个文件");
    let (folder, path) = file("junk.png", [0x80, 0, 1, 2, 0xff].repeat(500));
    assert_refused(verify().and(&path), "不是图片，也不是文本");
    assert_refused(line("decode").and(&path), "不是图片，也不是文本");
    fs::remove_file(path).unwrap();
    for command in [verify(), line("decode")] {
        assert_refused(command.and(folder.path()), "文件夹里没有图片或文本文件");
    }
    let answer = line("vectors").and(folder.path()).answer();
    assert!(answer.exit == 2 && answer.err.contains("没有测试样例（*.json）"), "{answer:?}");
}

#[test]
fn what_was_cut_off_is_damaged() {
    let whole = fs::read(sample("grant-person.png")).unwrap();
    let (_folder, path) = file("cut.png", &whole[..whole.len() / 2]);
    assert_refused(verify().and(&path), "PNG");
    let (_folder, path) = file("empty.png", "");
    assert_refused(line("decode").and(&path), "文件是空的");
    let answer = verify().and(&path).answer();
    assert!(answer.exit == 4 && answer.out.starts_with("○ 未找到二维码\n"), "{answer:?}");
}

#[test]
fn a_huge_file_is_refused_before_it_fills_memory() {
    let (_folder, path) = file("huge.png", "");
    File::options().write(true).open(&path).unwrap().set_len(200 << 20).unwrap();
    for command in [verify(), line("decode"), line("inspect")] {
        assert_refused(command.and(&path), "64 MiB");
    }
    assert_refused(verify().and("-").stdin(vec![b' '; (64 << 20) + 1]), "标准输入：超过 64 MiB");
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // If a reader did come, it would find nothing, instead of this test never ending.
    let writer = pipe.clone();
    std::thread::spawn(move || File::options().write(true).open(writer));
    for path in [pipe, PathBuf::from("/dev/zero"), PathBuf::from("/dev/null")] {
        for command in [verify(), line("decode"), line("inspect")] {
            assert_refused(command.and(&path), "不是普通文件");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_part_of_a_folder_that_cannot_be_entered_is_no_silence() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), code("presentation-person")).unwrap();
    // So deep that its name is longer than any path may be: closed even to root.
    let dig = "n=$(printf 'd%.0s' $(seq 250)); for i in $(seq 18); do mkdir $n && cd -P $n || exit 1; done";
    let dug = std::process::Command::new("sh").args(["-c", dig]).current_dir(&folder).status().unwrap();
    assert!(dug.success());
    let answer = verify().and(folder.path()).answer();
    assert_eq!(answer.exit, 2, "{answer:?}");
    assert!(answer.out.ends_with("共 2 个结果：有效 1，读不了 1。\n"), "{}", answer.out);
    assert!(answer.err.contains("ddd：读不了"), "{}", answer.err);
}

#[test]
fn standard_input_is_a_text_or_a_picture_and_is_read_once() {
    let text = verify().and("-").stdin(code("presentation-person")).answer();
    assert!(text.exit == 0 && text.out.contains("来源                 标准输入\n"), "{text:?}");
    let picture = verify().and("-").stdin(fs::read(sample("grant-person.png")).unwrap()).answer();
    assert_eq!(picture.exit, 3, "{picture:?}");
    let number = line("verify --trust keys --purpose 51 --bearer-file - samples/grant-person.txt");
    assert_eq!(number.stdin("A:11010519491231002X\n").answer().exit, 0);
    assert_refused(line("verify --trust keys - -"), "标准输入（-）只能用一次");
    assert_refused(line("decode - -"), "标准输入（-）只能用一次");
    assert_refused(line("verify --trust keys --bearer-file - -"), "标准输入（-）只能用一次");
}

#[test]
fn a_code_on_the_command_line_is_text_and_a_file_of_that_name_is_not_asked() {
    let answer = verify().and(code("presentation-person")).answer();
    assert!(answer.exit == 0 && answer.out.contains("命令行中的文本\n"), "{answer:?}");
    assert_refused(yanzheng(["decode", "YZ1:ABC"]), "已经是码的文本");
    // Upper case, or it is a name.
    assert_refused(verify().and("yz1:ABC"), "码的文本要以 YZ1: 开头");
    assert_refused(line("decode Cargo.toml"), "这是文本，不是图片");
}

#[test]
fn a_bearers_file_may_come_from_any_editor() {
    let grant = |path: &PathBuf| {
        line("verify --trust keys --purpose 51 samples/grant-person.txt --bearer-file").and(path).answer()
    };
    let right: [&[u8]; 4] = [
        b"A:11010519491231002X",
        b"11010519491231002x\r\n",
        b"\xef\xbb\xbfA:11010519491231002X\r\n",
        b"110105 19491231 002X\n",
    ];
    for typed in right {
        let (_folder, path) = file("id.txt", typed);
        assert_eq!(grant(&path).exit, 0, "{typed:?}");
    }
    let wrong: [&[u8]; 5] = [b"", b"\n", b"110105\n194912\n", b"\xff\xfe1\x001\x00", &[b'1'; 5_000]];
    for typed in wrong {
        let (_folder, path) = file("id.txt", typed);
        let answer = grant(&path);
        assert!(answer.exit == 2 && answer.err.contains("要有一行号码"), "{answer:?}");
    }
}

#[test]
fn trust_comes_from_the_folder_named_else_from_home_else_there_is_none() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("trust")).unwrap();
    for entry in fs::read_dir("keys").unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), home.path().join("trust").join(entry.file_name())).unwrap();
    }
    let asked = || line("verify samples/presentation-person.txt");
    let installed = asked().home(home.path()).answer();
    assert_eq!((installed.exit, installed.err.as_str()), (0, ""));
    let named = asked().home(home.path()).and("--trust").and("samples/trust/other").answer();
    assert_eq!(named.exit, 1, "the one that is named counts");
    let none = asked().home(&home.path().join("trust")).answer();
    assert_eq!(none.exit, 1);
    assert!(none.err.starts_with("没有信任数据，所有码都无法证明。"), "{}", none.err);
    // Never what lies beside the input.
    fs::write(home.path().join("trust/code.txt"), code("presentation-person")).unwrap();
    assert_eq!(line("verify").and(home.path().join("trust/code.txt")).answer().exit, 1);
    fs::write(home.path().join("trust/issuers.json"), "{").unwrap();
    assert_refused(asked().home(home.path()), "issuers.json");
    assert_refused(asked().and("--trust").and("nowhere"), "nowhere/issuers.json");
}

#[test]
fn the_machines_clock_counts_unless_an_instant_is_chosen() {
    let asked = || line("verify --trust keys samples/presentation-person.txt --json");
    let late = asked().now("2026-11-22T10:05:00+08:00").answer();
    assert!(late.exit == 1 && late.out.contains("proof-stale"), "{late:?}");
    let chosen = asked().now("2026-11-22T10:05:00+08:00").and("--at=2026-11-22T02:00:00Z").answer();
    assert!(chosen.exit == 0 && chosen.out.contains("\"source\":\"chosen\""), "{chosen:?}");
    // A clock behind what is installed is doubted; a chosen instant is not.
    let behind = asked().now("2026-11-22T07:00:00+08:00").answer();
    assert!(behind.exit == 3 && behind.out.contains("clock-doubtful"), "{behind:?}");
    let chosen = asked().and("--at").and("2026-11-22 07:00").answer();
    assert!(chosen.exit == 1 && !chosen.out.contains("clock-doubtful"), "{chosen:?}");
}

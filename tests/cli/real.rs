use std::fs;
use std::io::{self, ErrorKind, Write};
use std::process::{Command, Output, Stdio};

use crate::run::{line, sample};

/// The program with an environment of its own.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yanzheng"));
    command.env_clear().stdin(Stdio::null());
    command
}

fn exit(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn the_shell_sees_the_exit_code_of_each_verdict() {
    for (args, code) in [
        ("--at 2026-11-22T10:00:00 samples/presentation-person.txt", 0),
        ("--at 2026-11-22T10:05:00 samples/presentation-person.txt", 1),
        ("--at 2026-11-22T10:00:00 samples/signature-invalid.txt", 1),
        ("samples/nowhere.txt", 2),
        ("--at 2026-11-22T10:00:00 samples/download-person.txt", 3),
        ("samples/text-not-ours.txt", 4),
        ("--at 2026-11-22T10:00:00 samples/text-not-ours.txt samples/download-person.txt", 3),
    ] {
        let output = program().args(["verify", "--trust", "keys"]).args(args.split(' ')).output().unwrap();
        assert_eq!(exit(&output), Some(code), "{args}: {output:?}");
    }
    assert_eq!(exit(&program().arg("--help").output().unwrap()), Some(0));
    assert_eq!(exit(&program().output().unwrap()), Some(2));
}

#[test]
fn the_samples_pass() {
    let output = program().args(["vectors", "samples"]).output().unwrap();
    let expectations = fs::read_dir("samples").unwrap().filter(|entry| {
        entry.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "json")
    });
    let said = format!("{} passed, 0 failed\n", expectations.count());
    assert_eq!(String::from_utf8(output.stdout.clone()).unwrap(), said);
    assert_eq!(exit(&output), Some(0));
}

#[test]
fn an_expectation_that_does_not_come_out_is_named_and_fails_the_run() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["presentation-person", "signature-invalid"] {
        let json = fs::read_to_string(sample(&format!("{name}.json"))).unwrap();
        let json = json
            .replace("\"accepted\"", "\"refused\"")
            .replace("../keys", &fs::canonicalize("keys").unwrap().to_string_lossy());
        fs::write(folder.path().join(format!("{name}.json")), json).unwrap();
        for extension in ["txt", "png"] {
            let file = format!("{name}.{extension}");
            let _ = fs::copy(sample(&file), folder.path().join(file));
        }
    }
    let answer = line("vectors").and(folder.path()).answer();
    assert_eq!(answer.exit, 1);
    assert!(
        answer.out.starts_with("✘ ") && answer.out.contains("presentation-person.json：应为"),
        "{}",
        answer.out
    );
    assert!(answer.out.ends_with("1 passed, 1 failed\n"), "{}", answer.out);
    fs::remove_file(folder.path().join("signature-invalid.txt")).unwrap();
    let answer = line("vectors").and(folder.path()).answer();
    assert!(answer.out.contains("signature-invalid.txt：没有这个文件"), "{}", answer.out);
}

#[test]
fn the_environment_names_language_and_home() {
    let asked = |name: &str, value: &str| program().env(name, value).arg("verify").output().unwrap().stderr;
    assert!(asked("YANZHENG_LANG", "en_US.UTF-8").starts_with(b"error: "));
    assert!(asked("YANZHENG_LANG", "fr").starts_with("错误：".as_bytes()));
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("trust")).unwrap();
    for entry in fs::read_dir("keys").unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), home.path().join("trust").join(entry.file_name())).unwrap();
    }
    let verify = ["verify", "--at", "2026-11-22T10:00:00", "samples/presentation-person.txt"];
    let with = program().env("YANZHENG_HOME", home.path()).args(verify).output().unwrap();
    assert_eq!((exit(&with), with.stderr.as_slice()), (Some(0), &b""[..]));
    let without = program().args(verify).output().unwrap();
    assert_eq!(exit(&without), Some(1));
}

#[test]
fn a_reader_who_has_gone_is_no_fault() {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    let mut verify = program();
    verify.args(["verify", "--trust", "keys", "samples"]).stdout(writer).stderr(Stdio::piped());
    let output = verify.spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(exit(&output), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("错误") && !said.contains("panicked"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let verify = ["verify", "--trust", "keys", "samples/text-not-ours.txt"];
    let output = program().args(verify).stdout(full()).output().unwrap();
    assert_eq!(exit(&output), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("错误：结果无法写出："));
    // Where faults cannot be said, answers still can.
    let output = program().args(verify).arg("nowhere").stderr(full()).output().unwrap();
    assert_eq!(exit(&output), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("共 2 个结果"));
}

/// A place for answers that takes nothing.
struct Closed(ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn answers_that_cannot_be_written_end_the_run_quietly_only_when_nobody_reads() {
    for args in [
        "verify --trust keys samples/key-unknown.txt",
        "verify --json -",
        "decode samples/grant-person.png",
        "--help",
        "-V",
        "vectors samples/trust/..",
    ] {
        for (kind, quiet) in [(ErrorKind::BrokenPipe, true), (ErrorKind::StorageFull, false)] {
            let mut err = Vec::new();
            let exit = line(args).home("nowhere".as_ref()).into(&mut Closed(kind), &mut err);
            let err = String::from_utf8(err).unwrap();
            assert_eq!(exit.code(), 2, "{args}");
            assert_eq!(!err.contains("结果无法写出"), quiet, "{args}: {err}");
        }
    }
}

#[cfg(unix)]
#[test]
fn arguments_in_any_encoding_are_names_of_files() {
    use std::os::unix::ffi::OsStringExt;
    let folder = tempfile::tempdir().unwrap();
    // 演示 in GBK.
    let name = std::ffi::OsString::from_vec(b"\xd1\xdd\xca\xbe".to_vec());
    let keys = folder.path().join(&name);
    fs::create_dir(&keys).unwrap();
    for entry in fs::read_dir("keys").unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), keys.join(entry.file_name())).unwrap();
    }
    let number = folder.path().join(&name).with_extension("id");
    fs::write(&number, "A:11010519491231002X").unwrap();
    let code = keys.join(&name).with_extension("png");
    fs::copy(sample("grant-person.png"), &code).unwrap();
    let mut verify = program();
    verify.args(["verify", "--at", "2026-11-22T10:00:00", "--purpose", "51", "--trust"]).arg(&keys);
    let output = verify.arg("--bearer-file").arg(&number).arg(&code).output().unwrap();
    assert_eq!(exit(&output), Some(0), "{output:?}");
    for command in ["decode", "inspect"] {
        assert_eq!(exit(&program().arg(command).arg(&code).output().unwrap()), Some(0), "{command}");
    }
    let output = program().arg("vectors").arg(&keys).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().ends_with("0 passed, 4 failed\n"));
    // Where no name is meant it is wrong use, not a panic.
    for wrong in [
        vec!["verify", "x", "--at"],
        vec!["verify", "x", "--purpose"],
        vec!["completions"],
        vec!["--lang"],
        vec![],
    ] {
        assert_eq!(exit(&program().args(wrong).arg(&name).output().unwrap()), Some(2));
    }
}

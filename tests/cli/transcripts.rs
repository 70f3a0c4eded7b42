//! Each file of `transcripts/` is one: `$ yanzheng …`, perhaps `< what is typed`, then all that is answered, faults
//! behind `! `, and the exit code.

use std::fs;

use crate::run::{Answer, line};

/// The answer that a transcript's first lines get, in the form of a transcript.
fn played(transcript: &str) -> String {
    let mut lines = transcript.lines();
    let asked = lines.next().unwrap();
    let typed = lines.next().and_then(|line| line.strip_prefix("< "));
    let args = asked.strip_prefix("$ yanzheng ").expect("a transcript begins with a command");
    let Answer { exit, out, err } = line(args).stdin(typed.unwrap_or_default()).answer();
    let typed = typed.map(|typed| format!("< {typed}\n")).unwrap_or_default();
    let faults: String = err.lines().map(|line| format!("! {line}\n")).collect();
    format!("$ yanzheng {args}\n{typed}{out}{faults}[{exit}]\n")
}

#[test]
fn answers_are_word_for_word_as_written_down() {
    let mut names = Vec::new();
    let mut wrong = Vec::new();
    for entry in fs::read_dir("tests/cli/transcripts").unwrap() {
        let path = entry.unwrap().path();
        let written = fs::read_to_string(&path).unwrap();
        let played = played(&written);
        if played != written {
            wrong.push(format!("--- {}\n{played}", path.display()));
        }
        names.push(path.file_stem().unwrap().to_str().unwrap().to_owned());
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    names.sort();
    let both: Vec<_> =
        ["none", "download-refused", "grant-accepted", "list", "presentation-accepted", "unproven"]
            .iter()
            .flat_map(|name| [format!("{name}.en"), format!("{name}.zh")])
            .collect();
    let missing: Vec<_> = both.iter().filter(|name| !names.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn another_answer_is_noticed() {
    let written = fs::read_to_string("tests/cli/transcripts/unproven.zh.txt").unwrap();
    assert_ne!(played(&written.replace("signature-invalid", "presentation-person")), written);
}

//! `story.zh.txt` and `story.en.txt`: `# ` says what happens, `@ ` sets the clock, `$ ` runs one of the programs
//! (`> FILE` keeps its answer, `| verdict` shows of its JSON lines the verdict and its reasons alone), `< ` is typed;
//! then all that is answered, refusals behind `! `, and the exit code.

use std::fs;

use yanzheng::text::Lang;

use crate::machine::{Town, at, verdict};

/// The story as it is played now.
fn played(written: &str, lang: Lang) -> String {
    let mut town = Town::new(lang, "2024-12-01 23:59:59");
    let mut told = String::new();
    let mut lines = written.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(now) = line.strip_prefix("@ ") {
            town.now = at(now);
        }
        if line.is_empty() || line.starts_with("# ") || line.starts_with("@ ") {
            told.push_str(&format!("{line}\n"));
        }
        let Some(command) = line.strip_prefix("$ ") else { continue };
        told.push_str(&format!("{line}\n"));
        let typed = lines.next_if(|line| line.starts_with("< ")).map(|line| &line[2..]);
        told.extend(typed.map(|typed| format!("< {typed}\n")));
        let (command, file) =
            command.split_once(" > ").map_or((command, None), |(line, file)| (line, Some(file)));
        let (command, alone) =
            command.strip_suffix(" | verdict").map_or((command, false), |line| (line, true));
        let command = command.replacen("yanzheng-office", "yanzheng-office --data DIR/office", 1);
        let command = command.replace("KEY:3", &third_key(&town, &command));
        let answer = town.asked(&command, typed.unwrap_or_default());
        match file {
            Some(file) => {
                fs::write(file.replace("DIR", town.folder.path().to_str().unwrap()), &answer.out).unwrap()
            }
            None if alone => told.push_str(&format!("{}\n", verdict(&answer))),
            None => told.push_str(&answer.out),
        }
        told.extend(answer.err.lines().map(|line| format!("! {line}\n")));
        told.push_str(&format!("[{}]\n", answer.exit));
    }
    told
}

/// The identifier of the office's third key, where a command names it as `KEY:3`.
fn third_key(town: &Town, command: &str) -> String {
    if !command.contains("KEY:3") {
        return String::new();
    }
    let list = town.office("key list").right().out;
    list.lines().nth(2).and_then(|line| line.split(' ').next()).unwrap().to_owned()
}

fn check(lang: Lang, name: &str) {
    let path = format!("tests/life/{name}");
    let written = fs::read_to_string(&path).unwrap();
    let played = played(&written, lang);
    let now = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&now, &played).unwrap();
    let differs = written.lines().zip(played.lines()).find(|(written, played)| written != played);
    assert!(
        played == written,
        "{path} is not what {} now says; the first difference: {differs:?}",
        now.display()
    );
}

#[test]
fn the_story_in_chinese() {
    check(Lang::Zh, "story.zh.txt");
}

#[test]
fn the_story_in_english() {
    check(Lang::En, "story.en.txt");
}

#[test]
fn both_languages_tell_the_same_story() {
    let commands = |name: &str| -> Vec<String> {
        let told = fs::read_to_string(format!("tests/life/{name}")).unwrap();
        let kept =
            told.lines().filter(|line| ["@ ", "$ ", "< ", "["].iter().any(|mark| line.starts_with(mark)));
        kept.map(str::to_owned).collect()
    };
    assert_eq!(commands("story.zh.txt"), commands("story.en.txt"));
    assert!(commands("story.zh.txt").len() > 200);
}

use std::ffi::OsString;
use std::path::Path;

use yanzheng::domain::{Clock, Instant};
use yanzheng::office::Scene;
use yanzheng::text::Lang;

use crate::office::{Answer, at, demo, program, seeded, shared};

const NOW: &str = "2026-11-25 15:20:11";

/// A command of the story, and the line that says what must come out.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    line: String,
    expected: Option<String>,
}

/// The commands of the half of the story in a language, before and after the heading of its exercises.
fn told(folder: &Path, lang: Lang) -> [Vec<Told>; 2] {
    let story = std::fs::read_to_string(folder.join("STORY.md")).unwrap();
    let halves: Vec<&str> = story.split("\n# ").collect();
    assert_eq!(halves.len(), 2, "Chinese first, then English");
    let half = halves[usize::from(lang == Lang::En)];
    let heading = format!("## {}\n", yanzheng::text::story(lang, yanzheng::text::Story::Exercises));
    let (scenes, exercises) = half.split_once(&heading).unwrap();
    [scenes, exercises].map(|part| {
        let mut told: Vec<Told> = Vec::new();
        for line in part.lines().filter_map(|line| line.strip_prefix("    ")) {
            match line.strip_prefix("→ ") {
                Some(expected) => told.last_mut().unwrap().expected = Some(expected.to_owned()),
                None => told.push(Told { line: line.to_owned(), expected: None }),
            }
        }
        told
    })
}

/// Runs a command in the demo's folder.
fn follow(folder: &Path, told: &Told, now: Instant) -> Answer {
    let here = |word: &str| {
        let is_file =
            ["office", "trust"].contains(&word) || word.ends_with(".png") || word.ends_with(".bearer");
        if is_file { folder.join(word).into_os_string() } else { OsString::from(word) }
    };
    let args: Vec<OsString> = told.line.split_whitespace().map(here).collect();
    program(args, Clock::at(now), seeded)
}

fn assert_comes_out(folder: &Path, told: &Told, now: Instant) {
    let answer = follow(folder, told, now);
    match &told.expected {
        Some(expected) => {
            let exits = [("✔", 0), ("!", 3), ("✘", 1), ("?", 1), ("○", 4)];
            let exit = exits.iter().find(|(icon, _)| expected.starts_with(icon)).unwrap().1;
            assert_eq!((answer.exit, answer.out.contains(expected)), (exit, true), "{told:?} {answer:?}");
        }
        None => assert_eq!((answer.exit, answer.err.as_str()), (0, ""), "{told:?} {answer:?}"),
    }
}

#[test]
fn every_scene_comes_out_as_the_story_says() {
    let (folder, now) = shared();
    let [scenes, _] = told(folder, Lang::En);
    for told in &scenes {
        assert_comes_out(folder, told, at(now));
    }
    for scene in Scene::ALL {
        let name = format!(" {}.png", scene.name());
        assert!(scenes.iter().any(|told| told.line.ends_with(&name)), "{name}");
    }
}

#[test]
fn both_halves_of_the_story_have_the_same_commands() {
    let (folder, _) = shared();
    let lines =
        |lang| told(folder, lang).map(|part| part.into_iter().map(|one| one.line).collect::<Vec<_>>());
    assert_eq!(lines(Lang::Zh), lines(Lang::En));
    let story = std::fs::read_to_string(folder.join("STORY.md")).unwrap();
    for plate in ["鲁L12345", "鲁L12346", "鲁L88001", "鲁L56789", "鲁L78901", "鲁L23456"] {
        assert!(story.matches(plate).count() >= 4, "{plate}");
    }
}

#[test]
fn the_exercises_change_what_comes_out_as_the_story_says() {
    let (_parent, folder) = demo(NOW);
    let [_, exercises] = told(&folder, Lang::En);
    let office = exercises.iter().filter(|told| told.expected.is_none()).count();
    assert!((8..20).contains(&office) && exercises.len() > office + 5, "{exercises:?}");
    for (told, seconds) in exercises.iter().zip(1..) {
        assert_comes_out(&folder, told, at(NOW).plus(seconds));
    }
    // Why, as the story says.
    for (name, code) in [("grant", "revoked"), ("organisation", "revoked")] {
        let question = yanzheng::domain::Question::default();
        let (_, _, reasons) =
            crate::verdicts::verdict(&folder, &format!("{name}.txt"), at(NOW).plus(60), &question);
        assert_eq!(reasons[0], code, "{name}");
    }
}

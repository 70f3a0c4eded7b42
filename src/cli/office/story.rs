//! What lies in a demo's folder for people to read: a short README and the whole story. Markdown that is read as well on
//! a terminal.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::cli::report::padded;
use crate::domain::Period;
use crate::office::{Asked, Exercise, Facts, Scene, verify_line};
use crate::text::{self, Lang, Story};
use crate::verify::Word;

/// What to try in the folder.
const TRY: [&str; 5] = [
    "yanzheng verify --trust trust .",
    "yanzheng verify --trust trust presentation.png",
    "yanzheng verify --trust trust --purpose 51 --bearer-file grant.bearer grant.png",
    "yanzheng inspect altered.txt",
    "yanzheng app --trust trust --camera replay:phone",
];

/// What was made and how to try it.
pub(super) fn readme(lang: Lang, folder: &str, period: &Period) -> String {
    let mut readme = text::demo_heading(lang, folder, period);
    readme.push_str("\n\n");
    let names = Scene::ALL.map(|scene| scene.name().width()).into_iter().max().unwrap_or_default();
    let words = Scene::ALL.map(|scene| text::word(lang, scene.word()).width()).into_iter().max();
    for scene in Scene::ALL {
        let word = padded(text::word(lang, scene.word()), words.unwrap_or_default());
        let (icon, name) = (text::icon(scene.word()), padded(scene.name(), names));
        // Writing to a String cannot fail.
        let _ = writeln!(readme, "    {icon} {word}  {name}  {}", text::scene(lang, scene));
    }
    let _ = writeln!(readme, "\n{}\n", text::demo_try(lang));
    TRY.iter().for_each(|command| readme.push_str(&format!("    {command}\n")));
    let _ = writeln!(readme, "\n{}", text::story(lang, Story::Pointer));
    readme
}

/// The story in both languages.
pub(super) fn story(facts: &Facts) -> String {
    Lang::ALL.map(|lang| story_in(lang, facts)).join("\n")
}

fn story_in(lang: Lang, facts: &Facts) -> String {
    let fixed = |words| text::story(lang, words);
    let mut story = format!("# {}\n\n{}\n\n", fixed(Story::Title), text::told(lang, facts));
    let _ = writeln!(story, "{}\n\n## {}\n", fixed(Story::How), fixed(Story::People));
    text::people(lang, facts).iter().for_each(|line| story.push_str(&format!("- {line}\n")));
    let _ = writeln!(story, "\n## {}\n", fixed(Story::Scenes));
    for (number, scene) in (1..).zip(Scene::ALL) {
        let (name, shows) = (scene.name(), text::scene(lang, scene));
        let happened = text::happened(lang, scene, facts);
        let _ = writeln!(story, "### {number}. {name} · {shows}\n\n{happened}\n");
        command(&mut story, lang, &verify_line(scene, Asked::No), Some(scene.word()));
        if scene.purpose().is_some() {
            command(&mut story, lang, &verify_line(scene, Asked::Yes), Some(scene.word_when_asked()));
        }
        story.push('\n');
    }
    let _ = writeln!(story, "## {}\n\n{}\n", fixed(Story::Exercises), fixed(Story::Change));
    for (number, exercise) in (1..).zip(Exercise::ALL) {
        let title = text::exercise_title(lang, exercise);
        let _ = writeln!(story, "### {number}. {title}\n\n{}\n", text::exercise(lang, exercise, facts));
        for one in exercise.commands(facts) {
            command(&mut story, lang, &one.line, one.word);
        }
        story.push('\n');
    }
    story
}

/// A command and, where it verifies, what it must answer.
fn command(story: &mut String, lang: Lang, line: &str, word: Option<Word>) {
    let _ = writeln!(story, "    {line}");
    if let Some(word) = word {
        let _ = writeln!(story, "    → {} {}", text::icon(word), text::word(lang, word));
    }
}

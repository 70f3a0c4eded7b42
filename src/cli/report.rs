//! A verdict for people: the word large, why, what to do, the licence as signed, the ladder.

use std::io::{self, Write};

use crate::check::Checked;
use crate::domain::AtSource;
use crate::text::{self, Label, Lang, Said, visible};
use crate::trust::Trust;
use crate::verify::Outcome;

/// Everything about one code.
pub(super) fn full(
    out: &mut dyn Write,
    lang: Lang,
    source: &str,
    checked: &Checked,
    trust: &Trust,
) -> io::Result<()> {
    let verdict = &checked.verdict;
    let demo = if verdict.is_demo() { format!("   {}", text::demo(lang)) } else { String::new() };
    writeln!(out, "{} {}{demo}", text::icon(verdict.word()), text::headline(lang, verdict))?;
    pair(out, text::label(lang, Label::Source), &place(source, checked))?;
    if let Some(at) = verdict.at() {
        let whose = match at.source {
            AtSource::Machine => Said::ByMachine,
            AtSource::Chosen => Said::ByChoice,
        };
        let when = format!("{} ({})", text::moment(at.instant), text::said(lang, whose));
        pair(out, text::label(lang, Label::At), &when)?;
    }
    section(out, text::label(lang, Label::Reasons), text::reasons(lang, verdict, trust))?;
    section(out, "", verdict.fault().map(|fault| text::fault(lang, &fault)))?;
    section(out, text::label(lang, Label::Advice), text::advice(lang, verdict, trust))?;
    if let Some(genuine) = verdict.genuine() {
        let claims = genuine.claims();
        writeln!(out, "\n{}", text::label(lang, Label::Signed))?;
        for (name, value) in text::authorisation(lang, claims, trust) {
            pair(out, &name, &value)?;
        }
        writeln!(out, "\n{}", text::label(lang, Label::Licence))?;
        for (field, value) in claims.licence.iter() {
            pair(out, text::field(lang, field), &text::value(lang, field, value))?;
        }
    }
    section(
        out,
        text::label(lang, Label::Notes),
        verdict.notes().iter().map(|note| text::note(lang, note, trust)),
    )?;
    writeln!(out, "\n{}", text::label(lang, Label::Ladder))?;
    for rung in verdict.ladder().rungs() {
        let mark = match rung.outcome {
            Outcome::Passed => "✔",
            Outcome::Failed => "✘",
            Outcome::CannotTell => "!",
            Outcome::DoesNotApply => "-",
            Outcome::NotReached => " ",
        };
        let step = format!("{mark} {:>2} {}", rung.step.number(), text::step(lang, rung.step));
        pair(out, &step, text::outcome(lang, rung.outcome))?;
    }
    Ok(())
}

/// One line about one code of many.
pub(super) fn line(
    out: &mut dyn Write,
    lang: Lang,
    source: &str,
    checked: &Checked,
    trust: &Trust,
) -> io::Result<()> {
    let verdict = &checked.verdict;
    let why = text::reasons(lang, verdict, trust).into_iter().next().unwrap_or_default();
    let head = format!("{} {}", text::icon(verdict.word()), text::headline(lang, verdict));
    writeln!(out, "{}  {}  {why}", padded(&head, 16), place(source, checked))
}

fn place(source: &str, checked: &Checked) -> String {
    match checked.line {
        Some(line) if line > 1 => format!("{}:{line}", visible(source)),
        _ => visible(source).into_owned(),
    }
}

fn section(out: &mut dyn Write, title: &str, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() && !title.is_empty() {
        writeln!(out, "\n{title}")?;
    }
    lines.try_for_each(|line| writeln!(out, "  {line}"))
}

fn pair(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "  {}  {value}", padded(name, 26))
}

/// Filled up to a number of columns; characters of East Asia take two.
fn padded(text: &str, columns: usize) -> String {
    use unicode_width::UnicodeWidthStr;
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

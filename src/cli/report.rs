//! A verdict for people: the word large, why, what to do, the licence as signed, the ladder.

use std::ffi::OsStr;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::check::{Checked, verdict_line, written};
use crate::domain::{AtSource, Step};
use crate::text::{self, Label, Lang, Said};
use crate::trust::Trust;
use crate::verify::{Outcome, Verdict, Word};

/// The columns of a step's mark and number.
const MARK: usize = 5;

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Json,
    /// Everything about each code.
    Full,
    /// One line a code, and a count.
    Lines,
}

/// What an input is called.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    /// In answers for programs.
    pub(super) source: &'a OsStr,
    /// In answers for people, harmless already.
    pub(super) shown: &'a str,
}

/// All codes of an input.
pub(super) fn all(
    out: &mut dyn Write,
    lang: Lang,
    style: Style,
    named: Named<'_>,
    checked: &[Checked],
    trust: &Trust,
) -> io::Result<()> {
    for (i, one) in checked.iter().enumerate() {
        let place = place(lang, named.shown, one, i, checked.len());
        match style {
            Style::Json => writeln!(out, "{}", written(&verdict_line(named.source, one)))?,
            Style::Lines => line(out, lang, &place, one, trust)?,
            Style::Full => {
                if i > 0 {
                    writeln!(out, "\n{}\n", "─".repeat(60))?;
                }
                full(out, lang, &place, one, trust)?;
            }
        }
    }
    Ok(())
}

/// The input, and which of its codes it is.
fn place(lang: Lang, shown: &str, one: &Checked, i: usize, of: usize) -> String {
    match one.line {
        Some(line) if line > 1 || of > 1 => format!("{shown}:{line}"),
        None if of > 1 => text::said(lang, Said::OneOf(shown, i + 1, of)),
        _ => shown.to_owned(),
    }
}

/// Everything about one code. `place` is where it came from, harmless already.
fn full(out: &mut dyn Write, lang: Lang, place: &str, checked: &Checked, trust: &Trust) -> io::Result<()> {
    let verdict = &checked.verdict;
    let demo = if verdict.is_demo() { format!("   {}", text::demo(lang)) } else { String::new() };
    writeln!(out, "{} {}{demo}", text::icon(verdict.word()), text::headline(lang, verdict))?;
    let columns = Step::ALL.iter().map(|step| text::step(lang, *step).width() + MARK).max().unwrap_or(MARK);
    let pair =
        |out: &mut dyn Write, name: &str, value: &str| writeln!(out, "  {}  {value}", padded(name, columns));
    if let Some(at) = verdict.at().filter(|at| at.source == AtSource::Chosen) {
        writeln!(out, "  {}", text::chosen_instant(lang, at.instant))?;
    }
    pair(out, text::label(lang, Label::Source), place)?;
    if let Some(at) = verdict.at().filter(|at| at.source == AtSource::Machine) {
        let when = text::said(lang, Said::ByMachine(&text::moment(at.instant)));
        pair(out, text::label(lang, Label::At), &when)?;
    }
    if let Some(entry) = checked.entry {
        pair(out, text::label(lang, Label::Entry), &entry.to_string())?;
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

/// One line about one code of many: the word, where it came from, why.
fn line(out: &mut dyn Write, lang: Lang, place: &str, checked: &Checked, trust: &Trust) -> io::Result<()> {
    let verdict = &checked.verdict;
    let words = Word::ALL.map(|word| text::word(lang, word).to_owned());
    let heads = words.into_iter().chain([text::headline(lang, &Verdict::no_code())]);
    let columns = heads.map(|head| head.width()).max().unwrap_or_default();
    let head = format!("{} {}", text::icon(verdict.word()), padded(&text::headline(lang, verdict), columns));
    let demo = verdict.is_demo().then(|| "DEMO".to_owned());
    let why = text::reasons(lang, verdict, trust).into_iter().next();
    let parts: Vec<String> = [Some(head), Some(place.to_owned()), demo, why].into_iter().flatten().collect();
    writeln!(out, "{}", parts.join("  "))
}

fn section(out: &mut dyn Write, title: &str, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() && !title.is_empty() {
        writeln!(out, "\n{title}")?;
    }
    lines.try_for_each(|line| writeln!(out, "  {line}"))
}

/// Filled up to a number of columns; characters of East Asia take two.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

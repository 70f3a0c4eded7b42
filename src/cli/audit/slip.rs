//! One check on one page, to print or keep: the verdict, why, what was signed, every step. The bearer's number is not
//! in it, nor anything of a code without a trusted signature.

use std::io::{self, Write};

use super::html::{STYLE, escaped};
use crate::check::Checked;
use crate::domain::{AtSource, Purpose};
use crate::history::{Decision, word_id};
use crate::text::{self, Audit, Label, Lang, audit};
use crate::trust::Trust;

/// A check as it lies on the desk.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The answer.
    pub checked: Checked,
    /// Which purpose was asked about.
    pub purpose: Option<Purpose>,
    /// What the clerk decided.
    pub decided: Option<Decision>,
}

pub(super) fn write(out: &mut dyn Write, lang: Lang, slip: &Slip, trust: &Trust) -> io::Result<()> {
    let verdict = &slip.checked.verdict;
    let title = escaped(audit(lang, Audit::Slip));
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}@page{{size:A4;margin:15mm}}body{{font-size:10pt;margin:0}}</style>\n\
         </head>\n<body>\n<h1>{title}</h1>",
        lang.tag()
    )?;
    if verdict.is_demo() {
        writeln!(out, "<p class=\"demo\">{}</p>", escaped(text::demo(lang)))?;
    }
    let headline = format!("{} {}", text::icon(verdict.word()), text::headline(lang, verdict));
    writeln!(out, "<h2 class=\"{}\">{}</h2>", word_id(verdict.word()), escaped(&headline))?;
    let mut rows = Vec::new();
    if let Some(at) = verdict.at() {
        let mut when = text::moment(at.instant);
        if at.source == AtSource::Chosen {
            when = format!("{when} ({})", audit(lang, Audit::Chosen));
        }
        rows.push((audit(lang, Audit::At).to_owned(), when));
    }
    if let Some(purpose) = slip.purpose {
        let name = text::purpose_name(lang, purpose, trust);
        rows.push((audit(lang, Audit::Purpose).to_owned(), format!("{} {name}", purpose.as_str())));
    }
    if let Some(decided) = slip.decided {
        rows.push((audit(lang, Audit::Decision).to_owned(), text::decision(lang, decided).to_owned()));
    }
    if let Some(entry) = slip.checked.entry {
        rows.push((text::label(lang, Label::Entry).to_owned(), entry.to_string()));
    }
    table(out, &rows)?;
    lines(out, text::label(lang, Label::Reasons), &text::reasons(lang, verdict, trust))?;
    lines(out, text::label(lang, Label::Advice), &text::advice(lang, verdict, trust))?;
    if let Some(genuine) = verdict.genuine() {
        writeln!(out, "<h3>{}</h3>", escaped(text::label(lang, Label::Signed)))?;
        table(out, &text::authorisation(lang, genuine.claims(), trust))?;
        writeln!(out, "<h3>{}</h3>", escaped(text::label(lang, Label::Licence)))?;
        let licence = genuine.claims().licence.iter();
        let licence: Vec<_> = licence
            .map(|(field, value)| (text::field(lang, field).to_owned(), text::value(lang, field, value)))
            .collect();
        table(out, &licence)?;
    }
    writeln!(out, "<h3>{}</h3>", escaped(text::label(lang, Label::Ladder)))?;
    let ladder: Vec<_> = verdict
        .ladder()
        .rungs()
        .iter()
        .map(|rung| {
            (
                format!("{} {}", rung.step.number(), text::step(lang, rung.step)),
                text::outcome(lang, rung.outcome).to_owned(),
            )
        })
        .collect();
    table(out, &ladder)?;
    writeln!(
        out,
        "<p>{}</p>\n<p>{}</p>\n</body>\n</html>",
        escaped(text::paper_notice(lang)),
        escaped(text::scope_notice(lang))
    )
}

fn table(out: &mut dyn Write, rows: &[(String, String)]) -> io::Result<()> {
    writeln!(out, "<table>")?;
    for (name, value) in rows {
        writeln!(out, "<tr><th>{}</th><td>{}</td></tr>", escaped(name), escaped(value))?;
    }
    writeln!(out, "</table>")
}

fn lines(out: &mut dyn Write, title: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h3>{}</h3>", escaped(title))?;
    lines.iter().try_for_each(|line| writeln!(out, "<p>{}</p>", escaped(line)))
}

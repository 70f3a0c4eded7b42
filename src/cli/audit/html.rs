//! A report as one page of HTML: no script, nothing from elsewhere, every text escaped.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::Audited;
use crate::check::Checked;
use crate::domain::{AtSource, Field};
use crate::history::word_id;
use crate::text::{self, Audit, AuditDone, COUNTED, Lang, audit, audit_done, visible_up_to};
use crate::trust::Trust;
use crate::verify::Word;

/// The longest text of a cell.
const MAX_CELL: usize = 300;

/// Colours as in the window, for paper too: word and sign stand beside them.
pub(super) const STYLE: &str = "body{font-family:sans-serif;margin:2em;color:#1c1b1f}table{border-collapse:collapse;width:100%}\
td,th{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
.accepted{background:#d7f0dd}.attention{background:#fff0c2}.refused,.unproven{background:#fbdcd9}.none{background:#e6e7e9}\
.demo{background:#ffe082;padding:.5em}";

pub(super) fn write(
    out: &mut dyn Write,
    lang: Lang,
    rows: &[Audited],
    of: usize,
    trust: &Trust,
) -> io::Result<()> {
    let say = |word| escaped(audit(lang, word));
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>",
        lang.tag(),
        say(Audit::Report),
        say(Audit::Report)
    )?;
    if codes(rows).any(|one| one.verdict.is_demo()) {
        writeln!(out, "<p class=\"demo\">{}</p>", escaped(text::demo(lang)))?;
    }
    // A run that was cancelled is not taken for a whole one.
    let checked = audit_done(lang, AuditDone::Checked(rows.len(), of));
    writeln!(out, "<p>{} {}</p>", escaped(&checked), escaped(&counted(lang, rows)))?;
    writeln!(out, "<table>\n<tr>")?;
    for column in
        [Audit::File, Audit::Verdict, Audit::Reasons, Audit::Plate, Audit::Use, Audit::At, Audit::Purpose]
    {
        writeln!(out, "<th>{}</th>", say(column))?;
    }
    writeln!(out, "</tr>")?;
    for row in rows {
        let path = visible_up_to(&row.path.display().to_string(), MAX_CELL);
        let mut at = text::moment(row.at.instant);
        if row.at.source == AtSource::Chosen {
            at = format!("{at} ({})", audit(lang, Audit::Chosen));
        }
        let mut line = |class: &str, cells: [String; 4]| -> io::Result<()> {
            let [verdict, reasons, plate, used] = cells;
            write!(out, "<tr class=\"{class}\">")?;
            for cell in [&path, &verdict, &reasons, &plate, &used, &at, &purpose(row)] {
                write!(out, "<td>{}</td>", escaped(cell))?;
            }
            writeln!(out, "</tr>")
        };
        match &row.outcome {
            Err(error) => {
                let unread = text::ui(lang, text::Ui::Unread).to_owned();
                line("none", [unread, text::check_error(lang, error), String::new(), String::new()])?;
            }
            Ok(checked) => {
                for one in checked {
                    line(word_id(one.verdict.word()), cells(lang, one, trust))?;
                }
            }
        }
    }
    writeln!(
        out,
        "</table>\n<p>{}</p>\n<p>{}</p>\n</body>\n</html>",
        escaped(text::paper_notice(lang)),
        escaped(text::scope_notice(lang))
    )
}

/// Verdict with its sign, why, the plate if it is proven, the use.
pub(super) fn cells(lang: Lang, one: &Checked, trust: &Trust) -> [String; 4] {
    let verdict = &one.verdict;
    let demo = if verdict.is_demo() { " DEMO" } else { "" };
    let plate = verdict
        .genuine()
        .map(|genuine| genuine.claims().licence.text(Field::PlateNo).unwrap_or_default().to_owned());
    let used = verdict.genuine().and_then(|_| verdict.use_kind());
    [
        format!("{} {}{demo}", text::icon(verdict.word()), text::headline(lang, verdict)),
        text::reasons(lang, verdict, trust).join(" "),
        plate.unwrap_or_default(),
        used.map(|kind| text::use_kind(lang, kind).to_owned()).unwrap_or_default(),
    ]
}

pub(super) fn purpose(row: &Audited) -> String {
    row.purpose.map(|purpose| purpose.as_str().to_owned()).unwrap_or_default()
}

fn codes(rows: &[Audited]) -> impl Iterator<Item = &Checked> {
    rows.iter().filter_map(|row| row.outcome.as_ref().ok()).flatten()
}

/// How many of each verdict, and how many files could not be read.
fn counted(lang: Lang, rows: &[Audited]) -> String {
    let mut counts: BTreeMap<Word, usize> = BTreeMap::new();
    for one in codes(rows) {
        *counts.entry(one.verdict.word()).or_default() += 1;
    }
    let unread = rows.iter().filter(|row| row.outcome.is_err()).count();
    let named: Vec<(&str, usize)> =
        COUNTED.into_iter().filter_map(|word| Some((text::word(lang, word), *counts.get(&word)?))).collect();
    text::tally(lang, &named, unread)
}

/// For HTML, in text and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text::visible(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

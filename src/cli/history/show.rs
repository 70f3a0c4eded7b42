//! Entries and counts on the terminal.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::unable;
use crate::check::written;
use crate::cli::Failure;
use crate::cli::config::{Exit, Machine};
use crate::cli::report::padded;
use crate::domain::Day;
use crate::history::{Count, Entry, Filter, History, entry_json};
use crate::text::{self, Lang, visible};

pub(super) fn list(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
    history: &History,
    filter: &Filter,
) -> Result<Exit, Failure> {
    let entries = history.list(filter).map_err(|fault| unable(lang, fault))?;
    if matches.get_flag("json") {
        for entry in &entries {
            writeln!(machine.out, "{}", written(&entry_json(entry))).map_err(Failure::Output)?;
        }
        return Ok(Exit::Accepted);
    }
    let rows: Vec<Vec<String>> = entries.iter().map(|entry| cells(lang, entry)).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    for row in &rows {
        let line: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width)).collect();
        writeln!(machine.out, "{}", line.join("  ").trim_end()).map_err(Failure::Output)?;
    }
    writeln!(machine.out, "{}", text::history_total(lang, rows.len())).map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}

/// Number, time, verdict, use, issuer, plate, purpose, decision, reasons.
fn cells(lang: Lang, entry: &Entry) -> Vec<String> {
    let or_dash = |text: Option<&str>| visible(text.unwrap_or("-")).into_owned();
    let verdict = format!("{} {}", text::icon(entry.verdict), text::word(lang, entry.verdict));
    let verdict = if entry.demo { format!("{verdict} DEMO") } else { verdict };
    vec![
        entry.id.to_string(),
        text::moment(entry.at),
        verdict,
        or_dash(entry.use_kind.map(|kind| text::use_kind(lang, kind))),
        or_dash(entry.issuer.as_deref()),
        or_dash(entry.plate.as_deref()),
        or_dash(entry.purpose.as_deref()),
        or_dash(entry.decision().map(|decided| text::decision(lang, decided.decision))),
        visible(&entry.reasons.join(" ")).into_owned(),
    ]
}

pub(super) fn count(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
    history: &History,
    filter: &Filter,
) -> Result<Exit, Failure> {
    let counts = history.count(filter).map_err(|fault| unable(lang, fault))?;
    if matches.get_flag("json") {
        for Count { day, verdict, checks } in counts {
            let line = json!({ "v": 1, "day": day, "verdict": verdict, "checks": checks });
            writeln!(machine.out, "{}", written(&line)).map_err(Failure::Output)?;
        }
        return Ok(Exit::Accepted);
    }
    let mut days: BTreeMap<Day, Vec<Count>> = BTreeMap::new();
    for count in counts {
        days.entry(count.day).or_default().push(count);
    }
    for (day, counts) in days {
        let parts: Vec<String> = counts
            .iter()
            .map(|count| {
                format!("{} {} {}", text::icon(count.verdict), text::word(lang, count.verdict), count.checks)
            })
            .collect();
        writeln!(machine.out, "{day}  {}", parts.join("  ")).map_err(Failure::Output)?;
    }
    Ok(Exit::Accepted)
}

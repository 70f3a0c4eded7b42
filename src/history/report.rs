//! Entries for other programs: a line of JSON, a row of CSV. Whatever a file held is hostile to a spreadsheet too.

use serde_json::{Value as Json, json};

use super::entry::{Entry, word_id};
use crate::domain::UseKind;

/// The columns of an export, in their order.
pub const COLUMNS: [&str; 12] = [
    "id", "at", "last", "verdict", "demo", "use", "issuer", "plate", "purpose", "reasons", "decision",
    "decided",
];

/// The first row of a CSV, with the mark by which spreadsheets know UTF-8.
pub fn csv_heading() -> String {
    format!("\u{feff}{}\r\n", COLUMNS.join(","))
}

/// An entry as a row of CSV (RFC 4180), its line end included.
pub fn csv_row(entry: &Entry) -> String {
    let decided = entry.decision();
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        entry.id.to_string(),
        entry.at.to_string(),
        entry.last.to_string(),
        word_id(entry.verdict).to_owned(),
        entry.demo.to_string(),
        entry.use_kind.map(UseKind::id).unwrap_or_default().to_owned(),
        optional(&entry.issuer),
        optional(&entry.plate),
        optional(&entry.purpose),
        entry.reasons.join(" "),
        decided.map(|decided| decided.decision.id()).unwrap_or_default().to_owned(),
        decided.map(|decided| decided.at.to_string()).unwrap_or_default(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| csv_cell(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// An entry as a line of JSON; the schema only grows.
pub fn entry_json(entry: &Entry) -> Json {
    let decided = |one: &super::Decided| json!({ "decision": one.decision.id(), "at": one.at });
    json!({
        "v": 1,
        "id": entry.id.number(),
        "at": entry.at,
        "last": entry.last,
        "verdict": entry.verdict,
        "demo": entry.demo,
        "use": entry.use_kind,
        "issuer": entry.issuer,
        "plate": entry.plate,
        "purpose": entry.purpose,
        "reasons": entry.reasons,
        "decided": entry.decided.iter().map(decided).collect::<Vec<_>>(),
    })
}

/// A cell that stays one. A spreadsheet would run what begins like a formula; an apostrophe keeps it a text. What would
/// be hidden is left out: nothing of ours has any.
pub fn csv_cell(cell: &str) -> String {
    let mut text: String = cell.chars().filter(|c| !crate::domain::is_invisible(*c)).collect();
    // A full-width sign is a formula to some spreadsheets as well.
    if text.trim_start().starts_with(['=', '+', '-', '@', '\'', '＝', '＋', '－', '＠']) {
        text.insert(0, '\'');
    }
    if text.contains(['"', ',', ';', '\'', ' ']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;
    use crate::history::{Decided, Decision, EntryId};
    use crate::verify::Word;

    fn entry(plate: &str) -> Entry {
        let at = Instant::parse("2026-11-22T10:00:00+08:00").unwrap();
        Entry {
            id: EntryId(7),
            at,
            last: at.plus(30),
            verdict: Word::Attention,
            demo: true,
            use_kind: Some(UseKind::Grant),
            issuer: Some("371100".to_owned()),
            plate: Some(plate.to_owned()),
            purpose: None,
            reasons: vec!["purpose-not-asked".to_owned(), "bearer-not-asked".to_owned()],
            decided: vec![Decided { decision: Decision::Confirmed, at: at.plus(60) }],
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        assert_eq!(csv_heading().trim_end().split(',').count(), COLUMNS.len());
        assert_eq!(
            csv_row(&entry("鲁L···45")),
            "7,2026-11-22T10:00:00+08:00,2026-11-22T10:00:30+08:00,attention,true,grant,371100,鲁L···45,,\
             \"purpose-not-asked bearer-not-asked\",confirmed,2026-11-22T10:01:00+08:00\r\n"
        );
    }

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        for (hostile, cell) in [
            ("=1+1", ",\"'=1+1\","),
            (" =1+1", ",\"' =1+1\","),
            ("@SUM(A1)", ",\"'@SUM(A1)\","),
            ("-2", ",\"'-2\","),
            ("＝1", ",\"'＝1\","),
            ("\t=1", ",\"'=1\","),
            ("\r\n=1", ",\"'=1\","),
            ("\u{202e}=1", ",\"'=1\","),
            ("\u{feff}=1", ",\"'=1\","),
            ("a\",\"b", ",\"a\"\",\"\"b\","),
            ("a;b", ",\"a;b\","),
        ] {
            let row = csv_row(&entry(hostile));
            assert!(row.contains(cell), "{row:?}");
            assert_eq!(row.matches('\n').count(), 1, "{row:?}");
        }
    }
}

use std::fs;

use crate::desk::{Desk, noon};

#[test]
fn an_export_has_every_entry_and_overwrites_nothing() {
    let desk = Desk::new();
    desk.type_in("grant-not-asked", 0);
    desk.type_in("presentation-person", 1);
    desk.run("history decide 1 confirmed", 5);
    let csv = desk.home.path().join("a.csv");
    let (exit, out, _) = desk.run(&format!("history export {}", csv.display()), 0);
    assert_eq!((exit, out.starts_with("已导出 2 条记录到 ")), (0, true), "{out}");
    let text = fs::read_to_string(&csv).unwrap();
    assert!(text.starts_with("\u{feff}id,at,last,verdict,"), "{text}");
    assert!(text.contains(",confirmed,2026-11-22T10:00:05+08:00\r\n"), "{text}");
    assert_eq!(text.lines().count(), 3);
    let (exit, _, said) = desk.run(&format!("history export {}", csv.display()), 0);
    assert!(exit == 2 && said.contains("没有覆盖"), "{said}");
    assert_eq!(fs::read_to_string(&csv).unwrap(), text);
    let lines = desk.home.path().join("a.jsonl");
    let asked = format!("history export --verdict accepted {}", lines.display());
    assert_eq!(desk.run(&asked, 0).0, 0);
    let line: serde_json::Value = serde_json::from_str(&fs::read_to_string(&lines).unwrap()).unwrap();
    assert_eq!((&line["v"], &line["id"], &line["use"]), (&1.into(), &2.into(), &"presentation".into()));
    let nowhere = desk.home.path().join("no/such.csv");
    for name in ["a.xlsx", "a", &nowhere.display().to_string()] {
        assert_eq!(desk.run(&format!("history export {name}"), 0).0, 2, "{name}");
    }
}

#[test]
fn hostile_rows_reach_neither_spreadsheet_nor_terminal() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    let db = rusqlite::Connection::open(desk.database()).unwrap();
    let hostile =
        ["=HYPERLINK(\"http://x\")", "@SUM(1)", "\u{1b}[31mred", "\u{202e}txt", "a\",\"b\r\n=1", "-1+1"];
    for (i, cell) in hostile.iter().enumerate() {
        db.execute(
            "INSERT INTO entry (at, last, day, mark, verdict, demo, issuer, plate, purpose, reasons)
             VALUES (?1, ?1, ?2, x'', 'refused', 0, ?3, ?3, ?3, ?3)",
            (noon().unix() + i64::try_from(i).unwrap(), noon().day().days(), cell),
        )
        .unwrap();
    }
    // Of a row that is none of ours nothing is shown.
    db.execute_batch(
        "INSERT INTO entry (at, last, day, mark, verdict, demo, reasons) VALUES (-1, 0, 20779, x'', 'refused', 0, '');
         INSERT INTO entry (at, last, day, mark, verdict, demo, reasons) VALUES (1, 1, 20779, x'', '<b>', 0, '');",
    )
    .unwrap();
    let csv = desk.home.path().join("a.csv");
    assert_eq!(desk.run(&format!("history export {}", csv.display()), 0).0, 0);
    let text = fs::read_to_string(&csv).unwrap();
    let mut reader = csv_cells(&text);
    assert_eq!(reader.len(), 1 + 1 + hostile.len());
    for cell in reader.drain(1..).flatten() {
        assert!(!cell.starts_with(['=', '@', '-', '+', '\t', '\r']), "{cell:?}");
        assert!(!cell.contains(['\u{1b}', '\u{202e}', '\n', '\r']), "{cell:?}");
    }
    for list in ["history list", "history list --json"] {
        let out = desk.run(list, 0).1;
        assert!(!out.contains(['\u{1b}', '\u{202e}', '\r']), "{out}");
        assert_eq!(out.lines().filter(|line| !line.starts_with('共')).count(), 1 + hostile.len(), "{out}");
    }
}

/// RFC 4180 as a spreadsheet reads it.
fn csv_cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

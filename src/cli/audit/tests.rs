use std::fs;

use super::*;
use crate::check::{Memory, Search, Terms, check_file};
use crate::domain::{AtSource, Instant, Question};
use crate::scan::Scanner;

const HOSTILE: [&str; 6] = [
    "=1+1.txt",
    "<script>alert(1)<b>.txt",
    "a\u{202e}gpj.txt",
    "b\u{1b}[31m\r\n.txt",
    "\"';,.txt",
    "@SUM(A1).txt",
];

fn rows(folder: &Path) -> (Vec<Audited>, Trust) {
    let (trust, _) = Trust::read_folder(Path::new("keys")).unwrap();
    let at = At { instant: Instant::parse("2026-11-22T10:00:00+08:00").unwrap(), source: AtSource::Chosen };
    let terms = Terms { trust: trust.clone(), question: Question::default(), at, memory: Memory::none() };
    let search = Search::with(&Scanner::here());
    for (name, sample) in HOSTILE.iter().zip([
        "presentation-person",
        "grant-person",
        "status-revoked",
        "signature-invalid",
        "text-not-ours",
        "download-person",
    ]) {
        fs::copy(format!("samples/{sample}.txt"), folder.join(name)).unwrap();
    }
    fs::write(folder.join(format!("{}.png", "长".repeat(80))), b"\x89PNG\r\n\x1a\nbroken").unwrap();
    let (files, left_out) = gathered(Lang::Zh, &[folder.to_owned()]).unwrap();
    assert_eq!((files.len(), left_out), (7, 0));
    let row = |path: PathBuf| {
        let outcome = check_file(&path, &terms, &search).map_err(Arc::new);
        Audited { path, at, purpose: None, outcome }
    };
    (files.into_iter().map(row).collect(), trust)
}

#[test]
fn a_report_of_hostile_names_is_harmless_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let (rows, trust) = rows(folder.path());
    let out = tempfile::tempdir().unwrap();
    for lang in Lang::ALL {
        let read = |extension: &str| {
            let file = out.path().join(format!("{}.{extension}", lang.tag()));
            save_report(lang, &file, &rows, &trust).unwrap();
            // A second one does not take its place.
            assert!(save_report(lang, &file, &rows, &trust).is_err());
            fs::read_to_string(&file).unwrap()
        };
        let (html, csv, lines) = (read("html"), read("csv"), read("jsonl"));
        for report in [&html, &csv, &lines] {
            assert!(!report.contains(['\u{202e}', '\u{1b}']));
        }
        assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;b&gt;"));
        assert_eq!(html.matches("<tr class=").count(), 7);
        // Of what is not proven nothing is shown; the plate stands there for the four that are.
        assert_eq!(html.matches("<td>鲁L12345</td>").count(), 4);
        assert!(html.contains(text_of(lang, crate::verify::Word::Unproven)));
        assert!(html.contains(crate::text::demo(lang)));
        assert_eq!(csv.lines().count(), 8);
        for line in csv.lines().skip(1) {
            let cell = line.trim_start_matches('"');
            assert!(!cell.starts_with(['=', '@', '+', '-']), "{line}");
        }
        assert_eq!(lines.lines().count(), 7);
        for line in lines.lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap();
        }
    }
}

fn text_of(lang: Lang, word: crate::verify::Word) -> &'static str {
    crate::text::word(lang, word)
}

#[test]
fn a_report_has_a_form_and_a_place() {
    let (trust, rows) = (Trust::none(), Vec::new());
    for lang in Lang::ALL {
        assert!(
            save_report(lang, Path::new("/tmp/report.exe"), &rows, &trust).unwrap_err().contains(".html")
        );
        assert!(save_report(lang, Path::new("/no/such/report.html"), &rows, &trust).is_err());
    }
}

//! A room imports only rooms printed above it in `src/lib.rs`, which is the order of the design.
#![cfg(test)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms from the base up, as the design prints them; some are not built yet.
const LAYERS: [&str; 13] = [
    "domain",
    "credential",
    "trust",
    "verify",
    "picture",
    "scan",
    "history",
    "check",
    "office",
    "text",
    "cli",
    "app",
    "bin",
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// A source without comments and string literals, so that only code names rooms. Good enough for this crate: a quote
/// character or a raw string with quotes inside would need more.
fn code(source: &str) -> String {
    let without_comments: String =
        source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    without_comments.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// The rooms that a source names: `crate::room`, or `yanzheng::room` in a program, alone or in braces.
fn named(code: &str, root: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices(&format!("{root}::")) {
        let rest = &code[at + root.len() + 2..];
        let first_word =
            |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut item = String::new();
            for c in group.chars() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                if depth == 0 || (depth == 1 && c == ',') {
                    rooms.push(first_word(&item));
                    item.clear();
                } else {
                    item.push(c);
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            rooms.push(first_word(rest));
        }
    }
    rooms
}

/// Every import that runs up or aside into a room that is not below: (file, room of the file, room imported).
fn breaches(files: &BTreeMap<String, String>) -> Vec<(String, String, String)> {
    let rank = |room: &str| LAYERS.iter().position(|layer| *layer == room);
    let mut breaches = Vec::new();
    for (path, source) in files {
        let room = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        let Some(own) = rank(room) else { continue };
        let code = code(source);
        let mut rooms = named(&code, "crate");
        rooms.extend(named(&code, "yanzheng"));
        for used in rooms {
            if rank(&used).is_some_and(|used| used > own) {
                breaches.push((path.clone(), room.to_owned(), used));
            }
        }
    }
    breaches
}

#[test]
fn no_room_imports_one_printed_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    assert!(paths.len() > 50, "{} sources", paths.len());
    let files = paths.iter().map(|path| {
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        (name, std::fs::read_to_string(path).unwrap())
    });
    assert_eq!(breaches(&files.collect()), []);
}

#[test]
fn every_room_is_a_layer_and_lib_prints_them_in_order() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = std::fs::read_to_string(src.join("lib.rs")).unwrap();
    let printed: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let ordered: Vec<&str> = LAYERS.into_iter().filter(|layer| printed.contains(layer)).collect();
    assert_eq!(printed, ordered, "lib.rs prints the rooms in the order of the design");
    for entry in std::fs::read_dir(&src).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "lib.rs" || name == "assets" || LAYERS.contains(&name.as_str()), "{name} is no room");
    }
}

#[test]
fn an_import_that_runs_up_is_found() {
    let found = |path: &str, source: &str| {
        !breaches(&BTreeMap::from([(path.to_owned(), source.to_owned())])).is_empty()
    };
    assert!(found("domain/time.rs", "use crate::credential::Claims;"));
    assert!(found("trust/mod.rs", "use crate::{domain::Day, verify::Verdict};"));
    assert!(found("trust/mod.rs", "fn f() { crate::cli::run() }"));
    assert!(found("verify/open.rs", "use crate::{\n    trust::{Trust, Issuer},\n    text::Lang,\n};"));
    assert!(!found("verify/open.rs", "use crate::{trust::{Trust}, domain::Day}; // crate::cli"));
    assert!(!found("text/mod.rs", "use crate::check::CheckError; let s = \"crate::cli\";"));
    assert!(!found("bin/yanzheng.rs", "use yanzheng::cli::run;"));
}

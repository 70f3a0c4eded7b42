use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use crate::desk::Desk;

fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yanzheng"));
    command.env_clear().env("YANZHENG_HOME", home).stdin(Stdio::null());
    command
}

fn start(home: &Path, codes: &Path) -> Child {
    let mut command = program(home);
    command.args(["verify", "--trust", "keys", "--history", "default", "--json"]).arg(codes);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn ended(child: Child) -> Output {
    child.wait_with_output().unwrap()
}

#[test]
fn processes_that_write_at_once_lose_nothing_from_the_first_file_on() {
    const CODES: usize = 200;
    const PROCESSES: usize = 4;
    let home = tempfile::tempdir().unwrap();
    let codes = home.path().join("codes.txt");
    let text = fs::read_to_string("samples/download-person.txt").unwrap();
    fs::write(&codes, format!("{}\n", text.trim_end()).repeat(CODES)).unwrap();
    // None of them finds a history: one begins it, the others wait.
    let running: Vec<Child> = (0..PROCESSES).map(|_| start(home.path(), &codes)).collect();
    for output in running.into_iter().map(ended) {
        assert_eq!(output.stderr, b"", "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), CODES);
    }
    let listed = program(home.path()).args(["history", "list", "--json"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let numbers: BTreeSet<i64> = listed
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers.len(), CODES * PROCESSES);
    assert!(!home.path().join("history/history.db.damaged-1").exists());
}

#[test]
fn a_process_that_is_killed_while_it_writes_leaves_a_whole_history() {
    let home = tempfile::tempdir().unwrap();
    let codes = home.path().join("codes.txt");
    let text = fs::read_to_string("samples/download-person.txt").unwrap();
    fs::write(&codes, format!("{}\n", text.trim_end()).repeat(10_000)).unwrap();
    let database = home.path().join("history/history.db");
    for round in 0..5_i64 {
        let mut running = start(home.path(), &codes);
        // It answers at the end, so what it has kept tells how far it is.
        let is_far = (0..10_000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(1));
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
            let db = rusqlite::Connection::open_with_flags(&database, flags);
            let count =
                db.and_then(|db| db.query_row("SELECT max(id) FROM entry", [], |row| row.get::<_, i64>(0)));
            count.is_ok_and(|count| count > 100 * (round + 1))
        });
        assert!(is_far);
        running.kill().unwrap();
        running.wait().unwrap();
    }
    let db = rusqlite::Connection::open(&database).unwrap();
    let whole: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    let counted = program(home.path()).args(["history", "count"]).output().unwrap();
    assert!(counted.status.success() && counted.stderr.is_empty(), "{counted:?}");
}

#[test]
fn two_windows_see_what_the_other_saw() {
    let first = Desk::new();
    let second = Desk { memory: first.reopened_memory(), home: tempfile::tempdir().unwrap() };
    first.show_text(&crate::desk::renewed(30), 40);
    assert_eq!(crate::desk::reasons(&second.show("presentation-person", 41)), ["proof-older-than-seen"]);
    assert_eq!(first.entries().len(), 2);
    assert_eq!((first.memory.news(), second.memory.news()), (vec![], vec![]));
}

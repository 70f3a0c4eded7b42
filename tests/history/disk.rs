use std::fs;
use std::path::Path;

use rusqlite::Connection;
use yanzheng::history::{Filter, HistoryFault};
use yanzheng::verify::Word;

use crate::desk::Desk;

/// A damaged database: its header, or a page in the middle.
fn damage(path: &Path, from: usize) {
    let mut bytes = fs::read(path).unwrap();
    let until = (from + 600).min(bytes.len());
    bytes[from..until].fill(0xa5);
    fs::write(path, bytes).unwrap();
}

/// Enough entries for several pages.
fn many(desk: &Desk) {
    for later in 0..300 {
        desk.type_in("presentation-person", later);
    }
}

#[test]
fn a_damaged_file_is_moved_aside_whole_and_a_new_one_begun() {
    for from in [0, 4096 + 8, 3 * 4096] {
        let desk = Desk::new();
        many(&desk);
        let desk = desk.reopened();
        damage(&desk.database(), from);
        let before = fs::read(desk.database()).unwrap();
        let checked = desk.type_in("presentation-person", 0);
        assert_eq!(checked.verdict.word(), Word::Accepted);
        assert!(checked.entry.is_some());
        let aside = desk.folder().join("history.db.damaged-1");
        assert_eq!(desk.memory.news(), [HistoryFault::Damaged(aside.clone())]);
        assert_eq!(fs::read(&aside).unwrap(), before);
        assert_eq!(desk.entries().len(), 1);
        // The second time the first one stays.
        let desk = desk.reopened();
        fs::write(desk.database(), b"no database, but long enough to be taken for one that is damaged")
            .unwrap();
        desk.type_in("presentation-person", 0);
        assert_eq!(desk.memory.news(), [HistoryFault::Damaged(desk.folder().join("history.db.damaged-2"))]);
        assert_eq!(fs::read(&aside).unwrap(), before);
    }
}

#[test]
fn a_damaged_key_is_moved_aside() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    let desk = desk.reopened();
    fs::write(desk.folder().join("history.key"), b"short").unwrap();
    assert!(desk.type_in("presentation-person", 1).entry.is_some());
    assert_eq!(fs::read(desk.folder().join("history.key.damaged-1")).unwrap(), b"short");
    assert_eq!(desk.entries().len(), 2);
}

#[test]
fn another_programs_database_is_not_touched() {
    let desk = Desk::new();
    fs::create_dir_all(desk.folder()).unwrap();
    for version in
        ["CREATE TABLE theirs (a);", "PRAGMA user_version = 2; PRAGMA application_id = 0x597A6869;"]
    {
        let _ = fs::remove_file(desk.database());
        let db = Connection::open(desk.database()).unwrap();
        db.execute_batch(version).unwrap();
        db.close().unwrap();
        let before = fs::read(desk.database()).unwrap();
        let checked = desk.type_in("presentation-person", 0);
        assert_eq!((checked.verdict.word(), checked.entry), (Word::Accepted, None));
        assert_eq!(fs::read(desk.database()).unwrap(), before);
    }
    // It is said once, however many checks there are.
    assert_eq!(desk.memory.news(), [HistoryFault::Foreign(desk.database())]);
}

#[test]
fn a_locked_file_is_said_and_checks_are_kept_again_when_it_is_free() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    let other = Connection::open(desk.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let checked = desk.type_in("presentation-person", 1);
    assert_eq!((checked.verdict.word(), checked.entry), (Word::Accepted, None));
    desk.type_in("presentation-person", 2);
    assert_eq!(desk.memory.news(), [HistoryFault::Locked(desk.folder())]);
    other.execute_batch("ROLLBACK").unwrap();
    assert!(desk.type_in("presentation-person", 3).entry.is_some());
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.type_in("presentation-person", 4);
    assert_eq!(desk.memory.news().len(), 1, "it is said when it comes again");
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let desk = Desk::new();
    fs::write(desk.folder(), b"a file").unwrap();
    let (exit, out, said) =
        desk.run("verify --trust keys --history default samples/presentation-person.txt --lang en", 0);
    assert_eq!(exit, 0);
    assert!(out.starts_with("✔ Valid"), "{out}");
    assert!(said.starts_with("Checking goes on, but checks are not kept: "), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[cfg(target_os = "linux")]
mod mounted {
    use std::process::Command;

    /// Runs a script as root of a mount namespace of its own, where `$D` is an empty disk of 512 kB; its output. `$Y` is
    /// the program, checking a sample and telling the verdict in a line. None where the system has no such namespace.
    fn on_a_small_disk(script: &str) -> Option<String> {
        let place = tempfile::tempdir().unwrap();
        let begin = "set -e; mount -t tmpfs -o size=512k none \"$D\"; set +e; ";
        let run = |rights: &[&str], script: &str| {
            let mut command = Command::new("unshare");
            command.args(rights).args(["--mount", "sh", "-c", &format!("{begin}{script}")]);
            command.env("D", place.path()).env("P", env!("CARGO_BIN_EXE_yanzheng"));
            command
                .env("Y", format!("{} verify --lang en --trust keys --json", env!("CARGO_BIN_EXE_yanzheng")));
            command.env_remove("YANZHENG_LANG").output()
        };
        // Root has such a namespace of its own; others where the system lets them be root in it.
        let ways: [&[&str]; 2] = [&[], &["--user", "--map-root-user"]];
        let works = |way: &&&[&str]| run(way, "true").is_ok_and(|output| output.status.success());
        let Some(way) = ways.iter().find(works) else {
            #[allow(clippy::disallowed_methods, reason = "whether this is CI, only the environment says")]
            let is_ci = std::env::var_os("CI").is_some();
            assert!(!is_ci, "no mount namespace: the test needs root");
            eprintln!("skipped: no mount namespaces for this user");
            return None;
        };
        let output = run(way, script).unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Some(format!("{}{}", text(output.stdout), text(output.stderr)))
    }

    #[test]
    fn a_full_disk_is_said_and_checking_goes_on() {
        // With a history on it, and without.
        let script = "$Y --history \"$D/h\" samples/download-person.txt 2>&1 | wc -l
            dd if=/dev/zero of=\"$D/fill\" bs=1k 2>/dev/null
            for folder in h new; do
                for i in 1 2 3; do $Y --history \"$D/$folder\" samples/download-person.txt 2>&1; done
            done
            rm \"$D/fill\"
            for folder in h new; do $Y --history \"$D/$folder\" samples/download-person.txt 2>&1 | wc -l; done
            $P history list --json --history \"$D/h\" | wc -l";
        let Some(output) = on_a_small_disk(script) else { return };
        let verdicts = output.matches("\"verdict\":").count();
        let full = output.matches("Checking goes on, but checks are not kept: The disk of ").count();
        assert_eq!((verdicts, full), (6, 6), "{output}");
        let counts: Vec<&str> = output.lines().filter(|line| line.len() < 4).map(str::trim).collect();
        assert_eq!(counts, ["1", "1", "1", "2"], "{output}");
    }

    #[test]
    fn a_disk_that_can_only_be_read_is_said_and_what_was_kept_is_listed() {
        let script = "$Y --history \"$D/h\" samples/download-person.txt 2>&1 | wc -l
            mount -o remount,ro \"$D\"
            for folder in h new; do $Y --history \"$D/$folder\" samples/download-person.txt 2>&1; done
            $P history list --json --history \"$D/h\" 2>/dev/null | wc -l
            $P history forget --all --history \"$D/h\" --lang en; echo exit $?
            mount -o remount,rw \"$D\"
            $Y --history \"$D/h\" samples/download-person.txt 2>&1 | wc -l
            $P history list --json --history \"$D/h\" | wc -l";
        let Some(output) = on_a_small_disk(script) else { return };
        assert_eq!(output.matches("\"verdict\":").count(), 2, "{output}");
        let said = output.matches("Checking goes on, but checks are not kept: ").count();
        assert_eq!((said, output.matches("can only be read").count()), (2, 4), "{output}");
        assert!(output.contains("exit 2"), "{output}");
        let counts: Vec<&str> = output.lines().filter(|line| line.len() < 4).map(str::trim).collect();
        assert_eq!(counts, ["1", "1", "1", "2"], "{output}");
    }
}

#[test]
fn what_was_damaged_under_a_window_is_mended_by_it() {
    let desk = Desk::new();
    many(&desk);
    // The window's log is brought into the database, then every page is spoilt.
    desk.history(0).list(&Filter::default()).unwrap();
    let length = usize::try_from(fs::metadata(desk.database()).unwrap().len()).unwrap();
    let mut file = fs::OpenOptions::new().write(true).open(desk.database()).unwrap();
    std::io::Write::write_all(&mut file, &vec![0xa5; length]).unwrap();
    let _ = fs::remove_file(desk.folder().join("history.db-wal"));
    let desk = desk.reopened();
    assert!(desk.type_in("presentation-person", 0).entry.is_some());
    assert_eq!(desk.memory.news().len(), 1);
}

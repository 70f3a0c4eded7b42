use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use yanzheng::scan::Effort;

use crate::processes::{alone, children, real, sample, script};

/// What is tried from within the worker, where it would read its next job: after it has shut itself in.
const SHIM: &str = include_str!("shim.c");

#[test]
#[allow(clippy::disallowed_methods, reason = "a test may ask whether it may be skipped")]
fn a_worker_can_open_nothing_and_start_nothing() {
    let _turn = alone();
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("shim.c"), folder.path().join("shim.so"));
    fs::write(&source, SHIM).unwrap();
    let built =
        Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).status();
    if !built.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("CI").is_none(), "no C compiler");
        eprintln!("skipped: no C compiler");
        return;
    }
    let report = folder.path().join("report");
    let body =
        format!("export LD_PRELOAD='{}'\nexec \"$REAL\" \"$@\" 2>'{}'", library.display(), report.display());
    let found =
        script(folder.path(), &body).scan(&sample("presentation-person.png"), Effort::Normal).unwrap();
    assert_eq!(found.len(), 1, "it still does its work");

    let report = fs::read_to_string(report).unwrap();
    let answers: BTreeMap<&str, i32> = report
        .lines()
        .map(|line| {
            let (name, errno) = line.split_once(' ').unwrap();
            (name, errno.parse().unwrap())
        })
        .collect();
    assert!(answers.len() >= 40, "{report}");
    // The one that shows that the shim itself works.
    assert_eq!(answers.get("getrandom"), Some(&0), "{report}");
    for (name, errno) in answers {
        if name != "getrandom" {
            assert_eq!(errno, 1, "{name} is not refused with EPERM: {report}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_worker_keeps_nothing_that_it_inherits() {
    let _turn = alone();
    let before = children();
    // As libraries of cameras open devices: every child gets them.
    let device = fs::File::open("/dev/null").unwrap();
    rustix::io::fcntl_setfd(&device, rustix::io::FdFlags::empty()).unwrap();
    let scanner = real();
    assert_eq!(scanner.scan(&sample("presentation-person.png"), Effort::Normal).unwrap().len(), 1);
    let worker = children().into_iter().find(|child| !before.contains(child)).unwrap();
    let held = fs::read_dir(format!("/proc/{worker}/fd")).unwrap();
    let mut held: Vec<_> = held.map(|entry| entry.unwrap().file_name()).collect();
    held.sort();
    assert_eq!(held, ["0", "1", "2"]);
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use yanzheng::scan::{Scanner, worker};

/// A turn of its own, for tests that look at this process's children or at the time.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static TURNS: Mutex<()> = Mutex::new(());
    TURNS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Workers of the program itself.
pub(crate) fn real() -> Scanner {
    Scanner::workers(env!("CARGO_BIN_EXE_yanzheng").into(), vec![worker::ARGUMENT.into()])
}

/// Workers of a shell script, which may become the program with `exec "$REAL" "$@"`.
pub(crate) fn script(folder: &Path, body: &str) -> Scanner {
    let path = folder.join("worker.sh");
    let real = env!("CARGO_BIN_EXE_yanzheng");
    fs::write(&path, format!("REAL='{real}'\n{body}\n")).unwrap();
    Scanner::workers("/bin/sh".into(), vec![path.into(), worker::ARGUMENT.into()])
}

/// The processes that threads of this one started, and that still run.
pub(crate) fn children() -> Vec<u32> {
    let mut children = Vec::new();
    for thread in fs::read_dir("/proc/self/task").unwrap() {
        let listed = fs::read_to_string(thread.unwrap().path().join("children")).unwrap_or_default();
        children.extend(listed.split_whitespace().map(|pid| pid.parse::<u32>().unwrap()));
    }
    children
}

/// Whether a process has not ended yet.
pub(crate) fn runs(pid: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    state.lines().any(|line| line.starts_with("State:") && !line.contains('Z'))
}

/// The most memory that a process has had at once, in kB; `self` is this one.
pub(crate) fn most_memory(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// Sends a signal as a person would.
pub(crate) fn signal(name: &str, pid: u32) {
    let sent = Command::new("/bin/sh").args(["-c", "kill -\"$0\" \"$1\"", name, &pid.to_string()]).status();
    assert!(sent.unwrap().success(), "kill -{name} {pid}");
}

pub(crate) fn sample(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "samples", name].iter().collect();
    fs::read(path).unwrap()
}

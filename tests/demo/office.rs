use std::cell::RefCell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use yanzheng::cli::{Exit, Machine, Watched, run as run_verifier, run_office};
use yanzheng::domain::{Clock, Instant};
use yanzheng::text::Lang;
use yanzheng::trust::Places;

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// `yanzheng-office` with these arguments.
pub(crate) fn run<A: Into<OsString>>(
    args: impl IntoIterator<Item = A>,
    clock: Clock,
    random: fn(&mut [u8]) -> io::Result<()>,
) -> Answer {
    let args = ["yanzheng-office".into()].into_iter().chain(args.into_iter().map(Into::into)).collect();
    program(args, clock, random)
}

/// The program that the first argument names.
pub(crate) fn program(args: Vec<OsString>, clock: Clock, random: fn(&mut [u8]) -> io::Result<()>) -> Answer {
    let run: fn(&mut Machine<'_>) -> Exit = match args[0].to_str().unwrap() {
        "yanzheng" => run_verifier,
        "yanzheng-office" => run_office,
        other => panic!("no program {other}"),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(&mut Machine {
        args,
        lang: Some(Lang::En),
        places: Places::default(),
        clock,
        random,
        scanner: yanzheng::scan::Scanner::here(),
        window: None,
        phone: None,
        stdin: &mut io::empty(),
        out: &mut out,
        err: &mut err,
        watched: Watched::No,
    });
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Answer { exit: exit.code(), out: text(out), err: text(err) }
}

/// Makes a demo in a folder.
pub(crate) fn make(folder: &Path, now: &str) -> Answer {
    run([OsString::from("demo"), folder.into()], Clock::at(at(now)), seeded)
}

/// A new demo.
pub(crate) fn demo(now: &str) -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("demo");
    let answer = make(&folder, now);
    assert_eq!((answer.exit, answer.err.as_str()), (0, ""), "{answer:?}");
    (parent, folder)
}

/// A demo for all tests that only read, and when it was made.
pub(crate) fn shared() -> (&'static Path, &'static str) {
    const NOW: &str = "2026-11-25 15:20:11";
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        let _ = std::fs::remove_dir_all(&folder);
        assert_eq!(make(&folder, NOW).exit, 0);
        folder
    });
    (&FOLDER, NOW)
}

/// What of chance was drawn by a test, whose thread is its own.
#[derive(Default)]
struct Drawn {
    state: [u8; 32],
    all: Vec<Vec<u8>>,
}

thread_local! {
    static DRAWN: RefCell<Drawn> = RefCell::default();
}

/// Chance that is the same on every machine, each draw another.
pub(crate) fn seeded(bytes: &mut [u8]) -> io::Result<()> {
    DRAWN.with_borrow_mut(|drawn| {
        for chunk in bytes.chunks_mut(32) {
            drawn.state = Sha256::digest(drawn.state).into();
            chunk.copy_from_slice(&drawn.state[..chunk.len()]);
        }
        drawn.all.push(bytes.to_vec());
    });
    Ok(())
}

/// From here on the same is drawn as at the beginning of the test.
pub(crate) fn begin_again() {
    DRAWN.set(Drawn::default());
}

/// The seeds of private keys that were drawn, in order.
pub(crate) fn seeds() -> Vec<[u8; 32]> {
    DRAWN.with_borrow(|drawn| drawn.all.iter().filter_map(|one| one.as_slice().try_into().ok()).collect())
}

/// Every file below a folder with its content.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap())).collect()
}

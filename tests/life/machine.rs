use std::cell::Cell;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use yanzheng::cli::{Exit, Machine, Watched, run, run_office};
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

/// A folder with an office in it, and the time.
pub(crate) struct Town {
    pub(crate) folder: TempDir,
    pub(crate) lang: Lang,
    pub(crate) now: Instant,
}

impl Town {
    pub(crate) fn new(lang: Lang, now: &str) -> Self {
        begin_again();
        Town { folder: tempfile::tempdir().unwrap(), lang, now: at(now) }
    }

    /// A town whose office was made, whose register is filled, in which these vehicles have their licence.
    pub(crate) fn founded(now: &str, licensed: &[(&str, &str)]) -> Self {
        let town = Town::new(Lang::En, now);
        town.office("init --insecure-test-keys --seed").right();
        for (plate, owner) in licensed {
            town.office(&format!("apply --vehicle {plate} --by {owner}")).right();
        }
        town
    }

    /// Another town in which the same has happened.
    pub(crate) fn copied(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for entry in walkdir::WalkDir::new(self.folder.path()).min_depth(1).into_iter().map(Result::unwrap) {
            let to = folder.path().join(entry.path().strip_prefix(self.folder.path()).unwrap());
            match entry.file_type().is_dir() {
                true => std::fs::create_dir(to).unwrap(),
                false => drop(std::fs::copy(entry.path(), to).unwrap()),
            }
        }
        // Perhaps on another thread: what is drawn from now on was not drawn there.
        STATE.set([1; 32]);
        Town { folder, ..*self }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Goes on by so many seconds.
    pub(crate) fn later(&mut self, seconds: i64) {
        self.now = self.now.plus(seconds);
    }

    /// `yanzheng-office` with a line of arguments; `DIR` is the folder.
    pub(crate) fn office(&self, line: &str) -> Answer {
        self.asked(&format!("yanzheng-office --data DIR/office {line}"), "")
    }

    /// What `show --text` gives, in a file.
    pub(crate) fn shown(&self, line: &str, file: &str) -> PathBuf {
        let shown = self.office(&format!("show {line} --text")).right();
        let path = self.path(file);
        std::fs::write(&path, shown.out).unwrap();
        path
    }

    /// The verdict about a file and its reasons, by the trust that was published.
    pub(crate) fn verdict(&self, file: &str, asked: &str, bearer: &str) -> String {
        verdict(&self.asked(&format!("yanzheng verify --json --trust DIR/trust {asked} DIR/{file}"), bearer))
    }

    /// A program with its arguments, and what it reads from standard input.
    pub(crate) fn asked(&self, line: &str, stdin: &str) -> Answer {
        let folder = self.folder.path().to_str().unwrap();
        let args: Vec<OsString> =
            line.split_whitespace().map(|arg| arg.replace("DIR", folder).into()).collect();
        let office = args[0] == "yanzheng-office";
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut machine = Machine {
            args,
            lang: Some(self.lang),
            places: Places::default(),
            clock: Clock::at(self.now),
            random: seeded,
            scanner: yanzheng::scan::Scanner::here(),
            window: None,
            phone: None,
            stdin: &mut io::Cursor::new(stdin.as_bytes()),
            out: &mut out,
            err: &mut err,
            watched: Watched::No,
        };
        let exit: Exit = if office { run_office(&mut machine) } else { run(&mut machine) };
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace(folder, "DIR");
        Answer { exit: exit.code(), out: text(out), err: text(err) }
    }
}

impl Answer {
    /// Nothing was refused.
    pub(crate) fn right(self) -> Self {
        assert_eq!((self.exit, self.err.as_str()), (0, ""), "{self:?}");
        self
    }

    /// Refused, with these words.
    pub(crate) fn refused(self, words: &str) -> Self {
        assert_eq!((self.exit, self.out.as_str()), (1, ""), "{self:?}");
        assert!(self.err.contains(words), "{self:?}");
        self
    }
}

/// `accepted`, or `refused revoked, bearer-not-asked`.
pub(crate) fn verdict(answer: &Answer) -> String {
    let lines = answer.out.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let reasons = line["reasons"].as_array().expect("reasons").iter();
        let codes = reasons.map(|reason| reason["code"].as_str().expect("a code").to_owned());
        let word = line["verdict"].as_str().expect("a verdict").to_owned();
        format!("{word} {}", codes.collect::<Vec<_>>().join(", ")).trim_end().to_owned()
    });
    let told = lines.collect::<Vec<_>>().join("\n");
    assert!(!told.is_empty(), "{answer:?}");
    told
}

thread_local! {
    static STATE: Cell<[u8; 32]> = const { Cell::new([0; 32]) };
}

/// From here on the same is drawn as at the beginning of the test, whose thread is its own.
fn begin_again() {
    STATE.set([0; 32]);
}

/// Chance that is the same on every machine, each draw another.
pub(crate) fn seeded(bytes: &mut [u8]) -> io::Result<()> {
    for chunk in bytes.chunks_mut(32) {
        let drawn: [u8; 32] = Sha256::digest(STATE.get()).into();
        STATE.set(drawn);
        chunk.copy_from_slice(&drawn[..chunk.len()]);
    }
    Ok(())
}

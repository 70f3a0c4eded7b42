use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use yanzheng::cli::{Exit, Machine, Watched, run};
use yanzheng::domain::{Clock, Instant};
use yanzheng::scan::Scanner;
use yanzheng::text::Lang;
use yanzheng::trust::Places;

/// When the samples begin to be shown.
pub(crate) const NOON: &str = "2026-11-22T10:00:00+08:00";
/// The grantee's document in the samples, made up.
pub(crate) const NUMBER: &str = "11010519491231002X";

/// A run to be.
pub(crate) struct Run {
    args: Vec<OsString>,
    stdin: Vec<u8>,
    lang: Option<Lang>,
    home: Option<PathBuf>,
    now: Instant,
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// `yanzheng` with these arguments, at noon by its own clock, in Chinese, without installed trust.
pub(crate) fn yanzheng<A: Into<OsString>>(args: impl IntoIterator<Item = A>) -> Run {
    let args = ["yanzheng".into()].into_iter().chain(args.into_iter().map(Into::into)).collect();
    Run { args, stdin: Vec::new(), lang: None, home: None, now: Instant::parse(NOON).unwrap() }
}

/// The same from a line; spaces part the arguments.
pub(crate) fn line(line: &str) -> Run {
    yanzheng(line.split_whitespace())
}

impl Run {
    pub(crate) fn and<A: Into<OsString>>(mut self, arg: A) -> Self {
        self.args.push(arg.into());
        self
    }

    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    pub(crate) fn lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    pub(crate) fn home(mut self, home: &Path) -> Self {
        self.home = Some(home.to_owned());
        self
    }

    pub(crate) fn now(mut self, now: &str) -> Self {
        self.now = Instant::parse(now).unwrap();
        self
    }

    pub(crate) fn answer(self) -> Answer {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = self.into(&mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Answer { exit: exit.code(), out: text(out), err: text(err) }
    }

    /// Runs with other places for the answers.
    pub(crate) fn into(self, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
        let stdin: &mut dyn Read = &mut io::Cursor::new(self.stdin);
        run(&mut Machine {
            args: self.args,
            lang: self.lang,
            places: Places { home: self.home, ..Places::default() },
            clock: Clock::at(self.now),
            random: |_| Err(io::ErrorKind::Unsupported.into()),
            scanner: Scanner::here(),
            window: None,
            phone: None,
            stdin,
            out,
            err,
            watched: Watched::No,
        })
    }
}

/// A sample by its name.
pub(crate) fn sample(name: &str) -> String {
    format!("samples/{name}")
}

/// The text of a sample.
pub(crate) fn code(name: &str) -> String {
    std::fs::read_to_string(sample(&format!("{name}.txt"))).unwrap()
}

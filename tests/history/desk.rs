use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer, SigningKey};
use tempfile::TempDir;
use yanzheng::check::{Checked, Memory, Terms, check_again, check_code, check_found};
use yanzheng::cli::{Machine, Watched, run};
use yanzheng::credential::{LiveProof, ToSign, armor, unarmor};
use yanzheng::domain::{At, AtSource, Clock, Instant, Purpose, Quad, Question};
use yanzheng::history::{Entry, Filter, History};
use yanzheng::scan::{Found, Scanner};
use yanzheng::trust::{Places, Trust};

/// When the samples begin to be shown.
pub(crate) const NOON: &str = "2026-11-22T10:00:00+08:00";

pub(crate) fn noon() -> Instant {
    Instant::parse(NOON).unwrap()
}

/// Chance that is none.
pub(crate) fn random(bytes: &mut [u8]) -> io::Result<()> {
    bytes.iter_mut().zip(0x5a..).for_each(|(byte, value)| *byte = value);
    Ok(())
}

/// The text of a sample.
pub(crate) fn code(name: &str) -> Vec<u8> {
    let mut text = fs::read(format!("samples/{name}.txt")).unwrap();
    while text.last().is_some_and(|byte| b"\r\n".contains(byte)) {
        text.pop();
    }
    text
}

pub(crate) fn trust() -> Trust {
    Trust::read_folder(Path::new("keys")).unwrap().0
}

/// A desk with a history of its own.
pub(crate) struct Desk {
    pub(crate) home: TempDir,
    pub(crate) memory: Memory,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let memory = Memory::in_folder(home.path().join("history"), random);
        Desk { home, memory }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path().join("history")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder().join("history.db")
    }

    /// As the program would, were it opened anew.
    pub(crate) fn reopened(self) -> Self {
        Desk { memory: self.reopened_memory(), ..self }
    }

    /// What another window of the same machine has.
    pub(crate) fn reopened_memory(&self) -> Memory {
        Memory::in_folder(self.folder(), random)
    }

    pub(crate) fn terms(&self, later: i64) -> Terms {
        let at = At { instant: noon().plus(later), source: AtSource::Machine };
        Terms { trust: trust(), question: Question::default(), at, memory: self.memory.clone() }
    }

    /// Types or pastes a sample so many seconds after noon.
    pub(crate) fn type_in(&self, name: &str, later: i64) -> Checked {
        check_code(&code(name), &self.terms(later)).unwrap()
    }

    /// Shows a sample to the camera.
    pub(crate) fn show(&self, name: &str, later: i64) -> Checked {
        self.show_text(&String::from_utf8(code(name)).unwrap(), later)
    }

    pub(crate) fn show_text(&self, text: &str, later: i64) -> Checked {
        let text = text.to_owned();
        let found = Found { text, corners: Quad([[0.0; 2]; 4]), stage: "test".into(), page: None };
        check_found(vec![found], &self.terms(later)).unwrap().remove(0)
    }

    /// Asks about another purpose.
    pub(crate) fn ask(&self, checked: Checked, purpose: &str, later: i64) -> Checked {
        let mut terms = self.terms(later);
        terms.question.purpose = Some(Purpose::parse(purpose).unwrap());
        check_again(vec![checked], &terms).unwrap().remove(0)
    }

    pub(crate) fn history(&self, later: i64) -> History {
        History::open(&self.folder(), noon().plus(later), random).unwrap().0
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.history(0).list(&Filter::default()).unwrap()
    }

    /// Runs the command line with this desk's home; spaces part the arguments. Exit code, output, what was said.
    pub(crate) fn run(&self, line: &str, later: i64) -> (u8, String, String) {
        self.run_with(line.split(' ').map(OsString::from).collect(), later)
    }

    pub(crate) fn run_with(&self, args: Vec<OsString>, later: i64) -> (u8, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = run(&mut Machine {
            args: [OsString::from("yanzheng")].into_iter().chain(args).collect(),
            lang: None,
            places: Places { home: Some(self.home.path().to_owned()), ..Places::default() },
            clock: Clock::at(noon().plus(later)),
            random,
            scanner: Scanner::here(),
            window: None,
            phone: None,
            stdin: &mut io::empty(),
            out: &mut out,
            err: &mut err,
            watched: Watched::No,
        });
        (exit.code(), String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }
}

/// The codes of a verdict's reasons.
pub(crate) fn reasons(checked: &Checked) -> Vec<&'static str> {
    checked.verdict.reasons().iter().map(|reason| reason.code()).collect()
}

/// The codes of its notes.
pub(crate) fn notes(checked: &Checked) -> Vec<&'static str> {
    checked.verdict.notes().iter().map(|note| note.code()).collect()
}

/// The code of `presentation-person` as its phone renews it so many seconds after noon.
pub(crate) fn renewed(later: i64) -> String {
    let bytes = unarmor(&code("presentation-person")).unwrap();
    // The statement begins with the second tag 18 and ends before the outer header's type, 65002.
    let find =
        |from: usize, what: &[u8]| from + bytes[from..].windows(what.len()).position(|w| w == what).unwrap();
    let from = find(1, &[0xd2, 0x84]);
    let statement = &bytes[from..find(from, &[0x10, 0x19, 0xfd, 0xea, 0xa0])];
    let proof = ToSign::proof(statement, LiveProof { made: noon().plus(later) });
    let signature = owner_phone().sign(&proof.signed_bytes());
    armor::armor(&proof.with_signature(&signature.to_bytes()))
}

/// The worthless key of the samples' phone: the last 32 bytes of its PKCS#8.
fn owner_phone() -> SigningKey {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let pem = fs::read_to_string("tests/keys/phone-owner.pem").unwrap();
    let digits = pem.lines().filter(|line| line.starts_with("MC")).flat_map(str::bytes);
    let digits = digits.filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte));
    let bits: String = digits.map(|digit| format!("{digit:06b}")).collect();
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | (bit - b'0')))
        .collect();
    SigningKey::from_bytes(&bytes[bytes.len() - 32..].try_into().unwrap())
}

//! From arguments to inputs: texts, files, the files of folders, standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Failure;
use crate::check::{CheckError, is_called_picture, is_called_text, read_bounded};
use crate::credential::armor::PREFIX;
use crate::scan::MAX_BYTES;
use crate::text::{self, Lang, Said, said, visible, visible_up_to};

/// The most files of a folder; more would not be one task.
pub const MAX_FILES: usize = 1_000_000;

/// One input. What is wrong with it is its own answer, and the others are checked all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A code's text.
    Text(Vec<u8>),
    /// A file.
    File(PathBuf),
    /// What came from standard input.
    Stdin(Vec<u8>),
    /// A folder without anything to check.
    EmptyFolder(PathBuf),
    /// A part of a folder that cannot be entered.
    Closed(PathBuf, io::ErrorKind),
}

impl Input {
    /// What it is called in answers for programs.
    pub(super) fn source(&self) -> &OsStr {
        match self {
            Input::Text(_) => OsStr::new("text"),
            Input::File(path) | Input::EmptyFolder(path) | Input::Closed(path, _) => path.as_os_str(),
            Input::Stdin(_) => OsStr::new("-"),
        }
    }

    /// What it is called in answers for people.
    pub(super) fn shown(&self, lang: Lang) -> String {
        match self {
            Input::Text(_) => said(lang, Said::Typed),
            Input::Stdin(_) => said(lang, Said::Stdin),
            Input::File(_) | Input::EmptyFolder(_) | Input::Closed(..) => {
                visible(&self.source().to_string_lossy()).into_owned()
            }
        }
    }
}

/// Whether texts count too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Pictures only.
    Pictures,
    /// Pictures and text files.
    PicturesAndTexts,
}

/// What the arguments name, in their order, the files of a folder by name; and how many files of folders are of other
/// kinds.
pub(super) fn expand(
    lang: Lang,
    arguments: &[&OsStr],
    wanted: Wanted,
    stdin: &mut dyn Read,
) -> Result<(Vec<Input>, usize), Failure> {
    let (mut inputs, mut left_out) = (Vec::new(), 0);
    for argument in arguments {
        let path = Path::new(argument);
        if *argument == "-" {
            if inputs.iter().any(|input| matches!(input, Input::Stdin(_))) {
                return Err(Failure::Said(said(lang, Said::StdinTwice)));
            }
            inputs.push(Input::Stdin(read_stdin(lang, stdin)?));
        } else if argument.as_encoded_bytes().starts_with(PREFIX.as_bytes()) {
            if wanted == Wanted::Pictures {
                return Err(Failure::Said(said(lang, Said::NotAPath)));
            }
            inputs.push(Input::Text(argument.as_encoded_bytes().to_vec()));
        } else if path.is_dir() {
            let before = inputs.len();
            left_out += walk(path, wanted, &mut inputs);
            if inputs.len() == before {
                inputs.push(Input::EmptyFolder(path.to_owned()));
            } else if inputs.len() - before > MAX_FILES {
                let shown = visible_up_to(&argument.to_string_lossy(), 200);
                return Err(Failure::Said(said(lang, Said::TooManyFiles(&shown, MAX_FILES))));
            }
        } else {
            inputs.push(Input::File(path.to_owned()));
        }
    }
    Ok((inputs, left_out))
}

/// All of standard input.
pub(super) fn read_stdin(lang: Lang, stdin: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    let path = || PathBuf::from("-");
    let error = match read_bounded(stdin, MAX_BYTES) {
        Ok(Some(bytes)) => return Ok(bytes),
        Ok(None) => CheckError::TooLarge { path: path(), limit: MAX_BYTES },
        Err(error) => CheckError::Io { path: path(), error },
    };
    let (name, why) = (said(lang, Said::Stdin), text::check_error(lang, &error));
    Err(Failure::Said(said(lang, Said::Unread(&name, &why))))
}

/// Adds the files of a folder, one more than the most at the most. Hidden files are passed over, links not followed;
/// what is left out besides is counted, and what cannot be entered is an input that cannot be read.
fn walk(folder: &Path, wanted: Wanted, inputs: &mut Vec<Input>) -> usize {
    let (mut left_out, full) = (0, inputs.len() + MAX_FILES);
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let shown = entries
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."));
    for entry in shown {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if entry.file_type().is_file() && is_wanted(entry.path(), wanted) => {
                inputs.push(Input::File(entry.into_path()));
            }
            Ok(_) => left_out += 1,
            Err(error) => {
                let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                inputs.push(Input::Closed(error.path().unwrap_or(folder).to_owned(), kind));
            }
        }
        if inputs.len() > full {
            break;
        }
    }
    left_out
}

fn is_wanted(path: &Path, wanted: Wanted) -> bool {
    is_called_picture(path) || (wanted == Wanted::PicturesAndTexts && is_called_text(path))
}

/// The bytes of a file, or of standard input for `-`; `None` beyond the limit.
pub(super) fn read_file(stdin: &mut dyn Read, file: &Path, limit: usize) -> io::Result<Option<Vec<u8>>> {
    if file == Path::new("-") {
        read_bounded(stdin, limit)
    } else {
        File::open(file).and_then(|file| read_bounded(file, limit))
    }
}

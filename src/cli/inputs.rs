//! From arguments to inputs: texts, files, the files of folders, standard input.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::credential::armor::PREFIX;
use crate::text::{Lang, Said, said, visible_up_to};

/// The most files of a folder; more would not be one task.
pub const MAX_FILES: usize = 1_000_000;
const EXTENSIONS: [&str; 8] = ["png", "jpg", "jpeg", "webp", "bmp", "gif", "tif", "tiff"];
const TEXT_EXTENSIONS: [&str; 1] = ["txt"];

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A code's text.
    Text(Vec<u8>),
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// What it is called in answers; escaped where it is shown.
    pub(super) fn source(&self) -> String {
        match self {
            Input::Text(_) => "text".to_owned(),
            Input::File(path) => path.display().to_string(),
            Input::Stdin => "-".to_owned(),
        }
    }
}

/// Whether folders count for texts too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Pictures only.
    Pictures,
    /// Pictures and text files.
    PicturesAndTexts,
}

/// What the arguments name, in their order; the files of a folder by name.
pub(super) fn expand(lang: Lang, arguments: &[String], wanted: Wanted) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.push(Input::Stdin);
        } else if argument.starts_with(PREFIX) {
            inputs.push(Input::Text(argument.clone().into_bytes()));
        } else if path.is_dir() {
            let before = inputs.len();
            inputs.extend(files_of(path, wanted).map(Input::File));
            if inputs.len() == before {
                return Err(said(lang, Said::EmptyFolder(&visible_up_to(argument, 200))));
            }
        } else if path.exists() {
            inputs.push(Input::File(path.to_owned()));
        } else {
            return Err(said(lang, Said::NoSuchFile(&visible_up_to(argument, 200))));
        }
    }
    Ok(inputs)
}

/// Hidden files are left out, links not followed.
fn files_of(folder: &Path, wanted: Wanted) -> impl Iterator<Item = PathBuf> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let shown = walk.filter_entry(|entry| {
        entry.depth() == 0 || !entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
    });
    let files = shown.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).filter(move |path| is_wanted(path, wanted)).take(MAX_FILES)
}

fn is_wanted(path: &Path, wanted: Wanted) -> bool {
    let extension =
        path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    let texts: &[&str] = if wanted == Wanted::PicturesAndTexts { &TEXT_EXTENSIONS } else { &[] };
    EXTENSIONS.iter().chain(texts).any(|known| *known == extension)
}

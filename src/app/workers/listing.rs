//! What a folder holds that can be chosen.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::job::{Event, Listing};
use crate::check::{is_called_picture, is_called_text};

/// The most entries that are listed; more than that nobody looks through.
const MAX_LISTED: usize = 2_000;
/// The most entries of a folder that are looked at.
const MAX_ENTRIES: usize = 100_000;

/// Lists a folder; of a file, says that it is one.
pub(super) fn list(path: PathBuf) -> Event {
    if path.is_file() {
        return Event::Chosen(path);
    }
    let result = entries(&path).map_err(|error| error.to_string());
    Event::Listed { folder: path, result }
}

fn entries(folder: &Path) -> std::io::Result<Listing> {
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)?.take(MAX_ENTRIES) {
        let Ok(entry) = entry else { continue };
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        // Of a link, what it leads to.
        let path = entry.path();
        if path.is_dir() {
            listing.folders.push(path);
        } else if (is_called_picture(&path) || is_called_text(&path)) && path.is_file() {
            listing.files.push(path);
        }
    }
    listing.folders.sort();
    listing.files.sort();
    let all = listing.folders.len() + listing.files.len();
    listing.folders.truncate(MAX_LISTED);
    listing.files.truncate(MAX_LISTED - listing.folders.len());
    listing.left_out = all - listing.folders.len() - listing.files.len();
    Ok(listing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_pictures_and_texts_are_listed_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.PNG", "a.txt", "c.exe", ".hidden.png", "d"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        for name in ["z", "鲁", ".git"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let Event::Listed { result: Ok(listing), .. } = list(folder.path().to_owned()) else { panic!() };
        let inside = |names: &[&str]| names.iter().map(|name| folder.path().join(name)).collect::<Vec<_>>();
        assert_eq!(listing.folders, inside(&["z", "鲁"]));
        assert_eq!(listing.files, inside(&["a.txt", "b.PNG"]));
        assert!(matches!(list(folder.path().join("d")), Event::Chosen(_)));
        assert!(matches!(list(folder.path().join("gone")), Event::Listed { result: Err(_), .. }));
    }
}

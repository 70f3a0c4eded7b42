//! The pictures of a folder by name, over and over, as if a camera saw them.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Tick};
use std::{fs, io, thread};

use super::{Description, FrameFormat, MAX_NAME, Source, SourceError};
use crate::scan::{Luma, MAX_BYTES, load};

/// Most files of a folder that is replayed: a quarter of an hour. Their names are kept, their pictures are not.
pub const MAX_PICTURES: usize = 10_000;

/// Between two pictures: faster than they are searched, slow enough to be seen.
const PACE: Duration = Duration::from_millis(100);

/// A file of the folder that names another pace, in milliseconds; so a folder can stand for a camera of any rate.
const PACE_FILE: &str = ".pace";

/// The longest pace; a camera that is silent for 3 s is taken for stalled.
const MAX_PACE: u64 = 2_000;

struct Replay {
    folder: PathBuf,
    /// What is still to come of this round, last name first.
    to_come: Vec<OsString>,
    /// What was read when it was opened, to be shown first.
    first: Option<Luma>,
    description: Description,
    pace: Duration,
    /// When the next picture is due.
    due: Tick,
}

/// Opens a folder: reads as far as its first picture.
pub(super) fn open(folder: &Path) -> Result<Box<dyn Source>, SourceError> {
    let name = folder.display().to_string().chars().take(MAX_NAME).collect();
    let description = Description { name, width: 0, height: 0, format: FrameFormat::Pictures };
    let (folder, to_come, pace) = (folder.to_owned(), Vec::new(), pace(folder));
    let mut replay = Replay { folder, to_come, first: None, description, pace, due: Tick::now() };
    let first = replay.picture()?;
    (replay.description.width, replay.description.height) = (first.width(), first.height());
    replay.first = Some(first);
    Ok(Box::new(replay))
}

impl Replay {
    /// The next picture. The folder is read again each round, so that one that was renewed is seen.
    fn picture(&mut self) -> Result<Luma, SourceError> {
        if let Some(luma) = self.rest_of_round() {
            return Ok(luma);
        }
        self.to_come = names(&self.folder).map_err(|error| SourceError::Folder(error.kind()))?;
        if self.to_come.len() > MAX_PICTURES {
            self.to_come.clear();
            return Err(SourceError::TooManyPictures);
        }
        self.to_come.sort_by(|a, b| b.cmp(a));
        self.rest_of_round().ok_or(SourceError::NoPictures)
    }

    /// What is no picture, has gone or is half written is passed over.
    fn rest_of_round(&mut self) -> Option<Luma> {
        while let Some(name) = self.to_come.pop() {
            if let Some(luma) = read(&self.folder.join(name)) {
                return Some(luma);
            }
        }
        None
    }
}

impl Source for Replay {
    fn description(&self) -> Description {
        self.description.clone()
    }

    fn frame(&mut self) -> Result<Luma, SourceError> {
        let luma = match self.first.take() {
            Some(luma) => luma,
            None => self.picture()?,
        };
        thread::sleep(self.due.saturating_duration_since(Tick::now()));
        self.due = Tick::now() + self.pace;
        Ok(luma)
    }
}

/// The names in a folder, one more than the most at the most. Hidden ones, as programs write them before they rename
/// them, are passed over.
fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name()));
    let shown = names.filter(|name: &io::Result<OsString>| {
        !name.as_ref().is_ok_and(|name| name.as_encoded_bytes().starts_with(b"."))
    });
    shown.take(MAX_PICTURES + 1).collect()
}

/// The pace that a folder names, else the usual one.
fn pace(folder: &Path) -> Duration {
    let named =
        bytes(&folder.join(PACE_FILE)).and_then(|bytes| String::from_utf8(bytes).ok()?.trim().parse().ok());
    named.filter(|pace| (1..=MAX_PACE).contains(pace)).map_or(PACE, Duration::from_millis)
}

fn read(path: &Path) -> Option<Luma> {
    load(&bytes(path)?).ok()
}

/// What a regular file holds: opening a pipe can wait for ever.
fn bytes(path: &Path) -> Option<Vec<u8>> {
    let about = fs::metadata(path).ok()?;
    let small = usize::try_from(about.len()).is_ok_and(|len| len <= MAX_BYTES);
    if !about.is_file() || !small {
        return None;
    }
    // It may grow meanwhile.
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    fs::File::open(path).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use image::GrayImage;

    use super::*;

    /// A picture of one value, by which it is known again.
    fn put(folder: &Path, name: &str, value: u8) {
        GrayImage::from_pixel(3, 2, image::Luma([value])).save(folder.join(name)).unwrap();
    }

    fn values(source: &mut dyn Source, count: usize) -> Vec<u8> {
        (0..count).map(|_| source.frame().unwrap().pixels()[0]).collect()
    }

    #[test]
    fn pictures_come_by_name_over_and_over_and_renewed_ones_are_seen() {
        let folder = tempfile::tempdir().unwrap();
        for (name, value) in [("2.png", 2), ("1.png", 1), (".0.png", 9)] {
            put(folder.path(), name, value);
        }
        // What is no picture or only half of one.
        fs::write(folder.path().join("0.png"), "not a picture").unwrap();
        fs::write(folder.path().join("1.txt"), "").unwrap();
        let whole = fs::read(folder.path().join("2.png")).unwrap();
        fs::write(folder.path().join("3.png"), &whole[..whole.len() / 2]).unwrap();
        fs::create_dir(folder.path().join("4.png")).unwrap();
        let mut source = open(folder.path()).unwrap();
        let Description { width, height, format, .. } = source.description();
        assert_eq!((width, height, format), (3, 2, FrameFormat::Pictures));
        assert_eq!(values(source.as_mut(), 3), [1, 2, 1]);
        put(folder.path(), "2.png", 22);
        put(folder.path(), "3.png", 3);
        // The names of this round are known already, the pictures are not.
        assert_eq!(values(source.as_mut(), 4), [22, 3, 1, 22]);
        fs::remove_dir_all(folder.path()).unwrap();
        assert_eq!(source.frame(), Err(SourceError::Folder(io::ErrorKind::NotFound)));
    }

    #[test]
    fn a_folder_can_name_its_pace() {
        let folder = tempfile::tempdir().unwrap();
        let named = |text: &str| {
            fs::write(folder.path().join(PACE_FILE), text).unwrap();
            pace(folder.path())
        };
        assert_eq!(pace(folder.path()), PACE);
        assert_eq!(named("33\n"), Duration::from_millis(33));
        for wrong in ["", "0", "-5", "2001", "fast"] {
            assert_eq!(named(wrong), PACE, "{wrong}");
        }
    }

    #[test]
    fn a_folder_without_pictures_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let why = |folder: &Path| open(folder).err();
        assert_eq!(why(folder.path()), Some(SourceError::NoPictures));
        fs::write(folder.path().join("a.png"), "junk").unwrap();
        assert_eq!(why(folder.path()), Some(SourceError::NoPictures));
        let nowhere = folder.path().join("nowhere");
        assert_eq!(why(&nowhere), Some(SourceError::Folder(io::ErrorKind::NotFound)));
        assert_eq!(
            why(&folder.path().join("a.png")),
            Some(SourceError::Folder(io::ErrorKind::NotADirectory))
        );
    }

    #[cfg(unix)]
    #[test]
    fn pipes_are_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("0.png");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        put(folder.path(), "1.png", 1);
        assert_eq!(values(open(folder.path()).unwrap().as_mut(), 2), [1, 1]);
    }
}

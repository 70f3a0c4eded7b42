//! Errors on the wire: the same type on both sides.

use std::io::{self, Read};

use super::part::{Reader, Writer, broken};
use crate::scan::format::{OtherFormat, PictureFormat};
use crate::scan::{LoadError, MAX_BYTES, MAX_PIXELS, PdfError, ScanError};

/// Most bytes of what a library said: `short` keeps 160 characters.
const MAX_SAID: usize = 640;

/// Writes an error that came of the bytes. How a worker itself can fail, only its parent knows.
pub(super) fn write(to: &mut Writer, error: &ScanError) {
    let load = match error {
        ScanError::Load(load) => load,
        ScanError::TookTooLong { .. } | ScanError::WorkerEnded | ScanError::NoWorker(_) => return to.u8(0),
    };
    match load {
        LoadError::Empty => to.u8(1),
        LoadError::TooLarge { bytes, limit: _ } => {
            to.u8(2);
            to.u64(u64::try_from(*bytes).unwrap_or(u64::MAX));
        }
        LoadError::NotAPicture => to.u8(3),
        LoadError::Unsupported(format) => {
            to.u8(4);
            place(to, &OtherFormat::ALL, format);
        }
        LoadError::UnsupportedKind(format, said) => {
            to.u8(5);
            place(to, &PictureFormat::ALL, format);
            to.text(said, MAX_SAID);
        }
        LoadError::TooManyPixels { width, height, limit: _ } => {
            to.u8(6);
            to.u32(*width);
            to.u32(*height);
        }
        LoadError::TooMuchMemory(format) => {
            to.u8(7);
            place(to, &PictureFormat::ALL, format);
        }
        LoadError::Pdf(PdfError::Damaged) => to.u8(9),
        LoadError::Pdf(PdfError::Locked) => to.u8(10),
        LoadError::Pdf(PdfError::NoPages) => to.u8(11),
        LoadError::Pdf(PdfError::PagesLeft { searched, pages }) => {
            to.u8(12);
            to.u32(*searched);
            to.u32(*pages);
        }
        LoadError::Damaged(format, said) => {
            to.u8(8);
            place(to, &PictureFormat::ALL, format);
            to.text(said, MAX_SAID);
        }
    }
}

pub(super) fn read<R: Read>(from: &mut Reader<'_, R>) -> io::Result<ScanError> {
    Ok(ScanError::Load(match from.u8()? {
        1 => LoadError::Empty,
        2 => {
            let bytes = usize::try_from(from.u64()?).unwrap_or(usize::MAX);
            LoadError::TooLarge { bytes, limit: MAX_BYTES }
        }
        3 => LoadError::NotAPicture,
        4 => LoadError::Unsupported(at(from, &OtherFormat::ALL)?),
        5 => LoadError::UnsupportedKind(at(from, &PictureFormat::ALL)?, from.text(MAX_SAID)?),
        6 => LoadError::TooManyPixels { width: from.u32()?, height: from.u32()?, limit: MAX_PIXELS },
        7 => LoadError::TooMuchMemory(at(from, &PictureFormat::ALL)?),
        8 => LoadError::Damaged(at(from, &PictureFormat::ALL)?, from.text(MAX_SAID)?),
        9 => PdfError::Damaged.into(),
        10 => PdfError::Locked.into(),
        11 => PdfError::NoPages.into(),
        12 => PdfError::PagesLeft { searched: from.u32()?, pages: from.u32()? }.into(),
        _ => return Err(broken()),
    }))
}

/// A format by its place among all.
fn place<T: PartialEq>(to: &mut Writer, all: &[T], one: &T) {
    let place = all.iter().position(|other| other == one);
    to.u8(place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX));
}

fn at<T: Copy, R: Read>(from: &mut Reader<'_, R>, all: &[T]) -> io::Result<T> {
    all.get(usize::from(from.u8()?)).copied().ok_or_else(broken)
}

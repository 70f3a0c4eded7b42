//! What parent and worker say to each other: whole numbers little-endian, every length before what it counts.
//!
//! The parent trusts nothing that a worker says: a picture may have taken it over. So every length is bounded before
//! anything is set aside for it, and what no worker says ends the worker. The worker's own reader has the bounds that
//! `load` has.

mod error;
mod part;

use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::time::Duration;

use part::{Reader, Writer, broken};

use crate::domain::Quad;
use crate::scan::{Effort, Found, Luma, MAX_BYTES, MAX_PIXELS, ScanError};

/// The first word of a worker, so that another program is known by its silence or its noise.
const HELLO: u32 = u32::from_le_bytes(*b"YZW1");
/// Most codes of an answer. A page of sixty is the most that we have met.
pub(super) const MAX_FOUND: u16 = 1024;
/// Most bytes of a code's text. The largest symbol holds 7,089 digits or 2,953 bytes, each of which may become three.
const MAX_TEXT: usize = 9_000;
/// Most bytes of a stage's name.
const MAX_STAGE: usize = 64;
/// Most bytes of why a worker could not shut itself in.
const MAX_WHY: usize = 1_000;

/// What a worker is asked.
pub(in crate::scan) enum Job<'a> {
    /// The codes of a picture's file.
    Picture { effort: Effort, bytes: Cow<'a, [u8]> },
    /// The codes of a decoded picture.
    Grey { effort: Effort, picture: Cow<'a, Luma> },
    /// The codes of a camera's next frame. A worker remembers the frames of one camera, told by its number.
    Frame { session: u64, picture: Cow<'a, Luma> },
}

impl Job<'_> {
    /// How long it may take.
    pub(super) fn limit(&self) -> Duration {
        match self {
            Job::Picture { effort, .. } | Job::Grey { effort, .. } => effort.limit(),
            Job::Frame { .. } => Effort::Live.limit(),
        }
    }

    /// The camera that it belongs to.
    pub(super) fn session(&self) -> Option<u64> {
        match self {
            Job::Picture { .. } | Job::Grey { .. } => None,
            Job::Frame { session, .. } => Some(*session),
        }
    }
}

/// A worker's first word.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Greeting {
    /// It has shut itself in and waits for jobs.
    Ready,
    /// It could not, and ends.
    NotShutIn(String),
}

pub(super) fn write_greeting(to: &mut impl Write, greeting: &Greeting) -> io::Result<()> {
    let mut said = Writer::default();
    said.u32(HELLO);
    match greeting {
        Greeting::Ready => said.u8(0),
        Greeting::NotShutIn(why) => {
            said.u8(1);
            said.text(why, MAX_WHY);
        }
    }
    said.send(to, &[])
}

pub(super) fn read_greeting(from: &mut impl Read) -> io::Result<Greeting> {
    let mut from = Reader(from);
    if from.u32()? != HELLO {
        return Err(broken());
    }
    match from.u8()? {
        0 => Ok(Greeting::Ready),
        1 => Ok(Greeting::NotShutIn(from.text(MAX_WHY)?)),
        _ => Err(broken()),
    }
}

pub(super) fn write_job(to: &mut impl Write, job: &Job<'_>) -> io::Result<()> {
    let mut said = Writer::default();
    let body = match job {
        Job::Picture { effort, bytes } => {
            said.u8(1);
            said.u8(effort_code(*effort));
            said.u32(u32::try_from(bytes.len()).map_err(|_| broken())?);
            bytes
        }
        Job::Grey { effort, picture } => {
            said.u8(2);
            said.u8(effort_code(*effort));
            size(&mut said, picture);
            picture.pixels()
        }
        Job::Frame { session, picture } => {
            said.u8(3);
            said.u64(*session);
            size(&mut said, picture);
            picture.pixels()
        }
    };
    said.send(to, body)
}

fn size(said: &mut Writer, picture: &Luma) {
    said.u32(picture.width());
    said.u32(picture.height());
}

/// The next job; none when the input has ended between two.
pub(super) fn read_job(from: &mut impl Read) -> io::Result<Option<Job<'static>>> {
    let mut from = Reader(from);
    let Some(kind) = from.begin()? else { return Ok(None) };
    Ok(Some(match kind {
        1 => {
            let effort = effort(from.u8()?)?;
            let bytes = Cow::Owned(from.bytes(MAX_BYTES)?);
            Job::Picture { effort, bytes }
        }
        2 => Job::Grey { effort: effort(from.u8()?)?, picture: Cow::Owned(picture(&mut from)?) },
        3 => Job::Frame { session: from.u64()?, picture: Cow::Owned(picture(&mut from)?) },
        _ => return Err(broken()),
    }))
}

fn picture<R: Read>(from: &mut Reader<'_, R>) -> io::Result<Luma> {
    let (width, height) = (from.u32()?, from.u32()?);
    let pixels = u64::from(width) * u64::from(height);
    let length = usize::try_from(pixels).ok().filter(|_| pixels <= MAX_PIXELS).ok_or_else(broken)?;
    Luma::new(width, height, from.exactly(length)?).ok_or_else(broken)
}

pub(super) fn write_answer(to: &mut impl Write, answer: &Result<Vec<Found>, ScanError>) -> io::Result<()> {
    let mut said = Writer::default();
    match answer {
        Ok(found) => {
            said.u8(0);
            let count = found.len().min(usize::from(MAX_FOUND));
            said.u16(u16::try_from(count).unwrap_or(MAX_FOUND));
            for one in found.iter().take(count) {
                said.text(&one.text, MAX_TEXT);
                one.corners.0.iter().flatten().for_each(|v| said.u32(v.to_bits()));
                said.text(&one.stage, MAX_STAGE);
                said.u32(one.page.unwrap_or(0));
            }
        }
        Err(error) => {
            said.u8(1);
            error::write(&mut said, error);
        }
    }
    said.send(to, &[])
}

pub(super) fn read_answer(from: &mut impl Read) -> io::Result<Result<Vec<Found>, ScanError>> {
    let mut from = Reader(from);
    match from.u8()? {
        0 => {
            let count = from.u16()?;
            if count > MAX_FOUND {
                return Err(broken());
            }
            (0..count).map(|_| found(&mut from)).collect::<io::Result<_>>().map(Ok)
        }
        1 => Ok(Err(error::read(&mut from)?)),
        _ => Err(broken()),
    }
}

fn found<R: Read>(from: &mut Reader<'_, R>) -> io::Result<Found> {
    let text = from.text(MAX_TEXT)?;
    let mut corners = [[0.0; 2]; 4];
    for value in corners.iter_mut().flatten() {
        *value = f32::from_bits(from.u32()?);
        if !value.is_finite() {
            return Err(broken());
        }
    }
    let stage = Cow::Owned(from.text(MAX_STAGE)?);
    let page = Some(from.u32()?).filter(|page| *page > 0);
    Ok(Found { text, corners: Quad(corners), stage, page })
}

fn effort_code(effort: Effort) -> u8 {
    match effort {
        Effort::Live => 0,
        Effort::Normal => 1,
        Effort::Hard => 2,
    }
}

fn effort(code: u8) -> io::Result<Effort> {
    Effort::ALL.into_iter().find(|effort| effort_code(*effort) == code).ok_or_else(broken)
}

#[cfg(test)]
mod tests;

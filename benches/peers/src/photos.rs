//! Photos with their truth, in a folder: `boofcv/CATEGORY/NAME.jpg` with corners in `NAME.txt`, `zxing/SET/NAME.webp`
//! (or png) with the text in `NAME.txt`.

use std::fs;
use std::path::Path;

use yanzheng::scan::{Luma, load};

use crate::Extent;
use crate::child::Outcome;
use crate::readers::Reader;
use crate::report::{Table, percent, shown};
use crate::run::run;
use crate::score::{same_text, symbols_found};
use crate::truth::{Photo, Quad, Truth, in_folder};

/// In which size a photo is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    /// Fitted into 1280 x 720, as a camera gives it.
    Live,
    /// As it is.
    Still,
}

/// Too many small symbols: 60 in a picture would outweigh all other categories.
const LOTS: &str = "lots";

pub fn bench(folder: &Path, extent: Extent, readers: &[Reader], jobs: usize) -> Result<(), String> {
    let mut photos = in_folder(folder)?;
    if photos.is_empty() {
        return Err(format!(
            "{} holds no photos: boofcv/CATEGORY/NAME.jpg, zxing/SET/NAME.webp",
            folder.display()
        ));
    }
    if extent == Extent::Quick {
        photos = photos.into_iter().step_by(4).collect();
    }
    for size in [Size::Live, Size::Still] {
        let outcomes = run(&photos, readers, jobs, |photo| vec![shown_at(photo, size)]);
        let title =
            if size == Size::Live { "photos, live (1280 x 720)" } else { "photos, still (full size)" };
        println!("{title}: {}\n", photos.len());
        corners(&photos, &outcomes, size, readers).print();
        texts(&photos, &outcomes, readers).print();
        remarks(&photos, &outcomes, readers);
    }
    Ok(())
}

fn shown_at(photo: &Photo, size: Size) -> Luma {
    let bytes = fs::read(&photo.path).unwrap_or_default();
    // What does not load is as good as empty; all readers are shown the same.
    let full = load(&bytes).unwrap_or_else(|error| {
        eprintln!("{}: {error}", photo.path.display());
        Luma::new(1, 1, vec![255]).expect("one pixel")
    });
    match size {
        Size::Still => full,
        Size::Live => {
            let [width, height] = [full.width(), full.height()].map(|side| side as f32);
            let scale = (1280.0 / width).min(720.0 / height).min(1.0);
            full.fitted((width.max(height) * scale) as u32).unwrap_or(full)
        }
    }
}

fn corners(photos: &[Photo], outcomes: &[Vec<Outcome>], size: Size, readers: &[Reader]) -> Table {
    let mut table = Table::new("% with a decoded code", readers);
    let known: Vec<(&Photo, &Vec<Outcome>, &Vec<Quad>)> = photos
        .iter()
        .zip(outcomes)
        .filter_map(|(photo, outcomes)| match &photo.truth {
            Truth::Corners(quads) => Some((photo, outcomes, quads)),
            Truth::Text(_) => None,
        })
        .collect();
    let mut categories: Vec<&str> = known.iter().map(|(photo, ..)| photo.category.as_str()).collect();
    categories.dedup();
    let rate = |category: Option<&str>, reader: usize| {
        let of = known.iter().filter(|(photo, ..)| category.is_none_or(|name| photo.category == name));
        let (mut read, mut all) = (0, 0);
        for (_, outcomes, _) in of {
            all += 1;
            read += usize::from(!outcomes[reader].reads.is_empty());
        }
        (read, all)
    };
    let count = readers.len();
    for category in categories {
        let name = format!("{category} ({})", rate(Some(category), 0).1);
        table.row(name, (0..count).map(|reader| rate(Some(category), reader)).map(|(r, a)| percent(r, a)));
    }
    let name = format!("all ({})", rate(None, 0).1);
    table.row(name, (0..count).map(|reader| rate(None, reader)).map(|(r, a)| percent(r, a)));
    // The truth is in pixels of the full size; a live picture's codes are not matched with it.
    if size == Size::Still {
        let few = || known.iter().filter(|(photo, ..)| photo.category != LOTS);
        let all: usize = few().map(|(_, _, quads)| quads.len()).sum();
        let found = |reader: usize| few().map(|(_, o, quads)| symbols_found(quads, &o[reader].reads)).sum();
        let name = format!("symbols without lots ({all})");
        table.row(name, (0..count).map(|reader| percent(found(reader), all)));
    }
    let costs: Vec<Vec<Outcome>> = known.iter().map(|(_, outcomes, _)| (*outcomes).clone()).collect();
    table.costs(&costs);
    table
}

fn texts(photos: &[Photo], outcomes: &[Vec<Outcome>], readers: &[Reader]) -> Table {
    let mut table = Table::new("texts known", readers);
    let count = |right: bool, reader: usize| {
        let is = |(photo, outcomes): (&Photo, &Vec<Outcome>)| match &photo.truth {
            Truth::Text(truth) => {
                outcomes[reader].reads.iter().filter(|r| same_text(&r.text, truth) == right).count()
            }
            Truth::Corners(_) => 0,
        };
        photos.iter().zip(outcomes).map(is).filter(|n| *n > 0).count().to_string()
    };
    let all = photos.iter().filter(|photo| matches!(photo.truth, Truth::Text(_))).count();
    table.row(format!("right (of {all})"), (0..readers.len()).map(|reader| count(true, reader)));
    table.row("wrong", (0..readers.len()).map(|reader| count(false, reader)));
    table
}

/// What a person has to look at: texts of ours that differ from the truth, and those that nobody else reads.
fn remarks(photos: &[Photo], outcomes: &[Vec<Outcome>], readers: &[Reader]) {
    let mut lines = Vec::new();
    for (photo, outcomes) in photos.iter().zip(outcomes) {
        let is_ours = |reader: &Reader| reader.name.starts_with("ours");
        let of = |ours: bool| {
            let some = readers.iter().zip(outcomes).filter(move |(reader, _)| is_ours(reader) == ours);
            some.flat_map(|(_, outcome)| &outcome.reads).map(|read| read.text.as_str())
        };
        let mut texts: Vec<&str> = of(true).collect();
        texts.sort();
        texts.dedup();
        let name = photo.name();
        for text in texts {
            match &photo.truth {
                Truth::Text(truth) if !same_text(text, truth) => {
                    lines.push(format!("wrong       {name}: {} is not {}", shown(text), shown(truth)));
                }
                _ if !of(false).any(|peer| same_text(peer, text)) => {
                    lines.push(format!("ours alone  {name}: {}", shown(text)));
                }
                _ => (),
            }
        }
    }
    if !lines.is_empty() {
        println!("{}\n", lines.join("\n"));
    }
}

//! Yanzheng's scanner beside other QR readers, all on the same pictures in one run: `./dev bench scan`.
//!
//! `photos` (with `truth`) and `dense` say which pictures there are → `run` shows each to all readers, every one in a process of its
//! own (`child`) that is ended when it takes too long → `score` compares with the truth → `report` prints tables.
//!
//! The times are CPU time of the reader's process for reading alone: the picture is there already, grey and in its
//! size. Everything is built with `opt-level = 3`, ours too; C and C++ as their crates and Debian build them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::available_parallelism;

mod child;
mod dense;
mod photos;
mod readers;
mod report;
mod run;
mod score;
#[path = "../../../tests/scan/simulate/mod.rs"]
mod simulate;
mod truth;

use readers::Reader;

/// How much is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A quarter of the photos, ten dense codes a cell.
    Quick,
    /// All photos, sixty dense codes a cell.
    Full,
}

/// Where photos are looked for when no folder is named; seen from the repository.
const PHOTOS: &str = "../shared/qr-photos";

const USAGE: &str = "peers [--quick] [--only NAME,…] [--jobs N] [--no-dense] [FOLDER]";

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let (mut extent, mut only, mut folder, mut dense) = (Extent::Full, None, None, true);
    let mut jobs = available_parallelism().map_or(1, |n| n.get());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(USAGE);
        match arg.as_str() {
            child::SERVE => return child::serve(&value()?),
            "--quick" => extent = Extent::Quick,
            "--no-dense" => dense = false,
            "--only" => only = Some(value()?),
            "--jobs" => jobs = value()?.parse().map_err(|_| USAGE)?,
            flag if flag.starts_with('-') => return Err(USAGE.to_owned()),
            path => folder = Some(PathBuf::from(path)),
        }
    }
    let readers = chosen(only.as_deref())?;
    match folder.or_else(|| Path::new(PHOTOS).is_dir().then(|| PathBuf::from(PHOTOS))) {
        Some(folder) => photos::bench(&folder, extent, &readers, jobs)?,
        None => println!("No folder of photos is named and there is no {PHOTOS}: the dense codes alone.\n"),
    }
    if dense {
        dense::bench(extent, &readers, jobs);
    }
    Ok(())
}

/// The readers whose names begin with one of these: "ours" is ours with every effort.
fn chosen(only: Option<&str>) -> Result<Vec<Reader>, String> {
    let mut readers = readers::all();
    if let Some(only) = only {
        readers.retain(|reader| only.split(',').any(|name| reader.name.starts_with(name)));
    }
    if readers.is_empty() {
        let names: Vec<&str> = readers::all().iter().map(|reader| reader.name).collect();
        return Err(format!("--only takes some of {}", names.join(", ")));
    }
    Ok(readers)
}

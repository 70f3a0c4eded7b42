//! Dense codes of our own kind, simulated: what the window's camera sees of a phone. `tests/scan/simulate` makes them.

use yanzheng::scan::Luma;

use crate::Extent;
use crate::child::Outcome;
use crate::readers::Reader;
use crate::report::{Table, percent, shown};
use crate::run::run;
use crate::simulate::{View, jittered, text};

/// A row: codes that are seen in one way.
struct Cell {
    name: String,
    view: View,
    frames: u64,
}

struct Shot<'a> {
    cell: &'a Cell,
    seed: u64,
}

const VERSIONS: [i16; 4] = [10, 15, 20, 25];
const PIXELS: [f32; 4] = [3.0, 4.0, 5.0, 6.0];

pub fn bench(extent: Extent, readers: &[Reader], jobs: usize) {
    let count = if extent == Extent::Quick { 10 } else { 60 };
    let (cells, effects) = (plain(), effects());
    let title = format!("dense codes, % right of {count}");
    println!("{title}; px are pixels a module; webcam: tilted up to 20°, turned, blur 0.95 px, noise 8\n");
    for (cells, title) in [(cells, "webcam"), (effects, "webcam, and more")] {
        let shots: Vec<Shot> =
            cells.iter().flat_map(|cell| (0..count).map(move |seed| Shot { cell, seed })).collect();
        let frames = |shot: &Shot| jittered(shot.cell.view, shot.seed, shot.cell.frames);
        let outcomes = run(&shots, readers, jobs, |shot| {
            let seen = frames(shot).into_iter();
            seen.filter_map(|seen| Luma::new(seen.width, seen.height, seen.pixels)).collect()
        });
        table(title, &shots, &outcomes, usize::try_from(count).unwrap_or(0), readers);
    }
}

fn plain() -> Vec<Cell> {
    let each = VERSIONS.into_iter().flat_map(|version| PIXELS.map(|pixels| (version, pixels)));
    each.map(|(version, pixels)| Cell {
        name: format!("version {version}, {pixels} px"),
        view: View::webcam(version, pixels),
        frames: 1,
    })
    .collect()
}

fn effects() -> Vec<Cell> {
    let base = View::webcam(20, 4.0);
    let named = [
        ("dark mode", base.dark_mode()),
        ("glare", base.glare()),
        ("moiré", base.moire()),
        ("JPEG 60", base.jpeg(60)),
        ("JPEG 30", base.jpeg(30)),
    ];
    let effects =
        named.map(|(name, view)| Cell { name: format!("version 20, 4 px, {name}"), view, frames: 1 });
    let several =
        Cell { name: "version 20, 3 px, any of 5 frames".to_owned(), view: View::webcam(20, 3.0), frames: 5 };
    effects.into_iter().chain([several]).collect()
}

fn table(title: &str, shots: &[Shot], outcomes: &[Vec<Outcome>], count: usize, readers: &[Reader]) {
    let mut table = Table::new(title, readers);
    let mut wrong = vec![0; readers.len()];
    let mut wrong_texts = Vec::new();
    for (shots, outcomes) in shots.chunks(count).zip(outcomes.chunks(count)) {
        let mut right = vec![0; readers.len()];
        for (shot, outcomes) in shots.iter().zip(outcomes) {
            let truth = text(shot.cell.view, shot.seed);
            for (reader, outcome) in outcomes.iter().enumerate() {
                let is_right = |text: &str| text == truth;
                right[reader] += usize::from(outcome.reads.iter().any(|read| is_right(&read.text)));
                for read in outcome.reads.iter().filter(|read| !is_right(&read.text)) {
                    wrong[reader] += 1;
                    let name = readers[reader].name;
                    wrong_texts.push(format!("wrong  {name}, {}: {}", shot.cell.name, shown(&read.text)));
                }
            }
        }
        let name = shots.first().map_or("", |shot| &shot.cell.name);
        table.row(name, right.into_iter().map(|right| percent(right, count)));
    }
    table.row("wrong texts", wrong.iter().map(usize::to_string));
    table.costs(outcomes);
    table.print();
    if !wrong_texts.is_empty() {
        println!("{}\n", wrong_texts.join("\n"));
    }
}

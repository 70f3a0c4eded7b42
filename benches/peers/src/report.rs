//! Tables on standard output, plain and aligned.

use std::time::Duration;

use crate::child::{Fault, LIMIT, Outcome};
use crate::readers::Reader;

pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A column for what the rows are, then one for each reader.
    pub fn new(title: &str, readers: &[Reader]) -> Table {
        let names = readers.iter().map(|reader| reader.name.to_owned());
        Table { rows: vec![std::iter::once(title.to_owned()).chain(names).collect()] }
    }

    pub fn row(&mut self, name: impl Into<String>, cells: impl IntoIterator<Item = String>) {
        self.rows.push(std::iter::once(name.into()).chain(cells).collect());
    }

    pub fn print(&self) {
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        for row in &self.rows {
            let cells = row.iter().enumerate().map(|(column, cell)| match column {
                0 => format!("{cell:<w$}", w = width(0)),
                _ => format!("{cell:>w$}", w = width(column)),
            });
            println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        println!();
    }

    /// Rows for the time, and for what went wrong if something did.
    pub fn costs(&mut self, outcomes: &[Vec<Outcome>]) {
        let readers = outcomes.first().map_or(0, Vec::len);
        let of = |reader: usize| outcomes.iter().map(move |all| &all[reader]);
        let times: Vec<Vec<Duration>> = (0..readers)
            .map(|reader| {
                let mut times: Vec<Duration> = of(reader).map(|outcome| outcome.cpu).collect();
                times.sort();
                times
            })
            .collect();
        for (name, percent) in [("CPU ms, median", 50), ("CPU ms, 95 %", 95), ("CPU ms, most", 100)] {
            self.row(name, times.iter().map(|times| format!("{:.1}", ms(at(times, percent)))));
        }
        let faults = [
            (format!("over {} s", LIMIT.as_secs()), Fault::Stalled),
            ("panicked".to_owned(), Fault::Panicked),
            ("process ended".to_owned(), Fault::Died),
        ];
        for (name, fault) in faults {
            let counts: Vec<usize> =
                (0..readers).map(|reader| of(reader).filter(|o| o.fault == Some(fault)).count()).collect();
            if counts.iter().any(|count| *count > 0) {
                self.row(name, counts.iter().map(usize::to_string));
            }
        }
    }
}

/// The smallest that at least so many percent are not above.
fn at(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

pub fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.1}", 100.0 * part as f64 / whole as f64) }
}

/// A text for one line of a terminal: it comes from pictures.
pub fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    if text.chars().count() > 60 {
        format!("{short}… ({} characters)", text.chars().count())
    } else {
        short
    }
}

//! Which rows of the table are shown, and in which order. Worked out when something has changed, never while painting.

use super::Row;
use crate::domain::{Field, Instant};
use crate::text::{self, Lang};
use crate::verify::Word;

/// So many answers later the rows are put in order anew while a run is at work: often enough to be watched, seldom
/// enough to cost nothing.
const BATCH: usize = 64;

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Column {
    /// As they were added.
    #[default]
    Added,
    File,
    /// The most serious first.
    Verdict,
    Plate,
    At,
}

/// The rows that are shown.
#[derive(Debug, Default)]
pub(in crate::app) struct Order {
    pub(in crate::app) column: Column,
    pub(in crate::app) is_reversed: bool,
    pub(in crate::app) word: Option<Word>,
    pub(in crate::app) sought: String,
    shown: Vec<usize>,
    waiting: usize,
}

impl Order {
    /// The places of the rows that are shown.
    pub(in crate::app) fn shown(&self) -> &[usize] {
        &self.shown
    }

    pub(super) fn sort_by(&mut self, column: Column, rows: &[Row], lang: Lang) {
        self.is_reversed = column == self.column && !self.is_reversed;
        self.column = column;
        self.refresh(rows, lang);
    }

    pub(super) fn filter(&mut self, word: Option<Word>, rows: &[Row], lang: Lang) {
        self.word = word;
        self.refresh(rows, lang);
    }

    pub(super) fn find(&mut self, sought: String, rows: &[Row], lang: Lang) {
        self.sought = sought;
        self.refresh(rows, lang);
    }

    /// A row has changed.
    pub(super) fn changed(&mut self, is_last: bool, rows: &[Row], lang: Lang) {
        self.waiting += 1;
        if is_last || self.waiting >= BATCH {
            self.refresh(rows, lang);
        }
    }

    pub(super) fn refresh(&mut self, rows: &[Row], lang: Lang) {
        self.waiting = 0;
        let sought = self.sought.to_lowercase();
        let is_shown = |row: &Row| {
            self.word.is_none_or(|word| row.codes().iter().any(|one| one.verdict.word() == word))
                && (sought.is_empty() || holds(row, &sought, lang))
        };
        self.shown = (0..rows.len()).filter(|&index| rows.get(index).is_some_and(is_shown)).collect();
        let row = |index: &usize| rows.get(*index);
        match self.column {
            Column::Added => {}
            Column::File => {
                self.shown.sort_by(|a, b| row(a).map(|row| &row.path).cmp(&row(b).map(|row| &row.path)))
            }
            Column::Verdict => self.shown.sort_by_key(|index| row(index).map_or(Rank::Waiting, rank)),
            Column::Plate => self.shown.sort_by_cached_key(|index| row(index).and_then(plate)),
            Column::At => self.shown.sort_by_key(|index| row(index).and_then(at)),
        }
        if self.is_reversed {
            self.shown.reverse();
        }
    }
}

/// What is sought stands in the name, the plate or the verdict.
fn holds(row: &Row, sought: &str, lang: Lang) -> bool {
    let name = row.path.to_string_lossy().to_lowercase();
    let said =
        row.codes().iter().any(|one| text::headline(lang, &one.verdict).to_lowercase().contains(sought));
    name.contains(sought) || said || plate(row).is_some_and(|plate| plate.to_lowercase().contains(sought))
}

/// Unreadable files want to be looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Unread,
    Word(Word),
    Waiting,
}

fn rank(row: &Row) -> Rank {
    if row.error().is_some() {
        return Rank::Unread;
    }
    row.codes().iter().map(|one| one.verdict.word()).min().map_or(Rank::Waiting, Rank::Word)
}

/// The plate of the first proven code.
pub(in crate::app) fn plate(row: &Row) -> Option<String> {
    let genuine = row.codes().iter().find_map(|one| one.verdict.genuine())?;
    genuine.claims().licence.text(Field::PlateNo).map(str::to_owned)
}

fn at(row: &Row) -> Option<Instant> {
    Some(row.audited.as_ref()?.at.instant)
}

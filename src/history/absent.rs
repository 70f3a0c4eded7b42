//! A program without the feature `history` keeps nothing and says so.

use std::convert::Infallible;
use std::path::Path;

use super::{Check, Count, Decision, Entry, EntryId, Filter, HistoryFault, Random};
use crate::domain::{Day, Instant, Seen};
use crate::verify::Verdict;

/// There is none.
#[derive(Debug)]
pub struct History(Infallible);

#[allow(missing_docs, clippy::missing_errors_doc, reason = "the same as in the store, and never called")]
impl History {
    pub fn open(_: &Path, _: Instant, _: Random) -> Result<(Self, Option<HistoryFault>), HistoryFault> {
        Err(HistoryFault::NotBuilt)
    }

    pub fn open_doubted(
        _: &Path,
        _: Instant,
        _: Random,
    ) -> Result<(Self, Option<HistoryFault>), HistoryFault> {
        Err(HistoryFault::NotBuilt)
    }

    pub fn open_existing(
        _: &Path,
        _: Instant,
        _: Random,
    ) -> Result<(Self, Option<HistoryFault>), HistoryFault> {
        Err(HistoryFault::NotBuilt)
    }

    pub fn seen(&mut self, _: &Check<'_>) -> Result<Seen, HistoryFault> {
        match self.0 {}
    }

    pub fn keep(&mut self, _: &Check<'_>, _: &Verdict, _: Option<EntryId>) -> Result<EntryId, HistoryFault> {
        match self.0 {}
    }

    pub fn list(&self, _: &Filter) -> Result<Vec<Entry>, HistoryFault> {
        match self.0 {}
    }

    pub fn count(&self, _: &Filter) -> Result<Vec<Count>, HistoryFault> {
        match self.0 {}
    }

    pub fn decide(&mut self, _: EntryId, _: Decision, _: Instant) -> Result<(), HistoryFault> {
        match self.0 {}
    }

    pub fn forget(&mut self, _: Option<Day>) -> Result<usize, HistoryFault> {
        match self.0 {}
    }

    pub fn keep_days(&self) -> Result<u32, HistoryFault> {
        match self.0 {}
    }

    pub fn set_keep_days(&mut self, _: u32, _: Instant) -> Result<(), HistoryFault> {
        match self.0 {}
    }
}

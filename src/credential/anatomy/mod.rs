//! The anatomy of a code, for testers: what every byte is, what it says and which check it feeds.
//!
//! `walk` goes through the bytes and `place` knows what stands where; `diagnostic` writes an item down, `explain` says
//! what its value means, `feeds` which step it serves. What is wrong is not decided here: the fault is the one that
//! [`Code::read`] or [`StatusList::read`] reports.

mod diagnostic;
mod explain;
mod feeds;
mod hex;
mod notation;
mod place;
mod role;
mod walk;

use std::ops::Range;

pub use explain::{Algorithm, Explained, StatusCount};
pub use hex::{HexError, from_hex};
pub use role::{BearerPart, KeyPart, ListPart, ObjectKind, Role, UsePart};

use super::armor::{ArmorError, MAX_CHARS, chars_for};
use super::cbor::Reader;
use super::code::{Code, Live};
use super::fault::{Fault, FormatError};
use super::status::{MAX_PACKED, StatusList};
use crate::domain::Step;

/// The most bytes that are explained: those of the largest thing that the format has, a status list.
pub const MAX_BYTES: usize = MAX_PACKED;

/// The most items that are told apart. Input of 64 KiB never has more, for an item has at least a byte; a genuine
/// status list of any size has about twenty.
pub const MAX_ITEMS: usize = 64 << 10;

/// One item of CBOR: a whole scalar, the head of a container, or the head of a byte string whose content is CBOR.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Offset of its first byte.
    pub at: usize,
    /// Its bytes: those of the head for a container, tag or string of CBOR (what is inside are items of their own),
    /// all of them otherwise.
    pub len: usize,
    /// How many containers, tags and strings of CBOR it stands in.
    pub depth: u8,
    /// Diagnostic notation (RFC 8949 §8), of a head without its closing bracket. Controls, bidirectional formats
    /// and characters without width are escaped; long strings are shortened and say their length.
    pub diagnostic: String,
    /// What its place means in the format, also when something else stands there.
    pub role: Role,
    /// The signed object that it belongs to.
    pub object: ObjectKind,
    /// The step of the ladder that it serves first; `None` if no check uses it.
    pub feeds: Option<Step>,
    /// What its value means, if it is one that this place allows.
    pub explained: Option<Explained>,
}

impl Item {
    /// The offsets of its bytes.
    pub fn range(&self) -> Range<usize> {
        self.at..self.at + self.len
    }

    /// Its bytes in what was dissected.
    pub fn bytes<'a>(&self, dissected: &'a [u8]) -> &'a [u8] {
        dissected.get(self.range()).unwrap_or_default()
    }
}

/// Bytes, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anatomy {
    /// What the bytes say they are, by typ.
    pub object: ObjectKind,
    /// The items, in the order of their bytes and without gap or overlap; what cannot be read is [`Role::Unread`].
    pub items: Vec<Item>,
    /// The rule that makes the bytes malformed. What follows it is explained all the same, as far as it can be told
    /// apart.
    pub fault: Option<FormatError>,
    /// The rule that the live proof breaks around a sound statement: `proof-invalid`, not malformed.
    pub proof_fault: Option<FormatError>,
    /// Where explaining ended for [`MAX_BYTES`] or [`MAX_ITEMS`]; that says nothing about the bytes.
    pub ended_early: Option<usize>,
}

impl Anatomy {
    /// The item that has the byte at this offset.
    pub fn item_at(&self, at: usize) -> Option<&Item> {
        let after = self.items.partition_point(|item| item.at <= at);
        self.items.get(after.checked_sub(1)?).filter(|item| item.range().contains(&at))
    }

    /// All of it in diagnostic notation (RFC 8949 §8); long strings are shortened and say their length.
    pub fn notation(&self) -> String {
        notation::whole(&self.items)
    }

    /// What could not be read, in order: what follows a broken item as far as the next place that is certain.
    pub fn unread(&self) -> impl Iterator<Item = Range<usize>> {
        self.items.iter().filter(|item| item.role == Role::Unread).map(Item::range)
    }
}

/// Takes the bytes of a code or a status list apart. Whatever they are, they get an answer.
///
/// After a broken item it goes on behind the byte string that the item stands in; a byte string, array or map that is
/// longer than what was left of it is explained as far as it goes.
pub fn dissect(bytes: &[u8]) -> Anatomy {
    let reader = Reader::new(bytes);
    if bytes.len() > MAX_BYTES {
        let items = vec![walk::unread(bytes, 0, ObjectKind::Other, 0)];
        return Anatomy {
            object: ObjectKind::Other,
            items,
            fault: None,
            proof_fault: None,
            ended_early: Some(0),
        };
    }
    let place = place::Place::envelope(&reader);
    let (items, ended_early) = walk::walk(reader, place);
    let mut anatomy = Anatomy { object: place.object, items, fault: None, proof_fault: None, ended_early };
    anatomy.ask_reader(bytes);
    let use_kind = anatomy.items.iter().find_map(|item| match item.explained {
        Some(Explained::Use(use_kind)) => Some(use_kind),
        _ => None,
    });
    for item in &mut anatomy.items {
        item.feeds = feeds::step(item.role, item.object, use_kind);
    }
    anatomy
}

impl Anatomy {
    /// Asks the reader that the verifier uses what is wrong, and what the packed statuses say.
    fn ask_reader(&mut self, bytes: &[u8]) {
        if self.object == ObjectKind::StatusList {
            match StatusList::read(bytes) {
                Err(error) => self.fault = Some(error),
                Ok(list) => self.count_statuses(list.unproven()),
            }
            return;
        }
        match Code::read(bytes) {
            Err(error) => self.fault = Some(error),
            Ok(code) => {
                let chars = chars_for(bytes.len());
                self.fault = code.check_length(chars).err();
                if chars > MAX_CHARS {
                    self.fault = Some(Fault::Armor(ArmorError::TooLong { chars }).at(0));
                }
                if let Live::Broken(error) = code.proof {
                    self.proof_fault = Some(error);
                }
            }
        }
    }

    fn count_statuses(&mut self, list: &StatusList) {
        let packed = Role::StatusListValue(ListPart::Packed);
        if let Some(item) = self.items.iter_mut().find(|item| item.role == packed) {
            item.explained = Some(Explained::Statuses(StatusCount::of(&list.statuses)));
        }
    }
}

#[cfg(test)]
mod tests;

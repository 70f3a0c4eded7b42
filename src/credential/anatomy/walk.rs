//! Goes through the bytes, item by item, and past what is broken as far as the next place that is certain.

use super::super::cbor::{CborFault, Head, Reader};
use super::diagnostic;
use super::explain::{Content, Explained, explain};
use super::place::Place;
use super::role::{ObjectKind, Role};
use super::{Item, MAX_ITEMS};

/// The deepest item that is told apart. A sound code has none deeper: nine levels down to a field of the licence in a
/// live code, and [`MAX_DEPTH`](super::super::cbor::MAX_DEPTH) more where something unknown stands.
pub(super) const DEEPEST: u8 = 24;

/// Why an item was not read to its end.
enum Stop {
    /// It is broken; what follows in the same string cannot be told apart.
    Broken,
    /// [`MAX_ITEMS`] were found.
    Full,
}

struct Walk<'a> {
    items: Vec<Item>,
    /// The bytes up to here belong to items.
    at: usize,
    bytes: &'a [u8],
}

/// The items of all bytes that the reader has, and where [`MAX_ITEMS`] ended the walk, if it did.
pub(super) fn walk(reader: Reader<'_>, place: Place) -> (Vec<Item>, Option<usize>) {
    let bytes = reader.rest();
    let mut walk = Walk { items: Vec::new(), at: 0, bytes };
    let ended_early = match walk.string(reader, place, 0) {
        Ok(()) | Err(Stop::Broken) => None,
        Err(Stop::Full) => {
            let at = walk.at;
            walk.leave(bytes.len(), ObjectKind::Other, 0);
            Some(at)
        }
    };
    (walk.items, ended_early)
}

/// An item for bytes that are not read.
pub(super) fn unread(bytes: &[u8], at: usize, object: ObjectKind, depth: u8) -> Item {
    let diagnostic = diagnostic::bytes(bytes);
    Item { at, len: bytes.len(), depth, diagnostic, role: Role::Unread, object, feeds: None, explained: None }
}

/// Reads a head, also one that says more than is left.
pub(super) fn lenient_head(reader: &mut Reader<'_>) -> Option<Head> {
    let start = reader.clone();
    match reader.head() {
        Ok(head) => Some(head),
        Err(error) if error.fault == CborFault::Truncated => {
            *reader = start;
            reader.cut_head().ok()
        }
        Err(_) => None,
    }
}

impl Walk<'_> {
    /// Reads the one item that a string of CBOR holds and leaves the rest of the string unread.
    fn string(&mut self, mut reader: Reader<'_>, place: Place, depth: u8) -> Result<(), Stop> {
        let end = reader.position() + reader.rest().len();
        if !reader.is_at_end()
            && let Err(Stop::Full) = self.item(&mut reader, place, depth)
        {
            return Err(Stop::Full);
        }
        self.leave(end, place.object, depth);
        Ok(())
    }

    /// Leaves the bytes up to `end` unread.
    fn leave(&mut self, end: usize, object: ObjectKind, depth: u8) {
        if let Some(bytes) = self.bytes.get(self.at..end).filter(|bytes| !bytes.is_empty()) {
            self.items.push(unread(bytes, self.at, object, depth));
            self.at = end;
        }
    }

    /// Adds the item that begins where the last one ended and ends where the reader is.
    fn push(
        &mut self,
        reader: &Reader<'_>,
        place: Place,
        depth: u8,
        diagnostic: String,
        explained: Option<Explained>,
    ) -> Result<(), Stop> {
        if self.items.len() >= MAX_ITEMS {
            return Err(Stop::Full);
        }
        let (at, Place { role, object }) = (self.at, place);
        self.at = reader.position();
        self.items.push(Item {
            at,
            len: self.at - at,
            depth,
            diagnostic,
            role,
            object,
            feeds: None,
            explained,
        });
        Ok(())
    }

    fn item(&mut self, reader: &mut Reader<'_>, place: Place, depth: u8) -> Result<(), Stop> {
        if depth > DEEPEST {
            return Err(Stop::Broken);
        }
        let head = lenient_head(reader).ok_or(Stop::Broken)?;
        let place = place.holding(head);
        let holds = |count| Some(Explained::Holds(count));
        match head {
            Head::Bytes(length) if let Some(inside) = place.inside() => {
                self.push(reader, place, depth, diagnostic::embedded(length), holds(length))?;
                let content = reader.rest().get(..length).unwrap_or(reader.rest());
                self.string(Reader::embedded(content, reader.position()), inside, depth + 1)?;
                reader.content(length).map_err(|_| Stop::Broken)?;
            }
            Head::Array(count) => {
                self.push(reader, place, depth, diagnostic::array(count), holds(count))?;
                (0..count).try_for_each(|i| self.item(reader, place.element(i), depth + 1))?;
            }
            Head::Map(pairs) => {
                self.push(reader, place, depth, diagnostic::map(pairs), holds(pairs))?;
                (0..pairs).try_for_each(|_| self.pair(reader, place, depth + 1))?;
            }
            Head::Tag(tag) => {
                self.push(reader, place, depth, diagnostic::tag(tag), None)?;
                self.item(reader, place.tagged(), depth + 1)?;
            }
            _ => {
                let content = read_content(reader, head).ok_or(Stop::Broken)?;
                self.push(reader, place, depth, diagnostic::scalar(content), explain(place.role, content))?;
            }
        }
        Ok(())
    }

    /// Reads a key and what stands behind it. Keys out of order, twice or of a wrong type break a rule, but hide
    /// nothing.
    fn pair(&mut self, reader: &mut Reader<'_>, map: Place, depth: u8) -> Result<(), Stop> {
        let label = reader.clone().label(&[]).ok().map(|(label, _)| label);
        let (key, value) = map.entry(label);
        self.item(reader, key, depth)?;
        let value = if value.role == Role::Tag { Place::envelope(reader) } else { value };
        self.item(reader, value, depth)
    }
}

fn read_content<'a>(reader: &mut Reader<'a>, head: Head) -> Option<Content<'a>> {
    Some(match head {
        Head::Int(number) => Content::Int(number),
        Head::Bytes(length) => Content::Bytes(reader.content(length).ok()?),
        Head::Text(length) => Content::Text(std::str::from_utf8(reader.content(length).ok()?).ok()?),
        Head::Bool(value) => Content::Bool(value),
        Head::Null => Content::Null,
        Head::Array(_) | Head::Map(_) | Head::Tag(_) => return None,
    })
}

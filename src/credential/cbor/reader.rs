//! Pulls items from received bytes, the profile enforced at each head.

use super::{CborError, CborFault, Head, Label, MAX_DEPTH, Wanted};

/// Reads items one after another from bytes that the caller bounded.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Offset of `bytes` in the outermost bytes, for error positions in embedded CBOR.
    base: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the first of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::embedded(bytes, 0)
    }

    /// A reader of CBOR that stands at offset `base` of the outermost bytes.
    pub fn embedded(bytes: &'a [u8], base: usize) -> Self {
        Reader { bytes, at: 0, base }
    }

    /// Offset of the next item in the outermost bytes.
    pub fn position(&self) -> usize {
        self.base + self.at
    }

    /// Whether every byte has been read.
    pub fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// The received bytes from an earlier [`position`](Self::position) up to here.
    pub fn since(&self, position: usize) -> &'a [u8] {
        self.bytes.get(position.saturating_sub(self.base)..self.at).unwrap_or_default()
    }

    /// The bytes that were not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Checks that nothing follows.
    ///
    /// # Errors
    /// [`CborFault::Trailing`].
    pub fn end(&self) -> Result<(), CborError> {
        if self.is_at_end() { Ok(()) } else { Err(self.fault_at(self.at, CborFault::Trailing)) }
    }

    fn fault_at(&self, at: usize, fault: CborFault) -> CborError {
        CborError { at: self.base + at, fault }
    }

    fn take(&mut self, start: usize, count: usize) -> Result<&'a [u8], CborError> {
        let end = self.at.checked_add(count).filter(|&end| end <= self.bytes.len());
        match end.and_then(|end| self.bytes.get(self.at..end)) {
            Some(taken) => {
                self.at += count;
                Ok(taken)
            }
            None => Err(self.fault_at(start, CborFault::Truncated)),
        }
    }

    /// The head's major type and argument, shortest form enforced.
    fn argument(&mut self) -> Result<(u8, u64), CborError> {
        let start = self.at;
        let initial = self.take(start, 1)?.first().copied().unwrap_or_default();
        let (major, info) = (initial >> 5, initial & 0x1f);
        let (value, least) = match info {
            0..=23 => (u64::from(info), 0),
            24..=27 => {
                let size = 1usize << (info - 24);
                let value =
                    self.take(start, size)?.iter().fold(0u64, |value, &byte| value << 8 | u64::from(byte));
                // The least number that needs this many bytes.
                (value, if size == 1 { 24 } else { 1u64 << (size * 4) })
            }
            31 => return Err(self.fault_at(start, CborFault::Indefinite)),
            _ => return Err(self.fault_at(start, CborFault::Reserved)),
        };
        // Major type 7 has no numbers to shorten; `head` sorts out its values.
        if major != 7 && value < least {
            return Err(self.fault_at(start, CborFault::NotShortest));
        }
        if major == 7 && info > 23 {
            return Err(self.fault_at(start, CborFault::Simple));
        }
        Ok((major, value))
    }

    /// Reads a head. Lengths and counts are checked against the bytes that are left, so they bound any loop.
    ///
    /// # Errors
    /// Any fault of a head.
    pub fn head(&mut self) -> Result<Head, CborError> {
        let start = self.at;
        let (major, argument) = self.argument()?;
        let integer = || i64::try_from(argument).map_err(|_| self.fault_at(start, CborFault::Range));
        let count = |per_item: usize| {
            let left = (self.bytes.len() - self.at) / per_item;
            usize::try_from(argument)
                .ok()
                .filter(|&count| count <= left)
                .ok_or_else(|| self.fault_at(start, CborFault::Truncated))
        };
        Ok(match (major, argument) {
            (0, _) => Head::Int(integer()?),
            (1, _) => Head::Int(-1 - integer()?),
            (2, _) => Head::Bytes(count(1)?),
            (3, _) => Head::Text(count(1)?),
            (4, _) => Head::Array(count(1)?),
            (5, _) => Head::Map(count(2)?),
            (6, tag) => Head::Tag(tag),
            (_, 20) => Head::Bool(false),
            (_, 21) => Head::Bool(true),
            (_, 22) => Head::Null,
            _ => return Err(self.fault_at(start, CborFault::Simple)),
        })
    }

    /// Reads a head whose length or count [`head`](Self::head) refused as more than the bytes that are left, so that
    /// what was cut off can still be explained. It bounds no loop and no allocation.
    ///
    /// # Errors
    /// Any other fault of a head; [`CborFault::Truncated`] if it is none of a string, array or map.
    pub fn cut_head(&mut self) -> Result<Head, CborError> {
        let start = self.at;
        let (major, argument) = self.argument()?;
        let count = usize::try_from(argument).unwrap_or(usize::MAX);
        Ok(match major {
            2 => Head::Bytes(count),
            3 => Head::Text(count),
            4 => Head::Array(count),
            5 => Head::Map(count),
            _ => return Err(self.fault_at(start, CborFault::Truncated)),
        })
    }

    /// Reads the content of a string whose head was just read.
    ///
    /// # Errors
    /// [`CborFault::Truncated`].
    pub fn content(&mut self, length: usize) -> Result<&'a [u8], CborError> {
        self.take(self.at, length)
    }

    fn expect<T>(
        &mut self,
        what: Wanted,
        accept: impl FnOnce(&mut Self, Head) -> Result<Option<T>, CborError>,
    ) -> Result<T, CborError> {
        let start = self.at;
        let head = self.head()?;
        accept(self, head)?.ok_or_else(|| self.fault_at(start, CborFault::Expected(what)))
    }

    /// Reads an integer.
    ///
    /// # Errors
    /// Another type, or any fault of a head.
    pub fn int(&mut self) -> Result<i64, CborError> {
        self.expect(Wanted::Integer, |_, head| {
            Ok(if let Head::Int(value) = head { Some(value) } else { None })
        })
    }

    /// Reads a byte string.
    ///
    /// # Errors
    /// Another type, or any fault of a head.
    pub fn bytes(&mut self) -> Result<&'a [u8], CborError> {
        self.expect(Wanted::Bytes, |reader, head| match head {
            Head::Bytes(length) => reader.content(length).map(Some),
            _ => Ok(None),
        })
    }

    /// Reads a byte string of exactly `N` bytes.
    ///
    /// # Errors
    /// Another type or length, or any fault of a head.
    pub fn bytes_of<const N: usize>(&mut self) -> Result<&'a [u8; N], CborError> {
        self.expect(Wanted::BytesOf(N), |reader, head| match head {
            Head::Bytes(length) if length == N => Ok(reader.content(length)?.try_into().ok()),
            _ => Ok(None),
        })
    }

    /// A reader of the CBOR inside a byte string.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes).
    pub fn embedded_cbor(&mut self) -> Result<Reader<'a>, CborError> {
        let content = self.bytes()?;
        Ok(Reader::embedded(content, self.position() - content.len()))
    }

    /// Reads a text string.
    ///
    /// # Errors
    /// Another type, no UTF-8, or any fault of a head.
    pub fn text(&mut self) -> Result<&'a str, CborError> {
        let start = self.at;
        self.expect(Wanted::Text, |reader, head| match head {
            Head::Text(length) => std::str::from_utf8(reader.content(length)?)
                .map(Some)
                .map_err(|_| reader.fault_at(start, CborFault::NotUtf8)),
            _ => Ok(None),
        })
    }

    /// Reads the head of an array and gives its count.
    ///
    /// # Errors
    /// Another type, or any fault of a head.
    pub fn array(&mut self) -> Result<usize, CborError> {
        self.expect(Wanted::Array, |_, head| {
            Ok(if let Head::Array(count) = head { Some(count) } else { None })
        })
    }

    /// Reads the head of an array that must have `count` items.
    ///
    /// # Errors
    /// Another type or count, or any fault of a head.
    pub fn array_of(&mut self, count: usize) -> Result<(), CborError> {
        self.expect(Wanted::ArrayOf(count), |_, head| Ok((head == Head::Array(count)).then_some(())))
    }

    /// Reads a tag that must be `tag`.
    ///
    /// # Errors
    /// Another type or tag, or any fault of a head.
    pub fn tag(&mut self, tag: u64) -> Result<(), CborError> {
        self.expect(Wanted::Tag(tag), |_, head| Ok((head == Head::Tag(tag)).then_some(())))
    }

    /// Reads a map; `each` gets every key and must read exactly its value.
    ///
    /// # Errors
    /// Another type, keys out of order or twice, any fault of a head, and whatever `each` answers.
    pub fn map<E: From<CborError>>(
        &mut self,
        mut each: impl FnMut(Label<'a>, &mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        let pairs = self.expect(Wanted::Map, |_, head| {
            Ok(if let Head::Map(pairs) = head { Some(pairs) } else { None })
        })?;
        let mut previous: &[u8] = &[];
        for _ in 0..pairs {
            let (label, encoded) = self.label(previous)?;
            previous = encoded;
            each(label, self)?;
        }
        Ok(())
    }

    /// Reads a map key that must come after `previous`, an encoded key (empty for the first).
    ///
    /// # Errors
    /// A key out of order, twice, or of a wrong type, and any fault of a head.
    pub fn label(&mut self, previous: &[u8]) -> Result<(Label<'a>, &'a [u8]), CborError> {
        let start = self.at;
        let label = match self.clone().head()? {
            Head::Int(_) => Label::Int(self.int()?),
            Head::Text(_) => Label::Text(self.text()?),
            _ => return Err(self.fault_at(start, CborFault::KeyType)),
        };
        let encoded = self.bytes.get(start..self.at).unwrap_or_default();
        match encoded.cmp(previous) {
            std::cmp::Ordering::Greater => Ok((label, encoded)),
            std::cmp::Ordering::Equal => Err(self.fault_at(start, CborFault::DuplicateKey)),
            std::cmp::Ordering::Less => Err(self.fault_at(start, CborFault::KeyOrder)),
        }
    }

    /// Reads one item of any kind, with all that is inside it, and gives its bytes.
    ///
    /// # Errors
    /// Any fault of the profile inside it.
    pub fn skip(&mut self) -> Result<&'a [u8], CborError> {
        let start = self.at;
        self.skip_within(MAX_DEPTH)?;
        Ok(self.bytes.get(start..self.at).unwrap_or_default())
    }

    fn skip_within(&mut self, depth: u8) -> Result<(), CborError> {
        let start = self.at;
        let deeper =
            |reader: &Self| depth.checked_sub(1).ok_or_else(|| reader.fault_at(start, CborFault::TooDeep));
        match self.clone().head()? {
            Head::Text(_) => self.text().map(drop),
            Head::Bytes(_) => self.bytes().map(drop),
            Head::Int(_) | Head::Bool(_) | Head::Null => self.head().map(drop),
            Head::Tag(_) => {
                self.head()?;
                self.skip_within(deeper(self)?)
            }
            Head::Array(count) => {
                self.head()?;
                let depth = deeper(self)?;
                (0..count).try_for_each(|_| self.skip_within(depth))
            }
            Head::Map(_) => {
                let depth = deeper(self)?;
                self.map(|_, reader| reader.skip_within(depth))
            }
        }
    }
}

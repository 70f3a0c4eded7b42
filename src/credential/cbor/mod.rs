//! CBOR (RFC 8949) as this format allows it: core deterministic encoding (§4.2.1), integers within 64 bits signed,
//! byte and text strings, arrays, maps, tags, false, true and null. No floats, no indefinite lengths, no other
//! simple values. A pull reader over the received bytes, and the writer of the same profile.

mod reader;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

/// How deep containers and tags may stand in each other. The format itself needs six.
pub const MAX_DEPTH: u8 = 8;

/// What is wrong with an encoding, without saying where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CborFault {
    /// The bytes end inside an item.
    #[error("the bytes end inside an item")]
    Truncated,
    /// Bytes follow the last item.
    #[error("bytes follow the last item")]
    Trailing,
    /// A head that could be shorter.
    #[error("the head is not in its shortest form")]
    NotShortest,
    /// An indefinite length.
    #[error("indefinite lengths are not allowed")]
    Indefinite,
    /// Additional information 28 to 30.
    #[error("the head uses a reserved value")]
    Reserved,
    /// A float, undefined or another simple value.
    #[error("floats and simple values other than false, true and null are not allowed")]
    Simple,
    /// An integer outside -2^63 to 2^63-1.
    #[error("the integer does not fit 64 bits signed")]
    Range,
    /// A text string that is not UTF-8.
    #[error("the text string is not UTF-8")]
    NotUtf8,
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH}")]
    TooDeep,
    /// Map keys out of bytewise order.
    #[error("the map's keys are not in bytewise order")]
    KeyOrder,
    /// A map key that stands twice.
    #[error("the map has a key twice")]
    DuplicateKey,
    /// A map key that is neither an integer nor a text string.
    #[error("map keys must be integers or text strings")]
    KeyType,
    /// An item of another type than the format asks for.
    #[error("expected {0}")]
    Expected(Wanted),
}

/// What the format asks for where another item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wanted {
    /// An integer.
    #[error("an integer")]
    Integer,
    /// A byte string.
    #[error("a byte string")]
    Bytes,
    /// A byte string of this many bytes.
    #[error("a byte string of {0} bytes")]
    BytesOf(usize),
    /// A text string.
    #[error("a text string")]
    Text,
    /// An array.
    #[error("an array")]
    Array,
    /// An array of this many items.
    #[error("an array of {0} items")]
    ArrayOf(usize),
    /// A map.
    #[error("a map")]
    Map,
    /// This tag.
    #[error("tag {0}")]
    Tag(u64),
}

/// A fault and the offset of its item in the outermost bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at byte {at}: {fault}")]
pub struct CborError {
    /// Offset from the first decoded byte.
    pub at: usize,
    /// What is wrong there.
    pub fault: CborFault,
}

/// A map key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label<'a> {
    /// An integer.
    Int(i64),
    /// A text string.
    Text(&'a str),
}

/// The head of an item: its type and its number, length or count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// An integer, already as its value.
    Int(i64),
    /// A byte string of this many bytes, which follow.
    Bytes(usize),
    /// A text string of this many bytes, which follow.
    Text(usize),
    /// An array of this many items, which follow.
    Array(usize),
    /// A map of this many pairs, which follow.
    Map(usize),
    /// A tag; its item follows.
    Tag(u64),
    /// false or true.
    Bool(bool),
    /// null.
    Null,
}

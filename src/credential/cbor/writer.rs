//! Writes the profile.

/// Writes items in the shortest form. The caller writes map keys in bytewise order.
#[derive(Clone, Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// An empty writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn argument(mut self, major: u8, value: u64) -> Self {
        let major = major << 5;
        let bytes = value.to_be_bytes();
        let (info, size) = match value {
            0..=23 => {
                // Below 24, so the last byte is the whole number.
                let [.., low] = bytes;
                self.0.push(major | low);
                return self;
            }
            24..=0xff => (24, 1),
            0x100..=0xffff => (25, 2),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 8),
        };
        self.0.push(major | info);
        self.0.extend(bytes.iter().skip(8 - size));
        self
    }

    fn length(self, major: u8, length: usize) -> Self {
        // usize is at most 64 bits wide on every target of Rust.
        self.argument(major, u64::try_from(length).unwrap_or(u64::MAX))
    }

    /// An integer.
    pub fn int(self, value: i64) -> Self {
        match u64::try_from(value) {
            Ok(unsigned) => self.argument(0, unsigned),
            // -1 - value, which is not negative for any negative value.
            Err(_) => self.argument(1, (!value).unsigned_abs()),
        }
    }

    /// A byte string.
    pub fn bytes(self, bytes: &[u8]) -> Self {
        self.length(2, bytes.len()).raw(bytes)
    }

    /// A text string.
    pub fn text(self, text: &str) -> Self {
        self.length(3, text.len()).raw(text.as_bytes())
    }

    /// The head of an array of `count` items.
    pub fn array(self, count: usize) -> Self {
        self.length(4, count)
    }

    /// The head of a map of `pairs` pairs.
    pub fn map(self, pairs: usize) -> Self {
        self.length(5, pairs)
    }

    /// A tag; its item follows.
    pub fn tag(self, tag: u64) -> Self {
        self.argument(6, tag)
    }

    /// false or true.
    pub fn bool(self, value: bool) -> Self {
        self.raw(&[0xf4 + u8::from(value)])
    }

    /// null.
    pub fn null(self) -> Self {
        self.raw(&[0xf6])
    }

    /// An item that is encoded already.
    pub fn raw(mut self, encoded: &[u8]) -> Self {
        self.0.extend_from_slice(encoded);
        self
    }
}

//! Numbers and texts, written and read within bounds.

use std::io::{self, Read, Write};

/// Said when something came that the other side does not say.
pub(super) fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not what a worker and its program say to each other")
}

/// What is about to be said.
#[derive(Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(super) fn u16(&mut self, value: u16) {
        self.0.extend(value.to_le_bytes());
    }

    pub(super) fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    pub(super) fn u64(&mut self, value: u64) {
        self.0.extend(value.to_le_bytes());
    }

    /// A text, cut at a character where it is longer than the other side reads.
    pub(super) fn text(&mut self, text: &str, limit: usize) {
        let whole = text.floor_char_boundary(limit);
        let cut = text.get(..whole).unwrap_or_default();
        // No bound of ours comes near 2^32.
        self.u32(u32::try_from(cut.len()).unwrap_or_default());
        self.0.extend(cut.as_bytes());
    }

    /// Says it, with a body behind it that is not copied.
    pub(super) fn send(self, to: &mut impl Write, body: &[u8]) -> io::Result<()> {
        to.write_all(&self.0)?;
        to.write_all(body)?;
        to.flush()
    }
}

/// What is being said.
pub(super) struct Reader<'a, R>(pub(super) &'a mut R);

impl<R: Read> Reader<'_, R> {
    /// The first byte of something; none at the end.
    pub(super) fn begin(&mut self) -> io::Result<Option<u8>> {
        let mut byte = [0];
        loop {
            return match self.0.read(&mut byte) {
                Ok(0) => Ok(None),
                Ok(_) => Ok(Some(u8::from_le_bytes(byte))),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
        }
    }

    fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn u8(&mut self) -> io::Result<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> io::Result<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> io::Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> io::Result<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// As many bytes; the caller has bounded them.
    pub(super) fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// Bytes behind their number.
    pub(super) fn bytes(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        let length = usize::try_from(self.u32()?).ok().filter(|length| *length <= limit);
        self.exactly(length.ok_or_else(broken)?)
    }

    /// Text behind the number of its bytes.
    pub(super) fn text(&mut self, limit: usize) -> io::Result<String> {
        String::from_utf8(self.bytes(limit)?).map_err(|_| broken())
    }
}

//! QR symbols of codes: error correction level M, one alphanumeric segment, the smallest version that holds it.

use qrcode::bits::Bits;
use qrcode::types::{QrError, Version};
use qrcode::{Color, EcLevel, QrCode};

/// Modules that must stay light on each side of a symbol (ISO/IEC 18004).
pub const QUIET_MODULES: u32 = 4;

/// No symbol holds the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no QR symbol holds a text of {bytes} bytes")]
pub struct NoSymbol {
    /// Its length.
    pub bytes: usize,
}

/// A symbol, without its quiet zone.
pub struct Symbol(QrCode);

impl Symbol {
    /// How many modules it has along its side.
    pub fn modules(&self) -> u32 {
        u32::try_from(self.0.width()).unwrap_or(u32::MAX)
    }

    /// Whether a module is dark, counted from the top left; outside it is light.
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        // Below the width, so within usize.
        x < self.modules() && y < self.modules() && self.0[(x as usize, y as usize)] == Color::Dark
    }
}

/// Encodes a text: a code in one alphanumeric segment, anything else as bytes.
///
/// # Errors
/// [`NoSymbol`].
pub fn encode(text: &str) -> Result<Symbol, NoSymbol> {
    let text = text.as_bytes();
    let too_long = |_| NoSymbol { bytes: text.len() };
    let alphanumeric =
        text.iter().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || b" $%*+-./:".contains(c));
    for version in 1..=40 {
        let mut bits = Bits::new(Version::Normal(version));
        let pushed = if alphanumeric { bits.push_alphanumeric_data(text) } else { bits.push_byte_data(text) };
        match pushed.and_then(|()| bits.push_terminator(EcLevel::M)) {
            Ok(()) => return QrCode::with_bits(bits, EcLevel::M).map(Symbol).map_err(too_long),
            Err(QrError::DataTooLong) => {}
            Err(error) => return Err(too_long(error)),
        }
    }
    Err(too_long(QrError::DataTooLong))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_code_needs_version_25() {
        let modules = |chars: usize| encode(&"A".repeat(chars)).map(|symbol| symbol.modules());
        assert_eq!((modules(970), modules(971)), (Ok(97), Ok(101)));
        assert_eq!((modules(1451), modules(1452)), (Ok(117), Ok(121)));
        assert_eq!(modules(4000), Err(NoSymbol { bytes: 4000 }));
        assert_eq!(encode("a").map(|symbol| symbol.modules()), Ok(21));
    }
}

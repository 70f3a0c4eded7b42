//! Whether data codewords are what a writer of symbols would have written: segments whose lengths fit, a terminator,
//! and the padding of the standard. It tells a symbol from a block that was "corrected" into nonsense.

/// What the end of the data looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Full, or padded as the standard asks.
    Padded,
    /// Terminated, then something else: some writers pad with what they like.
    Other,
}

/// Walks through the segments; `None` if they do not fit.
pub(super) fn ending(data: &[u8], version: usize) -> Option<Ending> {
    let mut bits = Bits { data, at: 0 };
    let wide = [version > 9, version > 26].into_iter().filter(|w| *w).count();
    loop {
        if bits.left() < 4 {
            return Some(Ending::Padded);
        }
        let length = |narrow: [usize; 3]| narrow.get(wide).copied().unwrap_or(0);
        let rest = match bits.take(4)? {
            0 => break,
            1 => {
                let digits = bits.take(length([10, 12, 14]))?;
                digits / 3 * 10 + [0, 4, 7].get(digits % 3).copied().unwrap_or(0)
            }
            2 => {
                let characters = bits.take(length([9, 11, 13]))?;
                characters / 2 * 11 + characters % 2 * 6
            }
            4 => 8 * bits.take(length([8, 16, 16]))?,
            8 => 13 * bits.take(length([8, 10, 12]))?,
            // Extended Channel Interpretation: one to three bytes by its leading ones.
            7 => match bits.take(8)? {
                0..=127 => 0,
                128..=191 => 8,
                _ => 16,
            },
            // Structured append; FNC1 in second position; FNC1 in first; Hanzi of GB/T 18284 with its subset.
            3 => 16,
            9 => 8,
            5 => 0,
            13 => {
                bits.take(4)?;
                13 * bits.take(length([8, 10, 12]))?
            }
            _ => return None,
        };
        bits.skip(rest)?;
    }
    let pads = data.get(bits.at.div_ceil(8)..).unwrap_or_default();
    let regular = pads.iter().zip([0xec, 0x11].iter().cycle()).all(|(pad, expected)| pad == expected);
    Some(if regular { Ending::Padded } else { Ending::Other })
}

struct Bits<'a> {
    data: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn left(&self) -> usize {
        (self.data.len() * 8).saturating_sub(self.at)
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.at = self.at.checked_add(count).filter(|at| *at <= self.data.len() * 8)?;
        Some(())
    }

    fn take(&mut self, count: usize) -> Option<usize> {
        let from = self.at;
        self.skip(count)?;
        (from..self.at)
            .try_fold(0, |value, i| Some(value << 1 | usize::from(self.data.get(i / 8)? >> (7 - i % 8) & 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_tells_a_writer() {
        // One digit: mode 1, length 1, value 5, terminator; then pads.
        let digit = [0b0001_0000, 0b0000_0101, 0b0100_0000, 0xec, 0x11, 0xec];
        assert_eq!(ending(&digit, 1), Some(Ending::Padded));
        assert_eq!(ending(&[&digit[..4], &[0, 0]].concat(), 1), Some(Ending::Other));
        // A thousand bytes do not fit into six.
        assert_eq!(ending(&[0x43, 0xe8, 0, 0, 0, 0], 10), None);
        assert_eq!(ending(&[0xff; 6], 1), None);
        assert_eq!(ending(&[], 1), Some(Ending::Padded));
    }
}

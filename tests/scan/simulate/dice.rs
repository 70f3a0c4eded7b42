//! Chance that is the same on every run and machine.

/// `SplitMix64`.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(mixed(seed))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// From 0 to 1.
    pub(super) fn part(&mut self) -> f32 {
        sixteen(self.next(), 0) / 65535.0
    }

    /// From `-most` to `most`.
    pub(super) fn within(&mut self, most: f32) -> f32 {
        (2.0 * self.part() - 1.0) * most
    }

    pub(super) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.part()
    }

    /// Roughly normal, sigma 1: the sum of four even ones, a third of whose variance is 1/12 each.
    pub(super) fn normal(&mut self) -> f32 {
        let bits = self.next();
        let sum: f32 = (0..4).map(|i| sixteen(bits, i * 16)).sum();
        (sum / 65535.0 - 2.0) * 3f32.sqrt()
    }
}

fn sixteen(bits: u64, from: u32) -> f32 {
    let [low, high, ..] = (bits >> from).to_le_bytes();
    f32::from(u16::from_le_bytes([low, high]))
}

/// A number that looks like chance and is always the same for this one.
pub(super) fn mixed(value: u64) -> u64 {
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ value >> 31
}

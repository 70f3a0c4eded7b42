//! The field of 256 elements in which QR codes are corrected: polynomials over GF(2) modulo x^8 + x^4 + x^3 + x^2 + 1.

const MODULUS: u16 = 0x11d;
/// The powers of 2 repeat after this many.
const ORDER: usize = 255;

const POWERS: [u8; 2 * ORDER] = powers();
const LOGARITHMS: [u8; 256] = logarithms();

#[expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "computed by the compiler, which would say so; reduced below 256"
)]
const fn powers() -> [u8; 2 * ORDER] {
    let mut table = [0; 2 * ORDER];
    let (mut i, mut value) = (0, 1u16);
    while i < table.len() {
        table[i] = value as u8;
        value <<= 1;
        if value > 255 {
            value ^= MODULUS;
        }
        i += 1;
    }
    table
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "computed by the compiler, which would say so; i is below 255"
)]
const fn logarithms() -> [u8; 256] {
    let (mut table, powers) = ([0; 256], powers());
    let mut i = 0;
    while i < ORDER {
        table[powers[i] as usize] = i as u8;
        i += 1;
    }
    table
}

fn logarithm(a: u8) -> usize {
    LOGARITHMS.get(usize::from(a)).copied().map_or(0, usize::from)
}

/// 2 to the `exponent`.
pub(super) fn power(exponent: usize) -> u8 {
    POWERS.get(exponent % ORDER).copied().unwrap_or(1)
}

pub(super) fn product(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    POWERS.get(logarithm(a) + logarithm(b)).copied().unwrap_or(0)
}

/// `None` for a division by zero.
pub(super) fn quotient(a: u8, b: u8) -> Option<u8> {
    match (a, b) {
        (_, 0) => None,
        (0, _) => Some(0),
        _ => Some(power(logarithm(a) + ORDER - logarithm(b))),
    }
}

/// The value of a polynomial, lowest coefficient first.
pub(super) fn value(polynomial: &[u8], at: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, coefficient| product(sum, at) ^ coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_undoes_multiplication() {
        for a in 0..=255 {
            for b in 1..=255 {
                assert_eq!(quotient(product(a, b), b), Some(a));
            }
        }
        assert_eq!((product(2, 128), quotient(1, 0)), (29, None));
    }
}

//! Reed-Solomon decoding with erasures: `e` error correction codewords set right any mix of erased and wrong codewords
//! with (erased + 2 wrong) ≤ e. (Berlekamp-Massey started from the erasures, Chien's search, Forney's values.)

use super::galois::{power, product, quotient, value};

/// Sets a block right, whose last `ecc` codewords are for correction; `erased` are the places whose codewords say
/// nothing. The number of wrong codewords elsewhere, or `None` if it is beyond repair; then the block is as it was.
pub(super) fn correct(block: &mut [u8], ecc: usize, erased: &[usize]) -> Option<usize> {
    if erased.len() > ecc || ecc >= block.len() || block.len() > 255 {
        return None;
    }
    let syndromes: Vec<u8> =
        (0..ecc).map(|i| block.iter().fold(0, |sum, c| product(sum, power(i)) ^ c)).collect();
    if syndromes.iter().all(|s| *s == 0) {
        return Some(0);
    }
    // A codeword's number is the power of x that it multiplies: the first one has the highest.
    let last = block.len() - 1;
    let mut start = vec![1];
    for place in erased {
        start = times(&start, &[1, power(last.checked_sub(*place)?)]);
    }
    let locator = locate(&syndromes, start, erased.len())?;
    let degree = locator.iter().rposition(|c| *c != 0)?;
    let wrong = degree.checked_sub(erased.len())?;
    if 2 * wrong + erased.len() > ecc {
        return None;
    }
    let mut evaluator = times(&syndromes, &locator);
    evaluator.truncate(ecc);
    // The derivative: even powers vanish, odd ones lose one.
    let slope: Vec<u8> =
        locator.iter().enumerate().skip(1).map(|(i, c)| if i % 2 == 1 { *c } else { 0 }).collect();
    let mut repairs = Vec::with_capacity(degree);
    for place in 0..block.len() {
        let x = power(last - place);
        let inverse = power(255 - (last - place) % 255);
        if value(&locator, inverse) == 0 {
            let error = quotient(product(x, value(&evaluator, inverse)), value(&slope, inverse))?;
            repairs.push((place, error));
        }
    }
    if repairs.len() != degree {
        return None;
    }
    for (place, error) in &repairs {
        if let Some(codeword) = block.get_mut(*place) {
            *codeword ^= error;
        }
    }
    let erased_and_right = repairs.iter().filter(|(place, _)| erased.contains(place)).count();
    Some(repairs.len() - erased_and_right)
}

/// The polynomial whose roots are the inverses of the wrong places' numbers.
fn locate(syndromes: &[u8], start: Vec<u8>, erased: usize) -> Option<Vec<u8>> {
    let (mut locator, mut before) = (start.clone(), start);
    let mut length = erased;
    for k in erased..syndromes.len() {
        before.insert(0, 0);
        let discrepancy = locator
            .iter()
            .enumerate()
            .filter_map(|(i, c)| Some(product(*c, *syndromes.get(k.checked_sub(i)?)?)))
            .fold(0, |a, b| a ^ b);
        if discrepancy == 0 {
            continue;
        }
        let next = plus(&locator, &before, discrepancy);
        if 2 * length <= k + erased {
            length = k + erased + 1 - length;
            before = locator.iter().map(|c| quotient(*c, discrepancy)).collect::<Option<_>>()?;
        }
        locator = next;
    }
    Some(locator)
}

fn times(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut out = vec![0; a.len() + b.len() - 1];
    for (i, x) in a.iter().enumerate() {
        out.iter_mut().skip(i).zip(b).for_each(|(sum, y)| *sum ^= product(*x, *y));
    }
    out
}

/// `a + factor b`.
fn plus(a: &[u8], b: &[u8], factor: u8) -> Vec<u8> {
    let coefficient = |p: &[u8], i: usize| p.get(i).copied().unwrap_or(0);
    (0..a.len().max(b.len())).map(|i| coefficient(a, i) ^ product(coefficient(b, i), factor)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of `n` codewords with its correction, by division.
    fn block(n: usize, ecc: usize) -> Vec<u8> {
        let data: Vec<u8> = (0..n - ecc).map(|i| u8::try_from(i * 37 % 251).unwrap()).collect();
        let generator = (0..ecc).fold(vec![1], |g, i| times(&g, &[power(i), 1]));
        let mut rest: Vec<u8> = data.iter().copied().chain(vec![0; ecc]).collect();
        for i in 0..data.len() {
            let lead = rest[i];
            for (j, c) in generator.iter().rev().enumerate() {
                rest[i + j] ^= product(*c, lead);
            }
        }
        [data, rest.split_off(n - ecc)].concat()
    }

    #[test]
    fn every_mix_within_the_bound_is_set_right() {
        let (n, ecc) = (68, 26);
        let sent = block(n, ecc);
        for erased in 0..=ecc {
            let wrong = (ecc - erased) / 2;
            let mut got = sent.clone();
            let places: Vec<usize> = (0..erased + wrong).map(|i| (i * 29 + erased) % n).collect();
            for place in &places {
                got[*place] ^= u8::try_from(place % 255 + 1).unwrap();
            }
            assert_eq!(correct(&mut got, ecc, &places[..erased]), Some(wrong), "{erased} erased");
            assert_eq!(got, sent);
        }
    }

    #[test]
    fn beyond_the_bound_nothing_is_changed() {
        let sent = block(40, 10);
        let mut got = sent.clone();
        (0..9).for_each(|i| got[i * 4] ^= 0x55);
        let before = got.clone();
        assert_eq!(correct(&mut got, 10, &[]), None);
        assert_eq!(got, before);
        assert_eq!(correct(&mut got, 10, &(0..11).collect::<Vec<_>>()), None);
        assert_eq!(correct(&mut got, 10, &[99]), None);
        assert_eq!(correct(&mut [], 0, &[]), None);
    }
}

//! rxing: reads dense codes, and many in one picture. The only file that names it.
//!
//! Its port of zxing-cpp, step by step: `QrReader` does the same without a bound, and tries every triple of finder
//! patterns that could be the corners of a symbol (minutes on a wall of them). Its port of the Java reader read next to
//! nothing more; its `FilteredImageReader` must not be used (48.7 s and 1.6 GB on a picture of 2 x 1200 pixels).

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::common::{ErrorCorrectionLevel, Version};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{
    FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleQR,
};
use rxing::qrcode::decoder::decoded_bit_stream_parser;
use rxing::{Binarizer, DecodeHints, Luma8Source, Point};

use super::cascade::Symbol;
use super::luma::Luma;
use super::reader::{Blocks, Standard};
use crate::domain::Quad;

/// Most triples of finder patterns that are tried in vain. They come in order of plausibility: among our photos, some
/// with sixty codes, no symbol was read after more than 32 in vain. A try takes up to a millisecond.
const MAX_MISSES: usize = 500;

/// All QR codes that rxing reads in the picture as it is.
pub(super) fn read(picture: &Luma) -> Vec<Symbol> {
    // Pictures from outside reach its assertions and overflow checks; a panic is one reader that read nothing.
    catch_unwind(AssertUnwindSafe(|| with_black(picture, symbols))).ok().flatten().unwrap_or_default()
}

/// How many finder patterns rxing sees in the picture, true and false ones.
pub(super) fn finder_patterns(picture: &Luma) -> usize {
    let count = |black: &BitMatrix| finders(black).len();
    catch_unwind(AssertUnwindSafe(|| with_black(picture, count))).ok().flatten().unwrap_or(0)
}

fn with_black<T>(picture: &Luma, work: impl FnOnce(&BitMatrix) -> T) -> Option<T> {
    let source = Luma8Source::new_with_slice(picture.pixels(), picture.width(), picture.height()).ok()?;
    let binarizer = HybridBinarizer::new(source);
    binarizer.get_black_matrix().ok().map(work)
}

fn finders(black: &BitMatrix) -> Vec<rxing::common::cpp_essentials::ConcentricPattern> {
    // "Harder" looks at every third row instead of at as many as the height seems to need: small codes in large
    // pictures. 0 sets no least size.
    FindFinderPatterns(black, true, 0)
}

fn symbols(black: &BitMatrix) -> Vec<Symbol> {
    let (mut used, mut found, mut misses) = (Vec::new(), Vec::new(), 0);
    for set in GenerateFinderPatternSets(&mut finders(black)) {
        let parts = [set.bl, set.tl, set.tr];
        if parts.iter().any(|part| used.contains(part)) {
            continue;
        }
        // Caught one by one: a triple that makes it panic must not take the codes beside it along.
        match catch_unwind(AssertUnwindSafe(|| symbol(black, &set))).ok().flatten() {
            Some(symbol) => {
                used.extend(parts);
                found.push(symbol);
            }
            None if misses == MAX_MISSES => break,
            None => misses += 1,
        }
    }
    found
}

fn symbol(black: &BitMatrix, set: &FinderPatternSet) -> Option<Symbol> {
    let sampled = SampleQR(black, set).ok()?;
    let decoded = Decode(sampled.getBits()).ok().filter(|decoded| decoded.isValid())?;
    // The outer corners of the sampled grid, not finder centres: top-left, top-right, bottom-left, bottom-right, each
    // half a pixel too far right and down (it counts from pixel centres, `Quad` from edges).
    let [tl, tr, bl, br] = sampled.getPoints().try_into().ok()?;
    let corners = Quad([tl, tr, br, bl].map(|p: Point| [p.x - 0.5, p.y - 0.5]));
    Some(Symbol { text: decoded.text(), corners })
}

/// The standard's tables and its many ways of writing text, for our own reader.
pub(super) struct Tables;

impl Standard for Tables {
    fn blocks(&self, version: usize, level: u8) -> Option<Blocks> {
        let level = ErrorCorrectionLevel::forBits(level).ok()?;
        let version = Version::getVersionForNumber(u32::try_from(version).ok()?).ok()?;
        let blocks = version.getECBlocksForLevel(level);
        let data = blocks.getECBlocks().iter().flat_map(|block| {
            let codewords = usize::try_from(block.getDataCodewords()).unwrap_or(0);
            (0..block.getCount()).map(move |_| codewords)
        });
        let ecc = usize::try_from(blocks.getECCodewordsPerBlock()).ok()?;
        Some(Blocks { ecc, data: data.collect() })
    }

    fn text(&self, version: usize, level: u8, data: &[u8]) -> Option<String> {
        let level = ErrorCorrectionLevel::forBits(level).ok()?;
        let version = Version::getVersionForNumber(u32::try_from(version).ok()?).ok()?;
        let hints = DecodeHints::default();
        // Data from outside: its panic is one text that was not read.
        let decode = || decoded_bit_stream_parser::decode(data, version, level, &hints);
        let decoded = catch_unwind(AssertUnwindSafe(decode)).ok()?.ok()?;
        Some(decoded.getText().to_owned())
    }
}

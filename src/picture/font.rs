//! The bundled font as the layout needs it: which characters it has and how wide they run, read from its own tables.
//!
//! It has no kerning and no ligatures (`assets/font/make.py`), so the width of a line is the sum of its advances.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};

use crate::assets::FONT;
use crate::domain::is_invisible;

/// Its name inside, by which the template asks for it.
pub(super) const FAMILY: &str = "Noto Sans CJK SC Yanzheng";

/// Parts of an em in which advances are counted.
pub(super) const EM: u32 = 1000;

/// The font alone, parsed once: no font of the system is ever looked at.
pub(super) static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(Arc::new(FONT)));
    fonts.set_serif_family(FAMILY);
    Arc::new(fonts)
});

static METRICS: LazyLock<Metrics> = LazyLock::new(|| Metrics::read(FONT).unwrap_or_default());

/// How far a character moves the pen, in thousandths of an em; `None` if nothing would be seen of it: the font lacks
/// it, or it has no ink and no width.
pub(super) fn advance(c: char) -> Option<u32> {
    if is_invisible(c) { None } else { METRICS.advance(c) }
}

/// Empty where the font cannot be read: then it has no character, and nothing is drawn.
#[derive(Default)]
struct Metrics {
    units_per_em: u32,
    /// Runs of characters in ascending order: the first, the last, the glyph of the first.
    runs: Vec<[u32; 3]>,
    /// By glyph; the last stands for all that follow.
    advances: Vec<u16>,
}

impl Metrics {
    fn read(font: &[u8]) -> Option<Self> {
        let units_per_em = u16_at(table(font, b"head")?, 18)?;
        let advance_count = usize::from(u16_at(table(font, b"hhea")?, 34)?);
        let advances = table(font, b"hmtx")?.chunks_exact(4).take(advance_count).filter_map(|m| u16_at(m, 0));
        Some(Metrics {
            units_per_em: units_per_em.into(),
            runs: runs(table(font, b"cmap")?)?,
            advances: advances.collect(),
        })
    }

    fn advance(&self, c: char) -> Option<u32> {
        let c = u32::from(c);
        let run = self.runs.partition_point(|&[_, last, _]| last < c);
        let &[first, _, glyph] = self.runs.get(run)?;
        let glyph = usize::try_from(c.checked_sub(first)? + glyph).ok().filter(|&glyph| glyph != 0)?;
        let advance = self.advances.get(glyph).or(self.advances.last())?;
        (u32::from(*advance) * EM).checked_div(self.units_per_em)
    }
}

/// A table of an OpenType file.
fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(font, 4)?);
    let record = font.get(12..)?.chunks_exact(16).take(count).find(|record| record.starts_with(tag))?;
    let (offset, length) = (usize_at(record, 8)?, usize_at(record, 12)?);
    font.get(offset..)?.get(..length)
}

/// The segments of a `cmap` in format 12, which covers all of Unicode.
fn runs(cmap: &[u8]) -> Option<Vec<[u32; 3]>> {
    let count = usize::from(u16_at(cmap, 2)?);
    let subtables = cmap.get(4..)?.chunks_exact(8).take(count);
    let format_12 =
        |record| cmap.get(usize_at(record, 4)?..).filter(|subtable| u16_at(subtable, 0) == Some(12));
    let subtable = subtables.filter_map(format_12).next()?;
    let groups = subtable.get(16..)?.chunks_exact(12).take(usize_at(subtable, 12)?);
    groups.map(|group| Some([u32_at(group, 0)?, u32_at(group, 4)?, u32_at(group, 8)?])).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|&two| u16::from_be_bytes(two))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|&four| u32::from_be_bytes(four))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advances_are_those_of_the_font() {
        assert_eq!(FONTS.len(), 1);
        assert!(FONTS.faces().all(|face| face.families.iter().any(|(name, _)| name == FAMILY)));
        for (c, expected) in [
            ('鲁', Some(1000)),
            ('䶮', Some(1000)),
            ('㛃', Some(1000)),
            ('\u{20164}', Some(1000)),
            ('\u{3000}', Some(1000)),
            ('0', Some(555)),
            ('8', Some(555)),
            ('i', Some(275)),
            (' ', Some(224)),
            // Not in 通用规范汉字表; an emoji; soft hyphen and zero-width space, of which nothing would be seen.
            ('\u{20bb7}', None),
            ('🚗', None),
            ('\u{ad}', None),
            ('\u{200b}', None),
            ('\n', None),
        ] {
            assert_eq!(advance(c), expected, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_font_that_cannot_be_read_has_no_character() {
        assert!(Metrics::read(&FONT[..200]).is_none() && Metrics::read(&[]).is_none());
        assert_eq!(Metrics::default().advance('鲁'), None);
    }
}

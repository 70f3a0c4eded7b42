//! Text into a box: as large as its lines fit, in whole pixels, the same on every machine.

use std::ops::RangeInclusive;

use super::font::{EM, advance};

/// What may not begin a line: it belongs to what stands before it.
const CLOSING: &str = "，。、；：！？）》」』】〉·)]}>,.;:!?%";

/// A text in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    /// Pixels to an em.
    pub(super) size: u32,
    pub(super) lines: Vec<String>,
}

/// Why a text cannot stand in its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// Nothing would be seen of this character.
    Undrawable(char),
    /// Too long even in the smallest size.
    TooLong,
}

/// From one line's base to the next, in pixels.
pub(super) fn line_height(size: u32) -> u32 {
    (size * 116).div_ceil(100)
}

/// How wide a line runs, in thousandths of a pixel.
pub(super) fn width(line: &str, size: u32) -> u32 {
    line.chars().filter_map(advance).sum::<u32>() * size
}

/// The largest of the sizes in which the paragraphs fit.
pub(super) fn fit(
    paragraphs: &[String],
    width: u32,
    height: u32,
    sizes: RangeInclusive<u32>,
) -> Result<Fitted, Misfit> {
    if let Some(c) = paragraphs.iter().flat_map(|text| text.chars()).find(|&c| advance(c).is_none()) {
        return Err(Misfit::Undrawable(c));
    }
    for size in sizes.rev() {
        let lines: Vec<String> = paragraphs.iter().flat_map(|text| wrap(text, width, size)).collect();
        let needed = u32::try_from(lines.len()).unwrap_or(u32::MAX).saturating_mul(line_height(size));
        if needed <= height {
            return Ok(Fitted { size, lines });
        }
    }
    Err(Misfit::TooLong)
}

/// Breaks a text between words; Chinese has one at each character. Only a word longer than a line is broken inside.
pub(super) fn wrap(text: &str, width_pixels: u32, size: u32) -> Vec<String> {
    let fits = |line: &str| width(line.trim_end(), size) <= width_pixels * EM;
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if fits(&format!("{line}{word}")) {
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if line.chars().count() > 1 && !fits(&line) {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    lines.push(line);
    lines
}

/// The text in parts that stay together.
fn words(text: &str) -> Vec<&str> {
    let runs_on = |c: char| c.is_ascii_graphic();
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut last = None;
        let end = rest.char_indices().find(|&(_, c)| {
            let joined =
                last.is_none_or(|last| (runs_on(last) && runs_on(c)) || c == ' ' || CLOSING.contains(c));
            last = Some(c);
            !joined
        });
        let (word, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        words.push(word);
        rest = after;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> [String; 1] {
        [text.to_owned()]
    }

    #[test]
    fn a_text_is_as_large_as_its_box_allows_and_never_cut() {
        let fitted = |text: &str| fit(&one(text), 400, 80, 26..=40);
        assert_eq!(fitted("鲁LD12345"), Ok(Fitted { size: 40, lines: vec!["鲁LD12345".into()] }));
        let long = "示".repeat(20);
        let two = fitted(&long).unwrap();
        assert_eq!((two.size, two.lines.concat()), (34, long));
        assert_eq!(two.lines.len(), 2);
        assert_eq!(fitted(&"示".repeat(30)).unwrap().size, 26);
        assert_eq!(fitted(&"示".repeat(31)), Err(Misfit::TooLong));
        assert_eq!(fitted("张🚗"), Err(Misfit::Undrawable('🚗')));
    }

    #[test]
    fn lines_break_between_words_and_before_no_closing_mark() {
        let wrapped = |text: &str, em: u32| wrap(text, em * 10, 10);
        assert_eq!(wrapped("正常、违法未处理、锁定", 3), ["正常、", "违法未", "处理、", "锁定"]);
        assert_eq!(wrapped("示例 SL7150A 型", 4), ["示例 ", "SL7150A ", "型"]);
        assert_eq!(wrapped("示LTESTVEH1TX", 4), ["示", "LTESTV", "EH1TX"]);
        assert_eq!(wrapped("", 4), [""]);
        // Even in a box that holds no character each stands on a line of its own.
        assert_eq!(wrapped("示例", 0), ["示", "例"]);
    }
}

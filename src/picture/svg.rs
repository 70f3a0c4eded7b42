//! Fills the template: labels, values, watermark, symbol.

use std::fmt::Write;

use super::PictureError;
use super::fit::{Misfit, fit, line_height};
use super::layout::{Cell, Layout, Rect, TEMPLATE, Upright};
use super::qr::Symbol;
use super::watermark::watermark;
use super::words::{Download, words};
use crate::domain::{Field, Licence};

/// The smallest text of a value, in pixels: still legible when the picture is scaled to half its size.
const LEAST: u32 = 26;

/// What is drawn.
pub(super) struct Content<'a> {
    /// The part of the page that is asked for.
    pub(super) part: Rect,
    pub(super) licence: &'a Licence,
    pub(super) download: Option<(Download, Symbol)>,
    pub(super) demo: bool,
}

/// The template with this content in it.
pub(super) fn fill(content: &Content<'_>, layout: &Layout) -> Result<String, PictureError> {
    let download = content.download.as_ref();
    let values = values(content, layout)?;
    let mut parts = TEMPLATE.split("{{");
    let mut svg = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once("}}").unwrap_or((part, ""));
        match name {
            "x" => svg.push_str(&content.part.x.to_string()),
            "y" => svg.push_str(&content.part.y.to_string()),
            "width" => svg.push_str(&content.part.width.to_string()),
            "height" => svg.push_str(&content.part.height.to_string()),
            "values" => svg.push_str(&values),
            "watermark" => {
                if let Some((download, _)) = download {
                    svg.push_str(&watermark(download, layout.page()));
                }
            }
            "symbol" => {
                if let Some((_, symbol)) = download {
                    modules(&mut svg, symbol, layout);
                }
            }
            "demo" => svg.push_str(if content.demo { "inline" } else { "none" }),
            label => {
                let (field, language) = label.split_once('.').unwrap_or((label, ""));
                let field = Field::from_id(field).ok_or(PictureError::Template)?;
                escape(&mut svg, if language == "en" { field.en() } else { field.zh() });
            }
        }
        svg.push_str(after);
    }
    Ok(svg)
}

fn values(content: &Content<'_>, layout: &Layout) -> Result<String, PictureError> {
    let mut svg = String::new();
    let download = content.download.as_ref().map(|(download, _)| download);
    for cell in layout.cells().iter().filter(|cell| content.part.contains(&cell.at)) {
        value(&mut svg, cell, &words(cell.field, content.licence, download))?;
    }
    Ok(svg)
}

fn value(svg: &mut String, cell: &Cell, paragraphs: &[String]) -> Result<(), PictureError> {
    let Rect { x, y, width, height } = cell.at;
    let fitted = fit(paragraphs, width, height, LEAST..=cell.largest).map_err(|misfit| match misfit {
        Misfit::Undrawable(character) => PictureError::Undrawable { field: cell.field, character },
        Misfit::TooLong => PictureError::DoesNotFit { field: cell.field },
    })?;
    let line = line_height(fitted.size);
    let used = u32::try_from(fitted.lines.len()).unwrap_or_default() * line;
    let top = match cell.upright {
        Upright::Middle => y + height.saturating_sub(used) / 2,
        Upright::Top => y,
    };
    // An em reaches 0.88 above its base line; what a line has beyond the em is shared above and below.
    let mut base = top + (line - fitted.size) / 2 + fitted.size * 88 / 100;
    for words in &fitted.lines {
        text(svg, x.into(), base.into(), fitted.size, words);
        base += line;
    }
    Ok(())
}

/// A line of text by the left end of its base line.
pub(super) fn text(svg: &mut String, x: i64, y: i64, size: u32, words: &str) {
    // Writing to a String cannot fail.
    let _ = write!(svg, r#"<text x="{x}" y="{y}" font-size="{size}">"#);
    escape(svg, words.trim_end());
    svg.push_str("</text>");
}

fn escape(svg: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            '\'' => svg.push_str("&apos;"),
            _ => svg.push(c),
        }
    }
}

/// The dark modules as path data, a rectangle for each run in a row.
fn modules(svg: &mut String, symbol: &Symbol, layout: &Layout) {
    let modules = symbol.modules();
    let (at, pixels) = layout.symbol(modules);
    for row in 0..modules {
        let mut column = 0;
        while column < modules {
            let run = (column..modules).take_while(|&x| symbol.is_dark(x, row)).map(|_| pixels).sum::<u32>();
            if run > 0 {
                let (x, y) = (at.x + column * pixels, at.y + row * pixels);
                // Writing to a String cannot fail.
                let _ = write!(svg, "M{x} {y}h{run}v{pixels}h-{run}z");
            }
            column += run / pixels.max(1) + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use resvg::usvg::roxmltree::Document;

    use super::super::font::EM;
    use super::super::{fit, layout, qr};
    use super::*;
    use crate::domain::Value;

    fn filled(licence: &Licence) -> String {
        let user = "甲<&>\"'乙 {{demo}} &amp;".to_owned();
        let download =
            Download { user, purposes: vec!["车险理赔".to_owned()], until: "2026-11-30".to_owned() };
        let symbol = qr::encode("YZ1:TEST").unwrap_or_else(|error| panic!("{error}"));
        let part = layout().page();
        fill(&Content { part, licence, download: Some((download, symbol)), demo: true }, layout()).unwrap()
    }

    #[test]
    fn texts_from_outside_stay_texts() {
        let mut licence = Licence::new();
        for (field, text) in [
            (Field::Owner, "<&>\"'"),
            (Field::Remarks, "]]>{{values}}<!-- &#65; <text/>"),
            (Field::Address, "  甲  乙  "),
        ] {
            licence.set(field, Value::Text(text.to_owned())).unwrap();
        }
        let svg = filled(&licence);
        let document = Document::parse(&svg).unwrap();
        let texts: Vec<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .map(|node| node.text().unwrap_or_default())
            .collect();
        for words in ["<&>\"'", "]]>{{values}}<!-- &#65; <text/>", "  甲  乙", "--"] {
            assert!(texts.contains(&words), "{words}");
        }
        assert!(texts.iter().filter(|text| text.contains("甲<&>\"'乙 {{demo}}")).count() > 10, "watermarks");
    }

    #[test]
    fn the_template_has_no_other_name_and_no_label_reaches_into_a_box() {
        let svg = filled(&Licence::new());
        assert!(!svg.replace("{{demo}}", "").contains("{{"));
        let document = Document::parse(&svg).unwrap();
        let mut labels = 0;
        for node in document.descendants().filter(|node| node.has_tag_name("text")) {
            let size = match node.attribute("class") {
                Some("zh") => 27,
                Some("en") => 15,
                _ => continue,
            };
            labels += 1;
            let number = |name| node.attribute(name).unwrap().parse::<u32>().unwrap();
            let words = node.text().unwrap();
            let (x, y) = (number("x"), number("y") - size);
            let label = Rect { x, y, width: fit::width(words, size) / EM + 8, height: size };
            for cell in layout().cells() {
                assert!(!cell.at.overlaps(&label), "{words} and {:?}", cell.field);
            }
            assert!(words.chars().all(|c| super::super::font::advance(c).is_some()), "{words}");
        }
        assert_eq!(labels, 2 * layout().cells().len());
    }
}

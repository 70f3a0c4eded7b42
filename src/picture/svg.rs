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

//! hayro: draws the pages of a PDF. The only file that names it.
//!
//! Without its fonts: what is not embedded in the document is text for people, not codes.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::PdfError;
use super::pages::{MAX_SCALE, PAGE_SIDE};
use crate::scan::luma::{Luma, grey};

/// A page that is drawn when it is asked for: upright, on white, with the pixels to a point; none if it cannot be drawn.
pub(super) type Drawing<'a> = &'a dyn Fn() -> Option<(Luma, f32)>;

/// Shows the pages one after another, as long as `see` wants more. Answers how many pages there are.
pub(super) fn each_page(
    bytes: &[u8],
    mut see: impl FnMut(Drawing<'_>) -> ControlFlow<()>,
) -> Result<u32, PdfError> {
    // What it was working on is dropped with the unwinding, so nothing broken is seen afterwards.
    let opened = catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes.to_vec())));
    let pdf = match opened {
        Ok(Ok(pdf)) => pdf,
        Ok(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected))) => {
            return Err(PdfError::Locked);
        }
        Ok(Err(LoadPdfError::Decryption(_) | LoadPdfError::Invalid)) | Err(_) => {
            return Err(PdfError::Damaged);
        }
    };
    let pages = catch_unwind(AssertUnwindSafe(|| pdf.pages())).map_err(|_| PdfError::Damaged)?;
    for page in pages.iter() {
        if see(&|| catch_unwind(AssertUnwindSafe(|| draw(page))).ok().flatten()).is_break() {
            break;
        }
    }
    Ok(u32::try_from(pages.len()).unwrap_or(u32::MAX))
}

fn draw(page: &Page<'_>) -> Option<(Luma, f32)> {
    let (width, height) = page.render_dimensions();
    let scale = (PAGE_SIDE / width.max(height)).min(MAX_SCALE);
    // Pages of no size, or of none that is a number. A symbol has 21 modules a side.
    if (width.min(height) * scale).partial_cmp(&21.0).is_none_or(|order| order.is_lt()) {
        return None;
    }
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    // A cache of its own: what one page made it hold is gone with the next.
    let cache = RenderCache::new();
    let drawn = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &size);
    let pixels = drawn.data().iter().map(|p| {
        // On white, nothing is left of transparency.
        u8::try_from(grey([p.r, p.g, p.b].map(u32::from))).unwrap_or(u8::MAX)
    });
    let picture = Luma::new(drawn.width().into(), drawn.height().into(), pixels.collect())?;
    Some((picture, scale))
}

//! From a document to its codes.

use std::ops::ControlFlow;
use std::time::{Duration, Instant as Tick};

use super::{MAX_PAGES, PdfError, with_hayro};
use crate::scan::{Effort, Found, LoadError, find};

/// The longer side of a drawn page, in pixels: 250 to an inch of A4, at which the densest download, printed 30 mm wide,
/// has three pixels a module. 9 Mpx at most, 36 MB while they are coloured.
pub(super) const PAGE_SIDE: f32 = 3000.0;

/// Small pages are drawn no larger than this: 288 pixels to an inch.
pub(super) const MAX_SCALE: f32 = 4.0;

/// No page is begun later than this after the first, so that what was found is answered before the time is up.
const BEGIN_WITHIN: Duration = Duration::from_millis(1200);

/// All codes on the pages, each with its page and with its corners in points (1/72 inch) from the page's top left.
pub(in crate::scan) fn scan(bytes: &[u8], effort: Effort) -> Result<Vec<Found>, LoadError> {
    let (begun, mut found, mut searched) = (Tick::now(), Vec::new(), 0);
    let pages = with_hayro::each_page(bytes, |page| {
        searched += 1;
        if let Some((page, scale)) = page {
            found.extend(find(&page, effort).into_iter().map(|code| on_page(code, searched, scale)));
        }
        let enough = searched >= MAX_PAGES || begun.elapsed() > BEGIN_WITHIN;
        if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if pages == 0 {
        return Err(PdfError::NoPages.into());
    }
    if found.is_empty() && searched < pages {
        return Err(PdfError::PagesLeft { searched, pages }.into());
    }
    Ok(found)
}

fn on_page(mut code: Found, page: u32, scale: f32) -> Found {
    code.corners.0.iter_mut().flatten().for_each(|v| *v /= scale);
    code.page = Some(page);
    code
}

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
///
/// All pages are looked at quickly first, so that a code far behind is found in time; then, as hard as was asked, those
/// on which there was none.
pub(in crate::scan) fn scan(bytes: &[u8], effort: Effort) -> Result<Vec<Found>, LoadError> {
    let mut search = Search { begun: Tick::now(), found: Vec::new() };
    let (searched, pages) = search.pages(bytes, Effort::Live)?;
    if pages == 0 {
        return Err(PdfError::NoPages.into());
    }
    if effort != Effort::Live {
        search.pages(bytes, effort)?;
    }
    if search.found.is_empty() && searched < pages {
        return Err(PdfError::PagesLeft { searched, pages }.into());
    }
    Ok(search.found)
}

struct Search {
    begun: Tick,
    found: Vec<Found>,
}

impl Search {
    /// Searches the pages on which nothing was found yet, while there is time. How many were looked at, and how many
    /// there are.
    fn pages(&mut self, bytes: &[u8], effort: Effort) -> Result<(u32, u32), LoadError> {
        let mut searched = 0;
        let pages = with_hayro::each_page(bytes, |drawn| {
            searched += 1;
            let is_read = self.found.iter().any(|code| code.page == Some(searched));
            if !is_read && let Some((page, scale)) = drawn() {
                self.found.extend(find(&page, effort).into_iter().map(|code| on_page(code, searched, scale)));
            }
            let enough = searched >= MAX_PAGES || self.begun.elapsed() > BEGIN_WITHIN;
            if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        Ok((searched, pages))
    }
}

fn on_page(mut code: Found, page: u32, scale: f32) -> Found {
    code.corners.0.iter_mut().flatten().for_each(|v| *v /= scale);
    code.page = Some(page);
    code
}

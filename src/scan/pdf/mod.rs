//! Pages of a PDF: each drawn as a person would see it, and searched like a picture.
//!
//! Bounds: [`MAX_PAGES`] pages, 3,000 pixels a side, no page begun later than 1.2 s after the first; all are looked at quickly before any is searched hard. Where codes were
//! found, that is the answer; where none was and pages are left, the error says how many were looked at. What a page
//! makes the library do while it draws is bounded by the worker: its time, its memory.

#[cfg(feature = "pdf")]
mod pages;
#[cfg(feature = "pdf")]
mod with_hayro;

#[cfg(feature = "pdf")]
pub(super) use pages::scan;

/// Most pages that are looked at. A licence is a page, with its forms and receipts a few; twenty leave room.
pub const MAX_PAGES: u32 = 20;

/// Why the pages of a PDF were not searched, or not all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// It begins like a PDF and is none.
    #[error("the PDF is damaged")]
    Damaged,
    /// It is encrypted, and opens with a password only.
    #[error("the PDF asks for a password; save it without one")]
    Locked,
    /// It has no page.
    #[error("the PDF has no pages")]
    NoPages,
    /// No code stands on the pages that were searched, and there are more.
    #[error("no code on the first {searched} of the {pages} pages; save the page with the code by itself")]
    PagesLeft {
        /// How many were searched.
        searched: u32,
        /// How many there are.
        pages: u32,
    },
}

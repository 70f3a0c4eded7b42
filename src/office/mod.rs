//! The reference issuer, as far as samples need it: signing, QR symbols, and the samples themselves.

mod issue;
mod keys;
mod qr;
pub mod samples;

// Signing.
pub use issue::{Refusal, issue, prove, publish_list};
pub use keys::{OfficeKey, test_key};

// Drawing.
pub use qr::{QrError, qr_png};

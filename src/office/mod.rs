//! The reference issuer, as far as samples and demo need it: signing, QR symbols, trust to be published, the samples
//! themselves, and a live demo.

mod demo;
mod example;
mod issue;
mod keys;
mod publish;
mod qr;
pub mod samples;

// Signing.
pub use issue::{Refusal, issue, prove, publish_list};
pub use keys::{MAX_PEM, OfficeKey, PemError, test_key};

// Drawing.
pub use qr::{QrError, frame_png, qr_png};

// A live demo.
pub use demo::{Demo, DemoCode, DemoError, Files, RENEWED_AFTER};

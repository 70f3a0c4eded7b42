//! What the reference office says: of its demo, and why it refuses or fails.
//!
//! `refusal` says each refusal, with the help of `named` (what has no such name, or has it already), `row` (a line of an
//! import) and `term` (what cannot be signed); `error` says what failed. Numbers of identity documents appear in none of it: `quoted` shortens
//! whatever looks like one.

mod demo;
mod error;
mod named;
mod quoted;
mod refusal;
mod row;
mod term;

pub use demo::{demo_code, demo_error, demo_heading, demo_try};
pub use error::office_error;
pub use refusal::{denied, ending};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

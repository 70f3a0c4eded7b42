//! What the reference office says: `help`, what it has `done`, why it refuses or fails, and its demo
//! with its `story` and `exercise`s.
//!
//! `refusal` says each refusal, with the help of `named` (what has no such name, or has it already), `row` (a line of an
//! import) and `term` (what cannot be signed); `error` says what failed, `drawn` why
//! a picture is not drawn or a key not read; `story` and `exercise` tell the demo. Numbers of identity documents appear in none
//! of it: `quoted` shortens whatever looks like one.

mod demo;
mod done;
mod drawn;
mod error;
mod exercise;
mod help;
mod named;
mod quoted;
mod refusal;
mod row;
mod story;
mod term;

pub use demo::{demo_error, demo_heading, demo_try};
pub use done::{Done, authorised_line, done, key_line, phone_line};
pub use error::office_error;
pub use exercise::{exercise, exercise_title};
pub use help::{OfficeHelp, office_help};
pub use refusal::{denied, ending};
pub use story::{Story, happened, people, scene, story, told};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

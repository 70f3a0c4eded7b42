//! Yanzheng (验证): the offline verifier for an open code format of China's electronic vehicle licence (电子行驶证).
//!
//! It verifies the format that [`credential`] defines. The production code of 交管12123 is not published, so nobody
//! can verify that one offline.
//!
//! # The way of a code
//!
//! A picture's bytes become pixels and texts in [`scan`]; a text becomes a proven statement in [`verify::open`], with
//! the form of [`credential`] and the keys of [`trust`]; [`verify::judge`] turns statement, question, evidence and
//! instant into a [`verify::Verdict`]; [`history`] keeps what was checked; [`check`] goes that whole way once; [`text`] says it; [`cli`] and the window
//! (`app`) show it.
//!
//! The modules stand in the order of their layers: each imports only those above it (`tests/layers.rs`).
//!
//! # Features
//!
//! | feature | what it adds | state |
//! |---|---|---|
//! | (none) | everything from [`domain`] to [`verify`], still pictures, replayed frames, the command line | here |
//! | `app` | the window | here |
//! | `camera` | cameras (needs libclang to build on Linux) | here |
//! | `picture` | the licence picture as it was signed | drawing is here, comparing is not |
//! | `office` | the reference issuer (`yanzheng-office`), implies `picture` | here |
//! | `pdf` | codes on the pages of PDFs | here |
//! | `history` | what was checked here (SQLite), replay memory | here; no page of the window yet |
//! | `update` | trust updates | name fixed, nothing behind it yet |
//!
//! # Example
//!
//! ```
//! use std::path::Path;
//! use yanzheng::domain::{At, AtSource, Evidence, Instant, Question};
//! use yanzheng::trust::Trust;
//! use yanzheng::verify::{Word, judge, open};
//!
//! let (trust, _notes) = Trust::read_folder(Path::new("keys"))?;
//! let code = std::fs::read("samples/presentation-person.txt")?;
//! let at = At { instant: Instant::parse("2026-11-22T10:00:00+08:00")?, source: AtSource::Chosen };
//! let verdict = judge(&open(&code, &trust), &Question::default(), &Evidence::default(), at)?;
//! assert_eq!(verdict.word(), Word::Accepted);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(any(feature = "app", feature = "picture"))]
mod assets;

pub mod domain;

pub mod credential;

pub mod trust;

pub mod verify;

#[cfg(feature = "picture")]
pub mod picture;

pub mod scan;

pub mod history;

pub mod check;

#[cfg(feature = "office")]
pub mod office;

pub mod text;

pub mod cli;

#[cfg(feature = "app")]
pub mod app;

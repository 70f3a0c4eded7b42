//! The life of licences at the office, and what a verifier makes of it.
#![cfg(test)]
#![cfg(feature = "office")]

/// What ends with what.
mod consequences;
/// Uses that are a second too long, there and past the office.
mod forged;
/// Both programs with everything made up.
mod machine;
/// Import and export.
mod register;
/// Word for word in both languages.
mod story;

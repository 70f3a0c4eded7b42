//! Scanning: pictures that must be read, and bytes that must not harm.

#![cfg(feature = "office")]

// `cfg(test)` always holds here; it tells clippy that helpers may unwrap as tests do.
#[cfg(test)]
mod dense;
#[cfg(test)]
mod draw;
#[cfg(test)]
mod hostile;
#[cfg(all(test, feature = "pdf"))]
mod pdf;
#[cfg(test)]
mod read;
#[cfg(test)]
mod simulate;

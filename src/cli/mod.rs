//! The command line.
pub mod inspect;
#[cfg(feature = "office")]
pub mod office;

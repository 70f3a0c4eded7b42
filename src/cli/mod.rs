//! The command line.
#[cfg(feature = "office")]
pub mod office;

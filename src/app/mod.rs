//! The window: what window staff, inspectors and testers see.

use crate::cli::{Desk, WindowError};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`WindowError`]: no display, a system library is missing, the window system refuses.
pub fn run(desk: Desk) -> Result<(), WindowError> {
    let _ = desk;
    Err(WindowError::NoDisplay)
}

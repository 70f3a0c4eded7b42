//! What libraries say when they fail: hostile, since decoders put parts of the file into their messages.

use std::any::Any;

/// What a library said as it panicked, if it said it in words.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> Option<&str> {
    panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str))
}

/// As much of a message as a person reads.
pub(super) fn short(text: &str) -> String {
    text.chars().take(160).collect()
}

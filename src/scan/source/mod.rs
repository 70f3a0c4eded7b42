//! Frames, one after another: from a camera or, for practice and tests, from pictures in a folder.

mod name;

pub use name::{SourceName, SourceNameError};

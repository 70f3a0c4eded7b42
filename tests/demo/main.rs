//! The live demo: every code comes out as promised whenever it is made, and nothing of a user's is lost.
#![cfg(test)]
#![cfg(feature = "office")]

/// What becomes of the folder.
mod folder;
/// The office's program with everything made up.
mod office;
/// What a phone shows later.
mod renewed;
/// Keys and chance.
mod secrets;
/// The story that a trainer follows.
mod story;
/// The verdict of each scene.
mod verdicts;

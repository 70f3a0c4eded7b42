//! The scanning worker as a process: what it may do, how long, with how much memory, and what becomes of it.
//!
//! Only Linux tells another process's memory and state, and only there a worker is shut in.
#![cfg(all(feature = "office", target_os = "linux"))]

/// Pictures that are broken, strange or made to harm, from fixed seeds.
#[cfg(test)]
mod corpus;
/// Codes and pictures, as the tests of scanning draw them.
#[path = "../scan/draw.rs"]
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[cfg(test)]
mod draw;
/// What the system lets a worker do.
#[cfg(test)]
mod jail;
/// Workers that stall, crash, are killed.
#[cfg(test)]
mod life;
/// The corpus through the workers.
#[cfg(test)]
mod many;
/// Processes, their memory and their children.
#[cfg(test)]
mod processes;

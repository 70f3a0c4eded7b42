//! The worker: a process of its own that decodes and searches what came from outside, since every decoder and reader
//! can be made to crash, to take minutes or, at the worst, to do what the bytes say.
//!
//! `serve` is the worker: it shuts itself in (`jail`), says so, and answers jobs until its input ends. `pool` is the
//! other side: at most [`MAX_WORKERS`], each started when it is first needed and kept warm, each doing one job at a time
//! under a deadline (`process`). `wire` is what both say. A worker that takes too long is killed, one that crashed is
//! gone; the next job starts another. A picture is given to a worker once: what crashed one would crash the next.
//!
//! What is bounded, and why: the bytes of a job and of an answer (`wire`), the time of a job ([`Effort::limit`]), memory,
//! files and system calls (`jail`). A message of a library that panics goes to the worker's standard error, which is
//! nowhere.
//!
//! [`Effort::limit`]: super::Effort::limit

mod jail;
mod pool;
mod process;
mod serve;
mod wire;

pub use pool::MAX_WORKERS;
pub(super) use pool::Pool;
pub use serve::serve;
pub(super) use wire::Job;

/// The argument that makes a program a worker. No user types it: it is of no use at a terminal.
pub const ARGUMENT: &str = "--yanzheng-scan-worker";

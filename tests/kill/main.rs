//! Kill -9: whenever `yanzheng-office` dies, what it answered is kept, what it had not done is not done, and what
//! verifiers read is one whole release.
//!
//! A killed process loses nothing that the system has taken over, so this says nothing about a power cut; the fsyncs
//! that stand against one are only shown to be there to die in.
#![cfg(test)]
#![cfg(feature = "office")]

/// An office's folder, its commands, and how they are killed.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod office;
/// Where a command can die.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod points;
/// What the database says.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod state;
/// Three hundred kills, one after the other.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod story;
/// What a verifier reads.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod trust;

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
#[test]
fn killed_300_times_the_office_loses_nothing() {
    eprintln!("skipped: the library that kills is for 64-bit Linux");
}

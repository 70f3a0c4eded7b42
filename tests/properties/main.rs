//! What must hold of every code: round trips, one spelling for everything, and the exact fault of each broken rule.
#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

/// The armor.
mod armor;
/// Deterministic CBOR.
mod cbor;
/// Claims of which one rule is broken.
mod claim_faults;
/// Claims of every use, written, signed, read and verified.
mod claims;
/// Envelopes of which one rule is broken.
mod envelope_faults;
/// Licences of which one rule is broken.
mod licence_faults;
/// Live proofs.
mod live;
/// The phone's key, of which one rule is broken.
mod phone_faults;
/// Status lists.
mod status;

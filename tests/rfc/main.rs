//! The examples of the RFCs that the code's format builds on, each at the layer where it applies.
#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

/// RFC 8949, Appendix A, and what its Appendix F calls not well-formed.
mod cbor;
/// RFC 9052 and RFC 9679, against the library coset.
mod cose;
/// RFC 8392, Appendix A, and RFC 9052, Appendix C.
mod cwt;

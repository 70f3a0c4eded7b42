//! The code: armor, strict CBOR, the COSE_Sign1 envelope, claims, live proof and status list, and the one maker of
//! [`Verified`]. Nothing here knows whose key is trusted or what time it is.
#![doc = include_str!("FORMAT.md")]

pub mod armor;
pub mod cbor;

mod anatomy;
mod authorisation;
mod claims;
mod code;
mod commitment;
mod compose;
mod envelope;
mod fault;
mod key;
mod licence;
mod signature;
mod status;

// What a code says.
pub use authorisation::{Authorisation, MAX_PURPOSES, User};
pub use claims::{Claims, MAX_LEAD_SECONDS, StatementId, StatusRef};
pub use commitment::{CommitmentError, IdCommitment};
pub use licence::{REQUIRED, REQUIRED_IN_DOWNLOAD};

// Reading it.
pub use code::{Code, Live, LiveProof, unarmor};
pub use fault::{Claim, Fault, FormatError, Header};

// Proving it.
pub use key::{KeyError, KeyId, PublicKey};
pub use signature::{Claimed, Verified};

// Whether it was ended.
pub use status::{MAX_PACKED, MAX_UNPACKED, StatusList, StatusValue};

// Explaining it, byte by byte.
pub use anatomy::{
    Algorithm, Anatomy, BearerPart, Explained, HexError, Item, KeyPart, ListPart, MAX_BYTES, MAX_ITEMS,
    ObjectKind, Role, StatusCount, UsePart, dissect, from_hex,
};

// Making it, but for the signature.
pub use compose::ToSign;
pub use envelope::{TAG, TYP_PROOF, TYP_STATEMENT, TYP_STATUS_LIST};

//! The ladder's steps, and what a reason does to the verdict.

use serde::Serialize;

/// A step of the ladder, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// 1: a code was found.
    Read,
    /// 2: it has our form.
    Form,
    /// 3: its issuer and key are trusted for this.
    Issuer,
    /// 4: the issuer's signature holds.
    Signature,
    /// 5: the phone proves that the code is live.
    Proof,
    /// 6: the authorisation is within its period, and the period within its limit.
    Period,
    /// 7: it was not ended or suspended.
    Status,
    /// 8: it is for the purpose at hand.
    Purpose,
    /// 9: the bearer is the person named.
    Bearer,
    /// 10: the picture shows what was signed.
    Picture,
    /// 11: it is not an older copy of what was seen here.
    Seen,
    /// 12: the vehicle's states are normal.
    Vehicle,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Step; 12] = {
        use Step::*;
        [Read, Form, Issuer, Signature, Proof, Period, Status, Purpose, Bearer, Picture, Seen, Vehicle]
    };

    /// Its number, 1 to 12.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// What a reason does to the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// No trusted signature.
    Unproven,
    /// Genuine, but a step failed.
    Refused,
    /// Nothing failed, but something cannot be told.
    Attention,
    /// There is no code of ours.
    None,
}

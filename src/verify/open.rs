//! Opens a code: form, issuer and key, signature, live proof. What holds here holds at any time.

use std::sync::Arc;

use crate::credential::{
    Claimed, Claims, Code, Fault, FormatError, Live, LiveProof, Verified, armor, unarmor,
};
use crate::domain::{Instant, Reason};
use crate::trust::{Issuer, KeyUse, Trust};

/// A code that was opened with a trust; judge it as often as the question changes.
#[derive(Clone, Debug)]
pub struct Opened {
    pub(super) trust: Trust,
    pub(super) state: State,
}

#[derive(Clone, Debug)]
pub(super) enum State {
    /// Some other code.
    NotOurs,
    /// It breaks the format.
    Malformed(FormatError),
    /// No trusted signature, for this reason.
    Unproven(Reason, Box<Claims>),
    /// Signed by an issuer that trust vouches for.
    Genuine(Arc<Genuine>),
}

/// A statement with a trusted signature. Whether it is in force is another question, which the verdict answers.
///
/// Only [`open`] makes one.
#[derive(Clone, Debug)]
pub struct Genuine {
    statement: Verified<Claims>,
    issuer: Arc<Issuer>,
    proof: Proof,
}

/// The live proof of a genuine statement.
#[derive(Clone, Debug)]
pub(super) enum Proof {
    /// A download has none.
    NotNeeded,
    /// It should be there and is not.
    Missing,
    /// It does not hold; where its form is broken, if that is why.
    Invalid(Option<FormatError>),
    /// The phone that the statement names made it.
    Holds(Verified<LiveProof>),
}

impl Genuine {
    /// What the issuer signed.
    pub fn claims(&self) -> &Claims {
        self.statement.get()
    }

    /// Who signed it.
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// When the phone made the live proof, if there is one that holds.
    pub fn proof_made(&self) -> Option<Instant> {
        match &self.proof {
            Proof::Holds(proof) => Some(proof.get().made),
            _ => None,
        }
    }

    pub(super) fn proof_fault(&self) -> Option<FormatError> {
        match &self.proof {
            Proof::Invalid(fault) => *fault,
            _ => None,
        }
    }

    pub(super) fn proof(&self) -> &Proof {
        &self.proof
    }
}

impl Opened {
    /// The statement, when its issuer's signature holds.
    pub fn genuine(&self) -> Option<&Genuine> {
        match &self.state {
            State::Genuine(genuine) => Some(genuine),
            _ => None,
        }
    }

    /// What a code without a trusted signature claims: for the tester's view under 未经证实, never as fact.
    pub fn unproven(&self) -> Option<&Claims> {
        match &self.state {
            State::Unproven(_, claims) => Some(claims),
            _ => None,
        }
    }
}

/// Opens the text of a code as it was scanned or typed, without line ends.
///
/// Costs two signature checks at most for each key that the code's identifier names; never fails, for whatever is
/// wrong with a code is an answer about it.
pub fn open(text: &[u8], trust: &Trust) -> Opened {
    let state = match unarmor(text) {
        Err(FormatError { fault: Fault::Armor(armor::ArmorError::NotOurs), .. }) => State::NotOurs,
        Err(error) => State::Malformed(error),
        Ok(bytes) => match read(&bytes, text.len(), trust) {
            Err(error) => State::Malformed(error),
            Ok(code) => prove(code, trust),
        },
    };
    Opened { trust: trust.clone(), state }
}

fn read<'a>(bytes: &'a [u8], chars: usize, trust: &Trust) -> Result<Code<'a>, FormatError> {
    let code = Code::read(bytes)?;
    code.check_length(chars)?;
    // Else an issuer's own key could stand in for a phone.
    let phone = code.statement.unproven().authorisation.phone();
    if phone.is_some_and(|phone| trust.holds_key(phone)) {
        return Err(Fault::PhoneIsIssuer.at(0));
    }
    Ok(code)
}

fn prove(code: Code<'_>, trust: &Trust) -> State {
    let claims = code.statement.unproven();
    let Some(issuer) = trust.issuer(claims.issuer) else {
        return unproven(Reason::IssuerUnknown { issuer: claims.issuer }, &code.statement);
    };
    let key_use = KeyUse::from(claims.authorisation.use_kind());
    let (issued, until) = (claims.issued, claims.period.until);
    match issuer.prove(code.statement, key_use, issued, until) {
        Err((reason, claimed)) => unproven(reason, &claimed),
        Ok(statement) => {
            let proof = prove_live(code.proof, &statement);
            State::Genuine(Arc::new(Genuine { statement, issuer: issuer.clone(), proof }))
        }
    }
}

fn unproven(reason: Reason, claimed: &Claimed<'_, Claims>) -> State {
    State::Unproven(reason, Box::new(claimed.unproven().clone()))
}

fn prove_live(live: Live<'_>, statement: &Verified<Claims>) -> Proof {
    let Some(phone) = statement.get().authorisation.phone() else { return Proof::NotNeeded };
    match live {
        Live::Absent => Proof::Missing,
        Live::Broken(error) => Proof::Invalid(Some(error)),
        Live::Present(claimed) => claimed.verify(phone).map_or(Proof::Invalid(None), Proof::Holds),
    }
}

//! Issues statements: what a reader would not accept, or what would not fit its symbol, is refused. Live proofs and
//! status lists are signed as they are given.

use super::keys::OfficeKey;
use crate::credential::armor::{MAX_CHARS, MAX_LIVE_CHARS, armor};
use crate::credential::{Claims, Code, Fault, LiveProof, StatusList, ToSign};
use crate::domain::{Field, Instant, UseKind, Value};

/// Why the office does not sign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It would break the format.
    #[error("{0}")]
    Form(#[from] Fault),
    /// Its code would not fit the symbol.
    #[error("the code would have {chars} characters, {limit} fit; shorten {}", longest.id())]
    TooLong {
        /// How many it would have.
        chars: usize,
        /// How many fit.
        limit: usize,
        /// The longest text of the licence, which is never cut.
        longest: Field,
    },
}

/// Signs a statement.
///
/// # Errors
/// [`Refusal`].
pub fn issue(claims: &Claims, key: &OfficeKey) -> Result<Vec<u8>, Refusal> {
    claims.check()?;
    if claims.authorisation.phone() == Some(key.public()) {
        return Err(Fault::PhoneIsIssuer.into());
    }
    let statement = key.sign(&ToSign::statement(key.public().id(), claims));
    // The reader has the last word: a status index beyond its bound, for one, is no fault until it is written.
    Code::read(&statement).map_err(|error| error.fault)?;
    let (chars, limit) = match claims.authorisation.use_kind() {
        UseKind::Download => (armor(&statement).len(), MAX_CHARS),
        UseKind::Presentation | UseKind::Grant => {
            // As long as any proof around it will make it.
            let proof = ToSign::proof(&statement, LiveProof { made: claims.period.until });
            (armor(&proof.with_signature(&[0; 64])).len(), MAX_LIVE_CHARS)
        }
    };
    if chars > limit {
        return Err(Refusal::TooLong { chars, limit, longest: longest_text(claims) });
    }
    Ok(statement)
}

fn longest_text(claims: &Claims) -> Field {
    let texts = claims.licence.iter().filter_map(|(field, value)| match value {
        Value::Text(text) => Some((text.len(), field)),
        _ => None,
    });
    texts.max().map_or(Field::Owner, |(_, field)| field)
}

/// Makes a live proof around a statement, as the phone that it names does every 30 s.
pub fn prove(statement: &[u8], phone: &OfficeKey, made: Instant) -> Vec<u8> {
    phone.sign(&ToSign::proof(statement, LiveProof { made }))
}

/// Signs a status list.
pub fn publish_list(list: &StatusList, key: &OfficeKey) -> Vec<u8> {
    key.sign(&ToSign::status_list(key.public().id(), list))
}

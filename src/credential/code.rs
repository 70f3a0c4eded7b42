//! A whole code: a statement, and around a live one the phone's proof.

use super::armor::{self, MAX_LIVE_CHARS};
use super::cbor::{Label, Reader};
use super::claims::{Claims, read_instant};
use super::envelope::{Opening, TYP_PROOF, TYP_STATEMENT, Typ};
use super::fault::{Claim, Fault, FormatError, Header};
use super::signature::Claimed;
use crate::domain::{Instant, UseKind};

/// A code that has our form; nothing about it is proven.
#[derive(Clone, Debug)]
pub struct Code<'a> {
    /// What the issuer signed.
    pub statement: Claimed<'a, Claims>,
    /// What the phone signed around it.
    pub proof: Live<'a>,
}

/// The live proof around a statement.
#[derive(Clone, Debug)]
pub enum Live<'a> {
    /// The statement came alone.
    Absent,
    /// The outer envelope is broken, the statement inside it is not.
    Broken(FormatError),
    /// There is one.
    Present(Claimed<'a, LiveProof>),
}

/// What a live proof says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiveProof {
    /// When the phone made it.
    pub made: Instant,
}

/// The bytes inside a code's text.
///
/// # Errors
/// [`Fault::Armor`]; with `ArmorError::NotOurs` it is some other code.
pub fn unarmor(text: &[u8]) -> Result<Vec<u8>, FormatError> {
    armor::unarmor(text).map_err(|error| {
        use super::armor::ArmorError::{Character, NotOurs, Overflow, Remainder, TooLong};
        let at = match error {
            NotOurs | TooLong { .. } => 0,
            Character { at } | Overflow { at } | Remainder { at } => at,
        };
        Fault::Armor(error).at(at)
    })
}

impl<'a> Code<'a> {
    /// Reads the bytes of a code.
    ///
    /// A fault of the outer envelope after its protected header is not one of the code: it is kept as
    /// [`Live::Broken`], so that the statement can still be proven and the failure be called what it is.
    ///
    /// # Errors
    /// The first rule of the form that is broken, and where.
    pub fn read(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let mut reader = Reader::new(bytes);
        let opening = Opening::read(&mut reader)?;
        match opening.typ {
            Typ::Number(TYP_STATEMENT) => {
                Ok(Code { statement: read_statement(opening, &mut reader)?, proof: Live::Absent })
            }
            Typ::Number(TYP_PROOF) => {
                let mut inner = opening.statement()?;
                let at = inner.position();
                let inner_opening = Opening::read(&mut inner)?;
                match inner_opening.typ {
                    Typ::Number(TYP_STATEMENT) => {}
                    Typ::Number(TYP_PROOF) => return Err(Fault::NestedProof.at(at)),
                    _ => return Err(Fault::HeaderValue(Header::Typ).at(at)),
                }
                let statement = read_statement(inner_opening, &mut inner)?;
                if statement.unproven().authorisation.use_kind() == UseKind::Download {
                    return Err(Fault::ProofAroundDownload.at(at));
                }
                let proof = match read_proof(opening, &mut reader) {
                    Ok(proof) => Live::Present(proof),
                    Err(error) => Live::Broken(error),
                };
                Ok(Code { statement, proof })
            }
            _ => Err(Fault::HeaderValue(Header::Typ).at(0)),
        }
    }

    /// Checks the length of the text that the code came as: a live one must stay legible on a phone.
    ///
    /// # Errors
    /// [`Fault::LiveTooLong`].
    pub fn check_length(&self, chars: usize) -> Result<(), FormatError> {
        let live = self.statement.unproven().authorisation.use_kind() != UseKind::Download;
        if live && chars > MAX_LIVE_CHARS { Err(Fault::LiveTooLong(chars).at(0)) } else { Ok(()) }
    }
}

fn read_statement<'a>(
    opening: Opening<'a>,
    reader: &mut Reader<'a>,
) -> Result<Claimed<'a, Claims>, FormatError> {
    let envelope = opening.without_statement()?.finish(reader)?;
    let key_id = envelope.key_id()?;
    let claims = Claims::read(&mut envelope.payload())?;
    Ok(Claimed::new(envelope, Some(key_id), claims))
}

/// The payload of a proof is exactly {6: iat}.
fn read_proof<'a>(
    opening: Opening<'a>,
    reader: &mut Reader<'a>,
) -> Result<Claimed<'a, LiveProof>, FormatError> {
    let envelope = opening.finish(reader)?;
    let mut payload = envelope.payload();
    let at = payload.position();
    let mut made = None;
    payload.map::<FormatError>(|name, value| match name {
        Label::Int(6) => {
            made = Some(read_instant(value, Claim::IssuedAt)?);
            Ok(())
        }
        _ => Err(Fault::ClaimValue(Claim::IssuedAt).at(at)),
    })?;
    payload.end()?;
    let made = made.ok_or(Fault::ClaimMissing(Claim::IssuedAt).at(at))?;
    Ok(Claimed::new(envelope, None, LiveProof { made }))
}

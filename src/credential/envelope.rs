//! The envelope: a tagged COSE_Sign1 (RFC 9052 §4.2) under the strict profile, read as slices of what was received.
//!
//! Only the protected header counts; the unprotected map must be empty and the external data is empty.

use super::cbor::{Label, Reader, Writer};
use super::fault::{Fault, FormatError, Header};
use super::key::KeyId;

/// The CBOR tag of COSE_Sign1.
pub const TAG: u64 = 18;
/// typ (RFC 9596) of a statement, from the experimental Content-Format range.
pub const TYP_STATEMENT: i64 = 65_001;
/// typ of a live proof.
pub const TYP_PROOF: i64 = 65_002;
/// typ of a Token Status List in CWT form.
pub const TYP_STATUS_LIST: &str = "application/statuslist+cwt";

/// Labels of the COSE header parameters that this format uses.
pub(crate) mod label {
    pub(crate) const ALG: i64 = 1;
    pub(crate) const CRIT: i64 = 2;
    pub(crate) const KID: i64 = 4;
    pub(crate) const KCWT: i64 = 13;
    pub(crate) const TYP: i64 = 16;
}

/// Ed25519 as RFC 9864 names it; what we write.
pub(crate) const ALG_ED25519: i64 = -19;
/// EdDSA (RFC 9053), which with our keys is the same; read as well.
pub(crate) const ALG_EDDSA: i64 = -8;

/// A media type in the typ header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typ<'a> {
    Number(i64),
    Name(&'a str),
}

/// The beginning of an envelope, up to and with its protected header.
#[derive(Clone, Debug)]
pub(super) struct Opening<'a> {
    protected: &'a [u8],
    at: usize,
    alg: Option<i64>,
    kid: Option<&'a [u8]>,
    pub(super) typ: Typ<'a>,
    /// A CWT carried in the header (RFC 9528), with its offset.
    kcwt: Option<(usize, &'a [u8])>,
}

impl<'a> Opening<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, FormatError> {
        reader.tag(TAG)?;
        reader.array_of(4)?;
        let mut header = reader.embedded_cbor()?;
        let at = header.position();
        let (mut alg, mut kid, mut typ, mut kcwt) = (None, None, None, None);
        let mut critical = Vec::new();
        header.map::<FormatError>(|name, value| {
            match name {
                Label::Int(label::ALG) => alg = Some(value.int()?),
                Label::Int(label::CRIT) => critical = read_critical(value)?,
                Label::Int(label::KID) => kid = Some(value.bytes()?),
                Label::Int(label::KCWT) => kcwt = Some((value.position(), value.skip()?)),
                Label::Int(label::TYP) => {
                    typ = Some(if let Ok(number) = value.clone().int() {
                        value.int()?;
                        Typ::Number(number)
                    } else {
                        Typ::Name(value.text()?)
                    });
                }
                // Not critical, so whoever does not know it may pass over it (RFC 9052 §3.1).
                _ => {
                    value.skip()?;
                }
            }
            Ok(())
        })?;
        header.end()?;
        let present =
            [(label::ALG, alg.is_some()), (label::KID, kid.is_some()), (label::KCWT, kcwt.is_some())];
        if present.iter().any(|(name, present)| !present && critical.contains(name)) {
            return Err(Fault::CriticalHeader.at(at));
        }
        let typ = typ.ok_or(Fault::HeaderMissing(Header::Typ).at(at))?;
        Ok(Opening { protected: header.since(at), at, alg, kid, typ, kcwt })
    }

    /// The statement inside a live proof.
    pub(super) fn statement(&self) -> Result<Reader<'a>, FormatError> {
        let (at, bytes) = self.kcwt.ok_or(Fault::HeaderMissing(Header::Kcwt).at(self.at))?;
        Ok(Reader::embedded(bytes, at))
    }

    /// Refuses a CWT in the header: only a live proof carries one.
    pub(super) fn without_statement(self) -> Result<Self, FormatError> {
        match self.kcwt {
            Some((at, _)) => Err(Fault::HeaderValue(Header::Kcwt).at(at)),
            None => Ok(self),
        }
    }

    /// Reads what follows the protected header, to the end of the bytes.
    pub(super) fn finish(self, reader: &mut Reader<'a>) -> Result<Envelope<'a>, FormatError> {
        let alg = self.alg.ok_or(Fault::HeaderMissing(Header::Alg).at(self.at))?;
        if alg != ALG_ED25519 && alg != ALG_EDDSA {
            return Err(Fault::HeaderValue(Header::Alg).at(self.at));
        }
        let kid = self.kid.map(KeyId::try_from).transpose();
        let kid = kid.map_err(|_| Fault::HeaderValue(Header::Kid).at(self.at))?;
        let at = reader.position();
        reader.map(|_, _| Err(Fault::UnprotectedNotEmpty.at(at)))?;
        let payload = reader.bytes()?;
        let payload_at = reader.position() - payload.len();
        let signature = reader.bytes_of()?;
        reader.end()?;
        Ok(Envelope { protected: self.protected, header_at: self.at, kid, payload, payload_at, signature })
    }
}

/// crit (RFC 9052 §3.1): every parameter that it names must be one that we process, and be there.
fn read_critical(reader: &mut Reader<'_>) -> Result<Vec<i64>, FormatError> {
    let at = reader.position();
    let count = reader.array()?;
    let known = [label::ALG, label::KID, label::KCWT, label::TYP];
    let names = (0..count).map(|_| match reader.label(&[])? {
        (Label::Int(name), _) if known.contains(&name) => Ok(name),
        _ => Err(Fault::CriticalHeader.at(at)),
    });
    let names = names.collect::<Result<Vec<_>, FormatError>>()?;
    if names.is_empty() { Err(Fault::CriticalHeader.at(at)) } else { Ok(names) }
}

/// A whole envelope; nothing about it is proven.
#[derive(Clone, Debug)]
pub(super) struct Envelope<'a> {
    protected: &'a [u8],
    header_at: usize,
    kid: Option<KeyId>,
    payload: &'a [u8],
    payload_at: usize,
    pub(super) signature: &'a [u8; 64],
}

impl<'a> Envelope<'a> {
    /// The key identifier, which statements and status lists must carry.
    pub(super) fn key_id(&self) -> Result<KeyId, FormatError> {
        self.kid.ok_or(Fault::HeaderMissing(Header::Kid).at(self.header_at))
    }

    pub(super) fn payload(&self) -> Reader<'a> {
        Reader::embedded(self.payload, self.payload_at)
    }

    /// The bytes that were signed: the Sig_structure over the received header and payload.
    pub(super) fn signed_bytes(&self) -> Vec<u8> {
        signed_bytes(self.protected, self.payload)
    }
}

/// The Sig_structure of RFC 9052 §4.4 with empty external data.
pub(crate) fn signed_bytes(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let writer = Writer::new().array(4).text("Signature1").bytes(protected);
    writer.bytes(&[]).bytes(payload).into_bytes()
}

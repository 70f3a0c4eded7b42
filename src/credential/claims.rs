//! A statement's claims (RFC 8392): who issued it, for how long, to whose phone, for what use, about which vehicle.

use super::authorisation::Authorisation;
use super::cbor::{Label, Reader, Writer};
use super::fault::{Claim, Fault, FormatError};
use super::key::PublicKey;
use super::licence;
use crate::domain::{Instant, IssuerId, Licence, Period};

/// The most seconds by which a statement's start may follow its issue: 30 days.
pub const MAX_LEAD_SECONDS: i64 = 30 * 86_400;

/// Labels of the claims, private ones below -65536 (RFC 8392 §9.1).
pub(crate) mod label {
    pub(crate) const ISS: i64 = 1;
    pub(crate) const EXP: i64 = 4;
    pub(crate) const NBF: i64 = 5;
    pub(crate) const IAT: i64 = 6;
    pub(crate) const CTI: i64 = 7;
    pub(crate) const CNF: i64 = 8;
    pub(crate) const LICENCE: i64 = -65_537;
    pub(crate) const USE: i64 = -65_538;
    pub(crate) const STATUS: i64 = -65_539;
    /// Inside cnf (RFC 8747): a COSE_Key.
    pub(crate) const COSE_KEY: i64 = 1;
}

/// cti: 8 to 16 bytes that no other statement has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StatementId(Vec<u8>);

impl StatementId {
    /// An identifier of these bytes; `None` unless there are 8 to 16.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (8..=16).contains(&bytes.len()).then(|| StatementId(bytes.to_vec()))
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Where an authorisation's status stands: the list's number and the index in it, both at most 2^31 - 1.
///
/// It belongs to the authorisation (a phone's enrolment, a grant, a download), not to the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRef {
    /// The number of the issuer's list.
    pub list: u32,
    /// The index in the list.
    pub index: u32,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// 发证机关, who must have signed it.
    pub issuer: IssuerId,
    /// From nbf to exp.
    pub period: Period,
    /// iat.
    pub issued: Instant,
    /// cti.
    pub id: StatementId,
    /// The use, with what only it has.
    pub authorisation: Authorisation,
    /// The licence.
    pub licence: Licence,
    /// Where its status stands.
    pub status: StatusRef,
    /// How many items it carries that this version does not know; they are signed but not shown.
    pub unknown_items: usize,
}

impl Claims {
    /// Reads the payload of a statement.
    pub(super) fn read(payload: &mut Reader<'_>) -> Result<Self, FormatError> {
        let at = payload.position();
        let missing = |claim| Fault::ClaimMissing(claim).at(at);
        let (mut issuer, mut until, mut from, mut issued) = (None, None, None, None);
        let (mut id, mut phone, mut licence, mut authorisation, mut status) = (None, None, None, None, None);
        let mut unknown_items = 0;
        payload.map::<FormatError>(|name, value| {
            let at = value.position();
            match name {
                Label::Int(label::ISS) => {
                    let parsed = IssuerId::parse(value.text()?);
                    issuer = Some(parsed.map_err(|_| Fault::ClaimValue(Claim::Issuer).at(at))?);
                }
                Label::Int(label::EXP) => until = Some(read_instant(value, Claim::Expiry)?),
                Label::Int(label::NBF) => from = Some(read_instant(value, Claim::NotBefore)?),
                Label::Int(label::IAT) => issued = Some(read_instant(value, Claim::IssuedAt)?),
                Label::Int(label::CTI) => {
                    let read = StatementId::new(value.bytes()?);
                    id = Some(read.ok_or(Fault::ClaimValue(Claim::Id).at(at))?);
                }
                Label::Int(label::CNF) => phone = Some(read_phone(value)?),
                Label::Int(label::LICENCE) => licence = Some(licence::read(value, &mut unknown_items)?),
                // cnf sorts before it, so the phone is known by now.
                Label::Int(label::USE) => authorisation = Some(Authorisation::read(value, phone.take())?),
                Label::Int(label::STATUS) => status = Some(StatusRef::read(value)?),
                _ => {
                    value.skip()?;
                    unknown_items += 1;
                }
            }
            Ok(())
        })?;
        payload.end()?;
        let claims = Claims {
            issuer: issuer.ok_or(missing(Claim::Issuer))?,
            period: Period {
                from: from.ok_or(missing(Claim::NotBefore))?,
                until: until.ok_or(missing(Claim::Expiry))?,
            },
            issued: issued.ok_or(missing(Claim::IssuedAt))?,
            id: id.ok_or(missing(Claim::Id))?,
            authorisation: authorisation.ok_or(missing(Claim::Use))?,
            licence: licence.ok_or(missing(Claim::Licence))?,
            status: status.ok_or(missing(Claim::Status))?,
            unknown_items,
        };
        claims.check().map_err(|fault| fault.at(at))?;
        Ok(claims)
    }

    /// Checks what no single claim shows: iat ≤ nbf < exp, nbf at most 30 days after iat, the fields of the use.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), Fault> {
        if self.period.from < self.issued || self.period.from.since(self.issued) > MAX_LEAD_SECONDS {
            return Err(Fault::ClaimValue(Claim::NotBefore));
        }
        if self.period.until <= self.period.from {
            return Err(Fault::ClaimValue(Claim::Expiry));
        }
        self.authorisation.check()?;
        licence::check_fields(&self.licence, self.authorisation.use_kind())
    }

    /// The payload that says this. What [`check`](Self::check) refuses is written all the same, for tests.
    pub fn write(&self) -> Vec<u8> {
        let phone = self.authorisation.phone();
        let writer = Writer::new().map(if phone.is_some() { 9 } else { 8 });
        let mut writer = writer.int(label::ISS).text(self.issuer.as_str());
        for (name, instant) in
            [(label::EXP, self.period.until), (label::NBF, self.period.from), (label::IAT, self.issued)]
        {
            writer = writer.int(name).int(instant.unix());
        }
        writer = writer.int(label::CTI).bytes(self.id.as_bytes());
        if let Some(phone) = phone {
            writer = phone.write(writer.int(label::CNF).map(1).int(label::COSE_KEY));
        }
        writer = licence::write(&self.licence, writer.int(label::LICENCE));
        writer = self.authorisation.write(writer.int(label::USE));
        let StatusRef { list, index } = self.status;
        writer.int(label::STATUS).array(2).int(list.into()).int(index.into()).into_bytes()
    }
}

impl StatusRef {
    fn read(reader: &mut Reader<'_>) -> Result<Self, FormatError> {
        let at = reader.position();
        reader.array_of(2)?;
        let mut number = || -> Result<u32, FormatError> {
            let number = i32::try_from(reader.int()?).ok().and_then(|number| u32::try_from(number).ok());
            number.ok_or(Fault::ClaimValue(Claim::Status).at(at))
        };
        Ok(StatusRef { list: number()?, index: number()? })
    }
}

/// Reads a NumericDate in whole seconds.
pub(super) fn read_instant(reader: &mut Reader<'_>, claim: Claim) -> Result<Instant, FormatError> {
    let at = reader.position();
    Instant::from_unix(reader.int()?).ok_or(Fault::ClaimValue(claim).at(at))
}

/// Reads cnf (RFC 8747 §3.2): a map with a COSE_Key and nothing else.
fn read_phone(reader: &mut Reader<'_>) -> Result<PublicKey, FormatError> {
    let at = reader.position();
    let mut key = None;
    reader.map::<FormatError>(|name, value| match name {
        Label::Int(label::COSE_KEY) => {
            key = Some(PublicKey::read(value)?);
            Ok(())
        }
        _ => Err(Fault::ClaimValue(Claim::Confirmation).at(at)),
    })?;
    key.ok_or(Fault::ClaimValue(Claim::Confirmation).at(at))
}

//! Token Status List in CWT form (IETF OAuth): two bits for each authorisation, signed by the issuer.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::cbor::{Label, Reader, Writer};
use super::claims::read_instant;
use super::envelope::{Opening, TYP_STATUS_LIST, Typ};
use super::fault::{Claim, Fault, FormatError, Header};
use super::signature::Claimed;
use crate::domain::{Instant, IssuerId};

/// The most bytes of a signed list: 100 million authorisations of which few are ended pack far below it.
pub const MAX_PACKED: usize = 16 << 20;
/// The most bytes of a list once unpacked, four authorisations a byte; a bomb stops here.
pub const MAX_UNPACKED: usize = 32 << 20;

const BITS: i64 = 2;
const SUBJECT: &str = "urn:yanzheng:status:";

/// Labels of a list's claims.
pub(crate) mod label {
    pub(crate) const SUB: i64 = 2;
    pub(crate) const EXP: i64 = 4;
    pub(crate) const IAT: i64 = 6;
    pub(crate) const STATUS_LIST: i64 = 65_533;
    pub(crate) const LIST: &str = "lst";
    pub(crate) const BITS: &str = "bits";
}

/// The status of an authorisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusValue {
    /// 0: not ended.
    Valid,
    /// 1: ended 解除授权, void 作废.
    Revoked,
    /// 2: the vehicle's state is no longer normal.
    Suspended,
    /// 3: the issuer cannot tell.
    Undefined,
}

/// A list of an issuer's statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusList {
    /// Whose list it is.
    pub issuer: IssuerId,
    /// Its number among that issuer's lists.
    pub number: u32,
    /// When it was issued.
    pub issued: Instant,
    /// When it ends by its own word, if it says so.
    pub expires: Option<Instant>,
    /// The unpacked statuses, the first in the lowest bits of the first byte.
    pub statuses: Vec<u8>,
}

impl StatusList {
    /// The status at an index; `None` beyond the end of the list.
    pub fn get(&self, index: u32) -> Option<StatusValue> {
        let byte = self.statuses.get(usize::try_from(index / 4).ok()?)?;
        Some(match byte >> (index % 4 * 2) & 3 {
            0 => StatusValue::Valid,
            1 => StatusValue::Revoked,
            2 => StatusValue::Suspended,
            _ => StatusValue::Undefined,
        })
    }

    /// Reads a signed list.
    ///
    /// # Errors
    /// The first rule of the form that is broken, and where.
    pub fn read(bytes: &[u8]) -> Result<Claimed<'_, Self>, FormatError> {
        let mut reader = Reader::new(bytes);
        let opening = Opening::read(&mut reader)?;
        if opening.typ != Typ::Name(TYP_STATUS_LIST) {
            return Err(Fault::HeaderValue(Header::Typ).at(0));
        }
        let envelope = opening.without_statement()?.finish(&mut reader)?;
        let key_id = envelope.key_id()?;
        let list = Self::read_claims(&mut envelope.payload())?;
        Ok(Claimed::new(envelope, Some(key_id), list))
    }

    fn read_claims(payload: &mut Reader<'_>) -> Result<Self, FormatError> {
        let at = payload.position();
        let missing = |claim| Fault::ClaimMissing(claim).at(at);
        let (mut subject, mut issued, mut expires, mut statuses) = (None, None, None, None);
        payload.map::<FormatError>(|name, value| {
            let at = value.position();
            match name {
                Label::Int(label::SUB) => {
                    let parsed = parse_subject(value.text()?);
                    subject = Some(parsed.ok_or(Fault::ClaimValue(Claim::Subject).at(at))?);
                }
                Label::Int(label::EXP) => expires = Some(read_instant(value, Claim::Expiry)?),
                Label::Int(label::IAT) => issued = Some(read_instant(value, Claim::IssuedAt)?),
                Label::Int(label::STATUS_LIST) => statuses = Some(read_statuses(value)?),
                // ttl and others speak to readers with a network.
                _ => {
                    value.skip()?;
                }
            }
            Ok(())
        })?;
        payload.end()?;
        let (issuer, number) = subject.ok_or(missing(Claim::Subject))?;
        let issued = issued.ok_or(missing(Claim::IssuedAt))?;
        Ok(StatusList {
            issuer,
            number,
            issued,
            expires,
            statuses: statuses.ok_or(missing(Claim::StatusList))?,
        })
    }

    /// The payload that says this, for signing.
    pub fn write(&self) -> Vec<u8> {
        let packed = pack(&self.statuses);
        let subject = format!("{SUBJECT}{}:{}", self.issuer, self.number);
        let writer = Writer::new().map(3 + usize::from(self.expires.is_some()));
        let mut writer = writer.int(label::SUB).text(&subject);
        if let Some(expires) = self.expires {
            writer = writer.int(label::EXP).int(expires.unix());
        }
        let writer = writer.int(label::IAT).int(self.issued.unix()).int(label::STATUS_LIST).map(2);
        writer.text(label::LIST).bytes(&packed).text(label::BITS).int(BITS).into_bytes()
    }
}

/// `urn:yanzheng:status:371100:1`: the issuer and the number, without leading zeros.
pub(super) fn parse_subject(text: &str) -> Option<(IssuerId, u32)> {
    let (issuer, number) = text.strip_prefix(SUBJECT)?.split_once(':')?;
    let parsed: u32 = number.parse().ok()?;
    let plain = parsed.to_string() == number && i32::try_from(parsed).is_ok();
    Some((IssuerId::parse(issuer).ok()?, parsed)).filter(|_| plain)
}

fn read_statuses(reader: &mut Reader<'_>) -> Result<Vec<u8>, FormatError> {
    let at = reader.position();
    let (mut bits, mut packed) = (None, None);
    reader.map::<FormatError>(|name, value| {
        match name {
            Label::Text(label::BITS) => bits = Some(value.int()?),
            Label::Text(label::LIST) => packed = Some(value.bytes()?),
            _ => {
                value.skip()?;
            }
        }
        Ok(())
    })?;
    match (bits, packed) {
        (Some(BITS), Some(packed)) => unpack(packed).ok_or(Fault::Compression.at(at)),
        _ => Err(Fault::ClaimValue(Claim::StatusList).at(at)),
    }
}

/// Packs statuses into a zlib stream. With an encoder of our own choice, since flate2's changes with what other
/// libraries ask of it, and samples keep their bytes; its longer search takes an eighth less, too.
#[cfg(feature = "office")]
fn pack(statuses: &[u8]) -> Vec<u8> {
    let mut packed = vec![0; zlib_rs::compress_bound(statuses.len())];
    let best = zlib_rs::DeflateConfig::best_compression();
    // The room is as much as the worst case takes, so it cannot fail.
    let length = zlib_rs::compress_slice(&mut packed, statuses, best).0.len();
    packed.truncate(length);
    packed
}

/// The same without that encoder: whoever does not issue packs for tests alone.
#[cfg(not(feature = "office"))]
fn pack(statuses: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to a Vec cannot fail.
    std::io::Write::write_all(&mut encoder, statuses).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Unpacks a whole zlib stream with nothing behind it.
fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut decoder = ZlibDecoder::new(packed);
    let mut statuses = Vec::new();
    let bound = u64::try_from(MAX_UNPACKED).unwrap_or(u64::MAX);
    decoder.by_ref().take(bound + 1).read_to_end(&mut statuses).ok()?;
    let whole = decoder.total_in() == u64::try_from(packed.len()).unwrap_or(0);
    (whole && statuses.len() <= MAX_UNPACKED).then_some(statuses)
}

//! Issuers as trust holds them, checked when they are loaded.

use std::collections::HashSet;

use super::files::{IssuerEntry, IssuersFile, KeyEntry};
use super::key::{KeyUse, TrustedKey};
use crate::credential::{Claimed, KeyError, KeyId, PublicKey, Verified, from_hex};
use crate::domain::{Day, Instant, IssuerId, Period, Reason, TextFault, check_text};

/// The most issuers; China has fewer than 400 prefectures.
pub const MAX_ISSUERS: usize = 1_000;
/// The most keys of an issuer; with one a year for each use that is more than a decade.
pub const MAX_KEYS: usize = 64;
const MAX_AUTHORITY_CHARS: usize = 120;

/// 发证机关.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Its GB/T 2260 code.
    pub id: IssuerId,
    /// Its name, Chinese.
    pub zh: String,
    /// Its name, English.
    pub en: String,
    /// The day on which electronic licences began there.
    pub activation: Day,
    /// Whether it is for demonstration and tests only.
    pub test: bool,
    /// Its keys.
    pub keys: Vec<TrustedKey>,
}

impl Issuer {
    /// Its keys with this identifier; usually one, but an identifier is only a hint.
    pub fn keys_named(&self, id: KeyId) -> impl Iterator<Item = &TrustedKey> {
        self.keys.iter().filter(move |key| key.id == id)
    }

    /// Proves what somebody claims this issuer signed, for a use, issued then, ending then: tries every key that the
    /// identifier names and that may sign it.
    ///
    /// # Errors
    /// The first reason against a key, or `signature-invalid`, which says more than a key that may not sign; and the
    /// claim itself.
    #[allow(clippy::result_large_err, reason = "the claim is handed back for the tester's view")]
    pub fn prove<'a, T>(
        &self,
        mut claimed: Claimed<'a, T>,
        key_use: KeyUse,
        issued: Instant,
        until: Instant,
    ) -> Result<Verified<T>, (Reason, Claimed<'a, T>)> {
        let mut refusal = Reason::KeyUnknown;
        for key in claimed.key_id().into_iter().flat_map(|id| self.keys_named(id)) {
            match key.permits(key_use, issued, until) {
                Err(reason) if refusal == Reason::KeyUnknown => refusal = reason,
                Err(_) => {}
                Ok(()) => match claimed.verify(&key.key) {
                    Ok(proven) => return Ok(proven),
                    Err(back) => (claimed, refusal) = (back, Reason::SignatureInvalid),
                },
            }
        }
        Err((refusal, claimed))
    }
}

/// Why a list of issuers is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssuerFault {
    /// More than [`MAX_ISSUERS`].
    #[error("more than {MAX_ISSUERS} issuers")]
    TooManyIssuers,
    /// An issuer stands twice.
    #[error("issuer {0} stands twice")]
    IssuerTwice(IssuerId),
    /// More than [`MAX_KEYS`].
    #[error("issuer {0} has more than {MAX_KEYS} keys")]
    TooManyKeys(IssuerId),
    /// A name that cannot be shown.
    #[error("the name of issuer {0}: {1}")]
    Name(IssuerId, TextFault),
    /// Not 64 lower-case hexadecimal digits.
    #[error("a key of issuer {0} is not 64 lower-case hexadecimal digits")]
    KeyText(IssuerId),
    /// A weak key, a second encoding, or no key at all.
    #[error("a key of issuer {0}: {1}")]
    Key(IssuerId, KeyError),
    /// The same key twice; a key signs for one issuer only.
    #[error("a key of issuer {0} stands twice")]
    KeyTwice(IssuerId),
    /// A key that is never valid.
    #[error("a key of issuer {0} ends before it begins")]
    KeyPeriod(IssuerId),
    /// A key for nothing.
    #[error("a key of issuer {0} has no use")]
    KeyUse(IssuerId),
}

/// Checks and takes over a list.
pub(super) fn read(file: IssuersFile) -> Result<Vec<Issuer>, IssuerFault> {
    if file.issuers.len() > MAX_ISSUERS {
        return Err(IssuerFault::TooManyIssuers);
    }
    let (mut ids, mut keys) = (HashSet::new(), HashSet::new());
    file.issuers
        .into_iter()
        .map(|entry| {
            if !ids.insert(entry.id) {
                return Err(IssuerFault::IssuerTwice(entry.id));
            }
            read_issuer(entry, &mut keys)
        })
        .collect()
}

fn read_issuer(entry: IssuerEntry, seen: &mut HashSet<[u8; 32]>) -> Result<Issuer, IssuerFault> {
    let id = entry.id;
    for name in [&entry.zh, &entry.en] {
        check_text(name, MAX_AUTHORITY_CHARS).map_err(|fault| IssuerFault::Name(id, fault))?;
    }
    if entry.keys.len() > MAX_KEYS {
        return Err(IssuerFault::TooManyKeys(id));
    }
    let keys = entry.keys.iter().map(|key| {
        let key = read_key(id, key)?;
        if seen.insert(*key.key.as_bytes()) { Ok(key) } else { Err(IssuerFault::KeyTwice(id)) }
    });
    let keys = keys.collect::<Result<_, _>>()?;
    Ok(Issuer { id, zh: entry.zh, en: entry.en, activation: entry.activation, test: entry.test, keys })
}

fn read_key(id: IssuerId, entry: &KeyEntry) -> Result<TrustedKey, IssuerFault> {
    let bytes = read_hex(&entry.x).ok_or(IssuerFault::KeyText(id))?;
    let key = PublicKey::from_bytes(&bytes).map_err(|error| IssuerFault::Key(id, error))?;
    let period = Period { from: entry.from, until: entry.until };
    if period.seconds() == 0 {
        return Err(IssuerFault::KeyPeriod(id));
    }
    if entry.uses.is_empty() {
        return Err(IssuerFault::KeyUse(id));
    }
    Ok(TrustedKey { id: key.id(), key, uses: entry.uses.clone(), period, state: entry.state })
}

/// 64 lower-case hexadecimal digits.
fn read_hex(text: &str) -> Option<[u8; 32]> {
    let lower = text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
    from_hex(text.as_bytes()).ok().filter(|_| lower)?.try_into().ok()
}

//! The three uses of a licence and what each carries: presentation, grant, download.

use super::cbor::{Head, Label, Reader, Writer};
use super::commitment::IdCommitment;
use super::fault::{Claim, Fault, FormatError};
use super::key::PublicKey;
use crate::domain::{MAX_NAME_CHARS, Purpose, UseKind, check_text};

/// The most purposes that a grant or download can have: what a watermark still shows legibly.
pub const MAX_PURPOSES: usize = 8;

/// Keys of the use map.
pub(crate) mod key {
    pub(crate) const KIND: i64 = 1;
    pub(crate) const USER: i64 = 2;
    pub(crate) const PURPOSES: i64 = 3;
    pub(crate) const BEARER: i64 = 4;
}

/// What the owner allowed, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authorisation {
    /// 本人直接出示: the owner, or an organisation's account, shows it on an enrolled phone.
    Presentation {
        /// The key of that phone.
        phone: PublicKey,
    },
    /// 授权他人出示: another person shows it.
    Grant {
        /// The key of that person's phone.
        phone: PublicKey,
        /// 被授权人, the person's name: 1 to 64 characters.
        grantee: String,
        /// 用途事项: 1 to 8, all different.
        purposes: Vec<Purpose>,
        /// Whose ID number it was granted to, without a digit of it.
        bearer: IdCommitment,
    },
    /// 下载: a watermarked picture, with no phone.
    Download {
        /// 使用人, as the watermark names them.
        user: User,
        /// 用途事项: 1 to 8, all different.
        purposes: Vec<Purpose>,
    },
}

/// 使用人 of a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum User {
    /// The owner, by the name in the licence.
    Owner,
    /// Somebody else: 1 to 64 characters.
    Named(String),
}

impl Authorisation {
    /// Which of the three it is.
    pub fn use_kind(&self) -> UseKind {
        match self {
            Authorisation::Presentation { .. } => UseKind::Presentation,
            Authorisation::Grant { .. } => UseKind::Grant,
            Authorisation::Download { .. } => UseKind::Download,
        }
    }

    /// The phone that must prove it live.
    pub fn phone(&self) -> Option<&PublicKey> {
        match self {
            Authorisation::Presentation { phone } | Authorisation::Grant { phone, .. } => Some(phone),
            Authorisation::Download { .. } => None,
        }
    }

    /// The purposes it is limited to; `None` where the use has no such limit.
    pub fn purposes(&self) -> Option<&[Purpose]> {
        match self {
            Authorisation::Presentation { .. } => None,
            Authorisation::Grant { purposes, .. } | Authorisation::Download { purposes, .. } => {
                Some(purposes)
            }
        }
    }

    /// Checks the bounds of names and purposes.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), Fault> {
        let name = match self {
            Authorisation::Grant { grantee, .. } => Some(grantee),
            Authorisation::Download { user: User::Named(name), .. } => Some(name),
            _ => None,
        };
        if let Some(name) = name {
            check_text(name, MAX_NAME_CHARS).map_err(Fault::Name)?;
        }
        let fits = self.purposes().is_none_or(|purposes| {
            let distinct =
                purposes.iter().enumerate().all(|(i, one)| !purposes.iter().skip(i + 1).any(|p| p == one));
            (1..=MAX_PURPOSES).contains(&purposes.len()) && distinct
        });
        if fits { Ok(()) } else { Err(Fault::ClaimValue(Claim::Use)) }
    }

    /// Reads the use map; it has no open end, for an unknown key could be a limit that we would overlook.
    pub(super) fn read(reader: &mut Reader<'_>, phone: Option<PublicKey>) -> Result<Self, FormatError> {
        let at = reader.position();
        let (mut kind, mut user, mut purposes, mut bearer) = (None, None, None, None);
        reader.map::<FormatError>(|name, value| {
            match name {
                Label::Int(key::KIND) => kind = Some(value.int()?),
                Label::Int(key::USER) => user = Some(read_user(value)?),
                Label::Int(key::PURPOSES) => purposes = Some(read_purposes(value)?),
                Label::Int(key::BEARER) => bearer = Some(IdCommitment::read(value)?),
                _ => return Err(Fault::ClaimValue(Claim::Use).at(value.position())),
            }
            Ok(())
        })?;
        let phone_needed = || Fault::ClaimMissing(Claim::Confirmation).at(at);
        match (kind, user, purposes, bearer) {
            (Some(1), None, None, None) => {
                Ok(Authorisation::Presentation { phone: phone.ok_or_else(phone_needed)? })
            }
            (Some(2), Some(User::Named(grantee)), Some(purposes), Some(bearer)) => {
                Ok(Authorisation::Grant { phone: phone.ok_or_else(phone_needed)?, grantee, purposes, bearer })
            }
            (Some(3), Some(user), Some(purposes), None) => match phone {
                None => Ok(Authorisation::Download { user, purposes }),
                Some(_) => Err(Fault::ClaimForbidden(Claim::Confirmation).at(at)),
            },
            _ => Err(Fault::ClaimValue(Claim::Use).at(at)),
        }
    }

    /// Writes the use map.
    pub(super) fn write(&self, writer: Writer) -> Writer {
        match self {
            Authorisation::Presentation { .. } => writer.map(1).int(key::KIND).int(1),
            Authorisation::Grant { grantee, purposes, bearer, .. } => {
                let writer = writer.map(4).int(key::KIND).int(2).int(key::USER).text(grantee);
                bearer.write(write_purposes(writer, purposes).int(key::BEARER))
            }
            Authorisation::Download { user, purposes } => {
                let writer = writer.map(3).int(key::KIND).int(3).int(key::USER);
                let writer = match user {
                    User::Owner => writer.bool(true),
                    User::Named(name) => writer.text(name),
                };
                write_purposes(writer, purposes)
            }
        }
    }
}

/// A name, or true for the owner.
fn read_user(reader: &mut Reader<'_>) -> Result<User, FormatError> {
    let at = reader.position();
    if reader.clone().head()? == Head::Bool(true) {
        reader.head()?;
        return Ok(User::Owner);
    }
    let name = reader.text()?;
    check_text(name, MAX_NAME_CHARS).map_err(|fault| Fault::Name(fault).at(at))?;
    Ok(User::Named(name.to_owned()))
}

fn read_purposes(reader: &mut Reader<'_>) -> Result<Vec<Purpose>, FormatError> {
    let count = reader.array()?;
    (0..count)
        .map(|_| {
            let at = reader.position();
            Purpose::parse(reader.text()?).map_err(|_| Fault::ClaimValue(Claim::Use).at(at))
        })
        .collect()
}

fn write_purposes(writer: Writer, purposes: &[Purpose]) -> Writer {
    let writer = writer.int(key::PURPOSES).array(purposes.len());
    purposes.iter().fold(writer, |writer, purpose| writer.text(purpose.as_str()))
}

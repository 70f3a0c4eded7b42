//! Why the office does not do what it was asked, typed; `text/office` says it in both languages.

use std::io;
use std::path::PathBuf;

use super::issue::Refusal;
use super::keys::PemError;
use super::register::RowFault;
use crate::credential::{CommitmentError, KeyError, KeyId};
use crate::domain::{Day, Field, FieldFault, Instant, Purpose, TextFault};
use crate::trust::{KeyUse, MAX_KEYS};

/// The most persons with a live grant for a vehicle.
pub const MAX_GRANTEES: usize = 3;

/// What a name was looked up as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A person or an organisation.
    Party,
    /// A vehicle, by its plate.
    Vehicle,
    /// A phone.
    Phone,
    /// A grant, by its number.
    Grant,
    /// A download, by its number.
    Download,
    /// A key, by its identifier.
    Key,
}

/// Why something that was live is so no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// 解除授权: ended early by the owner's side.
    ByOwner,
    /// The grant under which a download was made was ended.
    GrantEnded,
    /// The phone was revoked.
    PhoneRevoked,
    /// The vehicle has another owner.
    Transferred,
    /// The vehicle has another plate or VIN.
    Renumbered,
    /// The manager who enrolled or gave it was dismissed.
    ManagerDismissed,
}

impl Ending {
    /// All.
    pub const ALL: [Ending; 6] = [
        Ending::ByOwner,
        Ending::GrantEnded,
        Ending::PhoneRevoked,
        Ending::Transferred,
        Ending::Renumbered,
        Ending::ManagerDismissed,
    ];

    /// Its name in the database.
    pub(super) fn id(self) -> &'static str {
        match self {
            Ending::ByOwner => "by-owner",
            Ending::GrantEnded => "grant-ended",
            Ending::PhoneRevoked => "phone-revoked",
            Ending::Transferred => "transferred",
            Ending::Renumbered => "renumbered",
            Ending::ManagerDismissed => "manager-dismissed",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.id() == id)
    }
}

/// Why the office refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// There is no office in the folder, or one of another version.
    #[error("{} holds no office of this version", .0.display())]
    NoOffice(PathBuf),
    /// Something lies in the folder already.
    #[error("{} is not empty", .0.display())]
    FolderTaken(PathBuf),
    /// A name that nothing has.
    #[error("there is no {0:?} {1:?}")]
    Unknown(Kind, String),
    /// A name that something has already.
    #[error("there is a {0:?} {1:?} already")]
    Taken(Kind, String),
    /// A name that nothing can have: 1 to 32 lower-case letters, digits and hyphens.
    #[error("{0:?} is no name")]
    Name(String),
    /// A line of an import.
    #[error("line {line}: {fault}")]
    Row {
        /// The record, the first after the heading being 1.
        line: usize,
        /// What is wrong.
        fault: RowFault,
    },
    /// What cannot stand in a field of the licence.
    #[error("{}: {}", .0.id(), .1)]
    Field(Field, FieldFault),
    /// What cannot be a grantee's name.
    #[error("the grantee's name: {0}")]
    GranteeName(TextFault),
    /// The vehicle is theirs.
    #[error("{0:?} is the owner already")]
    AlreadyOwner(String),
    /// They manage the organisation's vehicles.
    #[error("{0:?} is a manager already")]
    AlreadyManager(String),
    /// As many keys as a list of issuers may hold.
    #[error("there are {MAX_KEYS} keys already")]
    TooManyKeys,
    /// 申领 by somebody who isn't the owner.
    #[error("the applicant is not the owner")]
    NotOwner,
    /// States with which no licence is issued.
    #[error("the vehicle's states are {0:?}")]
    States(Vec<String>),
    /// Electronic licences have not begun there.
    #[error("electronic licences begin on {0}")]
    BeforeActivation(Day),
    /// The electronic licence was issued before.
    #[error("the licence was issued at {0}")]
    AlreadyLicensed(Instant),
    /// No electronic licence was applied for.
    #[error("no electronic licence was issued for the vehicle")]
    NotLicensed,
    /// Neither the owner nor the legal representative or a manager of the owner.
    #[error("the person is neither the owner nor a representative of the owner")]
    NotEntitled,
    /// A grant to who owns the vehicle.
    #[error("the grantee is the owner")]
    GranteeIsOwner,
    /// A document that the register knows under another name.
    #[error("the register has this document under another name")]
    OtherName,
    /// A number that no such document can have.
    #[error("the document's number does not hold")]
    DocumentNumber,
    /// A fourth person.
    #[error("{MAX_GRANTEES} persons have a live grant already")]
    TooManyGrantees,
    /// A grant of somebody else.
    #[error("the grant was given to somebody else")]
    NotGrantee,
    /// No purpose, too many, or one twice.
    #[error("1 to 8 different purposes are needed")]
    Purposes,
    /// A purpose that is not in the list.
    #[error("purpose {0} is not listed")]
    UnknownPurpose(Purpose),
    /// A purpose that the grant does not have.
    #[error("the grant is not for purpose {0}")]
    PurposeNotGranted(Purpose),
    /// Longer than a use may be.
    #[error("it would last until {until}, at the latest {latest} is possible")]
    WindowTooLong {
        /// When it would end.
        until: Instant,
        /// The latest possible end.
        latest: Instant,
    },
    /// The schedule of a year is not published.
    #[error("the working days of {0} are not known")]
    CalendarUnknown(i32),
    /// An end before the beginning, a beginning in the past or too far ahead.
    #[error("the period from {from} to {until} is not possible at {now}")]
    Period {
        /// When it would begin.
        from: Instant,
        /// When it would end.
        until: Instant,
        /// The time.
        now: Instant,
    },
    /// Outside the grant's own period.
    #[error("the grant lasts from {from} to {until}")]
    OutsideGrant {
        /// Its beginning.
        from: Instant,
        /// Its end.
        until: Instant,
    },
    /// It was ended.
    #[error("it was ended at {at} ({why:?})")]
    Ended {
        /// When.
        at: Instant,
        /// Why.
        why: Ending,
    },
    /// It is over.
    #[error("it was over at {0}")]
    Over(Instant),
    /// It has not begun.
    #[error("it begins at {0}")]
    NotBegun(Instant),
    /// The phone was revoked.
    #[error("the phone was revoked at {0}")]
    PhoneRevoked(Instant),
    /// A person who is no manager of the organisation.
    #[error("the person is no manager of the organisation")]
    NotManager,
    /// No key may sign this now.
    #[error("no key may sign {0:?} until {1}")]
    NoKey(KeyUse, Instant),
    /// A key that is out of use already.
    #[error("the key is not in use")]
    KeyNotActive(KeyId),
    /// The clock stands before the newest release.
    #[error("the clock says {now}, the newest release is of {published}")]
    Clock {
        /// The time.
        now: Instant,
        /// The release's.
        published: Instant,
    },
    /// Nothing of the office's lies where it would publish.
    #[error("{} holds something else than a published trust", .0.display())]
    NotATrust(PathBuf),
    /// The statement cannot be signed.
    #[error("{0}")]
    Sign(#[from] Refusal),
}

/// Why nothing came of it.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// A refusal, which is an answer.
    #[error("{0}")]
    Denied(#[from] Denied),
    /// The database.
    #[error("{0}")]
    Store(#[from] rusqlite::Error),
    /// Something in the database that this program never writes.
    #[error("the database is damaged: {0}")]
    Damaged(&'static str),
    /// A file.
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, io::Error),
    /// The system gives no chance.
    #[error("no random numbers: {0}")]
    Chance(io::Error),
    /// A private key.
    #[error("{}: {}", .0.display(), .1)]
    Key(PathBuf, PemError),
    /// A key that cannot be one.
    #[error("{0}")]
    BadKey(#[from] KeyError),
    /// The ID commitment.
    #[error("{0}")]
    Commitment(#[from] CommitmentError),
    /// The picture.
    #[error("{0}")]
    Picture(#[from] crate::picture::PictureError),
    /// JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// CSV.
    #[error("{0}")]
    Csv(#[from] csv::Error),
}

impl From<Refusal> for OfficeError {
    fn from(refusal: Refusal) -> Self {
        Denied::Sign(refusal).into()
    }
}

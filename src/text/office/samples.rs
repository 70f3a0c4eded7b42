//! Everything that can go wrong at the office, for the tests; no variant is left out.

use std::io;

use crate::credential::{CommitmentError, Fault, KeyError};
use crate::domain::{Day, Field, FieldFault, IdError, Purpose, TextFault};
use crate::office::{Denied, Ending, Kind, OfficeError, PemError, Refusal, RowFault};
use crate::picture::PictureError;
use crate::text::samples::{at, every};
use crate::trust::KeyUse;

const KINDS: [Kind; 8] = [
    Kind::Person,
    Kind::Organisation,
    Kind::Party,
    Kind::Vehicle,
    Kind::Phone,
    Kind::Grant,
    Kind::Download,
    Kind::Key,
];

pub(super) fn id_errors() -> Vec<IdError> {
    let found = || "110105".to_owned();
    every!(IdError:
        IdError::Length { .. } => [
            IdError::Length { expected: "18", found: 17 },
            IdError::Length { expected: "18 or 15", found: 1 },
            IdError::Length { expected: "1 to 32", found: 40 },
        ],
        IdError::Character { .. } => [IdError::Character { place: 3, found: '\u{202e}' }],
        IdError::Region { .. } => [IdError::Region { found: found() }],
        IdError::NoSuchDate { .. } => [IdError::NoSuchDate { found: "19491331".into() }],
        IdError::BornLater { .. } => [IdError::BornLater { born: Day::parse("2099-12-31").unwrap() }],
        IdError::CheckCharacter { .. } => [IdError::CheckCharacter { expected: 'X', found: '7' }],
        IdError::SocialCreditCheck { .. } => [IdError::SocialCreditCheck { expected: '6', found: '3' }],
        IdError::OrganisationCheck { .. } => [IdError::OrganisationCheck { expected: '4', found: '5' }],
    )
}

fn field_faults() -> Vec<FieldFault> {
    every!(FieldFault:
        FieldFault::NotCarried => [FieldFault::NotCarried],
        FieldFault::Kind => [FieldFault::Kind],
        FieldFault::Text(_) => [
            FieldFault::Text(TextFault::Empty),
            FieldFault::Text(TextFault::TooLong { chars: 99, limit: 64 }),
            FieldFault::Text(TextFault::Invisible(0x202e)),
        ],
        FieldFault::NotWellFormed => [FieldFault::NotWellFormed],
        FieldFault::Range => [FieldFault::Range],
        FieldFault::List => [FieldFault::List],
    )
}

/// Every fault of a row, with this text wherever one comes from outside.
fn row_faults(text: &str) -> Vec<RowFault> {
    let text = || text.to_owned();
    let mut faults = every!(RowFault:
        RowFault::UnknownColumn(_) => [RowFault::UnknownColumn(text())],
        RowFault::Missing(_) => [
            RowFault::Missing("id"),
            RowFault::Missing("number"),
            RowFault::Missing("legal_representative"),
            RowFault::Missing("owner"),
            RowFault::Missing("plate_no"),
        ],
        RowFault::Id(_) => [RowFault::Id(text())],
        RowFault::Taken(..) => [
            RowFault::Taken("id", text()),
            RowFault::Taken("number", text()),
            RowFault::Taken("uscc", text()),
            RowFault::Taken("plate_no", text()),
        ],
        RowFault::Unknown(..) => [RowFault::Unknown("person", text()), RowFault::Unknown("owner", text())],
        RowFault::Field(..) => [],
        RowFault::Name(_) => [RowFault::Name(TextFault::Empty)],
        RowFault::Document(_) => [RowFault::Document(text())],
        RowFault::Number(_) => [],
        RowFault::Plate(_) => [RowFault::Plate(text())],
    );
    for field in Field::ALL {
        faults.extend(field_faults().into_iter().map(|fault| RowFault::Field(field, fault)));
    }
    faults.extend(id_errors().into_iter().map(RowFault::Number));
    faults
}

/// Every refusal, with this text wherever one comes from outside.
pub(super) fn refusals(text: &str) -> Vec<Denied> {
    let (now, later) = (at("2026-11-25 10:00:00"), at("2026-12-05"));
    let purpose = Purpose::parse("51").unwrap();
    let period = |from, until| Denied::Period { from: at(from), until: at(until), now };
    let mut refusals = every!(Denied:
        Denied::NoOffice(_) => [Denied::NoOffice(text.into())],
        Denied::FolderTaken(_) => [Denied::FolderTaken(text.into())],
        Denied::Unknown(..) => [],
        Denied::Taken(..) => [],
        Denied::Name(_) => [Denied::Name(text.into())],
        Denied::Row { .. } => [],
        Denied::Field(..) => [],
        Denied::GranteeName(_) => [],
        Denied::AlreadyOwner(_) => [Denied::AlreadyOwner(text.into())],
        Denied::AlreadyManager(_) => [Denied::AlreadyManager(text.into())],
        Denied::TooManyKeys => [Denied::TooManyKeys],
        Denied::NotOwner => [Denied::NotOwner],
        Denied::States(_) => [
            Denied::States(vec!["K".into()]),
            Denied::States(vec!["D".into(), "Q".into()]),
            Denied::States(vec!["F".into()]),
        ],
        Denied::BeforeActivation(_) => [Denied::BeforeActivation(later.day())],
        Denied::AlreadyLicensed(_) => [Denied::AlreadyLicensed(now)],
        Denied::NotLicensed => [Denied::NotLicensed],
        Denied::NotEntitled => [Denied::NotEntitled],
        Denied::GranteeIsOwner => [Denied::GranteeIsOwner],
        Denied::OtherName => [Denied::OtherName],
        Denied::DocumentNumber => [Denied::DocumentNumber],
        Denied::TooManyGrantees => [Denied::TooManyGrantees],
        Denied::NotGrantee => [Denied::NotGrantee],
        Denied::Purposes => [Denied::Purposes],
        Denied::UnknownPurpose(_) => [Denied::UnknownPurpose(Purpose::parse("77").unwrap())],
        Denied::PurposeNotGranted(_) => [Denied::PurposeNotGranted(purpose)],
        Denied::WindowTooLong { .. } => [
            Denied::WindowTooLong { until: at("2026-12-10"), latest: later },
            Denied::WindowTooLong { until: at("2026-12-10"), latest: at("2026-11-26 10:00:00") },
        ],
        Denied::CalendarUnknown(_) => [Denied::CalendarUnknown(2027)],
        Denied::Period { .. } => [
            period("2026-11-20", "2026-11-25 10:00:00"),
            period("2026-11-28", "2026-11-28"),
            period("2026-11-25", "2026-11-28"),
            period("2027-01-25", "2027-01-28"),
        ],
        Denied::OutsideGrant { .. } => [Denied::OutsideGrant { from: now, until: later }],
        Denied::Ended { .. } => [],
        Denied::Over(_) => [Denied::Over(later)],
        Denied::NotBegun(_) => [Denied::NotBegun(later)],
        Denied::PhoneRevoked(_) => [Denied::PhoneRevoked(now)],
        Denied::NotManager => [Denied::NotManager],
        Denied::NoKey(..) => [
            Denied::NoKey(KeyUse::Presentation, now),
            Denied::NoKey(KeyUse::Grant, later),
            Denied::NoKey(KeyUse::Download, later),
            Denied::NoKey(KeyUse::Status, now),
        ],
        Denied::KeyNotActive(_) => [Denied::KeyNotActive([0xab; 8])],
        Denied::Clock { .. } => [Denied::Clock { now, published: later }],
        Denied::NotATrust(_) => [Denied::NotATrust(text.into())],
        Denied::Sign(_) => [
            Denied::Sign(Refusal::Form(Fault::FieldMissing(Field::Vin))),
            Denied::Sign(Refusal::Form(Fault::PhoneIsIssuer)),
            Denied::Sign(Refusal::TooLong { chars: 1000, limit: 970, longest: Field::Address }),
        ],
    );
    for kind in KINDS {
        refusals.extend([Denied::Unknown(kind, text.into()), Denied::Taken(kind, text.into())]);
    }
    refusals.extend(Ending::ALL.map(|why| Denied::Ended { at: now, why }));
    for fault in row_faults(text) {
        refusals.extend(match &fault {
            RowFault::Field(of, fault) => Some(Denied::Field(*of, *fault)),
            RowFault::Name(fault) => Some(Denied::GranteeName(*fault)),
            _ => None,
        });
        refusals.push(Denied::Row { line: 7, fault });
    }
    refusals
}

pub(super) fn sqlite(code: i32) -> OfficeError {
    OfficeError::Store(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), Some("why".into())))
}

pub(super) fn json(text: &str) -> OfficeError {
    type Rows = Vec<serde_json::Map<String, serde_json::Value>>;
    OfficeError::Json(serde_json::from_str::<Rows>(text).unwrap_err())
}

pub(super) fn csv(bytes: &[u8]) -> OfficeError {
    let mut records = csv::Reader::from_reader(bytes).into_records();
    OfficeError::Csv(records.find_map(Result::err).unwrap())
}

pub(super) fn errors(text: &str) -> Vec<OfficeError> {
    let file = |kind: io::ErrorKind| OfficeError::File(text.into(), kind.into());
    every!(OfficeError:
        OfficeError::Denied(_) => [OfficeError::Denied(Denied::NotOwner)],
        OfficeError::Store(_) => [
            sqlite(rusqlite::ffi::SQLITE_BUSY),
            sqlite(rusqlite::ffi::SQLITE_FULL),
            sqlite(rusqlite::ffi::SQLITE_READONLY),
            sqlite(rusqlite::ffi::SQLITE_CANTOPEN),
            sqlite(rusqlite::ffi::SQLITE_CORRUPT),
            sqlite(rusqlite::ffi::SQLITE_IOERR),
            sqlite(rusqlite::ffi::SQLITE_CONSTRAINT),
            OfficeError::Store(rusqlite::Error::InvalidQuery),
        ],
        OfficeError::Damaged(_) => [OfficeError::Damaged("vehicle's owner")],
        OfficeError::File(..) => [
            file(io::ErrorKind::NotFound),
            file(io::ErrorKind::PermissionDenied),
            file(io::ErrorKind::AlreadyExists),
            file(io::ErrorKind::StorageFull),
            file(io::ErrorKind::ReadOnlyFilesystem),
            OfficeError::File(text.into(), io::Error::other(text)),
        ],
        OfficeError::Chance(_) => [OfficeError::Chance(io::Error::other(text))],
        OfficeError::Key(..) => [OfficeError::Key(text.into(), PemError::PassphraseNeeded)],
        OfficeError::BadKey(_) => [OfficeError::BadKey(KeyError::SmallOrder)],
        OfficeError::Commitment(_) => [OfficeError::Commitment(CommitmentError)],
        OfficeError::Picture(_) => [
            OfficeError::Picture(picture_error()),
        ],
        OfficeError::Json(_) => [
            json("[[]]"),
            json("[\"11010519491231002X\"]"),
            json("[{"),
            json("[{]"),
            OfficeError::Json(serde_json::from_reader::<_, u8>(Broken).unwrap_err()),
        ],
        OfficeError::Csv(_) => [
            csv(b"id,name\na,\xd5\xc5\n"),
            csv(b"id,name\na,b,c\n"),
            OfficeError::Csv(io::Error::from(io::ErrorKind::FileTooLarge).into()),
            OfficeError::Csv(io::Error::other(text).into()),
        ],
    )
}

fn picture_error() -> PictureError {
    PictureError::NotDownload
}

struct Broken;

impl io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("broken"))
    }
}

//! The register: persons, organisations with their representatives, vehicles with every field of their licence.

mod exchange;
mod find;
mod rows;
mod seed;
mod value;

use crate::domain::{DocumentCode, Field, FieldFault, IdError, IdNumber, Instant, Licence, NORMAL_STATES};

pub use exchange::{Imported, MAX_IMPORT_BYTES, MAX_ROWS, Shape, Table};
pub(super) use find::{Found, by_id, by_plate, find_document, person, vehicle};
pub(super) use rows::{add_person, is_id, set_field};
pub use value::field_value;
pub(super) use value::{add_field, text_of};

/// The fields that the register keeps for a vehicle. The owner's name is that of the owner; the instant of drawing is
/// that of a download.
#[rustfmt::skip]
pub(super) const COLUMNS: [Field; 24] = [
    Field::PlateNo, Field::VehicleType, Field::Address, Field::UseCharacter, Field::Model, Field::Vin, Field::EngineNo,
    Field::IssuingAuthority, Field::RegisterDate, Field::IssueDate, Field::FileNo, Field::ApprovedPassengers,
    Field::GrossMass, Field::UnladenMass, Field::ApprovedLoad, Field::OverallDimension, Field::TractionMass,
    Field::Remarks, Field::InspectionRecord, Field::Status, Field::InspectionValidUntil, Field::MandatoryScrapDate,
    Field::BodyColour, Field::EnergyType,
];

/// The most characters of a name by which the register calls a person, an organisation or a phone.
pub const MAX_ID_CHARS: usize = 32;

/// What is wrong with a row of an import.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// A column that the table does not have.
    #[error("there is no column {0:?}")]
    UnknownColumn(String),
    /// A value that must be there.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A name that is none: 1 to 32 lower-case letters, digits and hyphens.
    #[error("{0:?} is no name for a row")]
    Id(String),
    /// The name or the number belongs to something else in the register.
    #[error("{0} {1:?} is in the register already, with something else")]
    Taken(&'static str, String),
    /// A value names nothing in the register.
    #[error("{0} {1:?} is not in the register")]
    Unknown(&'static str, String),
    /// A field of the licence.
    #[error("{}: {}", .0.id(), .1)]
    Field(Field, FieldFault),
    /// A person's or organisation's name.
    #[error("the name: {0}")]
    Name(#[from] crate::domain::TextFault),
    /// A kind of document that is none.
    #[error("{0:?} is no document of the table")]
    Document(String),
    /// A document's number.
    #[error("the document's number: {0}")]
    Number(#[from] IdError),
    /// A plate that is none.
    #[error("{0:?} is no number plate")]
    Plate(String),
}

/// A person.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// What the register calls them.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The kind of document.
    pub document: DocumentCode,
    /// Its number.
    pub number: IdNumber,
}

/// Who owns a vehicle or applies for a licence, by what the register calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// A person.
    Person(String),
    /// An organisation.
    Organisation(String),
}

/// A vehicle with what its licence says now.
#[derive(Clone, Debug)]
pub struct Vehicle {
    pub(super) row: i64,
    /// Its owner.
    pub owner: Party,
    /// When the electronic licence was issued, if it was.
    pub licensed: Option<Instant>,
    /// Every field but the instant of drawing.
    pub licence: Licence,
}

impl Vehicle {
    /// Its plate.
    pub fn plate(&self) -> &str {
        self.licence.text(Field::PlateNo).unwrap_or_default()
    }

    /// The states with which no licence is issued or shown.
    pub fn abnormal_states(&self) -> Vec<String> {
        abnormal(self.licence.states())
    }
}

/// Those of the states that are outside A, G, H, I.
pub(super) fn abnormal(states: &[String]) -> Vec<String> {
    states.iter().filter(|state| !NORMAL_STATES.contains(&state.as_str())).cloned().collect()
}

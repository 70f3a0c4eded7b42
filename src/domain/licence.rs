//! What a licence says: values by field, each within the bounds of its kind.

use std::collections::BTreeMap;

use super::codes::Table;
use super::fields::{Field, Kind};
use super::time::{Day, Instant};
use super::words::{TextFault, check_text};

/// The most states a vehicle can hold at once: GA/T 16.17 has 17 codes.
pub const MAX_STATES: usize = 17;
/// The most characters of a plate: eight of a new-energy plate, and room for kinds not known here.
pub const MAX_PLATE_CHARS: usize = 10;
/// The most characters of a vehicle identification number (GB 16735); older chassis numbers are shorter.
pub const MAX_VIN_CHARS: usize = 17;

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words, a plate or a VIN.
    Text(String),
    /// A code of the field's table.
    Code(String),
    /// Several codes of the field's table.
    Codes(Vec<String>),
    /// A day.
    Day(Day),
    /// An instant.
    Instant(Instant),
    /// Persons or kilograms, as the field says.
    Number(u32),
    /// Length, width and height in millimetres.
    Size([u32; 3]),
}

/// Why a value cannot stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// The field is not carried in a code: it is drawn, or exists on paper only.
    #[error("the field is not carried in a code")]
    NotCarried,
    /// A value of another kind than the field's.
    #[error("the value has the wrong kind")]
    Kind,
    /// Its text may not stand here.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// Characters that a VIN or a code cannot have.
    #[error("the code is not well formed")]
    NotWellFormed,
    /// A number outside the field's range.
    #[error("the number is out of range")]
    Range,
    /// No state, too many, or one twice.
    #[error("the list is empty, too long, or repeats a code")]
    List,
}

/// A vehicle licence 行驶证 as signed. Fields come in the order of GA 37.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    values: BTreeMap<Field, Value>,
}

impl Licence {
    /// A licence that says nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a field; an earlier value is replaced.
    ///
    /// # Errors
    /// [`FieldFault`], the licence unchanged.
    pub fn set(&mut self, field: Field, value: Value) -> Result<(), FieldFault> {
        if field.key().is_none() {
            return Err(FieldFault::NotCarried);
        }
        check(field.kind(), &value)?;
        self.values.insert(field, value);
        Ok(())
    }

    /// The value of a field, if the licence has one.
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.values.get(&field)
    }

    /// The words or the code of a field, if it has either.
    pub fn text(&self, field: Field) -> Option<&str> {
        match self.get(field) {
            Some(Value::Text(text) | Value::Code(text)) => Some(text),
            _ => None,
        }
    }

    /// The fields that have a value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Value)> {
        self.values.iter().map(|(&field, value)| (field, value))
    }

    /// How many fields have a value.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether no field has a value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The vehicle's states 状态 as codes of GA/T 16.17.
    pub fn states(&self) -> &[String] {
        match self.get(Field::Status) {
            Some(Value::Codes(codes)) => codes,
            _ => &[],
        }
    }

    /// 检验有效期止: the last day of the inspection's validity.
    pub fn inspection_valid_until(&self) -> Option<Day> {
        match self.get(Field::InspectionValidUntil) {
            Some(&Value::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Every code in it that its (open) table does not know, with its field.
    pub fn unknown_codes(&self) -> impl Iterator<Item = (Field, &str)> {
        self.iter().flat_map(|(field, value)| {
            let codes: &[String] = match value {
                Value::Code(code) => std::slice::from_ref(code),
                Value::Codes(codes) => codes,
                _ => &[],
            };
            let table = table_of(field);
            let unknown = move |code: &&String| table.is_some_and(|table| table.lookup(code).is_none());
            codes.iter().filter(unknown).map(move |code| (field, code.as_str()))
        })
    }
}

/// The code table of a field, if its values are codes.
fn table_of(field: Field) -> Option<Table> {
    match field.kind() {
        Kind::Code(table) | Kind::Codes(table) => Some(table),
        _ => None,
    }
}

fn check(kind: Kind, value: &Value) -> Result<(), FieldFault> {
    let in_range = |fits: bool| if fits { Ok(()) } else { Err(FieldFault::Range) };
    let well_formed = |fits: bool| if fits { Ok(()) } else { Err(FieldFault::NotWellFormed) };
    match (kind, value) {
        (Kind::Text { max_chars }, Value::Text(text)) => Ok(check_text(text, max_chars)?),
        (Kind::Plate, Value::Text(text)) => Ok(check_text(text, MAX_PLATE_CHARS)?),
        (Kind::Vin, Value::Text(text)) => {
            check_text(text, MAX_VIN_CHARS)?;
            well_formed(text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()))
        }
        (Kind::Code(table), Value::Code(code)) => well_formed(table.well_formed(code)),
        (Kind::Codes(table), Value::Codes(codes)) => {
            codes.iter().try_for_each(|code| well_formed(table.well_formed(code)))?;
            let repeats =
                codes.iter().enumerate().any(|(i, code)| codes.iter().skip(i + 1).any(|other| other == code));
            if codes.is_empty() || codes.len() > MAX_STATES || repeats {
                Err(FieldFault::List)
            } else {
                Ok(())
            }
        }
        (Kind::Day, Value::Day(_)) | (Kind::Instant, Value::Instant(_)) => Ok(()),
        (Kind::Persons, Value::Number(persons)) => in_range((1..=999).contains(persons)),
        (Kind::Kilograms, Value::Number(kilograms)) => in_range((1..=999_999).contains(kilograms)),
        (Kind::Millimetres3, Value::Size(sides)) => {
            in_range(sides.iter().all(|side| (1..=99_999).contains(side)))
        }
        _ => Err(FieldFault::Kind),
    }
}

//! Looks things up by what people call them.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{COLUMNS, Party, Person, Vehicle, add_field};
use crate::domain::{DocumentCode, Field, IdNumber, Licence, Plate, Value};
use crate::office::error::{Denied, Kind, OfficeError};

/// A person by what the register calls them.
pub(in crate::office) fn person(db: &Connection, id: &str) -> Result<Person, OfficeError> {
    find_person(db, "id = ?1", [id])?.ok_or_else(|| Denied::Unknown(Kind::Person, id.to_owned()).into())
}

/// The person of a document.
pub(in crate::office) fn find_document(
    db: &Connection,
    document: DocumentCode,
    number: &IdNumber,
) -> Result<Option<Person>, OfficeError> {
    find_person(db, "document = ?1 AND number = ?2", [document.as_str(), number.as_str()])
}

/// A person by a condition of the table.
pub(super) fn find_person(
    db: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Option<Person>, OfficeError> {
    let asked = format!("SELECT id, name, document, number FROM person WHERE {condition}");
    let read = |row: &Row<'_>| {
        let (document, number): (String, String) = (row.get(2)?, row.get(3)?);
        let parsed = DocumentCode::parse(&document).zip(IdNumber::parse(&number));
        let (id, name) = (row.get(0)?, row.get(1)?);
        Ok(parsed.map(|(document, number)| Person { id, name, document, number }))
    };
    match db.prepare_cached(&asked)?.query_row(values, read).optional()? {
        Some(None) => Err(OfficeError::Damaged("person")),
        Some(person) => Ok(person),
        None => Ok(None),
    }
}

/// A person or an organisation.
pub(in crate::office) fn by_id(db: &Connection, id: &str) -> Result<Party, OfficeError> {
    let asked = "SELECT 1 FROM person WHERE id = ?1 UNION ALL SELECT 2 FROM organisation WHERE id = ?1";
    let kind: Option<i64> = db.prepare_cached(asked)?.query_row([id], |row| row.get(0)).optional()?;
    match kind {
        Some(1) => Ok(Party::Person(id.to_owned())),
        Some(_) => Ok(Party::Organisation(id.to_owned())),
        None => Err(Denied::Unknown(Kind::Party, id.to_owned()).into()),
    }
}

/// Where to find a vehicle.
pub(in crate::office) enum Found<'a> {
    /// By its plate, however it is typed.
    Plate(&'a str),
    /// By its row.
    Row(i64),
}

/// The vehicle of a plate.
pub(in crate::office) fn by_plate(db: &Connection, plate: &str) -> Result<Vehicle, OfficeError> {
    vehicle(db, &Found::Plate(plate))
}

/// A vehicle.
pub(in crate::office) fn vehicle(db: &Connection, found: &Found<'_>) -> Result<Vehicle, OfficeError> {
    let fields = COLUMNS.map(|field| format!("v.{}", field.id())).join(", ");
    let (column, plate) = match found {
        Found::Plate(plate) => {
            let normal = Plate::parse(plate).map_or((*plate).to_owned(), |plate| plate.as_str().to_owned());
            ("v.plate_no", rusqlite::types::Value::Text(normal))
        }
        Found::Row(row) => ("v.id", rusqlite::types::Value::Integer(*row)),
    };
    let asked = format!(
        "SELECT v.id, v.person, v.organisation, v.licensed, coalesce(p.name, o.name), {fields}
         FROM vehicle v LEFT JOIN person p ON p.id = v.person LEFT JOIN organisation o ON o.id = v.organisation
         WHERE {column} = ?1"
    );
    let mut asked = db.prepare_cached(&asked)?;
    let mut rows = asked.query([plate])?;
    match rows.next()? {
        Some(row) => read(row),
        None => {
            let name = match found {
                Found::Plate(plate) => (*plate).to_owned(),
                Found::Row(row) => row.to_string(),
            };
            Err(Denied::Unknown(Kind::Vehicle, name).into())
        }
    }
}

fn read(row: &Row<'_>) -> Result<Vehicle, OfficeError> {
    let owner = match (row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?) {
        (Some(person), None) => Party::Person(person),
        (None, Some(organisation)) => Party::Organisation(organisation),
        _ => return Err(OfficeError::Damaged("vehicle's owner")),
    };
    let mut licence = Licence::new();
    let damaged = |_| OfficeError::Damaged("vehicle's licence");
    licence.set(Field::Owner, Value::Text(row.get(4)?)).map_err(damaged)?;
    for (column, field) in (5..).zip(COLUMNS) {
        let text: Option<String> = row.get(column)?;
        add_field(&mut licence, field, text.as_deref().unwrap_or_default()).map_err(damaged)?;
    }
    Ok(Vehicle { row: row.get(0)?, owner, licensed: row.get(3)?, licence })
}

//! Rows of an import: each is checked as a whole, and refused by naming what is wrong.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::find::find_person;
use super::{COLUMNS, MAX_ID_CHARS, Person, RowFault, abnormal, add_field, text_of};
use crate::credential::REQUIRED;
use crate::domain::{
    Day, DocumentCode, Field, IdDocument, IdNumber, Licence, MAX_NAME_CHARS, check_id_number, check_text,
    check_uscc,
};
use crate::office::error::OfficeError;

/// A row by its columns; empty values are left out.
pub(super) type Row = BTreeMap<String, String>;

/// Whether a row was new.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::office) enum Added {
    New,
    /// The register holds the same already.
    Same,
}

/// What a row came to: a fault of the row, or ours.
pub(in crate::office) type Outcome<T> = Result<Result<T, RowFault>, OfficeError>;

/// The columns of each table.
pub(super) const PERSON: [&str; 4] = ["id", "name", "document", "number"];
pub(super) const ORGANISATION: [&str; 5] = ["id", "name", "uscc", "legal_representative", "managers"];

fn need<'a>(row: &'a Row, column: &'static str) -> Result<&'a str, RowFault> {
    row.get(column).map(String::as_str).ok_or(RowFault::Missing(column))
}

fn check_id(id: &str) -> Result<(), RowFault> {
    let usual = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = (1..=MAX_ID_CHARS).contains(&id.len()) && id.chars().all(usual);
    if fits { Ok(()) } else { Err(RowFault::Id(id.to_owned())) }
}

/// Whether a name may be given to a person, an organisation or a phone.
pub(in crate::office) fn is_id(id: &str) -> bool {
    check_id(id).is_ok()
}

fn parse_person(row: &Row, on: Day) -> Result<Person, RowFault> {
    let (id, name) = (need(row, "id")?, need(row, "name")?);
    check_id(id)?;
    check_text(name, MAX_NAME_CHARS)?;
    let letter = need(row, "document")?;
    let known = IdDocument::from_code(letter).zip(DocumentCode::parse(letter));
    let (kind, document) = known.ok_or_else(|| RowFault::Document(letter.to_owned()))?;
    let typed = need(row, "number")?;
    let number = IdNumber::parse(typed).ok_or(RowFault::Missing("number"))?;
    match check_id_number(kind, number.as_str(), on) {
        Err(fault) if !fault.is_note() => return Err(fault.into()),
        _ => {}
    }
    Ok(Person { id: id.to_owned(), name: name.to_owned(), document, number })
}

/// Adds a person, or finds that the register holds the same.
pub(in crate::office) fn add_person(db: &Connection, person: &Person) -> Outcome<Added> {
    let taken = |what, text: &str| Ok(Err(RowFault::Taken(what, text.to_owned())));
    match find_person(db, "id = ?1", [&person.id])? {
        Some(known) if known == *person => return Ok(Ok(Added::Same)),
        Some(_) => return taken("id", &person.id),
        None => {}
    }
    if is_organisation(db, &person.id)? {
        return taken("id", &person.id);
    }
    let document = person.document.as_str();
    if find_person(db, "document = ?1 AND number = ?2", [document, person.number.as_str()])?.is_some() {
        // Not the number itself, which is nobody's business on a terminal.
        return taken("number", "…");
    }
    let add = "INSERT INTO person (id, name, document, number) VALUES (?, ?, ?, ?)";
    db.prepare_cached(add)?.execute((&person.id, &person.name, document, person.number.as_str()))?;
    Ok(Ok(Added::New))
}

pub(super) fn person_row(db: &Connection, row: &Row, on: Day) -> Outcome<Added> {
    match parse_person(row, on) {
        Ok(person) => add_person(db, &person),
        Err(fault) => Ok(Err(fault)),
    }
}

fn is_organisation(db: &Connection, id: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM organisation WHERE id = ?")?.exists([id])
}

fn is_person(db: &Connection, id: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM person WHERE id = ?")?.exists([id])
}

pub(super) fn organisation_row(db: &Connection, row: &Row) -> Outcome<Added> {
    let parsed = || -> Result<_, RowFault> {
        let (id, name, uscc) = (need(row, "id")?, need(row, "name")?, need(row, "uscc")?);
        check_id(id)?;
        check_text(name, MAX_NAME_CHARS)?;
        match check_uscc(uscc) {
            Err(fault) if !fault.is_note() => return Err(fault.into()),
            _ => {}
        }
        Ok((id, name, uscc, need(row, "legal_representative")?))
    };
    let (id, name, uscc, representative) = match parsed() {
        Ok(parsed) => parsed,
        Err(fault) => return Ok(Err(fault)),
    };
    let mut managers: Vec<&str> =
        row.get("managers").map(|text| text.split(',').map(str::trim).collect()).unwrap_or_default();
    managers.sort_unstable();
    managers.dedup();
    for person in managers.iter().chain([&representative]) {
        if !is_person(db, person)? {
            return Ok(Err(RowFault::Unknown("person", (*person).to_owned())));
        }
    }
    let known = "SELECT name, uscc, legal_representative FROM organisation WHERE id = ?";
    let known: Option<(String, String, String)> = db
        .prepare_cached(known)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    if let Some((known_name, known_uscc, known_representative)) = known {
        let same = (known_name.as_str(), known_uscc.as_str(), known_representative.as_str())
            == (name, uscc, representative)
            && managers_of(db, id)? == managers.join(",");
        return Ok(if same { Ok(Added::Same) } else { Err(RowFault::Taken("id", id.to_owned())) });
    }
    if is_person(db, id)? {
        return Ok(Err(RowFault::Taken("id", id.to_owned())));
    }
    if db.prepare_cached("SELECT 1 FROM organisation WHERE uscc = ?")?.exists([uscc])? {
        return Ok(Err(RowFault::Taken("uscc", uscc.to_owned())));
    }
    let add = "INSERT INTO organisation (id, name, uscc, legal_representative) VALUES (?, ?, ?, ?)";
    db.prepare_cached(add)?.execute((id, name, uscc, representative))?;
    for person in managers {
        db.prepare_cached("INSERT INTO manager (organisation, person) VALUES (?, ?)")?
            .execute((id, person))?;
    }
    Ok(Ok(Added::New))
}

/// The managers of an organisation in one text, in order.
fn managers_of(db: &Connection, organisation: &str) -> rusqlite::Result<String> {
    let asked =
        "SELECT coalesce(group_concat(person, ',' ORDER BY person), '') FROM manager WHERE organisation = ?";
    db.prepare_cached(asked)?.query_row([organisation], |row| row.get(0))
}

pub(super) fn vehicle_row(db: &Connection, row: &Row, authority: &str) -> Outcome<Added> {
    let parsed = || -> Result<_, RowFault> {
        let owner = need(row, "owner")?;
        let mut licence = Licence::new();
        for field in COLUMNS {
            let text = row.get(field.id()).map(String::as_str).unwrap_or_default();
            let fault = |fault| match field {
                Field::PlateNo => RowFault::Plate(text.to_owned()),
                _ => RowFault::Field(field, fault),
            };
            add_field(&mut licence, field, text).map_err(fault)?;
        }
        if licence.get(Field::IssuingAuthority).is_none() {
            add_field(&mut licence, Field::IssuingAuthority, authority)
                .map_err(|fault| RowFault::Field(Field::IssuingAuthority, fault))?;
        }
        // The owner's name comes from the owner.
        let missing = REQUIRED.iter().find(|&&field| field != Field::Owner && licence.get(field).is_none());
        match missing {
            Some(field) => Err(RowFault::Missing(field.id())),
            None => Ok((owner, licence)),
        }
    };
    let (owner, licence) = match parsed() {
        Ok(parsed) => parsed,
        Err(fault) => return Ok(Err(fault)),
    };
    let (person, organisation) = match (is_person(db, owner)?, is_organisation(db, owner)?) {
        (true, _) => (Some(owner), None),
        (_, true) => (None, Some(owner)),
        _ => return Ok(Err(RowFault::Unknown("owner", owner.to_owned()))),
    };
    let texts = COLUMNS.map(|field| licence.get(field).map(text_of));
    let columns = COLUMNS.map(Field::id).join(", ");
    for field in [Field::PlateNo, Field::Vin] {
        let text = licence.text(field).unwrap_or_default();
        let known =
            format!("SELECT coalesce(person, organisation), {columns} FROM vehicle WHERE {} = ?", field.id());
        let known: Option<(String, Vec<Option<String>>)> = db
            .prepare_cached(&known)?
            .query_row([text], |row| {
                let fields = (1..=COLUMNS.len()).map(|column| row.get(column)).collect::<Result<_, _>>()?;
                Ok((row.get(0)?, fields))
            })
            .optional()?;
        match known {
            Some((known_owner, known)) if known_owner == owner && known == texts => {
                return Ok(Ok(Added::Same));
            }
            Some(_) => return Ok(Err(RowFault::Taken(field.id(), text.to_owned()))),
            None => {}
        }
    }
    let marks = vec!["?"; COLUMNS.len()].join(", ");
    let add =
        format!("INSERT INTO vehicle (person, organisation, suspended, {columns}) VALUES (?, ?, ?, {marks})");
    let suspended = !abnormal(licence.states()).is_empty();
    let head: [Box<dyn rusqlite::ToSql>; 3] = [Box::new(person), Box::new(organisation), Box::new(suspended)];
    let texts = texts.into_iter().map(|text| Box::new(text) as Box<dyn rusqlite::ToSql>);
    db.prepare_cached(&add)?.execute(params_from_iter(head.into_iter().chain(texts)))?;
    Ok(Ok(Added::New))
}

/// Changes a field of a vehicle.
pub(in crate::office) fn set_field(
    db: &Connection,
    vehicle: i64,
    field: Field,
    text: &str,
) -> rusqlite::Result<()> {
    let set = format!("UPDATE vehicle SET {} = ?1 WHERE id = ?2", field.id());
    db.prepare_cached(&set)?.execute((text, vehicle))?;
    Ok(())
}

//! Import and export, CSV with a heading or a JSON array of objects; the same columns in both.

use std::io::{self, Write};

use rusqlite::Rows;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value as Json};

use super::rows::{self, Added, Row};
use super::{COLUMNS, RowFault};
use crate::domain::{Day, Field};
use crate::office::error::{Denied, OfficeError};
use crate::office::store::Office;

/// The most bytes of a file: its rows stand in memory, in about five times as much. A larger register comes in several.
pub const MAX_IMPORT_BYTES: usize = 64 << 20;
/// The most rows of a file.
pub const MAX_ROWS: usize = 200_000;

/// A table of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Persons: id, name, document, number.
    Persons,
    /// Organisations: id, name, uscc, legal_representative, managers.
    Organisations,
    /// Vehicles: owner and the fields of the licence by their ids.
    Vehicles,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Comma-separated, UTF-8, a heading first.
    Csv,
    /// An array of objects whose values are texts.
    Json,
}

/// What came of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that were added.
    pub added: usize,
    /// Rows that the register held already.
    pub same: usize,
}

impl Table {
    /// Its columns.
    pub fn columns(self) -> Vec<&'static str> {
        match self {
            Table::Persons => rows::PERSON.to_vec(),
            Table::Organisations => rows::ORGANISATION.to_vec(),
            Table::Vehicles => ["owner"].into_iter().chain(COLUMNS.map(Field::id)).collect(),
        }
    }

    fn query(self) -> String {
        match self {
            Table::Persons => "SELECT id, name, document, number FROM person ORDER BY id".to_owned(),
            Table::Organisations => "SELECT id, name, uscc, legal_representative,
                 (SELECT group_concat(person, ',' ORDER BY person) FROM manager WHERE organisation = id)
                 FROM organisation ORDER BY id"
                .to_owned(),
            Table::Vehicles => {
                let columns = COLUMNS.map(Field::id).join(", ");
                format!("SELECT coalesce(person, organisation), {columns} FROM vehicle ORDER BY id")
            }
        }
    }
}

impl Office {
    /// Adds every row of a file, or none of them. Numbers of documents are judged on a day.
    ///
    /// # Errors
    /// [`Denied::Row`] for the first row that does not hold.
    pub fn import(
        &mut self,
        table: Table,
        shape: Shape,
        bytes: &[u8],
        on: Day,
    ) -> Result<Imported, OfficeError> {
        let read = match shape {
            Shape::Csv => read_csv(bytes)?,
            Shape::Json => read_json(bytes)?,
        };
        self.change(|db, desk| {
            let columns = table.columns();
            let mut imported = Imported::default();
            for (line, row) in (1..).zip(read) {
                let refused = |fault| OfficeError::from(Denied::Row { line, fault });
                if let Some(other) = row.keys().find(|column| !columns.contains(&column.as_str())) {
                    return Err(refused(RowFault::UnknownColumn(other.clone())));
                }
                let added = match table {
                    Table::Persons => rows::person_row(db, &row, on)?,
                    Table::Organisations => rows::organisation_row(db, &row)?,
                    Table::Vehicles => rows::vehicle_row(db, &row, &desk.authority.zh)?,
                };
                match added.map_err(refused)? {
                    Added::New => imported.added += 1,
                    Added::Same => imported.same += 1,
                }
            }
            Ok(imported)
        })
    }

    /// Writes a table; `import` of what was written finds every row to be the same.
    ///
    /// # Errors
    /// Whatever the database or the writer says.
    pub fn export(&self, table: Table, shape: Shape, out: &mut dyn Write) -> Result<usize, OfficeError> {
        let columns = table.columns();
        let mut asked = self.db.prepare(&table.query())?;
        let mut rows = asked.query([])?;
        let (count, written) = match shape {
            Shape::Csv => write_csv(&columns, &mut rows)?,
            Shape::Json => write_json(&columns, &mut rows)?,
        };
        out.write_all(&written).map_err(|error| OfficeError::File(self.folder.clone(), error))?;
        Ok(count)
    }
}

fn write_csv(columns: &[&str], rows: &mut Rows<'_>) -> Result<(usize, Vec<u8>), OfficeError> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(columns)?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        count += 1;
        for column in 0..columns.len() {
            csv.write_field(harmless(text(row.get_ref(column)?)).as_ref())?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    Ok((count, csv.into_inner().map_err(|error| csv::Error::from(error.into_error()))?))
}

/// One object a line, each written as it comes.
fn write_json(columns: &[&str], rows: &mut Rows<'_>) -> Result<(usize, Vec<u8>), OfficeError> {
    let mut written = b"[".to_vec();
    let mut count = 0;
    while let Some(row) = rows.next()? {
        written.extend_from_slice(if count == 0 { b"\n{" } else { b",\n{" });
        count += 1;
        let mut first = true;
        for (at, column) in columns.iter().enumerate() {
            let text = text(row.get_ref(at)?);
            if text.is_empty() {
                continue;
            }
            if !std::mem::take(&mut first) {
                written.push(b',');
            }
            serde_json::to_writer(&mut written, column)?;
            written.push(b':');
            serde_json::to_writer(&mut written, text)?;
        }
        written.push(b'}');
    }
    written.extend_from_slice(b"\n]\n");
    Ok((count, written))
}

fn text(value: ValueRef<'_>) -> &str {
    value.as_str().unwrap_or_default()
}

/// A spreadsheet would run what begins like a formula; an apostrophe keeps it a text, and an import takes it off.
fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    if text.starts_with(FORMULA) { format!("'{text}").into() } else { text.into() }
}

const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

fn read_csv(bytes: &[u8]) -> Result<Vec<Row>, OfficeError> {
    // Spreadsheets put a mark before UTF-8.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::Headers).from_reader(bytes);
    let heading = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cells = heading.iter().zip(record.iter()).filter(|(_, text)| !text.is_empty());
        let plain = |text: &str| {
            text.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(text).to_owned()
        };
        push(&mut rows, cells.map(|(column, text)| (column.to_owned(), plain(text))).collect())?;
    }
    Ok(rows)
}

fn read_json(bytes: &[u8]) -> Result<Vec<Row>, OfficeError> {
    let objects: Vec<Map<String, Json>> = serde_json::from_slice(bytes)?;
    let mut rows = Vec::new();
    for object in objects {
        let texts = object.into_iter().filter_map(|(column, value)| match value {
            Json::Null => None,
            Json::String(text) => Some((column, text)),
            other => Some((column, other.to_string())),
        });
        push(&mut rows, texts.filter(|(_, text)| !text.is_empty()).collect())?;
    }
    Ok(rows)
}

fn push(rows: &mut Vec<Row>, row: Row) -> Result<(), OfficeError> {
    if rows.len() == MAX_ROWS {
        let many = io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {MAX_ROWS} rows"));
        return Err(OfficeError::Csv(many.into()));
    }
    rows.push(row);
    Ok(())
}

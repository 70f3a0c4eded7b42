//! What is drawn in a field, in Chinese as the licence prints it: codes by their names, units as GA 37 writes them.

use super::PictureError;
use crate::credential::{Authorisation, Claims, User};
use crate::domain::{Field, Kind, Licence, Table, Value};

/// Drawn where a licence says nothing, as the paper does.
const NOTHING: &str = "--";

/// What a download says besides its licence.
pub(super) struct Download {
    pub(super) user: String,
    pub(super) purposes: Vec<String>,
    pub(super) until: String,
}

impl Download {
    pub(super) fn of(claims: &Claims) -> Result<Self, PictureError> {
        let Authorisation::Download { user, purposes } = &claims.authorisation else {
            return Err(PictureError::NotDownload);
        };
        let user = match user {
            User::Named(name) => name.clone(),
            User::Owner => match claims.licence.text(Field::Owner) {
                Some(owner) => format!("本人（{owner}）"),
                None => "本人".to_owned(),
            },
        };
        let purposes = purposes.iter().map(|purpose| name(Table::Purpose, purpose.as_str())).collect();
        let until = claims.period.last_day().to_string();
        Ok(Download { user, purposes, until })
    }
}

/// The paragraphs that stand in a field; none where it belongs to a download and there is none.
pub(super) fn words(field: Field, licence: &Licence, download: Option<&Download>) -> Vec<String> {
    let of_download = match field {
        Field::User => download.map(|download| vec![download.user.clone()]),
        Field::Purpose => download.map(|download| download.purposes.clone()),
        Field::ValidUntil => download.map(|download| vec![format!("至 {}", download.until)]),
        _ => Some(vec![licence.get(field).map_or(NOTHING.to_owned(), |stands| value(field, stands))]),
    };
    of_download.unwrap_or_default()
}

fn value(field: Field, value: &Value) -> String {
    let named = |code: &String| match field.kind() {
        Kind::Code(table) | Kind::Codes(table) => name(table, code),
        // No such field holds a code.
        _ => code.clone(),
    };
    match value {
        Value::Text(text) => text.clone(),
        Value::Code(code) => named(code),
        Value::Codes(codes) => codes.iter().map(named).collect::<Vec<_>>().join("、"),
        Value::Day(day) => day.to_string(),
        Value::Instant(instant) => instant.for_people(),
        Value::Number(number) if field.kind() == Kind::Persons => format!("{number}人"),
        Value::Number(number) => format!("{number}kg"),
        Value::Size([length, width, height]) => format!("{length}×{width}×{height}mm"),
    }
}

/// A code by its name; what the open table does not list, by the code.
fn name(table: Table, code: &str) -> String {
    table.lookup(code).map_or(code, |entry| entry.zh).to_owned()
}

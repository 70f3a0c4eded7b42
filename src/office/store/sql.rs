//! Our types as SQLite keeps them.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use super::OfficeError;
use crate::domain::{Instant, Purpose};

impl ToSql for Instant {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.unix().into())
    }
}

impl FromSql for Instant {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let seconds = value.as_i64()?;
        Instant::from_unix(seconds).ok_or(FromSqlError::OutOfRange(seconds))
    }
}

/// Purposes in one text: `51,13`.
pub(in crate::office) fn purposes_text(purposes: &[Purpose]) -> String {
    purposes.iter().map(Purpose::as_str).collect::<Vec<_>>().join(",")
}

/// The purposes of such a text.
pub(in crate::office) fn purposes_of(text: &str) -> Result<Vec<Purpose>, OfficeError> {
    let purposes = text.split(',').filter(|code| !code.is_empty()).map(Purpose::parse);
    purposes.collect::<Result<_, _>>().map_err(|_| OfficeError::Damaged("purposes"))
}

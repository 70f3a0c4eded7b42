//! A made-up 日照: nobody in it lives, no vehicle in it exists.

use super::{Imported, Shape, Table};
use crate::domain::Day;
use crate::office::error::OfficeError;
use crate::office::store::Office;

const TABLES: [(Table, &str); 3] = [
    (Table::Persons, include_str!("seed/persons.csv")),
    (Table::Organisations, include_str!("seed/organisations.csv")),
    (Table::Vehicles, include_str!("seed/vehicles.csv")),
];

impl Office {
    /// Fills the register with the made-up city.
    ///
    /// # Errors
    /// As [`Office::import`], where the register holds something else under the same names.
    pub fn seed(&mut self, on: Day) -> Result<Imported, OfficeError> {
        let mut all = Imported::default();
        for (table, csv) in TABLES {
            let imported = self.import(table, Shape::Csv, csv.as_bytes(), on)?;
            all = Imported { added: all.added + imported.added, same: all.same + imported.same };
        }
        Ok(all)
    }
}

//! 授权: the owner, or a legal representative or manager of the owner, lets another person show the licence, for named
//! purposes and at most 7 working days, to at most three persons at once.

use rusqlite::Connection;

use super::authorisation::{
    self, Authorised, New, check_entitled, check_purposes, check_vehicle, check_window,
};
use super::error::{Denied, MAX_GRANTEES, OfficeError};
use super::register::{MAX_ID_CHARS, Party, Person, add_person, by_plate, find_document, person};
use super::store::{Desk, Office, chance};
use crate::credential::IdCommitment;
use crate::domain::{
    Day, DocumentCode, IdDocument, IdNumber, Instant, Period, Purpose, UseKind, check_id_number,
};

/// 被授权人.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grantee {
    /// Somebody in the register.
    Registered(String),
    /// Somebody by name and document.
    Documented {
        /// Their name.
        name: String,
        /// The kind of document.
        document: DocumentCode,
        /// Its number.
        number: IdNumber,
    },
}

impl Office {
    /// Grants a vehicle's licence to a person.
    ///
    /// # Errors
    /// A refusal: who gives it is not entitled, the vehicle not licensed or in an abnormal state, the purposes or the
    /// period are not possible, three others have a live grant already, the document does not hold.
    pub fn grant(
        &mut self,
        plate: &str,
        by: &str,
        to: &Grantee,
        purposes: &[Purpose],
        period: Period,
        now: Instant,
    ) -> Result<Authorised, OfficeError> {
        let salt = self.chance()?;
        self.change(|db, desk| {
            let vehicle = by_plate(db, plate)?;
            person(db, by)?;
            check_entitled(db, by, &vehicle.owner)?;
            check_vehicle(&vehicle)?;
            check_purposes(purposes)?;
            check_window(&period, now)?;
            let grantee = registered(db, desk, to, now.day())?;
            if vehicle.owner == Party::Person(grantee.id.clone()) {
                return Err(Denied::GranteeIsOwner.into());
            }
            let others = "SELECT count(DISTINCT grantee) FROM authorisation
                          WHERE kind = 'grant' AND vehicle = ?1 AND ended IS NULL AND until > ?2 AND grantee <> ?3";
            let others: usize =
                db.prepare_cached(others)?.query_row((vehicle.row, now, &grantee.id), |row| row.get(0))?;
            if others >= MAX_GRANTEES {
                return Err(Denied::TooManyGrantees.into());
            }
            let bearer = IdCommitment::new(grantee.document, &grantee.number, salt)?;
            let new = New {
                kind: UseKind::Grant,
                vehicle: vehicle.row,
                given_by: by,
                period,
                phone: None,
                under: None,
                user: None,
                grantee: Some(&grantee.id),
                purposes,
                bearer: Some(&bearer),
            };
            authorisation::add(db, &new, now, desk.random)
        })
    }

    /// The grants of a vehicle, the newest last; those that are over or ended too.
    ///
    /// # Errors
    /// [`Denied::Unknown`].
    pub fn grants(&self, plate: &str) -> Result<Vec<Authorised>, OfficeError> {
        let vehicle = by_plate(&self.db, plate)?;
        authorisation::select(&self.db, "vehicle = ?1 AND kind = 'grant'", [vehicle.row])
    }

    /// A person of the register.
    ///
    /// # Errors
    /// [`Denied::Unknown`].
    pub fn person(&self, id: &str) -> Result<Person, OfficeError> {
        person(&self.db, id)
    }

    /// A vehicle of the register, by its plate.
    ///
    /// # Errors
    /// [`Denied::Unknown`].
    pub fn vehicle(&self, plate: &str) -> Result<super::register::Vehicle, OfficeError> {
        by_plate(&self.db, plate)
    }
}

/// The grantee as the register has them, added if it had not.
fn registered(db: &Connection, desk: &Desk, to: &Grantee, on: Day) -> Result<Person, OfficeError> {
    let (name, document, number) = match to {
        Grantee::Registered(id) => return person(db, id),
        Grantee::Documented { name, document, number } => (name, *document, number),
    };
    if let Some(known) = find_document(db, document, number)? {
        return if known.name == *name { Ok(known) } else { Err(Denied::OtherName.into()) };
    }
    let kind = IdDocument::from_code(document.as_str()).ok_or(Denied::DocumentNumber)?;
    match check_id_number(kind, number.as_str(), on) {
        Err(fault) if !fault.is_note() => return Err(Denied::DocumentNumber.into()),
        _ => {}
    }
    crate::domain::check_text(name, crate::domain::MAX_NAME_CHARS).map_err(Denied::GranteeName)?;
    let id: String = chance::<6>(desk.random)?.iter().map(|byte| format!("{byte:02x}")).collect();
    debug_assert!(id.len() <= MAX_ID_CHARS);
    let grantee = Person { id: format!("p-{id}"), name: name.clone(), document, number: number.clone() };
    add_person(db, &grantee)?.map_err(|fault| Denied::Row { line: 1, fault })?;
    Ok(grantee)
}

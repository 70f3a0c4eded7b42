//! What ends, and what else ends with it. Ended is void here at once, and revoked in the next status list. A vehicle
//! in an abnormal state is suspended as long as it is; that is read off its states whenever it matters.

use rusqlite::{Connection, ToSql};

use super::authorisation::{check_entitled, find as find_authorised};
use super::error::{Denied, Ending, Kind, OfficeError};
use super::register::{
    Found, Party, Vehicle, abnormal, by_id, by_plate, field_value, person, set_field, text_of, vehicle,
};
use super::store::Office;
use crate::domain::{Field, Instant, Licence, UseKind};

/// How many of each were ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Enrolments of phones.
    pub presentations: usize,
    /// Grants.
    pub grants: usize,
    /// Downloads.
    pub downloads: usize,
}

impl Ended {
    fn count(&mut self, kind: &str) {
        match kind {
            "presentation" => self.presentations += 1,
            "grant" => self.grants += 1,
            _ => self.downloads += 1,
        }
    }
}

/// Ends every live authorisation for which a condition holds, and the downloads made under its grants. `?1`, `?2` … of
/// the condition are the values.
pub(super) fn end_where(
    db: &Connection,
    condition: &str,
    values: &[&dyn ToSql],
    now: Instant,
    why: Ending,
) -> Result<Ended, OfficeError> {
    let (at, reason) = (values.len() + 1, values.len() + 2);
    let end = format!(
        "UPDATE authorisation SET ended = ?{at}, why = ?{reason}
         WHERE ended IS NULL AND (kind = 'presentation' OR until > ?{at}) AND {condition} RETURNING id, kind"
    );
    let why = why.id();
    let mut all: Vec<&dyn ToSql> = values.to_vec();
    all.extend([&now as &dyn ToSql, &why]);
    let mut ended = Ended::default();
    let mut grants = Vec::new();
    {
        let mut end = db.prepare_cached(&end)?;
        let mut rows = end.query(all.as_slice())?;
        while let Some(row) = rows.next()? {
            let (id, kind): (i64, String) = (row.get(0)?, row.get(1)?);
            ended.count(&kind);
            if kind == "grant" {
                grants.push(id);
            }
        }
    }
    for grant in grants {
        let end =
            "UPDATE authorisation SET ended = ?1, why = ?2 WHERE under = ?3 AND ended IS NULL AND until > ?1";
        ended.downloads += db.prepare_cached(end)?.execute((now, Ending::GrantEnded.id(), grant))?;
    }
    Ok(ended)
}

impl Office {
    /// 解除授权: ends a grant before its time, with every download made under it.
    ///
    /// # Errors
    /// [`Denied::NotEntitled`], [`Denied::Ended`], [`Denied::Over`], [`Denied::Unknown`].
    pub fn end_grant(&mut self, id: i64, by: &str, now: Instant) -> Result<Ended, OfficeError> {
        self.end_early(UseKind::Grant, id, by, now)
    }

    /// Ends a download before its time.
    ///
    /// # Errors
    /// As [`end_grant`](Self::end_grant).
    pub fn end_download(&mut self, id: i64, by: &str, now: Instant) -> Result<Ended, OfficeError> {
        self.end_early(UseKind::Download, id, by, now)
    }

    fn end_early(&mut self, kind: UseKind, id: i64, by: &str, now: Instant) -> Result<Ended, OfficeError> {
        self.change(|db, _| {
            let live = find_authorised(db, kind, id)?;
            let vehicle = vehicle(db, &Found::Row(live.vehicle))?;
            person(db, by)?;
            check_entitled(db, by, &vehicle.owner)?;
            live.lives(now)?;
            end_where(db, "id = ?1", &[&id], now, Ending::ByOwner)
        })
    }

    /// Gives a vehicle another owner: everything live ends, and the new owner has to apply.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::AlreadyOwner`].
    pub fn transfer(&mut self, plate: &str, to: &str, now: Instant) -> Result<Ended, OfficeError> {
        self.change(|db, _| {
            let (vehicle, party) = (by_plate(db, plate)?, by_id(db, to)?);
            if party == vehicle.owner {
                return Err(Denied::AlreadyOwner(to.to_owned()).into());
            }
            let (person, organisation) = match &party {
                Party::Person(id) => (Some(id), None),
                Party::Organisation(id) => (None, Some(id)),
            };
            let set = "UPDATE vehicle SET person = ?1, organisation = ?2 WHERE id = ?3";
            db.execute(set, (person, organisation, vehicle.row))?;
            renew_paper(db, &vehicle, now, Ending::Transferred)
        })
    }

    /// Gives a vehicle another plate or VIN: everything live ends, and the owner has to apply again.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::Taken`], or [`Denied::Field`] for what is no plate or VIN.
    pub fn renumber(
        &mut self,
        plate: &str,
        field: Field,
        number: &str,
        now: Instant,
    ) -> Result<Ended, OfficeError> {
        self.change(|db, _| {
            let vehicle = by_plate(db, plate)?;
            let text = checked(field, number)?;
            let asked = format!("SELECT 1 FROM vehicle WHERE {} = ?1", field.id());
            if db.prepare_cached(&asked)?.exists([&text])? {
                return Err(Denied::Taken(Kind::Vehicle, text).into());
            }
            set_field(db, vehicle.row, field, &text)?;
            renew_paper(db, &vehicle, now, Ending::Renumbered)
        })
    }

    /// Sets a vehicle's states, codes of GA/T 16.17 such as `A,G`. Outside A, G, H, I whatever is live is suspended
    /// from now on; within them it is clear again. Answers how many authorisations are concerned, and whether they are
    /// suspended now.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::Field`] for what are no states.
    pub fn set_states(
        &mut self,
        plate: &str,
        states: &str,
        now: Instant,
    ) -> Result<(usize, bool), OfficeError> {
        self.change(|db, _| {
            let vehicle = by_plate(db, plate)?;
            let text = checked(Field::Status, states)?;
            let codes: Vec<String> = text.split(',').map(str::to_owned).collect();
            let suspended = !abnormal(&codes).is_empty();
            set_field(db, vehicle.row, Field::Status, &text)?;
            db.execute("UPDATE vehicle SET suspended = ?1 WHERE id = ?2", (suspended, vehicle.row))?;
            let live = "SELECT count(*) FROM authorisation WHERE vehicle = ?1 AND ended IS NULL
                        AND (kind = 'presentation' OR until > ?2)";
            Ok((db.query_row(live, (vehicle.row, now), |row| row.get(0))?, suspended))
        })
    }

    /// Makes a person a manager of an organisation's vehicles.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::AlreadyManager`].
    pub fn appoint(&mut self, organisation: &str, manager: &str) -> Result<(), OfficeError> {
        self.change(|db, _| {
            check_organisation(db, organisation)?;
            person(db, manager)?;
            let add = "INSERT OR IGNORE INTO manager (organisation, person) VALUES (?, ?)";
            match db.execute(add, (organisation, manager))? {
                0 => Err(Denied::AlreadyManager(manager.to_owned()).into()),
                _ => Ok(()),
            }
        })
    }

    /// Dismisses a manager: what they enrolled and gave for the organisation ends, since nobody there answers for it
    /// any more.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::NotManager`].
    pub fn dismiss(&mut self, organisation: &str, manager: &str, now: Instant) -> Result<Ended, OfficeError> {
        self.change(|db, _| {
            check_organisation(db, organisation)?;
            person(db, manager)?;
            let remove = "DELETE FROM manager WHERE organisation = ? AND person = ?";
            if db.execute(remove, (organisation, manager))? == 0 {
                return Err(Denied::NotManager.into());
            }
            // A legal representative who also was a manager still represents it.
            let represents = "SELECT 1 FROM organisation WHERE id = ? AND legal_representative = ?";
            if db.prepare_cached(represents)?.exists((organisation, manager))? {
                return Ok(Ended::default());
            }
            let gave = "given_by = ?2 AND vehicle IN (SELECT id FROM vehicle WHERE organisation = ?1)
                        AND (kind <> 'download' OR under IS NULL)";
            end_where(db, gave, &[&organisation, &manager], now, Ending::ManagerDismissed)
        })
    }
}

/// Another paper licence: the electronic one and all that rests on it ends.
fn renew_paper(db: &Connection, vehicle: &Vehicle, now: Instant, why: Ending) -> Result<Ended, OfficeError> {
    set_field(db, vehicle.row, Field::IssueDate, &now.day().to_string())?;
    db.execute("UPDATE vehicle SET licensed = NULL WHERE id = ?", [vehicle.row])?;
    end_where(db, "vehicle = ?1", &[&vehicle.row], now, why)
}

/// The text of a field as the register keeps it.
fn checked(field: Field, typed: &str) -> Result<String, Denied> {
    let fault = |fault| Denied::Field(field, fault);
    let value = field_value(field, typed).map_err(fault)?;
    let text = text_of(&value);
    Licence::new().set(field, value).map_err(fault)?;
    Ok(text)
}

fn check_organisation(db: &Connection, id: &str) -> Result<(), OfficeError> {
    match by_id(db, id) {
        Ok(Party::Organisation(_)) => Ok(()),
        Ok(Party::Person(_)) | Err(OfficeError::Denied(_)) => {
            Err(Denied::Unknown(Kind::Organisation, id.to_owned()).into())
        }
        Err(error) => Err(error),
    }
}

//! 申领: a person applies for the electronic licence of an own vehicle, an organisation for one of its vehicles.

use serde::Deserialize;

use super::authorisation::check_entitled;
use super::error::{Denied, OfficeError};
use super::register::{Party, by_id, by_plate};
use super::store::Office;
use crate::domain::{Day, Instant, IssuerId};

/// A batch of the rollout.
#[derive(Deserialize)]
pub struct Batch {
    /// Its number.
    pub batch: u32,
    /// The day on which electronic licences began there.
    pub from: Day,
    /// The GB/T 2260 codes of its cities, as far as a source names them.
    pub cities: Vec<IssuerId>,
}

/// The batches of the rollout.
///
/// # Errors
/// None, as long as the file in this room is one.
pub fn rollout() -> serde_json::Result<Vec<Batch>> {
    serde_json::from_str(include_str!("rollout.json"))
}

/// The day on which electronic licences began in a city; nothing for one that no source names.
pub fn rollout_day(city: IssuerId) -> Option<Day> {
    let batches = rollout().unwrap_or_default();
    batches.iter().find(|batch| batch.cities.contains(&city)).map(|batch| batch.from)
}

impl Office {
    /// Applies for the electronic licence of a vehicle. The applicant is a person or an organisation; for an
    /// organisation its representatives apply too. What was answered is kept, a refusal too.
    ///
    /// # Errors
    /// [`Denied::BeforeActivation`], [`Denied::NotOwner`], [`Denied::AlreadyLicensed`], [`Denied::States`] outside
    /// A, G, H, I; or a name that the register does not know.
    pub fn apply(&mut self, plate: &str, applicant: &str, now: Instant) -> Result<Instant, OfficeError> {
        let answer = self.change(|db, desk| {
            let (vehicle, party) = (by_plate(db, plate)?, by_id(db, applicant)?);
            let owns = match &party {
                Party::Person(person) => match check_entitled(db, person, &vehicle.owner) {
                    Err(OfficeError::Denied(_)) => false,
                    answer => answer.map(|()| true)?,
                },
                Party::Organisation(_) => party == vehicle.owner,
            };
            let states = vehicle.abnormal_states();
            let answer = if now < desk.authority.activation.start() {
                Err(Denied::BeforeActivation(desk.authority.activation))
            } else if !owns {
                Err(Denied::NotOwner)
            } else if let Some(at) = vehicle.licensed {
                Err(Denied::AlreadyLicensed(at))
            } else if !states.is_empty() {
                Err(Denied::States(states))
            } else {
                db.execute("UPDATE vehicle SET licensed = ?1 WHERE id = ?2", (now, vehicle.row))?;
                Ok(now)
            };
            let outcome = answer.as_ref().map_or_else(Denied::to_string, |_| "issued".to_owned());
            let add = "INSERT INTO application (vehicle, applicant, at, outcome) VALUES (?, ?, ?, ?)";
            db.execute(add, (vehicle.row, applicant, now, outcome))?;
            // The refusal is an answer to be kept, not a change to be undone.
            Ok(answer)
        })?;
        Ok(answer?)
    }
}

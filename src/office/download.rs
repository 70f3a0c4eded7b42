//! 下载: a picture for online business, watermarked with 使用人, 用途事项 and 有效期限. The owner's side names the
//! user; a grantee downloads within the grant's end and purposes.

use image::RgbImage;

use super::authorisation::{
    self, Authorised, New, check_entitled, check_purposes, check_vehicle, check_window,
};
use super::error::{Denied, OfficeError};
use super::register::{Found, Vehicle, by_plate, person, vehicle};
use super::statement::{Draft, both_pages, kept, sign};
use super::store::Office;
use crate::credential::armor::armor;
use crate::credential::{Authorisation, Code, User};
use crate::domain::{Field, Instant, Period, Purpose, UseKind};
use crate::picture::render;
use crate::trust::KeyUse;

/// Who downloads, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Downloader {
    /// The owner or a representative, for a user or, without one, for the owner.
    Owner {
        /// The person, as the register calls them.
        person: String,
        /// 使用人; nothing for the owner.
        user: Option<String>,
    },
    /// A grantee, who is the user.
    Grantee {
        /// The grant's number.
        grant: i64,
        /// The person, as the register calls them.
        person: String,
    },
}

/// A download: its row, its code, its picture.
#[derive(Debug)]
pub struct Downloaded {
    /// The row.
    pub authorised: Authorised,
    /// The vehicle's plate.
    pub plate: String,
    /// The text of its code.
    pub code: String,
    /// The picture.
    pub picture: RgbImage,
}

impl Office {
    /// Makes a download and draws it.
    ///
    /// # Errors
    /// A refusal, as of a grant; [`Denied::OutsideGrant`] and [`Denied::PurposeNotGranted`] for a grantee; a character
    /// that cannot be drawn, then nothing was made.
    pub fn download(
        &mut self,
        plate: &str,
        by: &Downloader,
        purposes: &[Purpose],
        period: Period,
        now: Instant,
    ) -> Result<Downloaded, OfficeError> {
        let key = self.signing_key(KeyUse::Download, now, period.until)?;
        self.change(|db, desk| {
            let vehicle = by_plate(db, plate)?;
            check_purposes(purposes)?;
            let (given_by, user, under) = match by {
                Downloader::Owner { person: id, user } => {
                    person(db, id)?;
                    check_entitled(db, id, &vehicle.owner)?;
                    (id, user.clone(), None)
                }
                Downloader::Grantee { grant, person: id } => {
                    let grant = authorisation::find(db, UseKind::Grant, *grant)?;
                    if grant.grantee.as_deref() != Some(id) || grant.vehicle != vehicle.row {
                        return Err(Denied::NotGrantee.into());
                    }
                    grant.usable(now)?;
                    check_under(&grant, purposes, &period)?;
                    (id, Some(person(db, id)?.name), Some(grant.id))
                }
            };
            check_vehicle(&vehicle)?;
            check_window(&period, now)?;
            let new = New {
                kind: UseKind::Download,
                vehicle: vehicle.row,
                given_by,
                period,
                phone: None,
                under,
                user: user.as_deref(),
                grantee: None,
                purposes,
                bearer: None,
            };
            let authorised = authorisation::add(db, &new, now, desk.random)?;
            let statement = sign(db, desk, draft(&authorised, &vehicle, period, now), &key, now)?;
            draw(authorised, &vehicle, &statement, desk.authority.test)
        })
    }

    /// Draws a download again: the same picture as long as its statement counts, else a new one, signed anew.
    ///
    /// # Errors
    /// [`Denied::Ended`], [`Denied::Over`], [`Denied::States`], [`Denied::Unknown`].
    pub fn download_again(&mut self, id: i64, now: Instant) -> Result<Downloaded, OfficeError> {
        let authorised = authorisation::find(&self.db, UseKind::Download, id)?;
        authorised.lives(now)?;
        let vehicle = vehicle(&self.db, &Found::Row(authorised.vehicle))?;
        check_vehicle(&vehicle)?;
        if let Some(statement) = kept(&self.db, &authorised, None, &vehicle, now)? {
            return draw(authorised, &vehicle, &statement, self.authority.test);
        }
        let period = Period { from: authorised.period.from.max(now), until: authorised.period.until };
        let key = self.signing_key(KeyUse::Download, now, period.until)?;
        self.change(|db, desk| {
            let statement = sign(db, desk, draft(&authorised, &vehicle, period, now), &key, now)?;
            draw(authorised, &vehicle, &statement, desk.authority.test)
        })
    }

    /// The downloads of a vehicle, the newest last.
    ///
    /// # Errors
    /// [`Denied::Unknown`].
    pub fn downloads(&self, plate: &str) -> Result<Vec<Authorised>, OfficeError> {
        let vehicle = by_plate(&self.db, plate)?;
        authorisation::select(&self.db, "vehicle = ?1 AND kind = 'download'", [vehicle.row])
    }
}

/// Within the grant: its period, a part of its purposes.
fn check_under(grant: &Authorised, purposes: &[Purpose], period: &Period) -> Result<(), Denied> {
    let Period { from, until } = grant.period;
    if period.from < from || period.until > until {
        return Err(Denied::OutsideGrant { from, until });
    }
    match purposes.iter().find(|purpose| !grant.purposes.contains(purpose)) {
        Some(&other) => Err(Denied::PurposeNotGranted(other)),
        None => Ok(()),
    }
}

fn draft<'a>(authorised: &'a Authorised, vehicle: &Vehicle, period: Period, now: Instant) -> Draft<'a> {
    // Who is the owner by name is the owner.
    let owner = vehicle.licence.text(Field::Owner);
    let user = match &authorised.user {
        Some(name) if Some(name.as_str()) != owner => User::Named(name.clone()),
        _ => User::Owner,
    };
    let authorisation = Authorisation::Download { user, purposes: authorised.purposes.clone() };
    Draft { authorised, authorisation, licence: both_pages(vehicle, now), period, phone: None }
}

fn draw(
    authorised: Authorised,
    vehicle: &Vehicle,
    statement: &[u8],
    test: bool,
) -> Result<Downloaded, OfficeError> {
    let Ok(read) = Code::read(statement) else { return Err(OfficeError::Damaged("statement")) };
    let code = armor(statement);
    let picture = render(read.statement.unproven(), &code, test)?;
    let plate = vehicle.plate().to_owned();
    Ok(Downloaded { authorised, plate, code, picture })
}

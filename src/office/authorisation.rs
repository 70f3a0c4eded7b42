//! What is live: a phone's enrolment for a vehicle, a grant, a download. Each is one row and one place in a status
//! list, from its beginning to its end.

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Denied, Ending, Kind, OfficeError};
use super::places;
use super::register::{Party, Vehicle};
use super::store::{Random, purposes_of, purposes_text};
use crate::credential::{IdCommitment, StatusRef};
use crate::domain::{Calendar, DocumentCode, Instant, Period, Purpose, Table, UseKind, WindowAnswer};

/// The most seconds by which a use may begin after it was given (FORMAT.md: nbf at most 30 days after iat).
const MAX_LEAD: i64 = crate::credential::MAX_LEAD_SECONDS;

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Authorised {
    /// Its number, by which people call it.
    pub id: i64,
    /// Which of the three uses it is.
    pub kind: UseKind,
    pub(super) vehicle: i64,
    /// Who gave it: the owner or a representative; the grantee, for a download under a grant.
    pub given_by: String,
    /// Where its status stands.
    pub status: StatusRef,
    /// From when until when. An enrolment has no end of its own; this is then the end of its newest statement.
    pub period: Period,
    /// When and why it was ended before its time.
    pub ended: Option<(Instant, Ending)>,
    /// The phone of an enrolment.
    pub phone: Option<String>,
    /// The grant under which a download was made.
    pub under: Option<i64>,
    /// 使用人 of a download; nothing for the owner.
    pub user: Option<String>,
    /// 被授权人, as the register calls them.
    pub grantee: Option<String>,
    /// 用途事项.
    pub purposes: Vec<Purpose>,
    pub(super) bearer: Option<([u8; 16], [u8; 16])>,
}

/// A row to be added.
pub(super) struct New<'a> {
    pub(super) kind: UseKind,
    pub(super) vehicle: i64,
    pub(super) given_by: &'a str,
    pub(super) period: Period,
    pub(super) phone: Option<&'a str>,
    pub(super) under: Option<i64>,
    pub(super) user: Option<&'a str>,
    pub(super) grantee: Option<&'a str>,
    pub(super) purposes: &'a [Purpose],
    pub(super) bearer: Option<&'a IdCommitment>,
}

const COLUMNS: &str =
    "id, kind, vehicle, given_by, list, place, since, until, ended, why, phone, under, user, grantee,
    purposes, salt, hash";

impl Authorised {
    /// Whether it can be used now.
    ///
    /// # Errors
    /// [`Denied::Ended`], [`Denied::Over`], [`Denied::NotBegun`].
    pub fn usable(&self, now: Instant) -> Result<(), Denied> {
        self.lives(now)?;
        if now < self.period.from { Err(Denied::NotBegun(self.period.from)) } else { Ok(()) }
    }

    /// Whether it can be used now or later.
    ///
    /// # Errors
    /// [`Denied::Ended`], [`Denied::Over`].
    pub fn lives(&self, now: Instant) -> Result<(), Denied> {
        if let Some((at, why)) = self.ended {
            return Err(Denied::Ended { at, why });
        }
        // An enrolment's statements are renewed.
        if self.kind != UseKind::Presentation && now >= self.period.until {
            return Err(Denied::Over(self.period.until));
        }
        Ok(())
    }

    /// The commitment to the grantee's document, whose kind the register knows.
    pub(super) fn commitment(&self, document: DocumentCode) -> Option<IdCommitment> {
        self.bearer.map(|(salt, hash)| IdCommitment { document, salt, hash })
    }
}

/// Adds a row, at a place drawn by chance.
pub(super) fn add(
    db: &Connection,
    new: &New<'_>,
    now: Instant,
    random: Random,
) -> Result<Authorised, OfficeError> {
    let status = places::draw(db, new.kind, now, random)?;
    let bearer = new.bearer.map(|bearer| (bearer.salt, bearer.hash));
    let add = "INSERT INTO authorisation (kind, vehicle, given_by, list, place, since, until, phone, under, user,
                   grantee, purposes, salt, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    db.prepare_cached(add)?.execute(rusqlite::params![
        new.kind.id(),
        new.vehicle,
        new.given_by,
        status.list,
        status.index,
        new.period.from,
        new.period.until,
        new.phone,
        new.under,
        new.user,
        new.grantee,
        purposes_text(new.purposes),
        bearer.map(|(salt, _)| salt),
        bearer.map(|(_, hash)| hash),
    ])?;
    by_number(db, db.last_insert_rowid())?.ok_or(OfficeError::Damaged("authorisation"))
}

/// The row of a number.
pub(super) fn by_number(db: &Connection, id: i64) -> Result<Option<Authorised>, OfficeError> {
    Ok(select(db, "id = ?1", [id])?.pop())
}

/// The grant or download of a number.
pub(super) fn find(db: &Connection, kind: UseKind, id: i64) -> Result<Authorised, OfficeError> {
    let known = by_number(db, id)?.filter(|known| known.kind == kind);
    let what = if kind == UseKind::Grant { Kind::Grant } else { Kind::Download };
    known.ok_or_else(|| Denied::Unknown(what, id.to_string()).into())
}

/// The rows for which a condition holds, the newest last.
pub(super) fn select(
    db: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Authorised>, OfficeError> {
    let mut asked =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM authorisation WHERE {condition} ORDER BY id"))?;
    let mut rows = asked.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> Result<Authorised, OfficeError> {
    let (kind, why): (String, Option<String>) = (row.get(1)?, row.get(9)?);
    let kind =
        UseKind::ALL.into_iter().find(|known| known.id() == kind).ok_or(OfficeError::Damaged("use"))?;
    let ended: Option<Instant> = row.get(8)?;
    let why = why.map(|why| Ending::from_id(&why).ok_or(OfficeError::Damaged("why it ended"))).transpose()?;
    Ok(Authorised {
        id: row.get(0)?,
        kind,
        vehicle: row.get(2)?,
        given_by: row.get(3)?,
        status: StatusRef { list: row.get(4)?, index: row.get(5)? },
        period: Period { from: row.get(6)?, until: row.get(7)? },
        ended: ended.zip(why),
        phone: row.get(10)?,
        under: row.get(11)?,
        user: row.get(12)?,
        grantee: row.get(13)?,
        purposes: purposes_of(row.get::<_, Option<String>>(14)?.as_deref().unwrap_or_default())?,
        bearer: row.get::<_, Option<[u8; 16]>>(15)?.zip(row.get(16)?),
    })
}

/// That a person may give away what an owner has: the owner, or a legal representative or manager of the owner.
pub(super) fn check_entitled(db: &Connection, person: &str, owner: &Party) -> Result<(), OfficeError> {
    let entitled = match owner {
        Party::Person(owner) => owner == person,
        Party::Organisation(organisation) => {
            let asked = "SELECT 1 FROM organisation WHERE id = ?1 AND legal_representative = ?2
                         UNION ALL SELECT 1 FROM manager WHERE organisation = ?1 AND person = ?2";
            db.prepare_cached(asked)?.query_row((organisation, person), |_| Ok(())).optional()?.is_some()
        }
    };
    if entitled { Ok(()) } else { Err(Denied::NotEntitled.into()) }
}

/// That a vehicle has an electronic licence with which something can be done.
pub(super) fn check_vehicle(vehicle: &Vehicle) -> Result<(), Denied> {
    if vehicle.licensed.is_none() {
        return Err(Denied::NotLicensed);
    }
    let states = vehicle.abnormal_states();
    if states.is_empty() { Ok(()) } else { Err(Denied::States(states)) }
}

/// That purposes are 1 to 8 different ones of the list.
pub(super) fn check_purposes(purposes: &[Purpose]) -> Result<(), Denied> {
    if let Some(&unknown) = purposes.iter().find(|purpose| Table::Purpose.lookup(purpose.as_str()).is_none())
    {
        return Err(Denied::UnknownPurpose(unknown));
    }
    let twice =
        purposes.iter().enumerate().any(|(at, one)| purposes.iter().skip(at + 1).any(|other| other == one));
    let fits = (1..=crate::credential::MAX_PURPOSES).contains(&purposes.len()) && !twice;
    if fits { Ok(()) } else { Err(Denied::Purposes) }
}

/// That a grant or download may last so long: at most to the end of the 7th working day after its first day.
pub(super) fn check_window(period: &Period, now: Instant) -> Result<(), Denied> {
    let Period { from, until } = *period;
    if until <= from || from < now || from.since(now) > MAX_LEAD {
        return Err(Denied::Period { from, until, now });
    }
    match Calendar::builtin().judge(period) {
        WindowAnswer::Within => Ok(()),
        WindowAnswer::TooLong { latest } | WindowAnswer::Differs { latest, .. } => {
            Err(Denied::WindowTooLong { until, latest })
        }
        WindowAnswer::Unknown { year } => Err(Denied::CalendarUnknown(year)),
    }
}

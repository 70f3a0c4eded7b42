//! The thirty days before the demo, in the order of time.

use std::path::Path;

use super::scene::{MORTGAGE, SALE, TRANSPORT};
use super::{DAY, HOUR, KEYS_FOR, KEYS_SINCE, MINUTE};
use crate::domain::{Day, Field, Instant, Period};
use crate::office::example::{DOWNLOADED, GRANTED, issuer, purposes};
use crate::office::publish::{activation, demo_names};
use crate::office::register::{by_plate, set_field};
use crate::office::store::Random;
use crate::office::{
    Authority, Downloaded, Downloader, Grantee, Held, Office, OfficeError, Protection, Shown,
};
use crate::trust::KeyUse;

/// 张三's car.
pub(super) const CAR: &str = "鲁L12345";
/// The harbour's tractor.
pub(super) const TRUCK: &str = "鲁L88001";
/// The car that 杨䶮 sold to 张三.
pub(super) const SOLD: &str = "鲁L56789";
/// The car of John Smith, which a court seized.
pub(super) const SEIZED: &str = "鲁L78901";
/// 王五's car, on whose picture another code is pasted.
pub(super) const OTHER: &str = "鲁L23456";
/// The vehicles of the story, with whoever applied for their licences.
const APPLIED: [(&str, &str); 5] =
    [(CAR, "zhang"), (TRUCK, "harbour"), (SOLD, "yang"), (SEIZED, "smith"), (OTHER, "wang")];
/// Whose phones are enrolled; each is called like its holder.
pub(super) const PHONES: [&str; 3] = ["zhang", "wu", "li"];

const INSURER: &str = "示例财产保险股份有限公司";
const DEALER: &str = "示例二手车交易市场有限公司";
const BANK: &str = "示例银行股份有限公司日照分行";

const STATEMENTS: [KeyUse; 3] = [KeyUse::Presentation, KeyUse::Grant, KeyUse::Download];

/// Calendar days of a grant or download, its first one counted. So few are within the limit of 7 working days
/// whatever the schedules of the year, published or not.
const DAYS: i32 = 7;

/// What the past has left.
pub(super) struct Past {
    pub(super) office: Office,
    /// The numbers of the grants: to 李四, to the driver, the one that was ended.
    pub(super) grant: i64,
    pub(super) driver: i64,
    pub(super) ended: i64,
    /// What 李四's phone keeps of the grant that was ended.
    pub(super) kept: Held,
    /// What 张三's phone showed ten minutes ago.
    pub(super) screenshot: String,
    /// The downloads: for the insurer, expired, under the ended grant, of the sold car, of the seized one, of another.
    pub(super) download: Downloaded,
    pub(super) expired: Downloaded,
    pub(super) under_ended: Downloaded,
    pub(super) sold: Downloaded,
    pub(super) seized: Downloaded,
    pub(super) other: Downloaded,
}

/// Founds the office and lets everything happen.
pub(super) fn tell(folder: &Path, now: Instant, random: Random) -> Result<Past, OfficeError> {
    let ago = |seconds: i64| now.plus(-seconds);
    let mut office = found(folder, now, random)?;
    let insurer = owner("zhang", INSURER);

    let expired = download(&mut office, CAR, &insurer, &[DOWNLOADED], ago(8 * DAY))?;
    let sold = download(&mut office, SOLD, &owner("yang", DEALER), &[SALE], ago(3 * DAY))?;
    let seized = download(&mut office, SEIZED, &owner("smith", BANK), &[MORTGAGE], ago(3 * DAY))?;

    let ended = grant(&mut office, CAR, "zhang", &GRANTED, ago(2 * DAY))?;
    let kept = office.held("li", &Shown::Grant(ended.0), None, ago(2 * DAY))?;
    let under = Downloader::Grantee { grant: ended.0, person: "li".to_owned() };
    let purpose = purposes(GRANTED.get(..1).unwrap_or_default());
    let within = Period { from: ago(2 * DAY - HOUR), until: ended.1.until };
    let under_ended = office.download(CAR, &under, &purpose, within, within.from)?;

    office.end_grant(ended.0, "zhang", ago(DAY))?;
    office.transfer(SOLD, "zhang", ago(DAY))?;
    office.apply(SOLD, "zhang", ago(DAY - HOUR))?;
    office.set_states(SEIZED, "K", ago(DAY))?;
    let other = download(&mut office, OTHER, &owner("wang", INSURER), &[DOWNLOADED], ago(DAY))?;

    let driver = grant(&mut office, TRUCK, "zhou", &[TRANSPORT], ago(12 * HOUR))?;
    let grant = grant(&mut office, CAR, "zhang", &GRANTED, ago(12 * HOUR))?;
    let download = download(&mut office, CAR, &insurer, &[DOWNLOADED], ago(6 * HOUR))?;

    let shown = office.held("zhang", &Shown::Vehicle(CAR.to_owned()), None, ago(HOUR))?;
    let screenshot = shown.code(&office.phone_key("zhang")?, ago(10 * MINUTE));
    let (grant, driver, ended) = (grant.0, driver.0, ended.0);
    Ok(Past {
        office,
        grant,
        driver,
        ended,
        kept,
        screenshot,
        download,
        expired,
        under_ended,
        sold,
        seized,
        other,
    })
}

/// The office of the made-up city, with its vehicles inspected, its phones enrolled and its licences issued.
fn found(folder: &Path, now: Instant, random: Random) -> Result<Office, OfficeError> {
    let since = now.plus(-KEYS_SINCE);
    let (zh, en) = demo_names();
    let authority = Authority { id: issuer("371100"), zh, en, activation: activation(), test: true };
    let mut office = Office::create(folder, authority, Protection::InsecureTestKeys, random)?;
    let keys = Period { from: since, until: now.plus(KEYS_FOR) };
    for uses in [&STATEMENTS[..], &[KeyUse::Status]] {
        office.add_key(None, uses, keys, since)?;
    }
    office.seed(since.day())?;
    inspect(&mut office, now.day().year() + 1)?;
    for phone in PHONES {
        office.enrol_phone(phone, phone, since)?;
    }
    for (plate, applicant) in APPLIED {
        office.apply(plate, applicant, since)?;
    }
    Ok(office)
}

/// The made-up city is always one of today: its vehicles were inspected, until April of a year.
fn inspect(office: &mut Office, year: i32) -> Result<(), OfficeError> {
    let until = Day::from_ymd(year, 4, 30).unwrap_or(Day::MAX).to_string();
    let record = format!("检验有效期至{year}年04月鲁L(01)");
    office.change(|db, _| {
        for (plate, _) in APPLIED {
            let row = by_plate(db, plate)?.row;
            set_field(db, row, Field::InspectionValidUntil, &until)?;
            set_field(db, row, Field::InspectionRecord, &record)?;
        }
        Ok(())
    })
}

fn owner(person: &str, user: &str) -> Downloader {
    Downloader::Owner { person: person.to_owned(), user: Some(user.to_owned()) }
}

/// A period that begins then and is short enough.
fn days(from: Instant) -> Period {
    Period { from, until: from.day().plus(DAYS).start() }
}

fn download(
    office: &mut Office,
    plate: &str,
    by: &Downloader,
    codes: &[&str],
    from: Instant,
) -> Result<Downloaded, OfficeError> {
    office.download(plate, by, &purposes(codes), days(from), from)
}

/// Grants a vehicle to 李四.
fn grant(
    office: &mut Office,
    plate: &str,
    by: &str,
    codes: &[&str],
    from: Instant,
) -> Result<(i64, Period), OfficeError> {
    let to = Grantee::Registered("li".to_owned());
    let granted = office.grant(plate, by, &to, &purposes(codes), days(from), from)?;
    Ok((granted.id, granted.period))
}

//! The files of a trust folder, as the office publishes them for its demo authority.

use serde::Serialize;

use super::application::rollout_day;
use super::example::issuer;
use super::keys::OfficeKey;
use crate::credential::PublicKey;
use crate::domain::{Calendar, Day, Instant, Period, Purpose, Table};
use crate::trust::{
    CalendarFile, IssuerEntry, KeyEntry, KeyState, KeyUse, PurposeEntry, PurposesFile, YearEntry,
};

/// What a key of an authority usually signs.
pub(super) const ALL_USES: [KeyUse; 4] =
    [KeyUse::Presentation, KeyUse::Grant, KeyUse::Download, KeyUse::Status];

/// The day on which electronic licences began in 日照.
pub(super) fn activation() -> Day {
    rollout_day(issuer("371100")).unwrap_or(Day::MIN)
}

/// The names of 日照's authority, for demonstration only.
pub fn demo_names() -> (String, String) {
    let (zh, en) =
        ("山东省日照市公安局交通警察支队（演示）", "Rizhao Traffic Police Detachment, Shandong (demo)");
    (zh.to_owned(), en.to_owned())
}

/// 日照, for demonstration only, with these keys.
pub(super) fn rizhao(keys: Vec<KeyEntry>) -> IssuerEntry {
    let (zh, en) = demo_names();
    IssuerEntry { id: issuer("371100"), zh, en, activation: activation(), test: true, keys }
}

pub(super) fn key(key: &OfficeKey, uses: &[KeyUse], period: Period, state: KeyState) -> KeyEntry {
    entry(key.public(), uses, period, state)
}

pub(super) fn entry(key: &PublicKey, uses: &[KeyUse], period: Period, state: KeyState) -> KeyEntry {
    let x = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    KeyEntry { x, uses: uses.to_vec(), from: period.from, until: period.until, state }
}

/// The official schedules that this program knows.
pub(super) fn calendar(published: Instant) -> CalendarFile {
    let mut years = Vec::new();
    for (year, schedules) in Calendar::builtin().years() {
        years.extend(schedules.iter().map(|schedule| YearEntry {
            year,
            published: schedule.published,
            off: schedule.off.clone(),
            work: schedule.work.clone(),
        }));
    }
    CalendarFile { v: 1, published, years }
}

/// The purposes that this program knows.
pub(super) fn purposes() -> PurposesFile {
    let entries = Table::Purpose.entries().iter().filter_map(|entry| {
        let code = Purpose::parse(entry.code).ok()?;
        Some(PurposeEntry { code, zh: entry.zh.to_owned(), en: entry.en.to_owned() })
    });
    PurposesFile { v: 1, purposes: entries.collect() }
}

/// A file as it is published, for people to read too.
pub(super) fn json(file: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

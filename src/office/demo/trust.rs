//! What the demo's office publishes: its keys, the calendar, the purposes, one status list.

use super::{DemoError, Files};
use crate::credential::StatusList;
use crate::domain::{Instant, Period};
use crate::office::publish::{self, ALL_USES, json};
use crate::office::{OfficeKey, publish_list};
use crate::trust::{IssuersFile, KeyState, KeyUse, ReleaseFile, file_name};

/// The number of its list.
pub(super) const LIST: u32 = 1;
/// Bytes of the list; four authorisations stand in each.
const BYTES: u16 = 256;
/// Places in the list.
pub(super) const PLACES: u16 = BYTES * 4;

/// The files of the trust folder, published now. One authorisation is ended.
pub(super) fn publish_trust(
    now: Instant,
    keys: Period,
    office: &OfficeKey,
    lists: &OfficeKey,
    ended: u16,
) -> Result<Files, DemoError> {
    let rizhao = publish::rizhao(vec![
        publish::key(office, &ALL_USES, keys, KeyState::Active),
        publish::key(lists, &[KeyUse::Status], keys, KeyState::Active),
    ]);
    let list =
        StatusList { issuer: rizhao.id, number: LIST, issued: now, expires: None, statuses: revoked(ended) };
    let name = file_name(rizhao.id, LIST);
    Ok(Files::from([
        ("issuers.json".to_owned(), json(&IssuersFile { v: 1, published: now, issuers: vec![rizhao] })?),
        ("calendar.json".to_owned(), json(&publish::calendar(now))?),
        ("purposes.json".to_owned(), json(&publish::purposes())?),
        ("release.json".to_owned(), json(&ReleaseFile { v: 1, published: now, sequence: 1 })?),
        (name, publish_list(&list, lists)),
    ]))
}

/// A list in which one place is revoked (1), the others valid (0).
fn revoked(place: u16) -> Vec<u8> {
    (0..BYTES).map(|byte| if byte == place / 4 { 1 << (place % 4 * 2) } else { 0 }).collect()
}

//! The trust folders of the samples: the demo office's own (`keys/`), and others with something wrong or old.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{World, instant, issuer, noon};
use super::{SampleError, calendars, lists};
use crate::credential::StatusList;
use crate::domain::{Day, Instant, Period};
use crate::office::publish::{self, ALL_USES, json};
use crate::office::{OfficeKey, publish_list};
use crate::trust::{
    CalendarFile, IssuerEntry, IssuersFile, KeyEntry, KeyState, KeyUse, ReleaseFile, YearEntry, file_name,
};

/// The files of a folder, by name.
pub(super) type Folder = BTreeMap<String, Vec<u8>>;

const DAY: i64 = 86_400;

/// Every folder with its path from the root of the repository.
pub(super) fn all(w: &World) -> Result<Vec<(&'static str, Folder)>, SampleError> {
    let base = base(w)?;
    let without = |name: &str| {
        let mut folder = base.clone();
        folder.retain(|file, _| !file.starts_with(name));
        folder
    };
    let with = |mut folder: Folder, name: &str, bytes: Vec<u8>| {
        folder.insert(name.to_owned(), bytes);
        folder
    };
    let issuers = |issuers: Vec<IssuerEntry>| json(&IssuersFile { v: 1, published: published(), issuers });

    let december = list(w, 1, instant("2026-12-25T09:00:00+08:00"));
    let december_issuers = IssuersFile { v: 1, published: instant("2026-12-20"), issuers: vec![rizhao(w)] };
    let december_release = ReleaseFile { v: 1, published: instant("2026-12-25T09:30:00+08:00"), sequence: 8 };
    let mut december_base = with(without("status-"), &file_name(issuer("371100"), 1), december);
    december_base.insert("issuers.json".to_owned(), json(&december_issuers)?);
    december_base.insert("release.json".to_owned(), json(&december_release)?);

    let december_amended = with(
        december_base.clone(),
        "calendar.json",
        json(&calendars::amended(calendar(published(), false)))?,
    );

    let mut lists = without("status-");
    lists.remove("release.json");
    lists.extend(lists::odd(w));
    let mut bounds = without("status-");
    bounds.extend(lists::at_bounds(w));
    let uncounted = vec![rizhao(w), IssuerEntry { test: false, ..qingdao(w) }];

    let amended = with(base.clone(), "calendar.json", json(&calendar(instant("2026-11-11"), true))?);
    let old_calendar = json(&calendar(noon().plus(-400 * DAY), false))?;
    let old_issuers = IssuersFile { v: 1, published: noon().plus(-180 * DAY), issuers: vec![rizhao(w)] };

    let mut broken = list(w, 1, instant("2026-11-22T09:00:00+08:00"));
    if let Some(last) = broken.last_mut() {
        *last ^= 1;
    }
    let late = list(w, 2, instant("2026-11-22T09:30:01+08:00"));
    let bad_list = with(base.clone(), &file_name(issuer("371100"), 1), broken);

    Ok(vec![
        ("samples/trust/no-lists", without("status-")),
        ("samples/trust/no-calendar", without("calendar")),
        ("samples/trust/amended", amended),
        (
            "samples/trust/stale",
            with(with(base.clone(), "calendar.json", old_calendar), "issuers.json", json(&old_issuers)?),
        ),
        ("samples/trust/bad-list", with(bad_list, &file_name(issuer("371100"), 2), late)),
        ("samples/trust/other", with(without("status-"), "issuers.json", issuers(vec![qingdao(w)])?)),
        (
            "samples/trust/real",
            with(base.clone(), "issuers.json", issuers(vec![IssuerEntry { test: false, ..rizhao(w) }])?),
        ),
        ("samples/trust/december-amended", december_amended),
        ("samples/trust/december", december_base),
        ("samples/trust/lists", lists),
        ("samples/trust/bounds", bounds),
        ("samples/trust/uncounted", with(base.clone(), "issuers.json", issuers(uncounted)?)),
        ("keys", base),
    ])
}

fn published() -> Instant {
    instant("2026-11-20T00:00:00+08:00")
}

fn base(w: &World) -> Result<Folder, SampleError> {
    let issuers = IssuersFile { v: 1, published: published(), issuers: vec![rizhao(w), qingdao(w)] };
    let release = ReleaseFile { v: 1, published: instant("2026-11-22T09:30:00+08:00"), sequence: 7 };
    let mut folder = Folder::from([
        ("issuers.json".to_owned(), json(&issuers)?),
        ("calendar.json".to_owned(), json(&calendar(instant("2026-11-01"), false))?),
        ("purposes.json".to_owned(), json(&publish::purposes())?),
        ("release.json".to_owned(), json(&release)?),
    ]);
    for (number, issued) in
        [(1, instant("2026-11-22T09:00:00+08:00")), (2, noon().plus(-7 * DAY)), (3, noon().plus(-DAY))]
    {
        folder.insert(file_name(issuer("371100"), number), list(w, number, issued));
    }
    Ok(folder)
}

/// 1024 authorisations: number 5 revoked, 6 suspended, 7 untellable, the others valid.
fn list(w: &World, number: u32, issued: Instant) -> Vec<u8> {
    let mut statuses = vec![0; 256];
    if let Some(byte) = statuses.get_mut(1) {
        *byte = 0b11_10_01_00;
    }
    publish_list(&StatusList { issuer: issuer("371100"), number, issued, expires: None, statuses }, &w.lists)
}

fn rizhao(w: &World) -> IssuerEntry {
    let retired = KeyState::Retired(instant("2026-11-01"));
    publish::rizhao(vec![
        key(&w.current, &ALL_USES, "2026-01-01", "2028-01-01", KeyState::Active),
        key(&w.retired, &ALL_USES, "2024-07-01", "2028-01-01", retired),
        key(&w.lost, &ALL_USES, "2025-01-01", "2028-01-01", KeyState::Compromised),
        key(&w.lists, &[KeyUse::Status], "2026-01-01", "2028-01-01", KeyState::Active),
        key(&w.short, &ALL_USES, "2026-11-22T09:00:00+08:00", "2026-11-24T00:00:00+08:00", KeyState::Active),
    ])
}

fn qingdao(w: &World) -> IssuerEntry {
    let uses = [KeyUse::Presentation, KeyUse::Grant, KeyUse::Download];
    IssuerEntry {
        id: issuer("370200"),
        zh: "山东省青岛市公安局交通警察支队（演示）".to_owned(),
        en: "Qingdao Traffic Police Detachment, Shandong (demo)".to_owned(),
        activation: Day::parse("2024-11-18").unwrap_or(Day::MIN),
        test: true,
        keys: vec![key(&w.qingdao, &uses, "2026-01-01", "2028-01-01", KeyState::Active)],
    }
}

fn key(key: &OfficeKey, uses: &[KeyUse], from: &str, until: &str, state: KeyState) -> KeyEntry {
    publish::key(key, uses, Period { from: instant(from), until: instant(until) }, state)
}

/// The official schedules; amended, Saturday 2026-11-28 becomes a working day by a notice of 2026-11-10.
fn calendar(published: Instant, amended: bool) -> CalendarFile {
    let mut file = publish::calendar(published);
    if let Some(last) = file.years.last().cloned().filter(|_| amended) {
        let day = |text| Day::parse(text).unwrap_or(Day::MIN);
        let more: BTreeSet<Day> = last.work.iter().copied().chain([day("2026-11-28")]).collect();
        file.years.push(YearEntry { published: day("2026-11-10"), work: more, ..last });
    }
    file
}

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use yanzheng::domain::IssuerId;
use yanzheng::trust::{Release, StatusAnswer, Trust, file_name};

use crate::state::Grants;

/// Reads a folder as a verifier does: one whole release, or no folder.
pub(crate) fn release(folder: &Path) -> Option<(Trust, Release)> {
    if !folder.exists() {
        return None;
    }
    let (trust, notes) = Trust::read_folder(folder).unwrap();
    assert!(notes.is_empty(), "{}: {notes:?}", folder.display());
    let release = trust.release().expect("release.json");
    assert_eq!(trust.issuers_published(), release.published, "{}", folder.display());
    assert!(trust.calendar().is_some());
    Some((trust, release))
}

/// That a release says of each grant what the office knew when it made it: the ended are revoked, the others clear.
pub(crate) fn check(folder: &Path, (trust, release): &(Trust, Release), grants: &Grants) {
    let (issuer, at) = (IssuerId::parse("371100").unwrap(), release.published);
    for (id, grant) in grants {
        let told = trust.status(issuer, grant.status, at, at);
        let known = if grant.is_ended {
            StatusAnswer::Revoked { listed: at }
        } else {
            StatusAnswer::Clear { listed: at }
        };
        assert_eq!(told, known, "grant {id} in {} {release:?}", folder.display());
    }
    let lists = grants.values().map(|grant| file_name(issuer, grant.status.list));
    let json = ["calendar", "issuers", "purposes", "release"].map(|name| format!("{name}.json"));
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let whole: BTreeSet<String> = lists.chain(json).collect();
    assert_eq!(files.collect::<BTreeSet<_>>(), whole, "{}", folder.display());
}

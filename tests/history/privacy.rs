use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use yanzheng::credential::{Authorisation, User};
use yanzheng::domain::{Bearer, Field, Purpose, Value};

use crate::desk::Desk;

/// The grantee's document in the samples, made up.
const NUMBER: &str = "11010519491231002X";

/// Every sample is checked, with every question; then no file may hold a name, a number, a plate or a code of them.
#[test]
fn no_name_number_plate_or_code_is_in_the_files() {
    let desk = Desk::new();
    let mut secrets: BTreeSet<Vec<u8>> = BTreeSet::from([NUMBER.into()]);
    let mut kept = 0;
    let samples = fs::read_dir("samples").unwrap().map(|entry| entry.unwrap().path());
    for path in samples.filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let checked = desk.type_in(&name, 0);
        kept += usize::from(checked.entry.is_some());
        let opened = checked.opened.as_ref().unwrap();
        let claims = opened.genuine().map(|genuine| genuine.claims()).or(opened.unproven());
        if let Some(claims) = claims {
            // The statement's own identifier, and what it says.
            secrets.insert(claims.id.as_bytes().to_vec());
            match &claims.authorisation {
                Authorisation::Grant { grantee, phone, bearer, .. } => {
                    secrets.insert(grantee.clone().into_bytes());
                    secrets.insert(phone.as_bytes().to_vec());
                    secrets.insert(bearer.hash.to_vec());
                }
                Authorisation::Download { user: User::Named(user), .. } => {
                    secrets.insert(user.clone().into_bytes());
                }
                Authorisation::Presentation { phone } => {
                    secrets.insert(phone.as_bytes().to_vec());
                }
                Authorisation::Download { .. } => {}
            }
            for (field, value) in claims.licence.iter() {
                let is_shared = field == Field::IssuingAuthority;
                if let (Value::Text(text), false) = (value, is_shared) {
                    secrets.insert(text.clone().into_bytes());
                }
            }
        }
        let text = crate::desk::code(&name);
        secrets.insert(text[text.len().saturating_sub(40)..].to_vec());
        let mut terms = desk.terms(1);
        terms.question.purpose = Purpose::parse("51").ok();
        terms.question.bearer = Bearer::parse(&format!("A:{NUMBER}"));
        if name.starts_with("grant") {
            yanzheng::check::check_again(vec![checked], &terms).unwrap();
        }
    }
    assert!(kept > 300, "{kept} kept, {:?}", desk.memory.news());
    secrets.retain(|secret| secret.len() >= 6);
    assert!(secrets.len() > 300, "{}", secrets.len());
    assert!(secrets.contains("鲁L12345".as_bytes()));
    // The log beside the database too, before anything is closed.
    for file in fs::read_dir(desk.folder()).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for secret in &secrets {
            let is_there = bytes.windows(secret.len()).any(|window| window == secret.as_slice());
            assert!(!is_there, "{}: {}", path.display(), String::from_utf8_lossy(secret));
        }
    }
    let masked = "鲁L···45".as_bytes();
    let holds = |path: &Path| fs::read(path).unwrap().windows(masked.len()).any(|window| window == masked);
    assert!(holds(&desk.database()) || holds(&desk.folder().join("history.db-wal")));
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.folder()), 0o700);
    for file in fs::read_dir(desk.folder()).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    assert_eq!(fs::read(desk.folder().join("history.key")).unwrap().len(), 32);
}

#[test]
fn another_machines_key_recognises_nothing() {
    let desk = Desk::new();
    desk.type_in("download-person", 0);
    let desk = desk.reopened();
    fs::write(desk.folder().join("history.key"), [9; 32]).unwrap();
    let again = desk.type_in("download-person", 3600);
    assert_eq!(again.seen, yanzheng::domain::Seen::Never);
}

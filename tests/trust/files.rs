use std::io::ErrorKind;

use serde_json::Value;
use yanzheng::trust::{MAX_JSON_BYTES, TrustError};

use crate::folder::Folder;

const FILES: [&str; 4] = ["issuers.json", "calendar.json", "purposes.json", "release.json"];

/// What is done to one member of an object.
#[derive(Clone, Copy, Debug)]
enum Change {
    Gone,
    Twice,
    Another,
}

/// The text of a value with one of its members changed, counted through the whole.
fn changed(value: &Value, change: Change, member: usize, count: &mut usize) -> String {
    match value {
        Value::Object(members) => {
            let mut parts = Vec::new();
            for (name, value) in members {
                let own = *count == member;
                *count += 1;
                let part = format!("{name:?}:{}", changed(value, change, member, count));
                match (own, change) {
                    (true, Change::Gone) => {}
                    (true, Change::Twice) => parts.extend([part.clone(), part]),
                    (true, Change::Another) => parts.extend([part, "\"other\":1".to_owned()]),
                    (false, _) => parts.push(part),
                }
            }
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| changed(item, change, member, count)).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

#[track_caller]
fn breaks_json(folder: &Folder, name: &str, text: impl AsRef<[u8]>) {
    let text = text.as_ref();
    folder.put(name, text);
    match folder.error() {
        TrustError::Json { path, .. } => assert_eq!(path, folder.path(name)),
        other => panic!("{other:?} for {}", String::from_utf8_lossy(text)),
    }
}

fn parsed(folder: &Folder, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.path(name)).unwrap()).unwrap()
}

#[test]
fn only_issuers_must_be_there() {
    for name in FILES {
        let folder = Folder::good();
        std::fs::remove_file(folder.path(name)).unwrap();
        if name == "issuers.json" {
            match folder.error() {
                TrustError::Io { path, error } => {
                    assert_eq!((path, error.kind()), (folder.path(name), ErrorKind::NotFound));
                }
                other => panic!("{other:?}"),
            }
        } else {
            let trust = folder.trust();
            assert_eq!(trust.calendar().is_none(), name == "calendar.json");
            assert_eq!(trust.release().is_none(), name == "release.json");
        }
    }
    let nowhere = yanzheng::trust::Trust::read_folder(&Folder::good().path("none"));
    assert!(matches!(nowhere, Err(TrustError::Io { error, .. }) if error.kind() == ErrorKind::NotFound));
}

#[test]
fn a_file_that_is_not_its_json_refuses_the_folder() {
    for name in FILES {
        let folder = Folder::good();
        let whole = std::fs::read(folder.path(name)).unwrap();
        for text in ["", " ", "{", "{}", "[]", "null", "1", "\"\"", "[{}]", "nul", "{\"v\":1}"] {
            breaks_json(&folder, name, text);
        }
        for length in 0..whole.len() {
            breaks_json(&folder, name, &whole[..length]);
        }
        for (before, after) in [("\u{feff}", ""), ("", "x"), ("", "{}"), ("", "\0"), ("\u{a0}", "")] {
            breaks_json(&folder, name, [before.as_bytes(), &whole, after.as_bytes()].concat());
        }
        // A name that is no UTF-8, in the files that have names.
        if let Some(at) = whole.windows(6).position(|part| part == b"\"zh\":\"") {
            let mut latin = whole.clone();
            latin[at + 6] = 0xff;
            breaks_json(&folder, name, latin);
        }
        folder.put(name, [b" \n\t", &whole[..], b"\r\n "].concat());
        folder.trust();
    }
}

#[test]
fn no_member_is_missing_unknown_or_there_twice() {
    for name in FILES {
        let folder = Folder::good();
        let value = parsed(&folder, name);
        let mut members = 0;
        let same = changed(&value, Change::Gone, usize::MAX, &mut members);
        assert_eq!(serde_json::from_str::<Value>(&same).unwrap(), value);
        assert!(members >= 3, "{name}");
        for member in 0..members {
            for change in [Change::Gone, Change::Twice, Change::Another] {
                breaks_json(&folder, name, changed(&value, change, member, &mut 0));
            }
        }
    }
}

#[test]
fn only_version_1_is_read() {
    for name in FILES {
        let folder = Folder::good();
        let mut value = parsed(&folder, name);
        for version in [0, 2, u32::MAX] {
            value["v"] = version.into();
            folder.json(name, &value);
            match folder.error() {
                TrustError::Version { path, found } => {
                    assert_eq!((path, found), (folder.path(name), version))
                }
                other => panic!("{other:?}"),
            }
        }
        for version in ["1.0", "-1", "\"1\"", "true", "null", "4294967296"] {
            value["v"] = serde_json::from_str(version).unwrap();
            breaks_json(&folder, name, value.to_string());
        }
    }
}

#[test]
fn a_file_has_at_most_4_mib() {
    assert_eq!(MAX_JSON_BYTES, 4_194_304);
    for name in FILES {
        let folder = Folder::good();
        let mut bytes = std::fs::read(folder.path(name)).unwrap();
        bytes.resize(MAX_JSON_BYTES, b' ');
        folder.put(name, &bytes);
        folder.trust();
        bytes.push(b' ');
        folder.put(name, &bytes);
        match folder.error() {
            TrustError::TooLarge { path, limit } => assert_eq!((path, limit), (folder.path(name), 4_194_304)),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn only_regular_files_are_read() {
    let not_a_file = |folder: &Folder, name: &str| match folder.error() {
        TrustError::NotAFile { path } => assert_eq!(path, folder.path(name)),
        other => panic!("{other:?}"),
    };
    for name in FILES {
        let folder = Folder::good();
        std::fs::rename(folder.path(name), folder.path("elsewhere")).unwrap();
        std::fs::create_dir(folder.path(name)).unwrap();
        not_a_file(&folder, name);
        #[cfg(unix)]
        {
            std::fs::remove_dir(folder.path(name)).unwrap();
            for target in ["elsewhere", "nowhere", "/dev/zero"] {
                std::os::unix::fs::symlink(target, folder.path(name)).unwrap();
                not_a_file(&folder, name);
                std::fs::remove_file(folder.path(name)).unwrap();
            }
            folder.pipe(name);
            not_a_file(&folder, name);
        }
    }
}

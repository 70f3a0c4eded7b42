use std::path::PathBuf;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use tempfile::TempDir;
use yanzheng::credential::{StatusList, ToSign};
use yanzheng::domain::IssuerId;
use yanzheng::trust::{ListFault, LoadNote, Trust, TrustError, file_name};

use crate::common::{NBF, at, public, signed};

/// The first second of 2026 and of 2028 in China: the period of every key of the good folder.
pub(crate) const FROM: i64 = 1_767_196_800;
pub(crate) const UNTIL: i64 = 1_830_268_800;

/// A trust folder that lives as long as its test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A folder with these issuers alone.
    pub(crate) fn of(issuers: &Value) -> Self {
        let folder = Folder(TempDir::new().unwrap());
        folder.json(
            "issuers.json",
            &json!({ "v": 1, "published": "2026-11-20T00:00:00+08:00", "issuers": issuers }),
        );
        folder
    }

    /// Two issuers, 371100 with keys of every state and 370200 with one, and nothing else.
    pub(crate) fn issuers() -> Self {
        let mut lost = key(&numbered(12));
        lost["state"] = json!("compromised");
        let mut retired = key(&numbered(13));
        retired["state"] = json!({ "retired": "2026-11-01T00:00:00+08:00" });
        let mut narrow = key(&numbered(14));
        narrow["uses"] = json!(["presentation", "grant", "download"]);
        Self::of(&json!([
            issuer("371100", &[key(&crate::common::issuer()), lost, retired, narrow]),
            issuer("370200", &[key(&numbered(15))]),
        ]))
    }

    /// The same with the other three files and a list.
    pub(crate) fn good() -> Self {
        let folder = Self::issuers();
        folder.json(
            "calendar.json",
            &calendar(&json!([year(2026, "2025-11-04", &["2026-10-01"], &["2026-10-10"])])),
        );
        folder.json("purposes.json", &purposes(&json!([{ "code": "51", "zh": "车险理赔", "en": "Claims" }])));
        let release = json!({ "v": 1, "published": "2026-11-22T10:00:00+08:00", "sequence": 7 });
        folder.json("release.json", &release);
        folder.list(&list(vec![0b11_10_01_00]), &crate::common::issuer());
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn json(&self, name: &str, value: &Value) {
        self.put(name, value.to_string());
    }

    /// Puts a list under its own name, signed by this key.
    pub(crate) fn list(&self, list: &StatusList, key: &SigningKey) {
        self.put(&file_name(list.issuer, list.number), sealed(list, key));
    }

    /// Puts a named pipe, whose reader waits for ever.
    #[cfg(unix)]
    pub(crate) fn pipe(&self, name: &str) {
        assert!(std::process::Command::new("mkfifo").arg(self.path(name)).status().unwrap().success());
    }

    /// Reads it; panics if that waits for a pipe.
    pub(crate) fn read(&self) -> Result<(Trust, Vec<LoadNote>), TrustError> {
        let (path, (send, receive)) = (self.0.path().to_owned(), sync_channel(1));
        std::thread::spawn(move || send.send(Trust::read_folder(&path)));
        receive.recv_timeout(Duration::from_secs(300)).expect("reading ends")
    }

    /// The trust, with nothing left out.
    #[track_caller]
    pub(crate) fn trust(&self) -> Trust {
        let (trust, notes) = self.read().unwrap();
        assert_eq!(notes, []);
        trust
    }

    /// Why it is refused.
    #[track_caller]
    pub(crate) fn error(&self) -> TrustError {
        self.read().expect_err("refused")
    }

    /// The trust, and the only list that was left out.
    #[track_caller]
    pub(crate) fn without_list(&self, name: &str) -> (Trust, ListFault) {
        let (trust, mut notes) = self.read().unwrap();
        match (notes.pop(), notes.len()) {
            (Some(LoadNote::List { file, fault }), 0) if file == name => (trust, fault),
            (note, others) => panic!("{note:?} and {others} other notes"),
        }
    }
}

pub(crate) fn id(text: &str) -> IssuerId {
    IssuerId::parse(text).unwrap()
}

/// One of many keys.
pub(crate) fn numbered(number: u16) -> SigningKey {
    let mut seed = [0; 32];
    seed[..2].copy_from_slice(&number.to_be_bytes());
    SigningKey::from_bytes(&seed)
}

/// The entry of a key that may do everything.
pub(crate) fn key(key: &SigningKey) -> Value {
    let x: String = public(key).as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    json!({
        "x": x,
        "uses": ["presentation", "grant", "download", "status"],
        "from": at(FROM).to_string(),
        "until": at(UNTIL).to_string(),
        "state": "active",
    })
}

/// The entry of a test issuer.
pub(crate) fn issuer(id: &str, keys: &[Value]) -> Value {
    json!({ "id": id, "zh": "某市公安局", "en": "Somewhere", "activation": "2024-12-02", "test": true, "keys": keys })
}

pub(crate) fn calendar(years: &Value) -> Value {
    json!({ "v": 1, "published": "2026-11-01T00:00:00+08:00", "years": years })
}

pub(crate) fn year(year: i32, published: &str, off: &[&str], work: &[&str]) -> Value {
    json!({ "year": year, "published": published, "off": off, "work": work })
}

pub(crate) fn purposes(purposes: &Value) -> Value {
    json!({ "v": 1, "purposes": purposes })
}

/// List 1 of 371100, issued when the samples begin.
pub(crate) fn list(statuses: Vec<u8>) -> StatusList {
    StatusList { issuer: id("371100"), number: 1, issued: at(NBF), expires: None, statuses }
}

pub(crate) fn sealed(list: &StatusList, key: &SigningKey) -> Vec<u8> {
    signed(&ToSign::status_list(public(key).id(), list), key)
}

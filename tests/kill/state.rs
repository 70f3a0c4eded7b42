use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;
use yanzheng::credential::StatusRef;

use crate::office::Order;

/// A grant, as far as these commands touch it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) plate: String,
    pub(crate) to: String,
    pub(crate) status: StatusRef,
    pub(crate) is_ended: bool,
}

pub(crate) type Grants = BTreeMap<i64, Grant>;

/// What these commands change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) grants: Grants,
    pub(crate) sequence: u64,
}

impl State {
    /// Opens the database of a data folder and finds nothing wrong in it.
    pub(crate) fn of(data: &Path) -> Self {
        Self::read(&Connection::open(data.join("office.db")).unwrap())
    }

    /// Finds nothing wrong in a database.
    pub(crate) fn read(db: &Connection) -> Self {
        let integrity: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(integrity, "ok");
        assert!(
            !db.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap(),
            "a row refers to nothing"
        );
        check_places(db);
        let asked = "SELECT a.id, plate_no, grantee, list, place, ended IS NOT NULL
                     FROM authorisation a JOIN vehicle v ON v.id = vehicle";
        let mut asked = db.prepare(asked).unwrap();
        let rows = asked.query_map([], |row| {
            let status = StatusRef { list: row.get(3)?, index: row.get(4)? };
            let grant = Grant { plate: row.get(1)?, to: row.get(2)?, status, is_ended: row.get(5)? };
            Ok((row.get(0)?, grant))
        });
        let grants = rows.unwrap().map(Result::unwrap).collect();
        let sequence = db.query_row("SELECT sequence FROM authority", [], |row| row.get(0)).unwrap();
        State { grants, sequence }
    }

    /// Whether an order was done on the way to a later state. Nothing else may have been.
    pub(crate) fn is_changed(&self, order: &Order, later: &State) -> bool {
        if self == later {
            return false;
        }
        let mut done = self.clone();
        match order {
            Order::Grant { plate, to, .. } => {
                let (id, new) = later.grants.last_key_value().unwrap();
                assert_eq!((new.plate.as_str(), new.to.as_str(), new.is_ended), (*plate, *to, false));
                done.grants.insert(*id, new.clone());
            }
            Order::End { grant, .. } => done.grants.get_mut(grant).unwrap().is_ended = true,
            Order::Publish(_) => done.sequence += 1,
        }
        let all: BTreeSet<_> = done.grants.keys().chain(later.grants.keys()).collect();
        let differ = all.into_iter().map(|id| (id, done.grants.get(id), later.grants.get(id)));
        let differ: Vec<_> = differ.filter(|(_, expected, found)| expected != found).collect();
        assert_eq!((differ.as_slice(), done.sequence), (&[][..], later.sequence), "{order:?}");
        true
    }
}

/// Each place was drawn once and belongs to one authorisation: drawing and adding is one change.
fn check_places(db: &Connection) {
    let mut drawn = BTreeSet::new();
    let mut blocks = db.prepare("SELECT list, first, drawn, places FROM block").unwrap();
    let mut rows = blocks.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (list, first): (u32, u32) = (row.get(0).unwrap(), row.get(1).unwrap());
        let (count, places): (usize, Vec<u8>) = (row.get(2).unwrap(), row.get(3).unwrap());
        for place in &places.as_chunks().0[..count] {
            let index = first + u32::from(u16::from_le_bytes(*place));
            assert!(drawn.insert((list, index)), "place {index} of list {list} is laid out twice");
        }
    }
    let mut given = BTreeSet::new();
    let mut rows = db.prepare("SELECT list, place FROM authorisation").unwrap();
    for place in rows.query_map([], |row| <(u32, u32)>::try_from(row)).unwrap() {
        let place = place.unwrap();
        assert!(given.insert(place), "{place:?} is given twice");
    }
    assert_eq!(given, drawn, "places that are given, and that were drawn");
}

//! What trust holds once it is read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::files::PurposeEntry;
use super::issuers::Issuer;
use crate::credential::{PublicKey, StatusList, Verified};
use crate::domain::{Calendar, Instant, IssuerId, Purpose};

/// The newest publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// When it was published: the clock's floor.
    pub published: Instant,
    /// Its number.
    pub sequence: u64,
}

/// The name of a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurposeName {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Everything that was read.
#[derive(Clone, Debug)]
pub(super) struct Contents {
    issuers: HashMap<IssuerId, Arc<Issuer>>,
    pub(super) issuers_published: Instant,
    pub(super) calendar: Option<(Calendar, Instant)>,
    purposes: HashMap<Purpose, PurposeName>,
    pub(super) release: Option<Release>,
    lists: HashMap<(IssuerId, u32), Verified<StatusList>>,
    keys: HashSet<[u8; 32]>,
}

impl Contents {
    pub(super) fn new(issuers: Vec<Issuer>, published: Instant) -> Self {
        let keys = issuers.iter().flat_map(|issuer| &issuer.keys).map(|key| *key.key.as_bytes()).collect();
        Contents {
            issuers: issuers.into_iter().map(|issuer| (issuer.id, Arc::new(issuer))).collect(),
            issuers_published: published,
            calendar: None,
            purposes: HashMap::new(),
            release: None,
            lists: HashMap::new(),
            keys,
        }
    }

    pub(super) fn set_purposes(&mut self, entries: Vec<PurposeEntry>) {
        let names = entries.into_iter().map(|entry| (entry.code, PurposeName { zh: entry.zh, en: entry.en }));
        self.purposes = names.collect();
    }

    pub(super) fn add_list(&mut self, list: Verified<StatusList>) {
        self.lists.insert((list.get().issuer, list.get().number), list);
    }

    pub(super) fn list_bytes(&self) -> usize {
        self.lists.values().map(|list| list.get().statuses.len()).sum()
    }

    pub(super) fn issuers(&self) -> impl Iterator<Item = &Arc<Issuer>> {
        self.issuers.values()
    }

    pub(super) fn issuer(&self, id: IssuerId) -> Option<&Arc<Issuer>> {
        self.issuers.get(&id)
    }

    pub(super) fn list(&self, issuer: IssuerId, number: u32) -> Option<&StatusList> {
        self.lists.get(&(issuer, number)).map(Verified::get)
    }

    pub(super) fn purpose(&self, purpose: Purpose) -> Option<&PurposeName> {
        self.purposes.get(&purpose)
    }

    pub(super) fn holds(&self, key: &PublicKey) -> bool {
        self.keys.contains(key.as_bytes())
    }
}

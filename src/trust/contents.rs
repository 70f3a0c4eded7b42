//! What trust holds once it is read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::files::PurposeEntry;
use super::issuers::Issuer;
use crate::credential::{PublicKey, StatusList, Verified};
use crate::domain::{Calendar, Instant, IssuerId, MAX_NAME_CHARS, Purpose, TextFault, check_text};

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

/// The most purposes: their codes have two digits.
pub const MAX_PURPOSES: usize = 100;

/// Why a list of purposes is refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PurposeFault {
    /// More than [`MAX_PURPOSES`].
    #[error("more than {MAX_PURPOSES} purposes")]
    TooMany,
    /// A purpose stands twice.
    #[error("purpose {0} stands twice")]
    Twice(Purpose),
    /// A name that cannot be shown.
    #[error("the name of purpose {0}: {1}")]
    Name(Purpose, TextFault),
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

    pub(super) fn set_purposes(&mut self, entries: Vec<PurposeEntry>) -> Result<(), PurposeFault> {
        if entries.len() > MAX_PURPOSES {
            return Err(PurposeFault::TooMany);
        }
        for PurposeEntry { code, zh, en } in entries {
            for name in [&zh, &en] {
                check_text(name, MAX_NAME_CHARS).map_err(|fault| PurposeFault::Name(code, fault))?;
            }
            if self.purposes.insert(code, PurposeName { zh, en }).is_some() {
                return Err(PurposeFault::Twice(code));
            }
        }
        Ok(())
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

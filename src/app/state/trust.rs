//! Whose signatures count at this desk.

use std::path::PathBuf;

use crate::check::practice_trust;
use crate::trust::Trust;

/// Where trust comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum TrustFrom {
    /// There is none.
    #[default]
    Nowhere,
    /// A folder that was named or installed.
    Folder(PathBuf),
}

/// The desk's own trust, and beside it that of practice while somebody practises.
#[derive(Debug)]
pub(in crate::app) struct TrustDesk {
    own: Trust,
    practice: Option<Trust>,
    pub(in crate::app) from: TrustFrom,
    /// It is being read.
    pub(in crate::app) loading: bool,
    /// What is checked as soon as it was read.
    pub(super) then_open: Option<PathBuf>,
}

impl Default for TrustDesk {
    fn default() -> Self {
        TrustDesk {
            own: Trust::none(),
            practice: None,
            from: TrustFrom::Nowhere,
            loading: false,
            then_open: None,
        }
    }
}

impl TrustDesk {
    /// The trust that counts now.
    pub(in crate::app) fn trust(&self) -> &Trust {
        self.practice.as_ref().unwrap_or(&self.own)
    }

    pub(in crate::app) fn is_practice(&self) -> bool {
        self.practice.is_some()
    }

    pub(super) fn take(&mut self, from: TrustFrom, trust: Trust) {
        self.own = trust;
        self.from = from;
    }

    pub(super) fn practise(&mut self) {
        self.practice = Some(practice_trust());
    }

    pub(super) fn end_practice(&mut self) {
        self.practice = None;
    }
}

//! Whose signatures count at this desk.

use std::path::PathBuf;

use crate::check::practice_trust;
use crate::trust::Trust;

/// The desk's own trust, and beside it that of practice while somebody practises.
#[derive(Debug)]
pub(in crate::app) struct TrustDesk {
    own: Option<Trust>,
    practice: Option<Trust>,
    nobody: Trust,
    /// It is being read.
    pub(in crate::app) loading: bool,
    /// What is checked as soon as it was read.
    pub(super) then_open: Option<PathBuf>,
}

impl Default for TrustDesk {
    fn default() -> Self {
        TrustDesk { own: None, practice: None, nobody: Trust::none(), loading: false, then_open: None }
    }
}

impl TrustDesk {
    /// The trust that counts now.
    pub(in crate::app) fn trust(&self) -> &Trust {
        self.practice.as_ref().or(self.own.as_ref()).unwrap_or(&self.nobody)
    }

    pub(in crate::app) fn is_practice(&self) -> bool {
        self.practice.is_some()
    }

    /// Whether none was named or installed.
    pub(super) fn is_missing(&self) -> bool {
        self.own.is_none() && !self.loading
    }

    pub(super) fn take(&mut self, trust: Trust) {
        self.own = Some(trust);
    }

    pub(super) fn practise(&mut self) {
        self.practice = Some(practice_trust());
    }

    pub(super) fn end_practice(&mut self) {
        self.practice = None;
    }
}

//! The list of files and folders to choose from. Desktops' own dialogs need services that a counter may not have; this
//! one needs nothing.

use std::path::{Path, PathBuf};

use crate::app::command::Purposed;
use crate::app::job::Listing;

/// A list of files, while it is open.
#[derive(Debug)]
pub(in crate::app) struct Chooser {
    pub(in crate::app) purposed: Purposed,
    /// The folder that is shown.
    pub(in crate::app) folder: PathBuf,
    /// The name of a file that is to be made.
    name: Option<String>,
    /// The path as it stands in its field.
    pub(in crate::app) typed: String,
    /// What is in it; none while it is read, an error as the system says it.
    pub(in crate::app) listing: Option<Result<Listing, String>>,
}

impl Chooser {
    pub(super) fn new(purposed: Purposed, folder: &Path, name: Option<String>) -> Self {
        let (typed, listing) = (String::new(), None);
        let mut chooser = Chooser { purposed, folder: PathBuf::new(), name, typed, listing };
        chooser.enter(folder.to_owned());
        chooser
    }

    pub(super) fn enter(&mut self, folder: PathBuf) {
        self.typed = match &self.name {
            Some(name) => folder.join(name).display().to_string(),
            None => folder.display().to_string(),
        };
        self.folder = folder;
        self.listing = None;
    }

    pub(super) fn listed(&mut self, folder: &Path, result: Result<Listing, String>) {
        // Another folder may have been entered meanwhile.
        if folder == self.folder {
            self.listing = Some(result);
        }
    }
}

//! How pictures are searched in a run: by whom, and how hard.

use crate::scan::{Effort, Found, Luma, ScanError, Scanner};

/// Searches the pictures of a run.
#[derive(Clone, Debug)]
pub struct Search {
    /// Who does it.
    pub scanner: Scanner,
    /// How hard.
    pub effort: Effort,
}

impl Search {
    /// A search in which nobody asked how hard: as hard as can be, which costs more only where nothing is read soon.
    pub fn with(scanner: &Scanner) -> Self {
        Search { scanner: scanner.clone(), effort: Effort::Hard }
    }

    /// All codes of a picture's file, whosever they are.
    ///
    /// # Errors
    /// [`ScanError`].
    pub fn scan(&self, bytes: &[u8]) -> Result<Vec<Found>, ScanError> {
        self.scanner.scan(bytes, self.effort)
    }

    /// The same of a picture that is decoded already.
    ///
    /// # Errors
    /// [`ScanError`].
    pub fn find(&self, picture: &Luma) -> Result<Vec<Found>, ScanError> {
        self.scanner.find(picture, self.effort)
    }
}

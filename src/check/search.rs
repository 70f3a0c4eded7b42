//! How pictures are searched in a run: by whom, and how hard.

use crate::scan::{Effort, Found, Luma, ScanError, Scanner};

/// Searches the pictures of a run.
#[derive(Clone, Debug)]
pub struct Search {
    /// Who does it.
    pub scanner: Scanner,
    /// How hard. Where nobody asked, first as most pictures need, and as hard as can be only where nothing was read:
    /// each with its own time.
    pub effort: Option<Effort>,
}

impl Search {
    /// A search in which nobody asked how hard.
    pub fn with(scanner: &Scanner) -> Self {
        Search { scanner: scanner.clone(), effort: None }
    }

    /// All codes of a picture's file, whosever they are.
    ///
    /// # Errors
    /// [`ScanError`].
    pub fn scan(&self, bytes: &[u8]) -> Result<Vec<Found>, ScanError> {
        self.as_hard(|effort| self.scanner.scan(bytes, effort))
    }

    /// The same of a picture that is decoded already.
    ///
    /// # Errors
    /// [`ScanError`].
    pub fn find(&self, picture: &Luma) -> Result<Vec<Found>, ScanError> {
        self.as_hard(|effort| self.scanner.find(picture, effort))
    }

    fn as_hard(
        &self,
        search: impl Fn(Effort) -> Result<Vec<Found>, ScanError>,
    ) -> Result<Vec<Found>, ScanError> {
        if let Some(effort) = self.effort {
            return search(effort);
        }
        let found = search(Effort::Normal)?;
        if found.is_empty() { search(Effort::Hard) } else { Ok(found) }
    }
}

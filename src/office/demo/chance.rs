//! What is drawn by chance: keys, salts, identifiers, places in a status list.

use std::io;

use super::DemoError;
use crate::credential::StatementId;
use crate::office::OfficeKey;
use crate::office::example::statement_id;

/// A source of chance.
pub(super) struct Chance(fn(&mut [u8]) -> io::Result<()>);

impl Chance {
    pub(super) fn new(random: fn(&mut [u8]) -> io::Result<()>) -> Self {
        Chance(random)
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        (self.0)(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn key(&mut self) -> Result<OfficeKey, DemoError> {
        Ok(OfficeKey::from_seed(&self.bytes()?)?)
    }

    pub(super) fn statement_id(&mut self) -> io::Result<StatementId> {
        Ok(statement_id(&self.bytes::<12>()?))
    }

    /// Distinct places of a list, fewer than it has.
    pub(super) fn places<const N: usize>(&mut self, list: u16) -> io::Result<[u16; N]> {
        let mut free: Vec<u16> = (0..list).collect();
        let mut places = [0; N];
        for place in &mut places {
            let drawn = usize::from(u16::from_be_bytes(self.bytes()?));
            *place = free.swap_remove(drawn % free.len().max(1));
        }
        Ok(places)
    }
}

//! A key that trust vouches for: for which uses, for how long, in what state.

use serde::{Deserialize, Serialize};

use crate::credential::{KeyId, PublicKey};
use crate::domain::{Instant, Period, Reason, UseKind};

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyUse {
    /// Statements of presentations.
    Presentation,
    /// Statements of grants.
    Grant,
    /// Statements of downloads.
    Download,
    /// Status lists.
    Status,
}

impl From<UseKind> for KeyUse {
    fn from(kind: UseKind) -> Self {
        match kind {
            UseKind::Presentation => KeyUse::Presentation,
            UseKind::Grant => KeyUse::Grant,
            UseKind::Download => KeyUse::Download,
        }
    }
}

/// The state of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyState {
    /// In use.
    Active,
    /// Out of use since this instant; what was issued no later still counts.
    Retired(Instant),
    /// In other hands: nothing that it ever signed counts.
    Compromised,
}

/// A key of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    /// The key.
    pub key: PublicKey,
    /// Its identifier in codes.
    pub id: KeyId,
    /// What it may sign.
    pub uses: Vec<KeyUse>,
    /// When it may sign; what it signed may not outlive it.
    pub period: Period,
    /// Its state.
    pub state: KeyState,
}

impl TrustedKey {
    /// Whether the key may sign this use, issued then, ending then.
    ///
    /// # Errors
    /// `key-compromised`, `key-wrong-use` or `key-outside-period`, the first that holds.
    pub fn permits(&self, key_use: KeyUse, issued: Instant, until: Instant) -> Result<(), Reason> {
        if self.state == KeyState::Compromised {
            return Err(Reason::KeyCompromised);
        }
        if !self.uses.contains(&key_use) {
            return Err(Reason::KeyWrongUse);
        }
        let last_issue = match self.state {
            KeyState::Retired(since) => since.min(self.period.until.plus(-1)),
            _ => self.period.until.plus(-1),
        };
        if issued < self.period.from || issued > last_issue || until > self.period.until {
            return Err(Reason::KeyOutsidePeriod { issued, until, key: self.period });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(state: KeyState) -> TrustedKey {
        let public = PublicKey::from_bytes(&[
            0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a,
            0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
        ])
        .unwrap();
        let at = |seconds| Instant::from_unix(seconds).unwrap();
        let period = Period { from: at(100), until: at(200) };
        TrustedKey { id: public.id(), key: public, uses: vec![KeyUse::Grant], period, state }
    }

    #[test]
    fn a_key_signs_for_its_use_within_its_period_and_state() {
        let name = |state, key_use, issued, until| {
            let at = |seconds| Instant::from_unix(seconds).unwrap();
            key(state).permits(key_use, at(issued), at(until)).map_err(|reason| reason.code())
        };
        use KeyState::{Active, Compromised, Retired};
        let retired = Retired(Instant::from_unix(150).unwrap());
        for (state, key_use, issued, until, answer) in [
            (Active, KeyUse::Grant, 100, 200, Ok(())),
            (Active, KeyUse::Grant, 99, 200, Err("key-outside-period")),
            (Active, KeyUse::Grant, 199, 200, Ok(())),
            (Active, KeyUse::Grant, 200, 200, Err("key-outside-period")),
            (Active, KeyUse::Grant, 100, 201, Err("key-outside-period")),
            (Active, KeyUse::Status, 100, 200, Err("key-wrong-use")),
            (retired, KeyUse::Grant, 150, 200, Ok(())),
            (retired, KeyUse::Grant, 151, 200, Err("key-outside-period")),
            (Compromised, KeyUse::Grant, 100, 200, Err("key-compromised")),
        ] {
            assert_eq!(name(state, key_use, issued, until), answer, "{state:?} {key_use:?} {issued} {until}");
        }
    }
}

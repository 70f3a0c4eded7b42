//! What a user calls a source of frames.

use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;

const REPLAY: &str = "replay:";

/// A source of frames, as it is named on the command line and in settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum SourceName {
    /// Whichever camera comes first.
    #[default]
    First,
    /// The camera of this number, as the system counts them.
    Index(u32),
    /// The pictures of a folder by name, over and over: `replay:DIR`.
    Replay(PathBuf),
}

/// It names no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a camera's number nor replay:FOLDER")]
pub struct SourceNameError;

impl SourceName {
    /// Reads `0`, `1`, … or `replay:DIR`.
    ///
    /// # Errors
    /// [`SourceNameError`].
    pub fn parse(typed: &OsStr) -> Result<Self, SourceNameError> {
        // A name that is not Unicode cannot be cut from its prefix without unsafe code; a link to it can be named.
        let text = typed.to_str().ok_or(SourceNameError)?;
        match text.strip_prefix(REPLAY) {
            Some("") => Err(SourceNameError),
            Some(folder) => Ok(SourceName::Replay(folder.into())),
            None => text.parse().map(SourceName::Index).map_err(|_| SourceNameError),
        }
    }
}

impl fmt::Display for SourceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SourceName::First => f.write_str("first"),
            SourceName::Index(index) => write!(f, "{index}"),
            SourceName::Replay(folder) => write!(f, "{REPLAY}{}", folder.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cameras_and_replay_is_a_folder() {
        let parse = |typed: &str| SourceName::parse(OsStr::new(typed));
        assert_eq!(parse("0"), Ok(SourceName::Index(0)));
        assert_eq!(parse("replay:画面/1"), Ok(SourceName::Replay("画面/1".into())));
        for wrong in ["", "-1", "replay:", "front", "99999999999"] {
            assert_eq!(parse(wrong), Err(SourceNameError), "{wrong}");
        }
    }
}

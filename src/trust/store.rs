//! Where the installed trust lies.

use std::path::{Path, PathBuf};

/// What the environment says about where things lie; the programs fill it in.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// `$YANZHENG_HOME`.
    pub home: Option<PathBuf>,
    /// `$XDG_DATA_HOME`, or what the platform has instead.
    pub data: Option<PathBuf>,
    /// `$HOME`.
    pub user: Option<PathBuf>,
}

impl Places {
    /// Yanzheng's own folder: `$YANZHENG_HOME`, else `yanzheng` in the XDG data folder. Relative paths in
    /// `$XDG_DATA_HOME` are ignored, as that specification asks.
    pub fn home(&self) -> Option<PathBuf> {
        self.home.clone().or_else(|| {
            let data = self.data.clone().filter(|path| path.is_absolute());
            let data = data.or_else(|| Some(self.user.as_deref()?.join(".local/share")))?;
            Some(data.join("yanzheng"))
        })
    }

    /// The folder of the installed trust.
    pub fn trust(&self) -> Option<PathBuf> {
        self.home().map(|home| home.join("trust"))
    }

    /// The folder of what was checked here.
    pub fn history(&self) -> Option<PathBuf> {
        self.home().map(|home| home.join("history"))
    }

    /// The file of what the desk is set to.
    pub fn settings(&self) -> Option<PathBuf> {
        self.home().map(|home| home.join("settings.json"))
    }

    /// The trust to use: the folder that was named, else the installed one if there is any.
    pub fn choose(&self, named: Option<&Path>) -> Option<PathBuf> {
        named
            .map(Path::to_owned)
            .or_else(|| self.trust().filter(|folder| folder.join("issuers.json").exists()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_lies_where_the_environment_says() {
        let places = |home: Option<&str>, data: Option<&str>, user: Option<&str>| Places {
            home: home.map(PathBuf::from),
            data: data.map(PathBuf::from),
            user: user.map(PathBuf::from),
        };
        let trust = |places: Places| places.trust().map(|path| path.display().to_string());
        assert_eq!(trust(places(Some("/y"), Some("/d"), Some("/u"))).as_deref(), Some("/y/trust"));
        assert_eq!(trust(places(None, Some("/d"), Some("/u"))).as_deref(), Some("/d/yanzheng/trust"));
        assert_eq!(
            trust(places(None, Some("d"), Some("/u"))).as_deref(),
            Some("/u/.local/share/yanzheng/trust")
        );
        assert_eq!(trust(places(None, None, None)), None);
    }
}

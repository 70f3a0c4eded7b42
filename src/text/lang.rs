//! The two languages, and how a sentence is written in both.

use serde::{Deserialize, Serialize};

/// The language of what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Chinese as written in mainland China, zh-CN.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// Reads a language tag or the name of a locale: `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en-US`. What names neither
    /// language (`C`, `de_DE`, nothing) is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let language = text.trim().split(['-', '_', '.', '@']).next()?;
        [(Lang::Zh, "zh"), (Lang::En, "en")]
            .into_iter()
            .find_map(|(lang, name)| language.eq_ignore_ascii_case(name).then_some(lang))
    }

    /// Its tag: `zh-CN`, `en`.
    pub const fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// Its own name, for a menu.
    pub const fn name(self) -> &'static str {
        self.pick("中文", "English")
    }

    /// The words of this language.
    pub(super) const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Items one after another.
    pub(super) fn list(self, items: impl IntoIterator<Item = String>) -> String {
        items.into_iter().collect::<Vec<_>>().join(self.pick("、", ", "))
    }
}

/// A sentence in both languages, side by side; only the one asked for is written.
macro_rules! say {
    ($lang:expr, $zh:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::text::Lang::Zh => format!($zh),
            $crate::text::Lang::En => format!($en),
        }
    };
}
pub(super) use say;

/// A table of words: the enum that names them and the function that says them, then what each is for, Chinese, English.
macro_rules! words {
    ($(#[$about:meta])+ $table:ident, $say:ident; $($(#[$doc:meta])+ $name:ident: $zh:literal, $en:literal;)+) => {
        $(#[$about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $table {
            $($(#[$doc])+ $name,)+
        }

        impl $table {
            /// All of them.
            pub const ALL: &[$table] = &[$($table::$name),+];
        }

        /// Its words.
        pub fn $say(lang: Lang, word: $table) -> &'static str {
            match word {
                $($table::$name => lang.pick($zh, $en),)+
            }
        }
    };
}
pub(super) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_are_read() {
        for (text, lang) in [
            ("zh", Some(Lang::Zh)),
            ("zh-CN", Some(Lang::Zh)),
            ("zh_CN.UTF-8", Some(Lang::Zh)),
            ("ZH-Hans", Some(Lang::Zh)),
            ("en", Some(Lang::En)),
            ("en-US", Some(Lang::En)),
            (" en_GB.UTF-8@euro\n", Some(Lang::En)),
            ("", None),
            ("C", None),
            ("C.UTF-8", None),
            ("enx", None),
            ("de_DE", None),
        ] {
            assert_eq!(Lang::parse(text), lang, "{text:?}");
        }
        assert_eq!(Lang::default(), Lang::Zh);
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
        }
    }
}

//! The words of the page 设置, and of the settings' file.

use std::io;
use std::path::Path;

use super::Lang;
use super::escape::visible_up_to;
use super::lang::{say, words};
use super::trust::shown;

words! {
    /// A word or short sentence of the settings.
    Setting, setting;
    /// The colours.
    Look: "界面颜色", "Colours";
    /// The size of everything.
    Size: "显示大小", "Size";
    /// The language.
    Lang: "语言", "Language";
    /// When an answer closes.
    CloseAfter: "结果自动关闭", "Close an answer after";
    /// Never.
    Never: "不自动关闭", "never";
    /// Where settings are kept.
    File: "设置保存在", "Settings are kept in";
    /// They are not kept.
    NoFile: "设置不会保存。", "Settings are not kept.";
    /// The keys.
    Keys: "快捷键", "Keys";
    /// The page of codes that are shown.
    PageWindow: "窗口核验", "Window";
    /// The page of many pictures.
    PageInspect: "图片核验", "Inspect";
    /// The page of what was checked.
    PageHistory: "核验记录", "History";
    /// The page of settings.
    PageSettings: "设置", "Settings";
    /// The desktop's colours.
    LookSystem: "跟随系统", "as the desktop";
    /// Dark on light.
    LookLight: "浅色", "light";
    /// Light on dark.
    LookDark: "深色", "dark";
    /// White on black.
    LookHighContrast: "高对比度", "high contrast";
}

/// Why settings cannot be read or kept.
#[derive(Clone, Copy, Debug)]
pub enum SettingsFault<'a> {
    /// The file cannot be read.
    Read(&'a Path, &'a io::Error),
    /// It holds something else than settings of this version.
    Content(&'a Path, &'a str),
    /// It cannot be written.
    Write(&'a Path, &'a io::Error),
}

/// Some seconds.
pub fn seconds(lang: Lang, seconds: u16) -> String {
    say!(lang, "{seconds} 秒后", "{seconds} s")
}

/// Says it.
pub fn settings_fault(lang: Lang, fault: SettingsFault<'_>) -> String {
    match fault {
        SettingsFault::Read(path, error) => {
            let (path, why) = (shown(path), visible_up_to(&error.to_string(), 200));
            say!(
                lang,
                "设置文件 {path} 读不了（{why}），这次用默认设置，也不保存改动。",
                "The settings in {path} cannot be read ({why}). The usual ones are used, and changes are not kept."
            )
        }
        SettingsFault::Content(path, why) => {
            let (path, why) = (shown(path), visible_up_to(why, 200));
            say!(
                lang,
                "看不懂设置文件 {path}（{why}），这次用默认设置，也不改动这个文件。",
                "The settings in {path} are not understood ({why}). The usual ones are used, and the file is left as it is."
            )
        }
        SettingsFault::Write(path, error) => {
            let (path, why) = (shown(path), visible_up_to(&error.to_string(), 200));
            say!(
                lang,
                "设置没有保存到 {path}（{why}），关闭程序后会丢失。",
                "The settings were not kept in {path} ({why}). They are lost when the window closes."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Setting::ALL.iter().for_each(|&word| assert_words(lang, setting(lang, word)));
            assert_words(lang, &seconds(lang, 20));
            let (path, error) = (Path::new("/y"), io::Error::other("disk full"));
            for fault in [
                SettingsFault::Read(path, &error),
                SettingsFault::Content(path, "line 1"),
                SettingsFault::Write(path, &error),
            ] {
                assert_sentence(lang, &settings_fault(lang, fault));
            }
        }
    }
}

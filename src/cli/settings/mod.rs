//! What a desk is set to: one file of JSON, read when the window opens, written when something is changed in it. Every
//! member may be missing; what each means stands beside it here and in the README.

mod file;

use serde::{Deserialize, Serialize};

use crate::domain::Purpose;
use crate::text::{Lang, Setting};

pub use file::{SettingsError, SettingsFile};

/// A page of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// 窗口核验: codes that are shown, one after another.
    #[default]
    Window,
    /// 图片核验: many pictures.
    Inspect,
    /// 核验记录: what was checked here.
    History,
    /// 设置.
    Settings,
}

impl Page {
    /// All, in the order of their tabs.
    pub const ALL: [Page; 4] = [Page::Window, Page::Inspect, Page::History, Page::Settings];

    /// Its name.
    pub fn words(self) -> Setting {
        match self {
            Page::Window => Setting::PageWindow,
            Page::Inspect => Setting::PageInspect,
            Page::History => Setting::PageHistory,
            Page::Settings => Setting::PageSettings,
        }
    }
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// As the desktop has it, light where it does not say.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// White on black, at least 7:1 (WCAG 2.2, 1.4.6).
    HighContrast,
}

impl Look {
    /// All.
    pub const ALL: [Look; 4] = [Look::System, Look::Light, Look::Dark, Look::HighContrast];

    /// Its name.
    pub fn words(self) -> Setting {
        match self {
            Look::System => Setting::LookSystem,
            Look::Light => Setting::LookLight,
            Look::Dark => Setting::LookDark,
            Look::HighContrast => Setting::LookHighContrast,
        }
    }
}

/// The settings of a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// `zh-CN` or `en`; without it the language of the environment, else Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The page to begin with.
    pub page: Page,
    /// The colours.
    pub look: Look,
    /// The size of everything, in per cent.
    pub size: Size,
    /// 用途事项: the business at this desk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The seconds after which an answer closes by itself; 0 for never.
    pub close_after: CloseAfter,
    /// Whether the camera's picture is shown as a mirror shows it.
    pub mirror: bool,
}

/// A size in per cent, 100 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Size(u16);

impl Size {
    /// Those that are offered.
    pub const STEPS: [Size; 5] = [Size(100), Size(125), Size(150), Size(175), Size(200)];

    /// The per cent.
    pub fn percent(self) -> u16 {
        self.0
    }

    /// The next larger step, or the next smaller.
    pub fn stepped(self, larger: bool) -> Size {
        let next = if larger {
            Self::STEPS.into_iter().find(|step| *step > self)
        } else {
            Self::STEPS.into_iter().rev().find(|step| *step < self)
        };
        next.unwrap_or(self)
    }
}

impl Default for Size {
    fn default() -> Self {
        Size(100)
    }
}

impl TryFrom<u16> for Size {
    type Error = &'static str;

    fn try_from(percent: u16) -> Result<Self, Self::Error> {
        (100..=200).contains(&percent).then_some(Size(percent)).ok_or("size: 100 to 200 per cent")
    }
}

impl From<Size> for u16 {
    fn from(size: Size) -> u16 {
        size.0
    }
}

/// Seconds, 5 to 600, or 0 for never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct CloseAfter(u16);

impl CloseAfter {
    /// Those that are offered.
    pub const STEPS: [CloseAfter; 5] =
        [CloseAfter(0), CloseAfter(10), CloseAfter(20), CloseAfter(30), CloseAfter(60)];

    /// The seconds, if it closes at all.
    pub fn seconds(self) -> Option<u16> {
        Some(self.0).filter(|seconds| *seconds > 0)
    }
}

impl Default for CloseAfter {
    /// Never: nothing vanishes before somebody has asked for that.
    fn default() -> Self {
        CloseAfter(0)
    }
}

impl TryFrom<u16> for CloseAfter {
    type Error = &'static str;

    fn try_from(seconds: u16) -> Result<Self, Self::Error> {
        let is_meant = seconds == 0 || (5..=600).contains(&seconds);
        is_meant.then_some(CloseAfter(seconds)).ok_or("close-after: 5 to 600 seconds, or 0 for never")
    }
}

impl From<CloseAfter> for u16 {
    fn from(after: CloseAfter) -> u16 {
        after.0
    }
}

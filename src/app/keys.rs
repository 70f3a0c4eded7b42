//! Commands that have a key beside their button: what both say and do now.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::command::{Command, Purposed};
use super::state::{CameraState, State};
use crate::cli::Page;
use crate::text::Ui;

/// A command with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortcut {
    Open,
    Camera,
    Clear,
    Practise,
}

impl Shortcut {
    pub(super) const ALL: [Shortcut; 4] =
        [Shortcut::Open, Shortcut::Camera, Shortcut::Clear, Shortcut::Practise];

    /// Function keys and Ctrl only: a hand scanner types everything else.
    pub(super) fn keys(self) -> KeyboardShortcut {
        match self {
            Shortcut::Open => KeyboardShortcut::new(Modifiers::COMMAND, Key::O),
            Shortcut::Camera => KeyboardShortcut::new(Modifiers::NONE, Key::F2),
            Shortcut::Clear => KeyboardShortcut::new(Modifiers::NONE, Key::F4),
            Shortcut::Practise => KeyboardShortcut::new(Modifiers::NONE, Key::F8),
        }
    }

    /// Whether the command is there: a kiosk only checks.
    pub(super) fn is_offered(self, state: &State) -> bool {
        !state.screen.kiosk || matches!(self, Shortcut::Camera | Shortcut::Clear)
    }

    pub(super) fn words(self, state: &State) -> Ui {
        match self {
            Shortcut::Open => Ui::Open,
            Shortcut::Camera if state.camera.state == CameraState::Off => Ui::CameraOn,
            Shortcut::Camera => Ui::CameraOff,
            Shortcut::Clear => Ui::Clear,
            Shortcut::Practise if state.trust.is_practice() => Ui::PractiseEnd,
            Shortcut::Practise => Ui::Practise,
        }
    }

    pub(super) fn command(self, state: &State) -> Command {
        match self {
            Shortcut::Open => Command::Choose(Purposed::File),
            Shortcut::Camera if state.camera.state == CameraState::Off => Command::StartCamera,
            Shortcut::Camera => Command::StopCamera,
            Shortcut::Clear => Command::Clear,
            Shortcut::Practise if state.trust.is_practice() => Command::EndPractice,
            Shortcut::Practise => Command::Practise,
        }
    }
}

/// The key of a page, with Ctrl.
pub(super) fn page(page: Page) -> KeyboardShortcut {
    let key = match page {
        Page::Window => Key::Num1,
        Page::Inspect => Key::Num2,
        Page::History => Key::Num4,
        Page::Settings => Key::Num5,
    };
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// The keys that make everything larger or smaller, as in a browser.
pub(super) const SIZES: [(KeyboardShortcut, bool); 3] = [
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Plus), true),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals), true),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Minus), false),
];

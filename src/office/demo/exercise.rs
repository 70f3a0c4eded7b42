//! Exercises for a trainer: commands that change the demo's office, and what a verifier says after each.

use super::{Facts, Scene};
use crate::verify::Word;

/// An exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exercise {
    /// 解除授权.
    EndGrant,
    /// 查封, and its end.
    Seize,
    /// An organisation dismisses its manager.
    Dismiss,
    /// 下载, of one's own.
    Download,
}

/// A command of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// As it is typed in the demo's folder.
    pub line: String,
    /// What a verification must answer; nothing for a command of the office.
    pub word: Option<Word>,
}

impl Exercise {
    /// All, in an order in which each works after those before it.
    pub const ALL: [Exercise; 4] =
        [Exercise::EndGrant, Exercise::Seize, Exercise::Dismiss, Exercise::Download];

    /// Its commands.
    pub fn commands(self, facts: &Facts) -> Vec<Command> {
        let Facts { grant, car, .. } = *facts;
        let asked = |scene: Scene, word| Command { line: verify_line(scene, Asked::Yes), word: Some(word) };
        match self {
            Exercise::EndGrant => vec![
                asked(Scene::Grant, Word::Accepted),
                office(&format!("grant end {grant} --by zhang")),
                office("publish trust"),
                asked(Scene::Grant, Word::Refused),
            ],
            Exercise::Seize => vec![
                office(&format!("vehicle state {car} K")),
                asked(Scene::Download, Scene::Download.word_when_asked()),
                office("publish trust"),
                asked(Scene::Download, Word::Refused),
                office(&format!("vehicle state {car} A")),
                office("publish trust"),
                asked(Scene::Download, Scene::Download.word_when_asked()),
            ],
            Exercise::Dismiss => vec![
                office("manager dismiss harbour wu"),
                office("publish trust"),
                asked(Scene::Organisation, Word::Refused),
            ],
            Exercise::Download => {
                let last = facts.made.day().plus(LAST);
                let made = |purpose: &str, word| Command {
                    line: format!("{VERIFY} --purpose {purpose} {OWN}"),
                    word: Some(word),
                };
                vec![
                    office(&format!(
                        "download make --vehicle {car} --by zhang --user 示例银行 --purpose 52 --until {last} --out {OWN}"
                    )),
                    made("52", Scene::Download.word_when_asked()),
                    made("50", Word::Refused),
                ]
            }
        }
    }
}

/// Whether a desk asks for what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// For the purpose and the bearer.
    Yes,
    /// For nothing.
    No,
}

const VERIFY: &str = "yanzheng verify --trust trust";
const OWN: &str = "my-download.png";
/// Days from the demo to the last valid one of a download that is made in it.
const LAST: i32 = 6;

/// The command that verifies a scene.
pub fn verify_line(scene: Scene, asked: Asked) -> String {
    let mut line = VERIFY.to_owned();
    if asked == Asked::Yes {
        if let Some(purpose) = scene.purpose() {
            line.push_str(&format!(" --purpose {purpose}"));
        }
        if scene.has_bearer() {
            line.push_str(" --bearer-file grant.bearer");
        }
    }
    line + &format!(" {}.png", scene.name())
}

fn office(command: &str) -> Command {
    Command { line: format!("yanzheng-office --data office {command}"), word: None }
}

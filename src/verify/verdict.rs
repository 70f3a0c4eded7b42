//! The verdict, and the proof that it was accepted.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ladder::{Finding, Ladder};
use super::open::Genuine;
use crate::credential::FormatError;
use crate::domain::{At, Effect, Note, Reason, Step, UseKind};

/// The verdict in one word. The order is that of several codes in one picture: the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// 无法证明: no trusted signature; nothing of its content is fact.
    Unproven,
    /// 无效: genuine, but a step failed.
    Refused,
    /// 需人工确认: nothing failed, but something cannot be told.
    Attention,
    /// 非本系统码 / 未找到二维码.
    None,
    /// 有效: every step that applies passed.
    Accepted,
}

impl Word {
    /// All five, in their order.
    pub const ALL: [Word; 5] = [Word::Unproven, Word::Refused, Word::Attention, Word::None, Word::Accepted];
}

/// A statement that passed every step that applies. Only [`judge`](super::judge) makes one, from keys that trust
/// vouches for; whoever holds one may show green.
///
/// ```
/// use yanzheng::verify::Accepted;
/// fn show_green(proof: &Accepted) -> &str { proof.genuine().issuer().zh.as_str() }
/// ```
/// It cannot be made from anything else:
/// ```compile_fail,E0423
/// use yanzheng::verify::{Accepted, Genuine};
/// fn forge(genuine: std::sync::Arc<Genuine>) -> Accepted { Accepted(genuine) }
/// ```
/// ```compile_fail,E0277
/// use yanzheng::verify::{Accepted, Genuine};
/// fn forge(genuine: std::sync::Arc<Genuine>) -> Accepted { genuine.into() }
/// ```
/// ```compile_fail,E0277
/// use yanzheng::verify::Accepted;
/// fn forge(text: &str) -> Accepted { serde_json::from_str(text).unwrap() }
/// ```
/// ```compile_fail,E0277
/// use yanzheng::verify::Accepted;
/// fn forge() -> Accepted { Default::default() }
/// ```
/// Nor can the genuine statement in it, whatever was verified by whatever key:
/// ```compile_fail,E0451
/// use yanzheng::{credential::{Claims, Verified}, trust::Issuer, verify::Genuine};
/// fn forge(statement: Verified<Claims>, issuer: std::sync::Arc<Issuer>) -> Genuine {
///     Genuine { statement, issuer, proof: todo!() }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Accepted(Arc<Genuine>);

impl Accepted {
    /// The statement.
    pub fn genuine(&self) -> &Genuine {
        &self.0
    }
}

/// What was concluded, with just as much content as may be shown.
#[derive(Clone, Debug)]
pub enum Conclusion {
    /// Green.
    Accepted(Accepted),
    /// Amber: the clerk decides.
    Attention(Arc<Genuine>),
    /// Red: genuine, but not valid for this.
    Refused(Arc<Genuine>),
    /// Red with its own icon; where the form is broken, if that is why.
    Unproven(Option<FormatError>),
    /// Grey.
    None,
}

/// The answer about one code.
#[derive(Clone, Debug)]
pub struct Verdict {
    conclusion: Conclusion,
    ladder: Ladder,
    notes: Vec<Note>,
    at: Option<At>,
}

impl Verdict {
    /// Nothing that could be read was found.
    pub fn no_code() -> Self {
        let mut ladder = Ladder::new();
        ladder.report(Step::Read, Reason::NoCode);
        Verdict { conclusion: Conclusion::None, ladder, notes: Vec::new(), at: None }
    }

    /// A code without a trusted signature, or none of ours.
    pub(super) fn without_proof(reason: Reason, step: Step, fault: Option<FormatError>, at: At) -> Self {
        let mut ladder = Ladder::new();
        for &passed in Step::ALL.iter().take_while(|&&earlier| earlier < step) {
            ladder.report(passed, Finding::PASSED);
        }
        let conclusion = match reason.effect() {
            Effect::None => Conclusion::None,
            _ => Conclusion::Unproven(fault),
        };
        ladder.report(step, reason);
        Verdict { conclusion, ladder, notes: Vec::new(), at: Some(at) }
    }

    /// Concludes about a genuine statement from its ladder.
    pub(super) fn conclude(genuine: Arc<Genuine>, ladder: Ladder, notes: Vec<Note>, at: At) -> Self {
        let worst = ladder.reasons().iter().map(|reason| reason.effect()).min();
        let conclusion = match worst {
            None => Conclusion::Accepted(Accepted(genuine)),
            Some(Effect::Attention) => Conclusion::Attention(genuine),
            Some(_) => Conclusion::Refused(genuine),
        };
        Verdict { conclusion, ladder, notes, at: Some(at) }
    }

    /// The same code as one of several of ours in a picture: at least Attention.
    pub fn among(mut self, count: usize) -> Self {
        if count > 1 {
            self.ladder.report(Step::Read, Reason::SeveralCodes { count });
            if let Conclusion::Accepted(Accepted(genuine)) = self.conclusion {
                self.conclusion = Conclusion::Attention(genuine);
            }
        }
        self
    }

    /// What was concluded.
    pub fn conclusion(&self) -> &Conclusion {
        &self.conclusion
    }

    /// The verdict in one word.
    pub fn word(&self) -> Word {
        match self.conclusion {
            Conclusion::Accepted(_) => Word::Accepted,
            Conclusion::Attention(_) => Word::Attention,
            Conclusion::Refused(_) => Word::Refused,
            Conclusion::Unproven(_) => Word::Unproven,
            Conclusion::None => Word::None,
        }
    }

    /// The genuine statement, whatever else is wrong with it; nothing for Unproven and None.
    pub fn genuine(&self) -> Option<&Genuine> {
        match &self.conclusion {
            Conclusion::Accepted(accepted) => Some(accepted.genuine()),
            Conclusion::Attention(genuine) | Conclusion::Refused(genuine) => Some(genuine),
            Conclusion::Unproven(_) | Conclusion::None => None,
        }
    }

    /// Which use it is, if that is proven.
    pub fn use_kind(&self) -> Option<UseKind> {
        Some(self.genuine()?.claims().authorisation.use_kind())
    }

    /// Whether the issuer is for demonstration and tests only.
    pub fn is_demo(&self) -> bool {
        self.genuine().is_some_and(|genuine| genuine.issuer().test)
    }

    /// Why it is not accepted, the most serious reason first.
    pub fn reasons(&self) -> Vec<&Reason> {
        self.ladder.reasons()
    }

    /// Every step.
    pub fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// What is worth saying besides.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The instant that was asked about; none when there was no code.
    pub fn at(&self) -> Option<At> {
        self.at
    }

    /// Where the form is broken, if it is.
    pub fn fault(&self) -> Option<FormatError> {
        match &self.conclusion {
            Conclusion::Unproven(fault) => *fault,
            _ => self.genuine().and_then(Genuine::proof_fault),
        }
    }
}

//! The ladder: twelve steps, each with its outcome and the reasons for it.

use serde::Serialize;

use crate::domain::{Effect, Reason, Step};

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed,
    /// It cannot be told.
    CannotTell,
    /// This use, or this question, has no such step.
    DoesNotApply,
    /// An earlier step failed, without which this one means nothing.
    NotReached,
}

impl Outcome {
    /// All five.
    pub const ALL: [Outcome; 5] =
        [Outcome::Passed, Outcome::Failed, Outcome::CannotTell, Outcome::DoesNotApply, Outcome::NotReached];
}

/// A step with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The step.
    pub step: Step,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it failed or cannot be told; empty otherwise.
    pub reasons: Vec<Reason>,
}

/// What a step found.
pub(super) enum Finding {
    /// This use, or this question, has no such step.
    DoesNotApply,
    /// An earlier step failed, without which this one means nothing.
    NotReached,
    /// The reasons against it; none if it holds.
    Reached(Vec<Reason>),
}

impl Finding {
    /// It holds.
    pub(super) const PASSED: Finding = Finding::Reached(Vec::new());
}

impl From<Vec<Reason>> for Finding {
    fn from(reasons: Vec<Reason>) -> Self {
        Finding::Reached(reasons)
    }
}

impl From<Option<Reason>> for Finding {
    fn from(reason: Option<Reason>) -> Self {
        Finding::Reached(reason.into_iter().collect())
    }
}

impl From<Reason> for Finding {
    fn from(reason: Reason) -> Self {
        Finding::Reached(vec![reason])
    }
}

/// All twelve steps in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder([Rung; 12]);

impl Ladder {
    /// A ladder that nobody has climbed.
    pub(super) fn new() -> Self {
        Ladder(Step::ALL.map(|step| Rung { step, outcome: Outcome::NotReached, reasons: Vec::new() }))
    }

    /// Reports a step; a second report of the same step adds to the first.
    pub(super) fn report(&mut self, step: Step, finding: impl Into<Finding>) {
        let Some(rung) = self.0.iter_mut().find(|rung| rung.step == step) else { return };
        rung.outcome = match finding.into() {
            Finding::DoesNotApply => Outcome::DoesNotApply,
            Finding::NotReached => Outcome::NotReached,
            Finding::Reached(reasons) => {
                rung.reasons.extend(reasons);
                if rung.reasons.is_empty() {
                    Outcome::Passed
                } else if rung.reasons.iter().all(|reason| reason.effect() == Effect::Attention) {
                    Outcome::CannotTell
                } else {
                    Outcome::Failed
                }
            }
        };
    }

    /// The steps in order.
    pub fn rungs(&self) -> &[Rung; 12] {
        &self.0
    }

    /// What became of a step.
    pub fn outcome(&self, step: Step) -> Outcome {
        self.0.iter().find(|rung| rung.step == step).map_or(Outcome::NotReached, |rung| rung.outcome)
    }

    /// All reasons, the most serious first.
    pub fn reasons(&self) -> Vec<&Reason> {
        let mut reasons: Vec<&Reason> = self.0.iter().flat_map(|rung| &rung.reasons).collect();
        reasons.sort_by_key(|reason| reason.rank());
        reasons.dedup();
        reasons
    }

    /// The step of the most serious reason.
    pub fn deciding_step(&self) -> Option<Step> {
        let worst = |rung: &Rung| rung.reasons.iter().map(Reason::rank).min();
        let ranked = self.0.iter().filter_map(|rung| Some((worst(rung)?, rung.step)));
        ranked.min().map(|(_, step)| step)
    }
}

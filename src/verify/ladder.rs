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

/// All twelve steps in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder([Rung; 12]);

impl Ladder {
    /// A ladder that nobody has climbed.
    pub(super) fn new() -> Self {
        Ladder(Step::ALL.map(|step| Rung { step, outcome: Outcome::NotReached, reasons: Vec::new() }))
    }

    /// Reports a step: passed if there is no reason against it.
    pub(super) fn report(&mut self, step: Step, reasons: impl IntoIterator<Item = Reason>) {
        let Some(rung) = self.0.iter_mut().find(|rung| rung.step == step) else { return };
        rung.reasons.extend(reasons);
        rung.outcome = match rung.reasons.iter().map(Reason::effect).all(|effect| effect == Effect::Attention)
        {
            false => Outcome::Failed,
            true if rung.reasons.is_empty() => Outcome::Passed,
            true => Outcome::CannotTell,
        };
    }

    /// Reports that a step does not apply.
    pub(super) fn pass_over(&mut self, step: Step) {
        if let Some(rung) = self.0.iter_mut().find(|rung| rung.step == step) {
            rung.outcome = Outcome::DoesNotApply;
        }
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

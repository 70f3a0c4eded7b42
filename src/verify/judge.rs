//! Judges an opened code: every step of the ladder, every reason collected.

use std::sync::Arc;

use super::clock::Clock;
use super::ladder::{Finding, Ladder, Outcome};
use super::open::{Genuine, Opened, State};
use super::verdict::Verdict;
use super::{period, steps};
use crate::credential::CommitmentError;
use crate::domain::{At, Evidence, Question, Reason, Step};
use crate::trust::Trust;

/// Judges a code that was opened: for a question, with the evidence at hand, at an instant.
///
/// # Errors
/// [`CommitmentError`] when the bearer was asked about and the machine lacks the memory to answer; the verdict
/// itself is never an error.
pub fn judge(
    opened: &Opened,
    question: &Question,
    evidence: &Evidence,
    at: At,
) -> Result<Verdict, CommitmentError> {
    match &opened.state {
        State::NotOurs => Ok(Verdict::without_proof(Reason::NotOurs, Step::Form, None, at)),
        State::Malformed(error) => {
            Ok(Verdict::without_proof(Reason::Malformed, Step::Form, Some(*error), at))
        }
        State::Unproven(reason, _) => {
            let step = if *reason == Reason::SignatureInvalid { Step::Signature } else { Step::Issuer };
            Ok(Verdict::without_proof(reason.clone(), step, None, at))
        }
        State::Genuine(genuine) => judge_genuine(genuine, &opened.trust, question, evidence, at),
    }
}

fn judge_genuine(
    genuine: &Arc<Genuine>,
    trust: &Trust,
    question: &Question,
    evidence: &Evidence,
    at: At,
) -> Result<Verdict, CommitmentError> {
    let clock = Clock::read(at, trust);
    let mut notes = Vec::new();
    let mut ladder = Ladder::new();
    ladder.report(Step::Read, Finding::PASSED);
    ladder.report(Step::Form, Finding::PASSED);
    ladder.report(Step::Issuer, steps::issuer(genuine, trust, &clock, &mut notes));
    ladder.report(Step::Signature, Finding::PASSED);
    ladder.report(Step::Proof, period::live(genuine, trust, &clock));
    let proof = ladder.outcome(Step::Proof);
    // Only a proof that is certainly live ties its own instant to the capture.
    let live_proof = genuine.proof_made().filter(|_| proof == Outcome::Passed);
    ladder.report(Step::Period, period::within(genuine, live_proof, trust, &clock));
    ladder.report(Step::Period, period::window(genuine, trust, &clock, &mut notes));
    ladder.report(Step::Status, steps::status(genuine, trust, &clock, &mut notes));
    ladder.report(Step::Purpose, steps::purpose(genuine, question));
    ladder.report(Step::Bearer, steps::bearer(genuine, question, proof, &clock, &mut notes)?);
    ladder.report(Step::Picture, steps::picture(genuine, evidence));
    ladder.report(Step::Seen, steps::seen(genuine, evidence, &mut notes));
    ladder.report(Step::Vehicle, steps::vehicle(genuine, &clock));
    steps::note_content(genuine, trust, &mut notes);
    Ok(Verdict::conclude(genuine.clone(), ladder, notes, at))
}

//! Judges an opened code: every step of the ladder, every reason collected.

use std::sync::Arc;

use super::clock::Clock;
use super::ladder::{Ladder, Outcome};
use super::open::{Genuine, Opened, State};
use super::period;
use super::verdict::Verdict;
use crate::credential::{Authorisation, CommitmentError};
use crate::domain::{
    At, Day, DocumentCode, Evidence, Field, IdDocument, IdNumber, NORMAL_STATES, Note, PictureFinding,
    PlateClass, Question, Reason, Seen, Step, TrustPart, UseKind, check_id_number, check_vin,
};
use crate::trust::{Age, StatusAnswer, Trust};

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
    let claims = genuine.claims();
    let use_kind = claims.authorisation.use_kind();
    let clock = Clock::read(at, trust);
    let skew = trust.settings().skew();
    let mut notes = Vec::new();
    let mut ladder = Ladder::new();
    ladder.report(Step::Read, []);
    ladder.report(Step::Form, []);
    ladder.report(Step::Issuer, issuer(genuine, trust, &clock, &mut notes));
    ladder.report(Step::Signature, []);

    match use_kind {
        UseKind::Download => ladder.pass_over(Step::Proof),
        _ => ladder.report(Step::Proof, period::live(genuine, &clock, skew)),
    }
    let live = matches!(ladder.outcome(Step::Proof), Outcome::Passed | Outcome::DoesNotApply);
    let live_proof = genuine.proof_made().filter(|_| live);
    let within = period::within(&claims.period, live_proof, &clock, skew);
    let window = period::window(use_kind, &claims.period, trust, clock.now);
    ladder.report(Step::Period, within.into_iter().chain(window));
    if let Some((_, published)) = trust.calendar().filter(|_| use_kind != UseKind::Presentation) {
        note_age(trust, TrustPart::Calendar, published, &clock, &mut notes);
    }
    ladder.report(Step::Status, status(genuine, trust, &clock, &mut notes));

    match purpose(&claims.authorisation, question) {
        None => ladder.pass_over(Step::Purpose),
        Some(reason) => ladder.report(Step::Purpose, reason),
    }
    match bearer(genuine, question, &ladder, &clock, &mut notes)? {
        None => {}
        Some(Bearing::DoesNotApply) => ladder.pass_over(Step::Bearer),
        Some(Bearing::Asked(reason)) => ladder.report(Step::Bearer, reason),
    }
    match use_kind {
        UseKind::Download => ladder.report(Step::Picture, picture(evidence)),
        _ => ladder.pass_over(Step::Picture),
    }
    match seen(genuine, evidence, &mut notes) {
        None => ladder.pass_over(Step::Seen),
        Some(reason) => ladder.report(Step::Seen, reason),
    }
    ladder.report(Step::Vehicle, vehicle(genuine, &clock));
    notes.extend(content_notes(genuine, trust));
    Ok(Verdict::conclude(genuine.clone(), ladder, notes, at))
}

fn note_age(
    trust: &Trust,
    part: TrustPart,
    published: crate::domain::Instant,
    clock: &Clock,
    notes: &mut Vec<Note>,
) {
    if trust.settings().age(part, published, clock.now) == Age::Worn {
        notes.push(Note::Worn { part, published });
    }
}

/// Step 3, what is left of it once a key was found: the activation date and the age of the list of issuers.
fn issuer(genuine: &Genuine, trust: &Trust, clock: &Clock, notes: &mut Vec<Note>) -> Vec<Reason> {
    let (issued, activation) = (genuine.claims().issued, genuine.issuer().activation);
    let early = (issued < activation.start()).then_some(Reason::BeforeActivation { issued, activation });
    let published = trust.issuers_published();
    note_age(trust, TrustPart::Issuers, published, clock, notes);
    let too_old = trust.settings().age(TrustPart::Issuers, published, clock.now) == Age::TooOld;
    early.into_iter().chain(too_old.then_some(Reason::TrustTooOld { published })).collect()
}

/// Step 7.
fn status(genuine: &Genuine, trust: &Trust, clock: &Clock, notes: &mut Vec<Note>) -> Option<Reason> {
    let claims = genuine.claims();
    match trust.status(claims.issuer, claims.status, claims.issued, clock.now) {
        StatusAnswer::Clear { listed } => {
            note_age(trust, TrustPart::Status, listed, clock, notes);
            None
        }
        StatusAnswer::Revoked { listed } => Some(Reason::Revoked { listed }),
        StatusAnswer::Suspended { listed } => Some(Reason::Suspended { listed }),
        StatusAnswer::Unknown(gap) => Some(Reason::StatusUnknown(gap)),
    }
}

/// Step 8; `None` when the use has no purposes.
fn purpose(authorisation: &Authorisation, question: &Question) -> Option<Option<Reason>> {
    let granted = authorisation.purposes()?;
    Some(match question.purpose {
        None => Some(Reason::PurposeNotAsked),
        Some(asked) if granted.contains(&asked) => None,
        Some(asked) => Some(Reason::PurposeMismatch { asked, granted: granted.to_vec() }),
    })
}

enum Bearing {
    DoesNotApply,
    Asked(Option<Reason>),
}

/// Step 9; `None` when it is not reached, for the number is compared only with what a live phone proved.
fn bearer(
    genuine: &Genuine,
    question: &Question,
    ladder: &Ladder,
    clock: &Clock,
    notes: &mut Vec<Note>,
) -> Result<Option<Bearing>, CommitmentError> {
    let Authorisation::Grant { bearer: commitment, .. } = &genuine.claims().authorisation else {
        return Ok(Some(Bearing::DoesNotApply));
    };
    let Some(asked) = &question.bearer else {
        return Ok(Some(Bearing::Asked(Some(Reason::BearerNotAsked))));
    };
    if ladder.outcome(Step::Proof) == Outcome::Failed {
        return Ok(None);
    }
    let document = asked.document.unwrap_or(commitment.document);
    notes.extend(number_note(document, &asked.number, clock.now.day()));
    let matches = document == commitment.document && commitment.matches(&asked.number)?;
    Ok(Some(Bearing::Asked((!matches).then_some(Reason::BearerMismatch))))
}

/// A number that fails its own check is probably mistyped.
fn number_note(document: DocumentCode, number: &IdNumber, on: Day) -> Option<Note> {
    let document = IdDocument::from_code(document.as_str())?;
    let error = check_id_number(document, number.as_str(), on).err()?;
    Some(if error.is_note() { Note::UsccCheck } else { Note::BearerNumberCheck })
}

/// Step 10.
fn picture(evidence: &Evidence) -> Option<Reason> {
    match &evidence.picture {
        None => Some(Reason::PictureNotCompared),
        Some(PictureFinding::Same) => None,
        Some(PictureFinding::Different(fields)) => Some(Reason::PictureAltered { fields: fields.clone() }),
        Some(PictureFinding::Unclear) => Some(Reason::PictureUnclear),
    }
}

/// Step 11; `None` when nobody looked.
fn seen(genuine: &Genuine, evidence: &Evidence, notes: &mut Vec<Note>) -> Option<Option<Reason>> {
    match evidence.seen {
        Seen::NotAsked => None,
        Seen::Never => Some(None),
        Seen::Live { newest_proof: newest } => Some(
            genuine
                .proof_made()
                .filter(|&made| made < newest)
                .map(|made| Reason::ProofOlderThanSeen { made, newest }),
        ),
        Seen::Download { first } => {
            notes.push(Note::SeenBefore { first });
            Some(None)
        }
    }
}

/// Step 12.
fn vehicle(genuine: &Genuine, clock: &Clock) -> Vec<Reason> {
    let licence = &genuine.claims().licence;
    // An unknown state is a code that we cannot read, not one that we know to be bad.
    let unknown: Vec<(Field, String)> =
        licence.unknown_codes().map(|(field, code)| (field, code.to_owned())).collect();
    let is_known =
        |state: &&String| !unknown.iter().any(|(field, code)| *field == Field::Status && code == *state);
    let abnormal = |state: &&String| !NORMAL_STATES.contains(&state.as_str());
    let states: Vec<String> = licence.states().iter().filter(is_known).filter(abnormal).cloned().collect();
    let on = clock.now.day();
    let overdue = licence.inspection_valid_until().filter(|&until| until < on);
    let mut reasons = Vec::new();
    reasons.extend((!states.is_empty()).then_some(Reason::VehicleState { states }));
    reasons.extend(overdue.map(|until| Reason::InspectionOverdue { until, on }));
    reasons.extend((!unknown.is_empty()).then_some(Reason::CodeUnknown { codes: unknown }));
    reasons
}

/// What is worth saying about the content, though it changes nothing.
fn content_notes(genuine: &Genuine, trust: &Trust) -> Vec<Note> {
    let claims = genuine.claims();
    let mut notes = Vec::new();
    let fails = |field, check: fn(&str) -> bool| claims.licence.text(field).is_some_and(|text| !check(text));
    if fails(Field::Vin, |vin| check_vin(vin).is_ok()) {
        notes.push(Note::VinCheck);
    }
    if fails(Field::PlateNo, |plate| PlateClass::of(plate).is_some()) {
        notes.push(Note::PlateForm);
    }
    if claims.unknown_items > 0 {
        notes.push(Note::UnknownContent { items: claims.unknown_items });
    }
    let purposes = claims.authorisation.purposes().unwrap_or_default();
    let unnamed = purposes.iter().filter(|&&purpose| trust.purpose(purpose).is_none());
    notes.extend(unnamed.map(|&purpose| Note::PurposeUnnamed { purpose }));
    notes
}

//! The steps that ask trust, the question, the evidence and the licence itself: 3 and 7 to 12, and the notes.

use super::clock::Clock;
use super::ladder::{Finding, Outcome};
use super::open::Genuine;
use crate::credential::{Authorisation, CommitmentError};
use crate::domain::{
    Day, DocumentCode, Evidence, Field, IdDocument, IdNumber, Instant, NORMAL_STATES, Note, PictureFinding,
    PlateClass, Question, Reason, Seen, TrustPart, UseKind, check_id_number, check_vin,
};
use crate::trust::{Age, StatusAnswer, Trust};

/// Notes that a part of trust is worn.
pub(super) fn note_age(
    trust: &Trust,
    part: TrustPart,
    published: Instant,
    clock: &Clock,
    notes: &mut Vec<Note>,
) {
    if trust.settings().age(part, published, clock.now) == Age::Worn {
        notes.push(Note::Worn { part, published });
    }
}

/// Step 3, what is left of it once a key was found: the activation date and the age of the list of issuers.
pub(super) fn issuer(genuine: &Genuine, trust: &Trust, clock: &Clock, notes: &mut Vec<Note>) -> Vec<Reason> {
    let (issued, activation) = (genuine.claims().issued, genuine.issuer().activation);
    let early = (issued < activation.start()).then_some(Reason::BeforeActivation { issued, activation });
    let published = trust.issuers_published();
    note_age(trust, TrustPart::Issuers, published, clock, notes);
    let too_old = trust.settings().age(TrustPart::Issuers, published, clock.now) == Age::TooOld;
    early.into_iter().chain(too_old.then_some(Reason::TrustTooOld { published })).collect()
}

/// Step 7.
pub(super) fn status(
    genuine: &Genuine,
    trust: &Trust,
    clock: &Clock,
    notes: &mut Vec<Note>,
) -> Option<Reason> {
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

/// Step 8.
pub(super) fn purpose(genuine: &Genuine, question: &Question) -> Finding {
    let Some(granted) = genuine.claims().authorisation.purposes() else { return Finding::DoesNotApply };
    match question.purpose {
        None => Reason::PurposeNotAsked.into(),
        Some(asked) if granted.contains(&asked) => Finding::PASSED,
        Some(asked) => Reason::PurposeMismatch { asked, granted: granted.to_vec() }.into(),
    }
}

/// Step 9. A number is compared only with what a phone proved live.
pub(super) fn bearer(
    genuine: &Genuine,
    question: &Question,
    proof: Outcome,
    clock: &Clock,
    notes: &mut Vec<Note>,
) -> Result<Finding, CommitmentError> {
    let Authorisation::Grant { bearer: commitment, .. } = &genuine.claims().authorisation else {
        return Ok(Finding::DoesNotApply);
    };
    if proof == Outcome::Failed {
        return Ok(Finding::NotReached);
    }
    let Some(asked) = &question.bearer else { return Ok(Reason::BearerNotAsked.into()) };
    let document = asked.document.unwrap_or(commitment.document);
    notes.extend(number_note(document, &asked.number, clock.now.day()));
    let matches = document == commitment.document && commitment.matches(&asked.number)?;
    Ok((!matches).then_some(Reason::BearerMismatch).into())
}

/// A number that fails its own check is probably mistyped.
fn number_note(document: DocumentCode, number: &IdNumber, on: Day) -> Option<Note> {
    let document = IdDocument::from_code(document.as_str())?;
    let error = check_id_number(document, number.as_str(), on).err()?;
    Some(if error.is_note() { Note::UsccCheck } else { Note::BearerNumberCheck })
}

/// Step 10.
pub(super) fn picture(genuine: &Genuine, evidence: &Evidence) -> Finding {
    if genuine.claims().authorisation.use_kind() != UseKind::Download {
        return Finding::DoesNotApply;
    }
    match &evidence.picture {
        None => Reason::PictureNotCompared.into(),
        Some(PictureFinding::Same) => Finding::PASSED,
        Some(PictureFinding::Different(fields)) => Reason::PictureAltered { fields: fields.clone() }.into(),
        Some(PictureFinding::Unclear) => Reason::PictureUnclear.into(),
    }
}

/// Step 11.
pub(super) fn seen(genuine: &Genuine, evidence: &Evidence, notes: &mut Vec<Note>) -> Finding {
    match evidence.seen {
        Seen::NotAsked => Finding::DoesNotApply,
        Seen::Never => Finding::PASSED,
        Seen::Live { newest_proof: newest } => {
            let older = genuine.proof_made().filter(|&made| made < newest);
            older.map(|made| Reason::ProofOlderThanSeen { made, newest }).into()
        }
        Seen::Download { first } => {
            notes.push(Note::SeenBefore { first });
            Finding::PASSED
        }
    }
}

/// Step 12.
pub(super) fn vehicle(genuine: &Genuine, clock: &Clock) -> Vec<Reason> {
    let licence = &genuine.claims().licence;
    let unknown: Vec<(Field, String)> =
        licence.unknown_codes().map(|(field, code)| (field, code.to_owned())).collect();
    // An unknown state is a code that we cannot read, not one that we know to be bad.
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
pub(super) fn note_content(genuine: &Genuine, trust: &Trust, notes: &mut Vec<Note>) {
    let claims = genuine.claims();
    let text = |field| claims.licence.text(field);
    notes.extend(text(Field::Vin).filter(|vin| check_vin(vin).is_err()).map(|_| Note::VinCheck));
    notes.extend(
        text(Field::PlateNo).filter(|plate| PlateClass::of(plate).is_none()).map(|_| Note::PlateForm),
    );
    notes.extend((claims.unknown_items > 0).then_some(Note::UnknownContent { items: claims.unknown_items }));
    let purposes = claims.authorisation.purposes().unwrap_or_default();
    let unnamed = purposes.iter().filter(|&&purpose| trust.purpose(purpose).is_none());
    notes.extend(unnamed.map(|&purpose| Note::PurposeUnnamed { purpose }));
}

//! Steps 5 and 6: is the code live, is the authorisation in its period, is the period within its limit.

use super::clock::Clock;
use super::ladder::Finding;
use super::open::{Genuine, Proof};
use super::steps::note_age;
use crate::domain::{Calendar, CalendarGap, Instant, Note, Reason, TrustPart, UseKind, WindowAnswer};
use crate::trust::{Age, Trust};

/// How many seconds a code on a screen lives.
pub const LIVE_SECONDS: i64 = 60;
/// How many seconds the statement behind a presentation may live.
pub const PRESENTATION_SECONDS: i64 = 24 * 3600;

/// Step 5: live iff p - s ≤ at ≤ p + 60 + s, with p the proof's instant and s the skew.
pub(super) fn live(genuine: &Genuine, trust: &Trust, clock: &Clock) -> Finding {
    let made = match genuine.proof() {
        Proof::NotNeeded => return Finding::DoesNotApply,
        Proof::Missing => return Reason::ProofMissing.into(),
        Proof::Invalid(_) => return Reason::ProofInvalid.into(),
        Proof::Holds(proof) => proof.get().made,
    };
    let (at, skew) = (clock.at, trust.settings().skew());
    let reason = if at < made.plus(-skew) {
        Reason::ProofFromFuture { made, at }
    } else if at > made.plus(LIVE_SECONDS + skew) {
        Reason::ProofStale { made, at }
    } else {
        return Finding::PASSED;
    };
    // A clock that is behind cannot tell how old a proof is.
    clock.doubt().unwrap_or(reason).into()
}

/// Step 6, the period: a live code is judged by its proof's instant p, so that nbf - s ≤ p < exp; anything else
/// by the capture, nbf ≤ at < exp.
pub(super) fn within(
    genuine: &Genuine,
    live_proof: Option<Instant>,
    trust: &Trust,
    clock: &Clock,
) -> Vec<Reason> {
    let period = &genuine.claims().period;
    let (at, from) = match live_proof {
        Some(made) => (made, period.from.plus(-trust.settings().skew())),
        None => (clock.now, period.from),
    };
    let doubt = clock.doubt();
    let reason = if at >= period.until {
        Some(Reason::Expired { at, until: period.until })
    } else if at < from && doubt.is_none() {
        // A doubted clock only proves that it is later than this.
        Some(Reason::NotYetValid { at, from: period.from })
    } else {
        None
    };
    reason.into_iter().chain(doubt).collect()
}

/// Step 6, the limit: 24 hours for a presentation's statement, 7 working days for a grant or download.
pub(super) fn window(
    genuine: &Genuine,
    trust: &Trust,
    clock: &Clock,
    notes: &mut Vec<Note>,
) -> Option<Reason> {
    let period = &genuine.claims().period;
    if genuine.claims().authorisation.use_kind() == UseKind::Presentation {
        let latest = period.from.plus(PRESENTATION_SECONDS);
        return (period.until > latest).then_some(Reason::WindowTooLong { until: period.until, latest });
    }
    let (calendar, gap) = match trust.calendar() {
        None => (None, Some(CalendarGap::NoCalendar)),
        Some((calendar, published)) => {
            match trust.settings().age(TrustPart::Calendar, published, clock.now) {
                Age::TooOld => (None, Some(CalendarGap::TooOld { published })),
                Age::Fresh | Age::Worn => {
                    note_age(trust, TrustPart::Calendar, published, clock, notes);
                    (Some(calendar), None)
                }
            }
        }
    };
    // Even without a calendar some windows are certainly short or long enough.
    let answer = calendar.unwrap_or(&Calendar::default()).judge(period);
    match answer {
        WindowAnswer::Within => None,
        WindowAnswer::TooLong { latest } => Some(Reason::WindowTooLong { until: period.until, latest }),
        WindowAnswer::Differs { latest, earlier } => Some(Reason::CalendarDiffers { latest, earlier }),
        WindowAnswer::Unknown { year } => {
            Some(Reason::CalendarUnknown(gap.unwrap_or(CalendarGap::NoYear { year })))
        }
    }
}

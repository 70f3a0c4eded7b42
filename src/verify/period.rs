//! Steps 5 and 6: is the code live, is the authorisation in its period, is the period within its limit.

use super::clock::Clock;
use super::open::{Genuine, Proof};
use crate::domain::{CalendarGap, Instant, Period, Reason, TrustPart, UseKind, WindowAnswer};
use crate::trust::{Age, Trust};

/// How many seconds a code on a screen lives.
pub const LIVE_SECONDS: i64 = 60;
/// How many seconds the statement behind a presentation may live.
pub const PRESENTATION_SECONDS: i64 = 24 * 3600;

/// Step 5: accepted iff p - s ≤ at ≤ p + 60 + s, with p the proof's instant and s the skew.
pub(super) fn live(genuine: &Genuine, clock: &Clock, skew: i64) -> Option<Reason> {
    let made = match genuine.proof() {
        Proof::NotNeeded => return None,
        Proof::Missing => return Some(Reason::ProofMissing),
        Proof::Invalid(_) => return Some(Reason::ProofInvalid),
        Proof::Holds(proof) => proof.get().made,
    };
    let at = clock.at;
    let reason = if at < made.plus(-skew) {
        Reason::ProofFromFuture { made, at }
    } else if at > made.plus(LIVE_SECONDS + skew) {
        Reason::ProofStale { made, at }
    } else {
        return None;
    };
    // A clock that is behind cannot tell how old a proof is.
    Some(clock.doubt().unwrap_or(reason))
}

/// Step 6, the period: a live code is judged by its proof's instant p, so that nbf - s ≤ p < exp; anything else
/// by the capture, nbf ≤ at < exp.
pub(super) fn within(period: &Period, live_proof: Option<Instant>, clock: &Clock, skew: i64) -> Vec<Reason> {
    let (at, from) = match live_proof {
        Some(made) => (made, period.from.plus(-skew)),
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
pub(super) fn window(use_kind: UseKind, period: &Period, trust: &Trust, now: Instant) -> Option<Reason> {
    if use_kind == UseKind::Presentation {
        let latest = period.from.plus(PRESENTATION_SECONDS);
        return (period.until > latest).then_some(Reason::WindowTooLong { until: period.until, latest });
    }
    let calendar = trust
        .calendar()
        .filter(|&(_, published)| trust.settings().age(TrustPart::Calendar, published, now) != Age::TooOld);
    let answer = match calendar {
        Some((calendar, _)) => calendar.judge(period),
        // Even without a calendar some windows are certainly short or long enough.
        None => crate::domain::Calendar::default().judge(period),
    };
    match answer {
        WindowAnswer::Within => None,
        WindowAnswer::TooLong { latest } => Some(Reason::WindowTooLong { until: period.until, latest }),
        WindowAnswer::Differs { latest, earlier } => Some(Reason::CalendarDiffers { latest, earlier }),
        WindowAnswer::Unknown { year } => Some(Reason::CalendarUnknown(match (calendar, trust.calendar()) {
            (Some(_), _) => CalendarGap::NoYear { year },
            (None, Some((_, published))) => CalendarGap::TooOld { published },
            (None, None) => CalendarGap::NoCalendar,
        })),
    }
}

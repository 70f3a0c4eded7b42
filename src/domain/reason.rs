//! Why a verdict is not Accepted. A reason carries both sides of its comparison.

use serde::Serialize;

use super::fields::Field;
use super::names::{IssuerId, Purpose};
use super::step::Effect;
use super::time::{Day, Instant, Period};

/// Why no status could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum StatusGap {
    /// Trust holds no usable list of this number.
    NoList,
    /// The list is too old.
    TooOld {
        /// When it was issued.
        issued: Instant,
    },
    /// The list is shorter than the index, and not older than the statement.
    BeyondList,
    /// The list says that it cannot tell (value 3).
    Undefined,
}

/// Why the limit of working days could not be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum CalendarGap {
    /// Trust holds no calendar.
    NoCalendar,
    /// The schedule of this year is not known.
    NoYear {
        /// The year.
        year: i32,
    },
    /// The calendar is too old.
    TooOld {
        /// When it was published.
        published: Instant,
    },
}

/// Why a verdict is not Accepted. The order of the variants is their seriousness, the worst first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    /// The signature holds under none of the issuer's keys that the code names.
    SignatureInvalid,
    /// The key has fallen into other hands.
    KeyCompromised,
    /// The key may not sign this use.
    KeyWrongUse,
    /// Issued outside the key's period, after its retirement, or living longer than it.
    KeyOutsidePeriod {
        /// When the statement says it was issued.
        issued: Instant,
        /// When it ends.
        until: Instant,
        /// The key's own period; it may have been retired before its end.
        key: Period,
    },
    /// The issuer has no such key.
    KeyUnknown,
    /// Trust does not hold this issuer.
    IssuerUnknown {
        /// Whom the code names.
        issuer: IssuerId,
    },
    /// It breaks the format.
    Malformed,
    /// Issued before electronic licences began in that city.
    BeforeActivation {
        /// When it was issued.
        issued: Instant,
        /// The first day.
        activation: Day,
    },
    /// 已解除授权（已作废）.
    Revoked {
        /// When the list that says so was issued.
        listed: Instant,
    },
    /// The vehicle's state is no longer normal.
    Suspended {
        /// When the list that says so was issued.
        listed: Instant,
    },
    /// The licence itself was signed with states outside A, G, I, H.
    VehicleState {
        /// Those states, as codes of GA/T 16.17.
        states: Vec<String>,
    },
    /// The picture shows something else than was signed.
    PictureAltered {
        /// The fields that differ.
        fields: Vec<Field>,
    },
    /// The bearer is not the person to whom it was granted.
    BearerMismatch,
    /// The live proof does not hold.
    ProofInvalid,
    /// There is no live proof: a screenshot, or a copied statement.
    ProofMissing,
    /// 出示码已超时.
    ProofStale {
        /// When the proof was made.
        made: Instant,
        /// When the code was captured.
        at: Instant,
    },
    /// The proof was made later than the capture.
    ProofFromFuture {
        /// When the proof was made.
        made: Instant,
        /// When the code was captured.
        at: Instant,
    },
    /// 已过期（授权已到期）.
    Expired {
        /// The instant that was judged.
        at: Instant,
        /// The first instant at which it is no longer valid.
        until: Instant,
    },
    /// 未生效.
    NotYetValid {
        /// The instant that was judged.
        at: Instant,
        /// The first instant at which it is valid.
        from: Instant,
    },
    /// 超出最长有效期.
    WindowTooLong {
        /// When it ends.
        until: Instant,
        /// When it may end at the latest.
        latest: Instant,
    },
    /// 用途事项不符.
    PurposeMismatch {
        /// The purpose at hand.
        asked: Purpose,
        /// The purposes that were signed.
        granted: Vec<Purpose>,
    },
    /// This machine's clock is behind what trust proves has passed.
    ClockDoubtful {
        /// The capture by this machine's clock.
        at: Instant,
        /// What the clock cannot honestly be behind.
        floor: Instant,
    },
    /// The list of issuers is too old to say who may sign today.
    TrustTooOld {
        /// When it was published.
        published: Instant,
    },
    /// The status cannot be told.
    StatusUnknown(StatusGap),
    /// The picture holds several codes.
    SeveralCodes {
        /// How many.
        count: usize,
    },
    /// This proof is older than one seen here.
    ProofOlderThanSeen {
        /// When this one was made.
        made: Instant,
        /// When the newest one seen here was made.
        newest: Instant,
    },
    /// The limit of working days cannot be told.
    CalendarUnknown(CalendarGap),
    /// Too long by the schedule in force, but not by the one before it was amended.
    CalendarDiffers {
        /// When it may end by the schedule in force.
        latest: Instant,
        /// When it could end by the earlier one.
        earlier: Instant,
    },
    /// Nobody said who the bearer is.
    BearerNotAsked,
    /// Nobody said what the purpose is.
    PurposeNotAsked,
    /// The picture is too poor to compare.
    PictureUnclear,
    /// The picture was not compared.
    PictureNotCompared,
    /// 检验有效期止 lies before the day of the check.
    InspectionOverdue {
        /// The last day of validity.
        until: Day,
        /// The day of the check.
        on: Day,
    },
    /// The licence carries codes that this program's tables do not know.
    CodeUnknown {
        /// Those codes with their fields.
        codes: Vec<(Field, String)>,
    },
    /// Some other code.
    NotOurs,
    /// No code was found.
    NoCode,
}

impl Reason {
    /// Its name in JSON, expectations and the design's table.
    pub fn code(&self) -> &'static str {
        self.entry().0
    }

    /// What it does to the verdict.
    pub fn effect(&self) -> Effect {
        self.entry().1
    }

    /// Its place in the order of seriousness; smaller is worse.
    pub fn rank(&self) -> u8 {
        self.entry().2
    }

    /// One row a reason, in the order of seriousness: name, effect, place.
    fn entry(&self) -> (&'static str, Effect, u8) {
        use Effect::{Attention, Refused, Unproven};
        match self {
            Reason::SignatureInvalid => ("signature-invalid", Unproven, 1),
            Reason::KeyCompromised => ("key-compromised", Unproven, 2),
            Reason::KeyWrongUse => ("key-wrong-use", Unproven, 3),
            Reason::KeyOutsidePeriod { .. } => ("key-outside-period", Unproven, 4),
            Reason::KeyUnknown => ("key-unknown", Unproven, 5),
            Reason::IssuerUnknown { .. } => ("issuer-unknown", Unproven, 6),
            Reason::Malformed => ("malformed", Unproven, 7),
            Reason::BeforeActivation { .. } => ("before-activation", Refused, 8),
            Reason::Revoked { .. } => ("revoked", Refused, 9),
            Reason::Suspended { .. } => ("suspended", Refused, 10),
            Reason::VehicleState { .. } => ("vehicle-state", Refused, 11),
            Reason::PictureAltered { .. } => ("picture-altered", Refused, 12),
            Reason::BearerMismatch => ("bearer-mismatch", Refused, 13),
            Reason::ProofInvalid => ("proof-invalid", Refused, 14),
            Reason::ProofMissing => ("proof-missing", Refused, 15),
            Reason::ProofStale { .. } => ("proof-stale", Refused, 16),
            Reason::ProofFromFuture { .. } => ("proof-from-future", Refused, 17),
            Reason::Expired { .. } => ("expired", Refused, 18),
            Reason::NotYetValid { .. } => ("not-yet-valid", Refused, 19),
            Reason::WindowTooLong { .. } => ("window-too-long", Refused, 20),
            Reason::PurposeMismatch { .. } => ("purpose-mismatch", Refused, 21),
            Reason::ClockDoubtful { .. } => ("clock-doubtful", Attention, 22),
            Reason::TrustTooOld { .. } => ("trust-too-old", Attention, 23),
            Reason::StatusUnknown(_) => ("status-unknown", Attention, 24),
            Reason::SeveralCodes { .. } => ("several-codes", Attention, 25),
            Reason::ProofOlderThanSeen { .. } => ("proof-older-than-seen", Attention, 26),
            Reason::CalendarUnknown(_) => ("calendar-unknown", Attention, 27),
            Reason::CalendarDiffers { .. } => ("calendar-differs", Attention, 28),
            Reason::BearerNotAsked => ("bearer-not-asked", Attention, 29),
            Reason::PurposeNotAsked => ("purpose-not-asked", Attention, 30),
            Reason::PictureUnclear => ("picture-unclear", Attention, 31),
            Reason::PictureNotCompared => ("picture-not-compared", Attention, 32),
            Reason::InspectionOverdue { .. } => ("inspection-overdue", Attention, 33),
            Reason::CodeUnknown { .. } => ("code-unknown", Attention, 34),
            Reason::NotOurs => ("not-ours", Effect::None, 35),
            Reason::NoCode => ("no-code", Effect::None, 36),
        }
    }
}

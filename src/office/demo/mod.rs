//! A live demo: an office with fresh keys, the trust that it publishes, and a code of each kind, as it should be and
//! otherwise. Time and chance are arguments; private keys stay in memory.

mod chance;
mod code;
mod trust;

use std::collections::BTreeMap;
use std::io;

use super::example::{self, BEARER, car, car_with_sub_page, commitment, download, grant, presentation};
use super::keys::OfficeKey;
use super::publish::activation;
use super::qr::{QrError, frame_png, qr_png};
use super::{Refusal, issue, prove};
use crate::credential::armor::armor;
use crate::credential::{Authorisation, Claims, CommitmentError, KeyError, KeyId, StatusRef, ToSign};
use crate::domain::{Field, Instant, Period, UseKind};
use chance::Chance;
use trust::{LIST, PLACES, publish_trust};

pub use code::DemoCode;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// How long before the demo its keys began; what has expired by now was issued after that.
const KEYS_SINCE: i64 = 30 * DAY;
const KEYS_FOR: i64 = 365 * DAY;
/// Calendar days of a grant or download, its first one counted. So few are within the limit of 7 working days
/// whatever the schedules of the year, published or not.
const DAYS: i32 = 7;
/// Pixels to a module: enough for a hand scanner at a screen.
const PIXELS: u32 = 4;

/// Files by their path in the demo's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The clock stands before electronic licences began, or at the end of time.
    #[error("the clock says {0}")]
    Clock(Instant),
    /// The system gives no chance.
    #[error("no random numbers: {0}")]
    Chance(#[from] io::Error),
    /// A key, which no chance is known to give.
    #[error("{0}")]
    Key(#[from] KeyError),
    /// The ID commitment.
    #[error("{0}")]
    Commitment(#[from] CommitmentError),
    /// The office does not sign.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A symbol.
    #[error("{0}")]
    Qr(#[from] QrError),
}

/// A demo with its phones. What the phones show is renewed from it.
pub struct Demo {
    made: Instant,
    office: KeyId,
    owner_phone: OfficeKey,
    grantee_phone: OfficeKey,
    /// Statements that a phone proves anew.
    live: Vec<(DemoCode, Vec<u8>)>,
    /// Texts that stay as they are.
    still: Vec<(DemoCode, String)>,
    trust: Files,
}

impl Demo {
    /// Makes one that begins now.
    ///
    /// # Errors
    /// [`DemoError`].
    pub fn make(now: Instant, random: fn(&mut [u8]) -> io::Result<()>) -> Result<Self, DemoError> {
        let keys = Period { from: now.plus(-KEYS_SINCE), until: now.plus(KEYS_FOR) };
        if keys.from < activation().start() || keys.until == Instant::MAX {
            return Err(DemoError::Clock(now));
        }
        let mut chance = Chance::new(random);
        let (office, lists, stranger) = (chance.key()?, chance.key()?, chance.key()?);
        let (owner_phone, grantee_phone) = (chance.key()?, chance.key()?);
        let [enrolment, granted, downloaded, expired, ended] = chance.places(PLACES)?;
        let bearer = commitment(chance.bytes()?)?;

        let year = now.day().year();
        let mut claims = |authorisation: Authorisation, period: Period, place: u16| -> io::Result<Claims> {
            let licence = match authorisation.use_kind() {
                UseKind::Download => car_with_sub_page(year + 1, period.from),
                UseKind::Presentation | UseKind::Grant => car(year + 1),
            };
            let id = chance.statement_id()?;
            let status = StatusRef { list: LIST, index: place.into() };
            let issuer = example::issuer("371100");
            Ok(Claims {
                issuer,
                period,
                issued: period.from,
                id,
                authorisation,
                licence,
                status,
                unknown_items: 0,
            })
        };
        let presented = |from: Instant| Period { from, until: from.plus(DAY) };
        let days = |from: Instant| Period { from, until: from.day().plus(DAYS).start() };
        let earlier = |days: i32| now.day().plus(-days).start();

        let shown = claims(presentation(&owner_phone), presented(now), enrolment)?;
        let hour_ago = claims(presentation(&owner_phone), presented(now.plus(-HOUR)), enrolment)?;
        let right = claims(download(), days(now), downloaded)?;
        let right_statement = issue(&right, &office)?;
        let granted = claims(grant(&grantee_phone, bearer.clone()), days(now), granted)?;
        let given_back = claims(grant(&grantee_phone, bearer), days(earlier(2)), ended)?;
        let over = claims(download(), days(earlier(8)), expired)?;

        let live = vec![
            (DemoCode::Presentation, issue(&shown, &office)?),
            (DemoCode::Grant, issue(&granted, &office)?),
            (DemoCode::Ended, issue(&given_back, &office)?),
        ];
        let screenshot = prove(&issue(&hour_ago, &office)?, &owner_phone, now.plus(-10 * MINUTE));
        let still = vec![
            (DemoCode::Download, armor(&right_statement)),
            (DemoCode::Screenshot, armor(&screenshot)),
            (DemoCode::Expired, armor(&issue(&over, &office)?)),
            (DemoCode::Altered, armor(&altered(right.clone(), &right_statement, &office))),
            (DemoCode::Stranger, armor(&issue(&right, &stranger)?)),
            (DemoCode::Other, "https://example.invalid/".to_owned()),
        ];
        let trust = publish_trust(now, keys, &office, &lists, ended)?;
        let office = office.public().id();
        Ok(Demo { made: now, office, owner_phone, grantee_phone, live, still, trust })
    }

    /// What tells it from any other demo: its office's key, shortened.
    pub fn name(&self) -> String {
        self.office.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// When it was made.
    pub fn made(&self) -> Instant {
        self.made
    }

    /// When its phones have nothing left to show: the presentation's end.
    pub fn until(&self) -> Instant {
        self.made.plus(DAY)
    }

    /// All its files, with what the phones show at an instant.
    ///
    /// # Errors
    /// [`DemoError::Qr`].
    pub fn files(&self, at: Instant) -> Result<Files, DemoError> {
        let mut files = self.renewed(at)?;
        for (code, text) in &self.still {
            add(&mut files, *code, text)?;
        }
        files.extend(self.trust.iter().map(|(name, bytes)| (format!("trust/{name}"), bytes.clone())));
        files.insert("grant.bearer".to_owned(), format!("{BEARER}\n").into_bytes());
        Ok(files)
    }

    /// The files that are others at every instant: what the phones show, and the frame of a camera before one.
    ///
    /// # Errors
    /// [`DemoError::Qr`].
    pub fn renewed(&self, at: Instant) -> Result<Files, DemoError> {
        let mut files = Files::new();
        for (code, statement) in &self.live {
            let phone = match code {
                DemoCode::Presentation => &self.owner_phone,
                _ => &self.grantee_phone,
            };
            let text = armor(&prove(statement, phone, at));
            if *code == DemoCode::Presentation {
                files.insert("phone/frame.png".to_owned(), frame_png(&text)?);
            }
            add(&mut files, *code, &text)?;
        }
        Ok(files)
    }
}

fn add(files: &mut Files, code: DemoCode, text: &str) -> Result<(), QrError> {
    files.insert(format!("{}.png", code.name()), qr_png(&[text], PIXELS)?);
    files.insert(format!("{}.txt", code.name()), format!("{text}\n").into_bytes());
    Ok(())
}

/// Another plate under the signature of a statement.
fn altered(mut claims: Claims, statement: &[u8], office: &OfficeKey) -> Vec<u8> {
    claims.licence = example::with(claims.licence, [(Field::PlateNo, example::text("鲁L12346"))]);
    let signature = statement.last_chunk().unwrap_or(&[0; 64]);
    ToSign::statement(office.public().id(), &claims).with_signature(signature)
}

//! `show`: what a phone shows, in a window of its size, as text, as a picture, or as frames before a camera.

use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use super::put::put;
use super::{Answer, Run};
use crate::cli::desk::closed;
use crate::cli::{Exit, Failure, Phone, Screen, path};
use crate::domain::{Instant, UseKind};
use crate::office::{Held, Office, OfficeError, OfficeKey, QrError, RENEWED_AFTER, Shown, qr_frames, qr_png};
use crate::text::{Done, Said, allowed, office_error, said, use_kind, visible_up_to};
use crate::trust::Trust;

/// Pixels to a module: enough for a hand scanner at a screen.
const PIXELS: u32 = 4;
/// How often the clock is asked whether the code is due.
const POLL: Duration = Duration::from_millis(500);

pub(super) fn run(run: &mut Run<'_, '_>) -> Answer {
    let now = run.now();
    let mut session = Session {
        shown: match run.matches.get_one::<i64>("grant") {
            Some(&grant) => Shown::Grant(grant),
            None => Shown::Vehicle(run.text("vehicle")?),
        },
        until: run.end("until")?,
        phone: run.text("phone")?,
        office: run.open()?,
        key: None,
    };
    // A refusal is said before anything opens.
    let held = session.held(now).map_err(run.office())?;
    if run.matches.get_flag("text") {
        return show(run, session, now, |run, code| run.line(code).map(|_| ()));
    }
    if let Some(file) = path(run.matches, "png").map(Path::to_owned) {
        return show(run, session, now, |run, code| {
            put(&file, &qr_png(&[code], PIXELS).map_err(drawn)?)?;
            run.say(Done::Wrote(&file)).map(|_| ())
        });
    }
    if let Some(folder) = path(run.matches, "frames").map(Path::to_owned) {
        return show(run, session, now, |run, code| {
            for (number, frame) in qr_frames(code).map_err(drawn)?.iter().enumerate() {
                put(&folder.join(format!("frame-{number:02}.png")), frame)?;
            }
            run.say(Done::Wrote(&folder)).map(|_| ())
        });
    }
    window(run, session, &held)
}

/// A phone that shows something.
struct Session {
    office: Office,
    phone: String,
    shown: Shown,
    until: Option<Instant>,
    /// Read once: deriving its passphrase takes a tenth of a second.
    key: Option<OfficeKey>,
}

impl Session {
    fn held(&mut self, now: Instant) -> Result<Held, OfficeError> {
        self.office.held(&self.phone, &self.shown, self.until, now)
    }

    /// The code of an instant, with what it says.
    fn code(&mut self, now: Instant) -> Result<(String, Held), OfficeError> {
        let held = self.held(now)?;
        let key = match self.key.take() {
            Some(key) => key,
            None => self.office.phone_key(&self.phone)?,
        };
        let code = held.code(self.key.insert(key), now);
        Ok((code, held))
    }
}

/// Shows a code once or, with `--renew`, again and again as a phone does.
fn show(
    run: &mut Run<'_, '_>,
    mut session: Session,
    mut made: Instant,
    mut hand_out: impl FnMut(&mut Run<'_, '_>, &str) -> Result<(), Failure>,
) -> Answer {
    let renew = run.matches.get_flag("renew");
    loop {
        let (code, _) = session.code(made).map_err(run.office())?;
        hand_out(run, &code)?;
        if !renew {
            return Ok(Exit::Accepted);
        }
        run.machine.out.flush().map_err(Failure::Output)?;
        // A clock that was set back makes a new code too.
        while (0..RENEWED_AFTER).contains(&run.now().since(made)) {
            sleep(POLL);
        }
        made = run.now();
    }
}

fn drawn(error: QrError) -> Failure {
    Failure::Said(visible_up_to(&error.to_string(), 200))
}

fn window(run: &mut Run<'_, '_>, mut session: Session, held: &Held) -> Answer {
    let Some(open) = run.machine.phone else {
        return Err(Failure::Said(said(run.lang, Said::NoPhoneWindow)));
    };
    let lang = run.lang;
    let (kind, is_demo) = (held.claims.authorisation.use_kind(), session.office.authority().test);
    let plate = held.claims.licence.text(crate::domain::Field::PlateNo).unwrap_or_default().to_owned();
    let mut drawn = None;
    let phone = Phone {
        lang,
        plate,
        use_words: use_kind(lang, kind).to_owned(),
        is_demo,
        clock: run.machine.clock.clone(),
        screen: Box::new(move |now| {
            let (code, held) = session.code(now).map_err(|error| office_error(lang, &error))?;
            // Drawing takes longer than signing, and the licence seldom changes.
            let card = match drawn.take() {
                Some((licence, card)) if licence == held.claims.licence => Some((licence, card)),
                _ => crate::picture::card(&held.claims.licence, is_demo)
                    .ok()
                    .map(|card| (held.claims.licence.clone(), Arc::new(card))),
            };
            drawn = card;
            let holder = match kind {
                UseKind::Presentation => Vec::new(),
                UseKind::Grant | UseKind::Download => allowed(lang, &held.claims, &Trust::none()),
            };
            Ok(Screen { code, made: now, holder, card: drawn.as_ref().map(|(_, card)| card.clone()) })
        }),
    };
    closed(lang, open(phone))
}

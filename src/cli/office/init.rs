//! `init`: a new office with two keys, one for statements and one for status lists.

use super::{Answer, Run};
use crate::cli::{Exit, Failure, argument};
use crate::domain::{Day, IssuerId, Period};
use crate::office::{Authority, Office, Protection, rollout_day};
use crate::text::{Done, Said, said, visible_up_to};
use crate::trust::KeyUse;

/// The authority of the made-up city.
const RIZHAO: &str = "371100";
/// Days for which new keys sign.
pub(super) const KEY_DAYS: i32 = 730;
const STATEMENTS: [KeyUse; 3] = [KeyUse::Presentation, KeyUse::Grant, KeyUse::Download];

pub(super) fn run(run: &mut Run<'_, '_>) -> Answer {
    let (folder, now) = (run.data()?, run.now());
    let authority = authority(run)?;
    let insecure = run.matches.get_flag("insecure-test-keys");
    let passphrase = run.passphrase("passphrase-file")?;
    let protection = match (insecure, passphrase) {
        (true, None) if authority.test => Protection::InsecureTestKeys,
        (false, Some(passphrase)) => Protection::Passphrase(passphrase),
        _ => return Err(Failure::Said(said(run.lang, Said::NeedsPassphrase))),
    };
    let fault = run.office();
    let mut office = Office::create(&folder, authority, protection, run.machine.random).map_err(&fault)?;
    let period = Period { from: now, until: now.day().plus(KEY_DAYS + 1).start() };
    for uses in [&STATEMENTS[..], &[KeyUse::Status]] {
        office.add_key(None, uses, period, now).map_err(&fault)?;
    }
    run.say(Done::Created(office.authority(), &folder))?;
    if insecure {
        run.say(Done::Insecure)?;
    }
    for signer in office.signers().map_err(&fault)? {
        run.say(Done::KeyAdded(&signer))?;
    }
    if run.matches.get_flag("seed") {
        let seeded = office.seed(now.day()).map_err(&fault)?;
        run.say(Done::Imported(seeded))?;
    }
    Ok(Exit::Accepted)
}

/// Whose office it is to be: a demo authority unless it is said to be a real one.
fn authority(run: &Run<'_, '_>) -> Result<Authority, Failure> {
    let code = argument(run.matches, "authority").unwrap_or(RIZHAO);
    let shown = visible_up_to(code, 60);
    let id = IssuerId::parse(code).map_err(|_| Failure::Said(said(run.lang, Said::BadAuthority(&shown))))?;
    let test = !run.matches.get_flag("real");
    let activation = match argument(run.matches, "activation") {
        Some(day) => {
            let bad = Failure::Said(said(run.lang, Said::BadInstant(&visible_up_to(day, 60))));
            Day::parse(day).map_err(|_| bad)?
        }
        None => {
            rollout_day(id).ok_or_else(|| Failure::Said(said(run.lang, Said::NeedsActivation(&shown))))?
        }
    };
    let named = argument(run.matches, "zh").zip(argument(run.matches, "en"));
    let (zh, en) = match named {
        Some((zh, en)) => (zh.to_owned(), en.to_owned()),
        None if code == RIZHAO && test => crate::office::demo_names(),
        None => return Err(Failure::Said(said(run.lang, Said::NeedsName))),
    };
    Ok(Authority { id, zh, en, activation, test })
}

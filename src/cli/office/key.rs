//! `key`: add, retire, compromise, list.

use std::path::Path;

use super::init::KEY_DAYS;
use super::{Answer, Run};
use crate::cli::{Exit, Failure, path};
use crate::domain::Period;
use crate::office::{MAX_PEM, OfficeKey, parse_uses};
use crate::text::{Done, Said, key_line, office_error, said, visible_up_to};

pub(super) fn add(run: &mut Run<'_, '_>) -> Answer {
    let (typed, now) = (run.text("uses")?, run.now());
    let bad = || Failure::Said(said(run.lang, Said::BadUses(&visible_up_to(&typed, 60))));
    let uses = parse_uses(&typed).ok_or_else(bad)?;
    let from = run.instant("from")?.unwrap_or(now);
    let until = run.end("until")?.unwrap_or_else(|| from.day().plus(KEY_DAYS + 1).start());
    let key = taken_in(run)?;
    let signer = run.open()?.add_key(key, &uses, Period { from, until }, now).map_err(run.office())?;
    run.say(Done::KeyAdded(&signer))?;
    // It signs from now on, and nobody knows it yet.
    run.say(Done::PublishNext)
}

/// A key that was made elsewhere.
fn taken_in(run: &mut Run<'_, '_>) -> Result<Option<OfficeKey>, Failure> {
    let Some(file) = path(run.matches, "pem").map(Path::to_owned) else { return Ok(None) };
    let passphrase = run.passphrase("pem-passphrase-file")?;
    let pem = String::from_utf8_lossy(&run.read(&file, MAX_PEM)?).into_owned();
    let key = crate::office::take_in(&file, &pem, passphrase.as_ref());
    key.map(Some).map_err(|error| Failure::Said(office_error(run.lang, &error)))
}

pub(super) fn retire(run: &mut Run<'_, '_>) -> Answer {
    let (key, now) = (run.text("key")?, run.now());
    let signer = run.open()?.retire_key(&key, now).map_err(run.office())?;
    run.say(Done::KeyRetired(&signer))?;
    run.say(Done::PublishNext)
}

pub(super) fn compromise(run: &mut Run<'_, '_>) -> Answer {
    let (key, now) = (run.text("key")?, run.now());
    let compromised = run.open()?.compromise_key(&key, now).map_err(run.office())?;
    run.say(Done::KeyCompromised(compromised))?;
    run.say(Done::PublishNext)
}

pub(super) fn list(run: &mut Run<'_, '_>) -> Answer {
    for signer in run.open()?.signers().map_err(run.office())? {
        let line = key_line(run.lang, &signer);
        run.line(&line)?;
    }
    Ok(Exit::Accepted)
}

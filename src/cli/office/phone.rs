//! `phone`: enrol, revoke, list.

use super::{Answer, Run};
use crate::cli::Exit;
use crate::text::{Done, phone_line};

pub(super) fn enrol(run: &mut Run<'_, '_>) -> Answer {
    let (name, holder, now) = (run.text("phone")?, run.text("holder")?, run.now());
    let phone = run.open()?.enrol_phone(&name, &holder, now).map_err(run.office())?;
    run.say(Done::Enrolled(&phone))
}

pub(super) fn revoke(run: &mut Run<'_, '_>) -> Answer {
    let (name, now) = (run.text("phone")?, run.now());
    let ended = run.open()?.revoke_phone(&name, now).map_err(run.office())?;
    run.ended(ended)
}

pub(super) fn list(run: &mut Run<'_, '_>) -> Answer {
    for phone in run.open()?.phones().map_err(run.office())? {
        let line = phone_line(run.lang, &phone);
        run.line(&line)?;
    }
    Ok(Exit::Accepted)
}

//! `grant`: add, end, list.

use super::{Answer, Run};
use crate::cli::question::read_bearer;
use crate::cli::{Exit, Failure, argument, path};
use crate::domain::Bearer;
use crate::office::Grantee;
use crate::text::{Done, Said, authorised_line, io_error, said};

pub(super) fn add(run: &mut Run<'_, '_>) -> Answer {
    let (plate, by, now) = (run.text("vehicle")?, run.text("by")?, run.now());
    let (to, purposes, period) = (grantee(run)?, run.purposes()?, run.period(now)?);
    let mut office = run.open()?;
    let grant = office.grant(&plate, &by, &to, &purposes, period, now).map_err(run.office())?;
    let grantee = office.person(grant.grantee.as_deref().unwrap_or_default()).map_err(run.office())?;
    let plate = office.vehicle(&plate).map_err(run.office())?.plate().to_owned();
    run.say(Done::Granted(&grant, &grantee.name, &plate))
}

fn grantee(run: &mut Run<'_, '_>) -> Result<Grantee, Failure> {
    if let Some(id) = argument(run.matches, "to") {
        return Ok(Grantee::Registered(id.to_owned()));
    }
    let (name, file) = (run.text("name")?, path(run.matches, "document-file").map(ToOwned::to_owned));
    let file = file.ok_or_else(|| run.wrong())?;
    let read = read_bearer(&mut *run.machine.stdin, &file)
        .map_err(|error| Failure::Said(said(run.lang, Said::NoBearer(&io_error(run.lang, &error)))))?;
    match read {
        Some(Bearer { document: Some(document), number }) => {
            Ok(Grantee::Documented { name, document, number })
        }
        _ => Err(Failure::Said(said(run.lang, Said::BadDocument))),
    }
}

pub(super) fn end(run: &mut Run<'_, '_>) -> Answer {
    let (number, by, now) = (run.number("number")?, run.text("by")?, run.now());
    let ended = run.open()?.end_grant(number, &by, now).map_err(run.office())?;
    run.ended(ended)
}

pub(super) fn list(run: &mut Run<'_, '_>) -> Answer {
    let (plate, now) = (run.text("vehicle")?, run.now());
    let office = run.open()?;
    for grant in office.grants(&plate).map_err(run.office())? {
        let grantee = office.person(grant.grantee.as_deref().unwrap_or_default()).map_err(run.office())?;
        let line = authorised_line(run.lang, &grant, &grantee.name, now);
        run.line(&line)?;
    }
    Ok(Exit::Accepted)
}

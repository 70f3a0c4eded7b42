//! `apply`, and what happens to a vehicle and to who may act for its owner.

use super::{Answer, Run};
use crate::domain::Field;
use crate::office::Ended;
use crate::text::Done;

pub(super) fn apply(run: &mut Run<'_, '_>) -> Answer {
    let (plate, by, now) = (run.text("vehicle")?, run.text("by")?, run.now());
    let mut office = run.open()?;
    let issued = office.apply(&plate, &by, now).map_err(run.office())?;
    run.say(Done::Applied(&plate, issued))
}

pub(super) fn state(run: &mut Run<'_, '_>) -> Answer {
    let (plate, states, now) = (run.text("vehicle")?, run.text("states")?, run.now());
    let mut office = run.open()?;
    let (count, suspended) = office.set_states(&plate, &states, now).map_err(run.office())?;
    run.say(if suspended { Done::Suspended(count) } else { Done::Cleared(count) })?;
    run.say(Done::PublishNext)
}

pub(super) fn transfer(run: &mut Run<'_, '_>) -> Answer {
    let (plate, to, now) = (run.text("vehicle")?, run.text("to")?, run.now());
    let mut office = run.open()?;
    let ended = office.transfer(&plate, &to, now).map_err(run.office())?;
    run.ended(ended)
}

pub(super) fn renumber(run: &mut Run<'_, '_>, field: Field) -> Answer {
    let (plate, number, now) = (run.text("vehicle")?, run.text("number")?, run.now());
    let mut office = run.open()?;
    let ended = office.renumber(&plate, field, &number, now).map_err(run.office())?;
    run.ended(ended)
}

pub(super) fn appoint(run: &mut Run<'_, '_>) -> Answer {
    let (organisation, person) = (run.text("organisation")?, run.text("person")?);
    run.open()?.appoint(&organisation, &person).map_err(run.office())?;
    run.say(Done::Appointed(&organisation, &person))
}

pub(super) fn dismiss(run: &mut Run<'_, '_>) -> Answer {
    let (organisation, person, now) = (run.text("organisation")?, run.text("person")?, run.now());
    let ended = run.open()?.dismiss(&organisation, &person, now).map_err(run.office())?;
    run.ended(ended)
}

impl Run<'_, '_> {
    /// Says what ended, and when verifiers know.
    pub(super) fn ended(&mut self, ended: Ended) -> Answer {
        self.say(Done::Ended(ended))?;
        self.say(Done::PublishNext)
    }
}

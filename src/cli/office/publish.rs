//! `publish`: what a verifier trusts.

use super::{Answer, Run};
use crate::text::Done;

pub(super) fn run(run: &mut Run<'_, '_>) -> Answer {
    let (folder, now) = (run.file("folder")?, run.now());
    let released = run.open()?.publish(&folder, now).map_err(run.office())?;
    run.say(Done::Published(&released, &folder))
}

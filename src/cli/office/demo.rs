//! `demo`: puts a live demo into a folder, and renews what its phones show.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use clap::ArgMatches;

use super::folder::Folder;
use super::story::{readme, story};
use crate::cli::config::{Exit, Machine};
use crate::cli::{Failure, path};
use crate::domain::{Clock, Period};
use crate::office::{Demo, DemoError, Files, Plan, RENEWED_AFTER};
use crate::text::{self, Lang, Said, said, visible_up_to};

/// Written last: where it is, everything is.
const README: &str = "README.md";
const STORY: &str = "STORY.md";
/// Where the office keeps its data, private keys too, and where it publishes.
const OFFICE: &str = "office";
const TRUST: &str = "trust";
/// How often the clock is asked whether the codes are due. Their age counts, not the sleep: a laptop sleeps longer.
const POLL: Duration = Duration::from_millis(500);

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let named = path(matches, "folder").unwrap_or(Path::new("."));
    let shown = visible_up_to(&named.to_string_lossy(), 200);
    if !Folder::is_free(named).map_err(|error| Failure::Write(named.into(), error))? {
        return Err(Failure::Said(said(lang, Said::NotADemo(&shown))));
    }
    let failed = |error: DemoError| Failure::Said(text::demo_error(lang, &error));
    let plan = Plan::new(machine.clock.now(), machine.random).map_err(failed)?;

    let folder = Folder::take(named, &plan.name())?;
    // An earlier demo's would say that this one is whole.
    folder.remove(README)?;
    folder.remove_folder(OFFICE)?;
    let mut demo = plan.make(&named.join(OFFICE), &named.join(TRUST)).map_err(failed)?;
    put(&folder, &demo.files().map_err(failed)?)?;
    folder.put(STORY, story(demo.facts()).as_bytes())?;
    let period = Period { from: demo.facts().made, until: demo.until() };
    let both = Lang::ALL.map(|lang| readme(lang, &shown, &period)).join("\n");
    folder.put(README, both.as_bytes())?;
    write!(machine.out, "{}", readme(lang, &shown, &period)).map_err(Failure::Output)?;
    if matches.get_flag("renew") {
        machine.out.flush().map_err(Failure::Output)?;
        let end = renew(&mut demo, &folder, &machine.clock, failed)?;
        machine.tell(&said(lang, end));
    }
    Ok(Exit::Accepted)
}

/// Renews the live codes as phones do, until the day is over or there is nowhere to show them.
fn renew(
    demo: &mut Demo,
    folder: &Folder,
    clock: &Clock,
    failed: impl Fn(DemoError) -> Failure,
) -> Result<Said<'static>, Failure> {
    let mut shown = demo.facts().made;
    loop {
        let now = clock.now();
        if now >= demo.until() {
            return Ok(Said::DemoOver);
        }
        // A clock that was set back makes new codes too.
        if (0..RENEWED_AFTER).contains(&now.since(shown)) {
            sleep(POLL);
            continue;
        }
        if !folder.is_ours() {
            return Ok(Said::DemoGone);
        }
        match demo.renewed(now) {
            Ok(files) => put(folder, &files)?,
            // Its office went with it.
            Err(_) if !folder.is_ours() => return Ok(Said::DemoGone),
            Err(error) => return Err(failed(error)),
        }
        shown = now;
    }
}

fn put(folder: &Folder, files: &Files) -> Result<(), Failure> {
    files.iter().try_for_each(|(name, bytes)| folder.put(name, bytes))
}

//! `demo`: puts a live demo into a folder, and renews what its phones show.

use std::fmt::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use clap::ArgMatches;
use unicode_width::UnicodeWidthStr;

use super::folder::Folder;
use crate::cli::config::{Exit, Machine};
use crate::cli::report::padded;
use crate::cli::{Failure, path};
use crate::domain::{Clock, Period};
use crate::office::{Demo, DemoCode, DemoError, RENEWED_AFTER};
use crate::text::{self, Lang, Said, said, visible_up_to};

/// Written last: where it is, everything is.
const README: &str = "README.md";
/// How often the clock is asked whether the codes are due. Their age counts, not the sleep: a laptop sleeps longer.
const POLL: Duration = Duration::from_millis(500);

/// What to try in the folder.
const TRY: [&str; 5] = [
    "yanzheng verify --trust trust .",
    "yanzheng verify --trust trust presentation.png",
    "yanzheng verify --trust trust --purpose 51 --bearer-file grant.bearer grant.png",
    "yanzheng inspect altered.txt",
    "yanzheng app --trust trust --camera replay:phone",
];

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let named = path(matches, "folder").unwrap_or(Path::new("."));
    let shown = visible_up_to(&named.to_string_lossy(), 200);
    if !Folder::is_free(named).map_err(|error| Failure::Write(named.into(), error))? {
        return Err(Failure::Said(said(lang, Said::NotADemo(&shown))));
    }
    let failed = |error: DemoError| Failure::Said(text::demo_error(lang, &error));
    let made = machine.clock.now();
    let demo = Demo::make(made, machine.random).map_err(failed)?;
    let files = demo.files(made).map_err(failed)?;
    let period = Period { from: made, until: demo.until() };

    let folder = Folder::take(named, &demo.name())?;
    // An earlier demo's would say that this one is whole.
    folder.remove(README)?;
    files.iter().try_for_each(|(name, bytes)| folder.put(name, bytes))?;
    let readme = Lang::ALL.map(|lang| about(lang, &shown, &period)).join("\n");
    folder.put(README, readme.as_bytes())?;
    write!(machine.out, "{}", about(lang, &shown, &period)).map_err(Failure::Output)?;
    if matches.get_flag("renew") {
        machine.out.flush().map_err(Failure::Output)?;
        let end = renew(&demo, &folder, &machine.clock, failed)?;
        machine.tell(&said(lang, end));
    }
    Ok(Exit::Accepted)
}

/// Renews the live codes as phones do, until there is nothing left to show or nowhere to show it.
fn renew(
    demo: &Demo,
    folder: &Folder,
    clock: &Clock,
    failed: impl Fn(DemoError) -> Failure,
) -> Result<Said<'static>, Failure> {
    let mut shown = demo.made();
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
        let files = demo.renewed(now).map_err(&failed)?;
        files.iter().try_for_each(|(name, bytes)| folder.put(name, bytes))?;
        shown = now;
    }
}

/// What was made and how to try it: Markdown that is read as well on a terminal.
fn about(lang: Lang, folder: &str, period: &Period) -> String {
    let mut about = text::demo_heading(lang, folder, period);
    about.push_str("\n\n");
    let names = DemoCode::ALL.map(|code| code.name().width()).into_iter().max().unwrap_or_default();
    let words = DemoCode::ALL.map(|code| text::word(lang, code.word()).width()).into_iter().max();
    for code in DemoCode::ALL {
        let word = padded(text::word(lang, code.word()), words.unwrap_or_default());
        let (icon, name) = (text::icon(code.word()), padded(code.name(), names));
        // Writing to a String cannot fail.
        let _ = writeln!(about, "    {icon} {word}  {name}  {}", text::demo_code(lang, code));
    }
    let _ = writeln!(about, "\n{}\n", text::demo_try(lang));
    TRY.iter().for_each(|command| about.push_str(&format!("    {command}\n")));
    about
}

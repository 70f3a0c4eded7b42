//! `scan`: the codes before a camera to verdicts, as they come.

mod view;

use std::ffi::OsString;
use std::time::{Duration, Instant as Tick};

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::question::question;
use super::remember::{Unasked, memory, tell_news};
use super::report::{self, Named, Style};
use super::{Failure, argument, source, trust_of};
use crate::check::{CheckError, Checked, Terms, check_found};
use crate::domain::{At, AtSource};
use crate::scan::{Feed, FeedEvent, Frame, Patience, SourceName, Watch, cameras, opener};
use crate::text::{self, Lang, Said, said};
use view::View;

/// The most that can be asked of `--within`: a day.
const MAX_SECONDS: u64 = 86_400;
/// How often the time is looked at while nothing comes.
const GLANCE: Duration = Duration::from_millis(200);

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    if matches.get_flag("list") {
        return list(lang, machine);
    }
    let name = source(lang, matches)?.unwrap_or_default();
    let within = within(lang, matches)?;
    let question = question(lang, matches, machine)?;
    let at = At { instant: machine.clock.now(), source: AtSource::Machine };
    let memory = memory(lang, matches, machine, Unasked::Keeps)?;
    let terms = Terms { trust: trust_of(lang, matches, machine)?, question, at, memory };
    let once = matches.get_flag("once");
    let style = match (matches.get_flag("json"), once) {
        (true, _) => Style::Json,
        (false, true) => Style::Full,
        (false, false) => Style::Lines,
    };
    let feed = Feed::open(opener(&name), machine.clock.clone(), Patience::default());
    let watch = machine.scanner.live();
    Scan {
        lang,
        machine,
        name,
        watch,
        terms,
        style,
        view: View::default(),
        opened: false,
        worst: None,
        fault: None,
    }
    .until(feed, once, within)
}

struct Scan<'a, 'm> {
    lang: Lang,
    machine: &'a mut Machine<'m>,
    name: SourceName,
    watch: Watch,
    /// The instant in it is that of the newest frame.
    terms: Terms,
    style: Style,
    view: View,
    /// Whether there were frames.
    opened: bool,
    worst: Option<Exit>,
    /// What was last said to be wrong with searching a frame.
    fault: Option<String>,
}

impl Scan<'_, '_> {
    /// Checks what comes until the first code if it is `once`, or for as long as there was none.
    fn until(mut self, mut feed: Feed, once: bool, within: Option<Duration>) -> Result<Exit, Failure> {
        let mut seen = Tick::now();
        loop {
            let left = within.map(|within| within.saturating_sub(seen.elapsed()));
            if left == Some(Duration::ZERO) {
                break;
            }
            let Some(event) = feed.next(left.unwrap_or(GLANCE).min(GLANCE)) else { continue };
            if self.hear(event)? {
                seen = Tick::now();
                if once && self.worst.is_some() {
                    break;
                }
            }
        }
        if self.worst.is_none() && self.opened {
            self.machine.tell(&said(self.lang, Said::NoCodes));
        }
        Ok(self.worst.unwrap_or(if self.opened { Exit::None } else { Exit::Unusable }))
    }

    /// Answers an event; whether it showed a code.
    fn hear(&mut self, event: FeedEvent) -> Result<bool, Failure> {
        let lang = self.lang;
        match event {
            FeedEvent::Opened(description) => {
                self.opened = true;
                self.machine.tell(&text::source_opened(lang, &description));
            }
            FeedEvent::Stalled { silent } => self.machine.tell(&text::source_stalled(lang, silent)),
            FeedEvent::Lost(error) => {
                let why = text::source_error(lang, &error);
                let why = said(lang, Said::Unread(&text::source_name(lang, &self.name), &why));
                // What never opened was named wrongly or is not ready; what did may come again.
                if !self.opened {
                    return Err(Failure::Said(why));
                }
                self.machine.fault(lang, &why);
            }
            FeedEvent::Frame(frame) => match self.look(frame) {
                Ok(codes) => {
                    self.fault = None;
                    return self.show(codes);
                }
                Err(error) => {
                    let why = Some(text::check_error(lang, &error));
                    if let Some(new) = why.as_deref().filter(|_| self.fault != why) {
                        self.machine.fault(lang, new);
                    }
                    self.fault = why;
                }
            },
        }
        Ok(false)
    }

    /// The codes of a frame: how many there are, and those that are a new check.
    fn look(&mut self, frame: Frame) -> Result<Codes, CheckError> {
        self.terms.at.instant = frame.at;
        let found = self.watch.find(&frame.luma)?;
        let (count, now) = (found.len(), Tick::now());
        // Checking can take long (a bearer's number is hashed), so what is known by its text is not checked again.
        let known = found.iter().filter(|code| self.view.holds(&code.text, now)).count();
        if known == count {
            return Ok(Codes { count, new: Vec::new() });
        }
        let checked = check_found(found, &self.terms)?;
        tell_news(self.lang, &self.terms.memory, self.machine);
        let new: Vec<Checked> = checked.iter().filter(|one| !self.view.knows(one)).cloned().collect();
        checked.iter().for_each(|one| self.view.add(one, now));
        Ok(Codes { count, new })
    }

    fn show(&mut self, codes: Codes) -> Result<bool, Failure> {
        if !codes.new.is_empty() {
            let source = OsString::from(self.name.to_string());
            let shown = match self.style {
                // Above each other they differ by when they came.
                Style::Lines => text::moment(self.terms.at.instant),
                Style::Json | Style::Full => text::source_name(self.lang, &self.name),
            };
            let (out, named) = (&mut *self.machine.out, Named { source: &source, shown: &shown });
            report::all(out, self.lang, self.style, named, &codes.new, &self.terms.trust)
                .and_then(|()| out.flush())
                .map_err(Failure::Output)?;
            self.worst = codes.new.iter().map(|one| one.verdict.word().into()).chain(self.worst).max();
        }
        Ok(codes.count > 0)
    }
}

struct Codes {
    count: usize,
    new: Vec<Checked>,
}

fn within(lang: Lang, matches: &ArgMatches) -> Result<Option<Duration>, Failure> {
    let Some(typed) = argument(matches, "within") else { return Ok(None) };
    let seconds = typed.parse().ok().filter(|seconds| (1..=MAX_SECONDS).contains(seconds));
    let seconds = seconds.ok_or_else(|| {
        Failure::Said(said(lang, Said::BadWithin(&text::visible_up_to(typed, 60), MAX_SECONDS)))
    })?;
    Ok(Some(Duration::from_secs(seconds)))
}

fn list(lang: Lang, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let unable = |error| Failure::Said(text::source_error(lang, &error));
    let cameras = cameras().map_err(unable)?;
    if cameras.is_empty() {
        return Err(unable(crate::scan::SourceError::NoCamera));
    }
    cameras
        .iter()
        .try_for_each(|camera| writeln!(machine.out, "{}", text::camera(camera)))
        .map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}

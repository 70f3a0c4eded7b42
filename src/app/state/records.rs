//! The page 核验记录: which checks are asked for, and what was read of them.

use crate::app::command::RecordsCommand;
use crate::app::job::{RecordsEvent, RecordsJob};
use crate::domain::{Day, Instant};
use crate::history::{Count, Decided, Entry, Filter, HistoryFault, MAX_KEEP_DAYS};
use crate::text::{self, Lang};
use crate::verify::Word;

/// The most characters of a typed day or number.
const MAX_TYPED: usize = 20;

/// What is asked for and what is there.
#[derive(Debug, Default)]
pub(in crate::app) struct RecordsDesk {
    pub(in crate::app) since: String,
    pub(in crate::app) until: String,
    pub(in crate::app) verdict: Option<Word>,
    /// The newest first.
    pub(in crate::app) entries: Vec<Entry>,
    pub(in crate::app) counts: Vec<Count>,
    pub(in crate::app) keep_days: String,
    /// Something typed is wrong, or history cannot be read, or what was done: a sentence.
    pub(in crate::app) said: Option<String>,
    /// What was asked for last; an answer to anything else is late.
    asked: Option<Filter>,
}

impl RecordsDesk {
    /// Whether the page was opened before.
    pub(super) fn is_read(&self) -> bool {
        self.asked.is_some()
    }

    /// Begins with the day of today.
    pub(super) fn begin(&mut self, now: Instant) {
        let today = now.day().to_string();
        (self.since, self.until) = (today.clone(), today);
    }

    pub(super) fn apply(&mut self, command: RecordsCommand, now: Instant, lang: Lang) -> Option<RecordsJob> {
        self.said = None;
        match command {
            RecordsCommand::TypeSince(typed) => self.since = cut(&typed),
            RecordsCommand::TypeUntil(typed) => self.until = cut(&typed),
            RecordsCommand::TypeKeepDays(typed) => {
                self.keep_days = cut(&typed);
                return None;
            }
            RecordsCommand::SetVerdict(verdict) => self.verdict = verdict,
            RecordsCommand::Today => self.begin(now),
            RecordsCommand::AllDays => (self.since, self.until) = (String::new(), String::new()),
            RecordsCommand::Refresh => {}
            RecordsCommand::Decide(id, decision) => return Some(RecordsJob::Decide(id, decision)),
            RecordsCommand::SetKeepDays => {
                let days =
                    self.keep_days.trim().parse().ok().filter(|days| (1..=MAX_KEEP_DAYS).contains(days));
                if days.is_none() {
                    self.said = Some(text::records(lang, text::Records::BadDays).to_owned());
                }
                return days.map(RecordsJob::SetKeepDays);
            }
            RecordsCommand::Export(file) => {
                return Some(RecordsJob::Export { filter: self.asked.unwrap_or_default(), file, lang });
            }
        }
        self.read(lang)
    }

    /// Asks for what the filter names.
    pub(super) fn read(&mut self, lang: Lang) -> Option<RecordsJob> {
        match (day(&self.since), day(&self.until)) {
            (Ok(since), Ok(until)) => {
                let filter = Filter { since, until, verdict: self.verdict };
                self.asked = Some(filter);
                Some(RecordsJob::Read(filter))
            }
            _ => {
                self.said = Some(text::records(lang, text::Records::BadDay).to_owned());
                None
            }
        }
    }

    pub(super) fn hear(&mut self, event: RecordsEvent, now: Instant, lang: Lang) {
        let fault = |fault: HistoryFault| Some(text::history_fault(lang, &fault));
        match event {
            RecordsEvent::Read(filter, _) if Some(filter) != self.asked => {}
            RecordsEvent::Read(_, Ok((mut entries, counts, days))) => {
                entries.reverse();
                (self.entries, self.counts, self.keep_days) = (entries, counts, days.to_string());
            }
            RecordsEvent::Read(_, Err(why)) => self.said = fault(why),
            RecordsEvent::Decided(id, decision, Ok(())) => {
                if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
                    entry.decided.push(Decided { decision, at: now });
                }
            }
            RecordsEvent::Keeps(days, Ok(())) => self.said = Some(text::days_kept(lang, days)),
            RecordsEvent::Decided(_, _, Err(why)) | RecordsEvent::Keeps(_, Err(why)) => {
                self.said = fault(why)
            }
            RecordsEvent::Exported(Ok(said) | Err(said)) => self.said = Some(said),
        }
    }
}

fn cut(typed: &str) -> String {
    typed.chars().take(MAX_TYPED).collect()
}

/// A typed day; none where none is typed.
fn day(typed: &str) -> Result<Option<Day>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => Day::parse(typed).map(Some).map_err(|_| ()),
    }
}

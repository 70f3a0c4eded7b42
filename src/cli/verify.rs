//! `verify`: from inputs to verdicts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::inputs::{Input, Wanted, expand};
use super::question::question;
use super::remember::{Unasked, memory, tell_news};
use super::report::{self, Named, Style};
use super::{Failure, argument, inputs, many, path, search, trust_of};
use crate::check::{CheckError, Checked, Terms, check_bytes, check_code, check_file, error_line, written};
use crate::domain::{At, AtSource, Instant};
use crate::text::{self, HistoryWrong, Lang, Said, history_wrong, said};
use crate::verify::Word;

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let named = inputs(matches);
    let bearer_file = path(matches, "bearer-file");
    if bearer_file == Some(Path::new("-")) && named.iter().any(|input| *input == "-") {
        return Err(Failure::Said(said(lang, Said::StdinTwice)));
    }
    let at = instant(lang, matches, machine.clock.now())?;
    let question = question(lang, matches, machine)?;
    let (inputs, left_out) = expand(lang, &named, Wanted::PicturesAndTexts, &mut *machine.stdin)?;
    let memory = memory(lang, matches, machine, Unasked::Forgets)?;
    if at.source == AtSource::Chosen && memory.is_kept() {
        machine.tell(&history_wrong(lang, HistoryWrong::ChosenNotKept));
    }
    let terms = Terms { trust: trust_of(lang, matches, machine)?, question, at, memory };
    let search = search(lang, matches, machine)?;
    let style = if matches.get_flag("json") {
        Style::Json
    } else if inputs.len() == 1 {
        Style::Full
    } else {
        Style::Lines
    };
    let work = |input: &Input| match input {
        Input::Text(code) => check_code(code, &terms).map(|checked| vec![checked]).map_err(CheckError::from),
        Input::File(path) => check_file(path, &terms, &search),
        Input::Stdin(bytes) => check_bytes(bytes, &terms, &search),
        Input::EmptyFolder(path) => Err(CheckError::EmptyFolder { path: path.clone() }),
        Input::Closed(path, kind) => Err(CheckError::Io { path: path.clone(), error: (*kind).into() }),
    };
    let watched = machine.watched;
    let mut answers = Answers::new(lang, style, machine, &terms);
    answers.begin().map_err(Failure::Output)?;
    many::in_order(&inputs, watched, work, |input, answer| answers.give(input, answer))
        .map_err(Failure::Output)?;
    if left_out > 0 {
        answers.machine.tell(&said(lang, Said::LeftOut(left_out)));
    }
    let exit = answers.finish().map_err(Failure::Output)?;
    tell_news(lang, &terms.memory, machine);
    Ok(exit)
}

struct Answers<'a, 'm> {
    lang: Lang,
    style: Style,
    machine: &'a mut Machine<'m>,
    terms: &'a Terms,
    /// How many of each headline, the most serious first.
    counts: BTreeMap<(Word, String), usize>,
    unreadable: usize,
    exit: Exit,
}

impl<'a, 'm> Answers<'a, 'm> {
    fn new(lang: Lang, style: Style, machine: &'a mut Machine<'m>, terms: &'a Terms) -> Self {
        let (counts, unreadable, exit) = (BTreeMap::new(), 0, Exit::Accepted);
        Answers { lang, style, machine, terms, counts, unreadable, exit }
    }

    /// Above a list: that its instant was chosen, which the full report says of each code.
    fn begin(&mut self) -> io::Result<()> {
        match (self.style, self.terms.at.source) {
            (Style::Lines, AtSource::Chosen) => {
                writeln!(self.machine.out, "{}", text::chosen_instant(self.lang, self.terms.at.instant))
            }
            _ => Ok(()),
        }
    }

    fn give(&mut self, input: &Input, answer: Result<Vec<Checked>, CheckError>) -> io::Result<()> {
        let checked = match answer {
            Ok(checked) => checked,
            Err(error) => return self.give_up(input, &error),
        };
        // A text can hold thousands of codes, a picture a few.
        if self.style == Style::Full && checked.len() > 1 && checked.iter().all(|one| one.found.is_none()) {
            self.style = Style::Lines;
            self.begin()?;
        }
        for one in &checked {
            let word = one.verdict.word();
            *self.counts.entry((word, text::headline(self.lang, &one.verdict))).or_default() += 1;
            self.exit = self.exit.max(word.into());
        }
        let named = Named { source: input.source(), shown: &input.shown(self.lang) };
        report::all(self.machine.out, self.lang, self.style, named, &checked, &self.terms.trust)
    }

    /// Programs read of it among the answers; people beside them, and in the count below.
    fn give_up(&mut self, input: &Input, error: &CheckError) -> io::Result<()> {
        self.unreadable += 1;
        self.exit = Exit::Unusable;
        if self.style == Style::Json {
            return writeln!(self.machine.out, "{}", written(&error_line(input.source(), error)));
        }
        let why = text::check_error(self.lang, error);
        self.machine.fault(self.lang, &said(self.lang, Said::Unread(&input.shown(self.lang), &why)));
        Ok(())
    }

    fn finish(self) -> io::Result<Exit> {
        let results = self.counts.values().sum::<usize>() + self.unreadable;
        if self.style == Style::Lines || (self.style == Style::Full && results > 1) {
            let counts: Vec<_> =
                self.counts.iter().map(|((_, headline), count)| (headline.as_str(), *count)).collect();
            let tally = text::tally(self.lang, &counts, self.unreadable);
            let gap = if self.style == Style::Full { "\n" } else { "" };
            writeln!(self.machine.out, "{gap}{tally}")?;
        }
        Ok(self.exit)
    }
}

fn instant(lang: Lang, matches: &ArgMatches, now: Instant) -> Result<At, Failure> {
    match argument(matches, "at") {
        None => Ok(At { instant: now, source: AtSource::Machine }),
        Some(typed) => match Instant::parse(typed) {
            Ok(instant) => Ok(At { instant, source: AtSource::Chosen }),
            Err(_) => Err(Failure::Said(said(lang, Said::BadInstant(&text::visible_up_to(typed, 60))))),
        },
    }
}

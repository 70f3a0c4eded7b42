//! `verify`: from inputs to verdicts.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::inputs::{Input, Wanted, expand};
use super::{Failure, argument, arguments, many, report, trust_of};
use crate::check::{
    CheckError, Checked, Terms, check_bytes, check_code, check_file, error_line, read_bounded, verdict_line,
};
use crate::domain::{At, AtSource, Bearer, Instant, MAX_ID_CHARS, Purpose, Question};
use crate::scan::MAX_BYTES;
use crate::text::{self, Lang, Said, said, visible};
use crate::verify::Word;

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Json,
    /// Everything about each code.
    Full,
    /// One line a code, and a count.
    Lines,
}

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let named = arguments(matches, "input");
    let inputs = expand(lang, &named, Wanted::PicturesAndTexts).map_err(Failure::Said)?;
    let from_stdin = inputs.iter().filter(|input| **input == Input::Stdin).count();
    let bearer_file = argument(matches, "bearer-file");
    if from_stdin + usize::from(bearer_file == Some("-")) > 1 {
        return Err(Failure::Said(said(lang, Said::StdinTwice)));
    }
    let terms = Terms {
        trust: trust_of(lang, matches, machine)?,
        question: Question { purpose: purpose(lang, matches)?, bearer: bearer(lang, bearer_file, machine)? },
        at: instant(lang, matches, machine.now)?,
    };
    let stdin = if from_stdin == 1 {
        read_bounded(&mut *machine.stdin, MAX_BYTES).map_err(Failure::Input)?
    } else {
        None
    };
    let style = if matches.get_flag("json") {
        Style::Json
    } else if inputs.len() == 1 {
        Style::Full
    } else {
        Style::Lines
    };
    let mut answers = Answers {
        lang,
        style,
        out: &mut *machine.out,
        counts: BTreeMap::new(),
        unreadable: 0,
        exit: Exit::Accepted,
    };
    let work = |input: &Input| match input {
        Input::Text(code) => check_code(code, &terms).map(|checked| vec![checked]).map_err(CheckError::from),
        Input::File(path) => check_file(path, &terms),
        Input::Stdin => match &stdin {
            Some(bytes) => check_bytes(bytes, &terms),
            None => Err(CheckError::TooLarge { path: "-".into(), limit: MAX_BYTES }),
        },
    };
    many::in_order(&inputs, machine.watched, work, |input, answer| {
        answers.give(&input.source(), answer, &terms)
    })?;
    answers.finish().map_err(Failure::Output)
}

struct Answers<'a> {
    lang: Lang,
    style: Style,
    out: &'a mut dyn Write,
    counts: BTreeMap<Word, usize>,
    unreadable: usize,
    exit: Exit,
}

impl Answers<'_> {
    fn give(
        &mut self,
        source: &str,
        answer: Result<Vec<Checked>, CheckError>,
        terms: &Terms,
    ) -> Result<(), Failure> {
        let checked = match answer {
            Ok(checked) => checked,
            Err(error) => {
                self.unreadable += 1;
                self.exit = Exit::Unusable;
                let why = text::check_error(self.lang, &error);
                let (fault, source) = (said(self.lang, Said::Fault), visible(source));
                let written = match self.style {
                    Style::Json => writeln!(self.out, "{}", error_line(&source, &error.to_string())),
                    Style::Full | Style::Lines => writeln!(self.out, "{fault}{source}: {why}"),
                };
                return written.map_err(Failure::Output);
            }
        };
        for (i, one) in checked.iter().enumerate() {
            *self.counts.entry(one.verdict.word()).or_default() += 1;
            self.exit = self.exit.max(one.verdict.word().into());
            self.write(source, one, terms, i).map_err(Failure::Output)?;
        }
        Ok(())
    }

    fn write(&mut self, source: &str, one: &Checked, terms: &Terms, nth: usize) -> io::Result<()> {
        match self.style {
            Style::Json => writeln!(self.out, "{}", verdict_line(source, one)),
            Style::Lines => report::line(self.out, self.lang, source, one, &terms.trust),
            Style::Full => {
                if nth > 0 {
                    writeln!(self.out, "\n{}\n", "─".repeat(60))?;
                }
                report::full(self.out, self.lang, source, one, &terms.trust)
            }
        }
    }

    fn finish(self) -> io::Result<Exit> {
        if self.style == Style::Lines {
            let counts: Vec<_> =
                self.counts.iter().map(|(word, count)| (text::word(self.lang, *word), *count)).collect();
            writeln!(self.out, "{}", text::tally(self.lang, &counts, self.unreadable))?;
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

fn purpose(lang: Lang, matches: &ArgMatches) -> Result<Option<Purpose>, Failure> {
    let parsed = argument(matches, "purpose").map(|typed| {
        Purpose::parse(typed)
            .map_err(|_| Failure::Said(said(lang, Said::BadPurpose(&text::visible_up_to(typed, 60)))))
    });
    parsed.transpose()
}

/// The number never stands on the command line, where other users of the machine could see it.
fn bearer(lang: Lang, file: Option<&str>, machine: &mut Machine<'_>) -> Result<Option<Bearer>, Failure> {
    let Some(file) = file else { return Ok(None) };
    // A number of the greatest length in the longest characters, its letter, and line ends.
    let limit = MAX_ID_CHARS * 4 + 16;
    let bytes = if file == "-" {
        read_bounded(&mut *machine.stdin, limit)
    } else {
        std::fs::File::open(Path::new(file)).and_then(|file| read_bounded(file, limit))
    };
    let bytes = bytes.map_err(Failure::Input)?.unwrap_or_default();
    let typed = std::str::from_utf8(&bytes).ok().and_then(Bearer::parse);
    typed.map(Some).ok_or_else(|| Failure::Said(said(lang, Said::BadBearer)))
}

//! `history`: what was checked here, for whoever looks after the desk.

mod args;
mod export;
mod show;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::{Failure, argument, path, remember};
use crate::domain::Day;
use crate::history::{Decision, EntryId, Filter, History, HistoryFault, MAX_KEEP_DAYS};
use crate::text::{self, HistoryDone, HistoryWrong, Lang, Said, said, visible_up_to};

pub(super) use args::command;
#[cfg(feature = "app")]
pub(crate) use export::entries_to;

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Failure::Said(said(lang, Said::WrongUse)));
    };
    // What is wrong with the arguments is said before anything is opened.
    let filter = filter(lang, matches, name)?;
    let folder = remember::folder(lang, matches, machine)?;
    let opened = History::open_existing(&folder, machine.clock.now(), machine.random);
    let mut history = match opened {
        Ok((history, fault)) => {
            if let Some(fault) = fault {
                machine.tell(&text::history_fault(lang, &fault));
            }
            history
        }
        Err(fault) => return Err(unable(lang, fault)),
    };
    match name {
        "list" => show::list(lang, matches, machine, &history, &filter),
        "count" => show::count(lang, matches, machine, &history, &filter),
        "export" => {
            let file = path(matches, "file").unwrap_or(std::path::Path::new(""));
            let exported = export::export(lang, file, &history, &filter)?;
            done(lang, machine, HistoryDone::Exported(exported, &visible_up_to(&file.to_string_lossy(), 200)))
        }
        "decide" => decide(lang, matches, machine, &mut history),
        "forget" => forget(lang, matches, machine, &mut history),
        "keep" => keep(lang, matches, machine, &mut history),
        _ => Err(Failure::Said(said(lang, Said::WrongUse))),
    }
}

fn decide(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
    history: &mut History,
) -> Result<Exit, Failure> {
    let typed = argument(matches, "id").unwrap_or_default();
    let id =
        EntryId::parse(typed).ok_or_else(|| bad(lang, HistoryWrong::BadEntry(&visible_up_to(typed, 60))))?;
    let typed = argument(matches, "decision").unwrap_or_default();
    let decision = Decision::from_id(typed)
        .ok_or_else(|| bad(lang, HistoryWrong::BadDecision(&visible_up_to(typed, 60))))?;
    history.decide(id, decision, machine.clock.now()).map_err(|fault| unable(lang, fault))?;
    done(lang, machine, HistoryDone::Decided(id, decision))
}

fn forget(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
    history: &mut History,
) -> Result<Exit, Failure> {
    let before = day(lang, matches, "before")?;
    if before.is_some() == matches.get_flag("all") {
        return Err(bad(lang, HistoryWrong::ForgetWhat));
    }
    let forgotten = history.forget(before).map_err(|fault| unable(lang, fault))?;
    done(lang, machine, HistoryDone::Forgotten(forgotten))
}

fn keep(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
    history: &mut History,
) -> Result<Exit, Failure> {
    if let Some(typed) = argument(matches, "days") {
        let days = typed.parse().ok().filter(|days| (1..=MAX_KEEP_DAYS).contains(days));
        let days =
            days.ok_or_else(|| bad(lang, HistoryWrong::BadDays(&visible_up_to(typed, 60), MAX_KEEP_DAYS)))?;
        history.set_keep_days(days, machine.clock.now()).map_err(|fault| unable(lang, fault))?;
    }
    let days = history.keep_days().map_err(|fault| unable(lang, fault))?;
    done(lang, machine, HistoryDone::Keeps(days))
}

/// What `--since`, `--until` and `--verdict` ask for, where a command has them.
fn filter(lang: Lang, matches: &ArgMatches, name: &str) -> Result<Filter, Failure> {
    if !matches!(name, "list" | "count" | "export") {
        return Ok(Filter::default());
    }
    let verdict = argument(matches, "verdict").map(|typed| {
        Filter::word(typed).ok_or_else(|| bad(lang, HistoryWrong::BadVerdict(&visible_up_to(typed, 60))))
    });
    Ok(Filter {
        since: day(lang, matches, "since")?,
        until: day(lang, matches, "until")?,
        verdict: verdict.transpose()?,
    })
}

fn day(lang: Lang, matches: &ArgMatches, name: &str) -> Result<Option<Day>, Failure> {
    let parsed = argument(matches, name).map(|typed| {
        Day::parse(typed).map_err(|_| bad(lang, HistoryWrong::BadDay(&visible_up_to(typed, 60))))
    });
    parsed.transpose()
}

fn done(lang: Lang, machine: &mut Machine<'_>, done: HistoryDone<'_>) -> Result<Exit, Failure> {
    writeln!(machine.out, "{}", text::history_done(lang, done)).map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}

fn bad(lang: Lang, why: HistoryWrong<'_>) -> Failure {
    Failure::Said(text::history_wrong(lang, why))
}

fn unable(lang: Lang, fault: HistoryFault) -> Failure {
    Failure::Said(text::history_fault(lang, &fault))
}

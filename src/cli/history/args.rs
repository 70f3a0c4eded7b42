//! The grammar of `history`.

use std::path::PathBuf;

use clap::{Arg, Command, ValueHint, value_parser};

use crate::cli::args::{file, flag, option, subcommand};
use crate::text::{Help, HistoryHelp, Lang, help, history_help};

pub(in crate::cli) fn command(lang: Lang) -> Command {
    let filtered = |command: Command| {
        command
            .arg(option(lang, "since", "DAY", HistoryHelp::Since))
            .arg(option(lang, "until", "DAY", HistoryHelp::Until))
            .arg(option(lang, "verdict", "accepted|attention|refused|unproven|none", HistoryHelp::Verdict))
            .arg(place(lang))
    };
    let list = subcommand(lang, HistoryHelp::List, "list", "yanzheng history list [OPTIONS]");
    let count = subcommand(lang, HistoryHelp::Count, "count", "yanzheng history count [OPTIONS]");
    let export = subcommand(lang, HistoryHelp::Export, "export", "yanzheng history export [OPTIONS] <FILE>");
    let export_file = Arg::new("file")
        .value_name("FILE.csv|FILE.jsonl")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help(history_help(lang, HistoryHelp::File))
        .help_heading(help(lang, Help::Arguments))
        .value_hint(ValueHint::FilePath);
    let decide = subcommand(
        lang,
        HistoryHelp::Decide,
        "decide",
        "yanzheng history decide [OPTIONS] <ID> <confirmed|rejected>",
    );
    let forget = subcommand(
        lang,
        HistoryHelp::Forget,
        "forget",
        "yanzheng history forget <--before DAY|--all> [OPTIONS]",
    );
    let keep = subcommand(lang, HistoryHelp::Keep, "keep", "yanzheng history keep [OPTIONS] [DAYS]");
    let line = "yanzheng history <list|count|export|decide|forget|keep> [OPTIONS]";
    subcommand(lang, HistoryHelp::History, "history", line)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(help(lang, Help::Commands))
        .subcommand_help_heading(help(lang, Help::Commands))
        .subcommands([
            filtered(list).arg(flag(lang, "json", Help::Json)),
            filtered(count).arg(flag(lang, "json", Help::Json)),
            filtered(export).arg(export_file),
            decide
                .arg(word(lang, "id", "ID", HistoryHelp::Id).required(true))
                .arg(word(lang, "decision", "confirmed|rejected", HistoryHelp::Decision).required(true))
                .arg(place(lang)),
            forget
                .arg(option(lang, "before", "DAY", HistoryHelp::Before))
                .arg(flag(lang, "all", HistoryHelp::All))
                .arg(place(lang)),
            keep.arg(word(lang, "days", "DAYS", HistoryHelp::Days)).arg(place(lang)),
        ])
}

fn word(lang: Lang, name: &'static str, value: &'static str, words: HistoryHelp) -> Arg {
    Arg::new(name).value_name(value).help(history_help(lang, words)).help_heading(help(lang, Help::Arguments))
}

fn place(lang: Lang) -> Arg {
    file(lang, "history", "DIR|default", HistoryHelp::Place).value_hint(ValueHint::DirPath)
}

//! The command line's grammar, with its help in both languages.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use crate::text::{Help, HistoryHelp, Lang, Said, help, history_help, said, visible_up_to};

/// The grammar of `yanzheng`.
pub fn command(lang: Lang) -> Command {
    let inputs = |words| {
        Arg::new("input")
            .value_name("PATH|YZ1:…|-")
            .num_args(1..)
            .required(true)
            // Any name of a file, in whatever encoding.
            .value_parser(value_parser!(OsString))
            .help(help(lang, words))
            .help_heading(help(lang, Help::Arguments))
            .value_hint(ValueHint::AnyPath)
    };
    let verify = subcommand(lang, Help::Verify, "verify", "yanzheng verify [OPTIONS] <PATH|YZ1:…|->…")
        .arg(inputs(Help::VerifyInput))
        .arg(trust(lang))
        .arg(option(lang, "at", "TIME", Help::At))
        .arg(option(lang, "purpose", "CODE", Help::Purpose))
        .arg(file(lang, "bearer-file", "FILE|-", Help::BearerFile).value_hint(ValueHint::FilePath))
        .arg(effort(lang))
        .arg(history(lang, HistoryHelp::NotKept))
        .arg(flag(lang, "json", Help::Json));
    let scan = subcommand(lang, Help::Scan, "scan", "yanzheng scan [OPTIONS]")
        .arg(camera(lang))
        .arg(flag(lang, "once", Help::Once))
        .arg(option(lang, "within", "SECONDS", Help::Within))
        .arg(trust(lang))
        .arg(option(lang, "purpose", "CODE", Help::Purpose))
        .arg(file(lang, "bearer-file", "FILE|-", Help::BearerFile).value_hint(ValueHint::FilePath))
        .arg(history(lang, HistoryHelp::Kept))
        .arg(flag(lang, "json", Help::Json))
        .arg(flag(lang, "list", Help::List));
    let decode = subcommand(lang, Help::Decode, "decode", "yanzheng decode [OPTIONS] <PATH|->…")
        .arg(inputs(Help::DecodeInput).value_name("PATH|-"))
        .arg(effort(lang))
        .arg(flag(lang, "json", Help::Json));
    let inspect =
        subcommand(lang, Help::Inspect, "inspect", "yanzheng inspect [OPTIONS] <PATH|YZ1:…|hex:…|->")
            .arg(inputs(Help::InspectInput).value_name("PATH|YZ1:…|hex:…|-").num_args(1))
            .arg(effort(lang));
    let vectors = subcommand(lang, Help::Vectors, "vectors", "yanzheng vectors <DIR>")
        .arg(inputs(Help::VectorsInput).value_name("DIR").num_args(1).value_hint(ValueHint::DirPath));
    let completions = subcommand(lang, Help::Completions, "completions", "yanzheng completions <SHELL>").arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .hide_possible_values(true)
            .value_parser(value_parser!(clap_complete::Shell))
            .help(help(lang, Help::Shell))
            .help_heading(help(lang, Help::Arguments)),
    );
    let app = subcommand(lang, Help::App, "app", "yanzheng app [OPTIONS] [PATH]")
        .arg(
            Arg::new("file")
                .value_name("PATH")
                .value_parser(value_parser!(PathBuf))
                .help(help(lang, Help::AppFile))
                .help_heading(help(lang, Help::Arguments))
                .value_hint(ValueHint::FilePath),
        )
        .arg(trust(lang))
        .arg(camera(lang))
        .arg(history(lang, HistoryHelp::Kept))
        .arg(option(lang, "desk", "CODE", Help::Desk))
        .arg(flag(lang, "kiosk", Help::Kiosk))
        .arg(flag(lang, "fullscreen", Help::Fullscreen))
        .arg(option(lang, "monitor", "N", Help::Monitor))
        .arg(option(lang, "customer-monitor", "N", Help::CustomerMonitor))
        // For ./dev bench desk.
        .arg(Arg::new("measure").long("measure").value_parser(value_parser!(PathBuf)).hide(true));
    let line = "yanzheng <app|verify|scan|decode|inspect|history|vectors|completions> [OPTIONS]";
    program(lang, Help::About, "yanzheng", line).after_help(help(lang, Help::After)).subcommands([
        app,
        verify,
        scan,
        decode,
        inspect,
        super::history::command(lang),
        vectors,
        completions,
    ])
}

/// A piece of help.
pub(super) trait Words {
    fn words(self, lang: Lang) -> &'static str;
}

impl Words for Help {
    fn words(self, lang: Lang) -> &'static str {
        help(lang, self)
    }
}

impl Words for HistoryHelp {
    fn words(self, lang: Lang) -> &'static str {
        history_help(lang, self)
    }
}

#[cfg(feature = "office")]
impl Words for crate::text::OfficeHelp {
    fn words(self, lang: Lang) -> &'static str {
        crate::text::office_help(lang, self)
    }
}

pub(super) fn program(lang: Lang, about: impl Words, name: &'static str, line: &str) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    plain(lang, Command::new(name), about, line)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        // The terminal breaks lines; clap would break Chinese only at its few spaces.
        .term_width(0)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name(help(lang, Help::Commands))
        .subcommand_help_heading(help(lang, Help::Commands))
        .arg(version.help(help(lang, Help::Version)))
        .arg(option(lang, "lang", "zh|en", Help::Lang).global(true))
}

pub(super) fn subcommand(lang: Lang, about: impl Words, name: &'static str, line: &str) -> Command {
    plain(lang, Command::new(name), about, line)
}

/// `line` is the usage, in which OPTIONS is put into the reader's language.
fn plain(lang: Lang, command: Command, about: impl Words, line: &str) -> Command {
    let usage = help(lang, Help::Usage);
    let template =
        format!("{{before-help}}{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let show = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    command
        .override_usage(line.replace("OPTIONS", &help(lang, Help::Options).to_uppercase()))
        .about(about.words(lang))
        .help_template(StyledStr::from(template))
        .disable_help_flag(true)
        .next_help_heading(help(lang, Help::Options))
        .arg(show.help(help(lang, Help::Help)).help_heading(help(lang, Help::Options)))
}

pub(super) fn option(lang: Lang, name: &'static str, value: &'static str, words: impl Words) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(words.words(lang))
        .help_heading(help(lang, Help::Options))
}

pub(super) fn flag(lang: Lang, name: &'static str, words: impl Words) -> Arg {
    let flag = Arg::new(name).long(name).action(ArgAction::SetTrue);
    flag.help(words.words(lang)).help_heading(help(lang, Help::Options))
}

pub(super) fn file(lang: Lang, name: &'static str, value: &'static str, words: impl Words) -> Arg {
    option(lang, name, value, words).value_parser(value_parser!(PathBuf))
}

fn trust(lang: Lang) -> Arg {
    file(lang, "trust", "DIR", Help::Trust).value_hint(ValueHint::DirPath)
}

fn history(lang: Lang, words: HistoryHelp) -> Arg {
    file(lang, "history", "DIR|default|none", words).value_hint(ValueHint::DirPath)
}

fn effort(lang: Lang) -> Arg {
    option(lang, "effort", "live|normal|hard", Help::Effort)
}

fn camera(lang: Lang) -> Arg {
    option(lang, "camera", "N|replay:DIR", Help::Camera).value_parser(value_parser!(OsString))
}

/// What is wrong with the use of the command line, in our words: clap's own would repeat a hostile argument as it is.
/// `usage` is the program, with the command if there is one.
pub(super) fn usage_error(lang: Lang, error: &clap::Error, usage: &str) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(visible_up_to(text, 80)),
        Some(ContextValue::Strings(texts)) => texts.first().map(|text| visible_up_to(text, 80)),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    let what = match (error.kind(), argument.as_deref()) {
        (ErrorKind::InvalidSubcommand, _) => match context(ContextKind::InvalidSubcommand) {
            Some(name) => said(lang, Said::UnknownCommand(&name)),
            None => said(lang, Said::WrongUse),
        },
        // No two options of ours exclude each other, but each excludes itself.
        (ErrorKind::ArgumentConflict, Some(name)) => said(lang, Said::Twice(name)),
        (ErrorKind::UnknownArgument | ErrorKind::TooManyValues, Some(name)) => {
            said(lang, Said::UnknownArgument(name))
        }
        (ErrorKind::MissingRequiredArgument, Some(name)) => said(lang, Said::MissingArgument(name)),
        (ErrorKind::MissingSubcommand, _) => said(lang, Said::MissingArgument(help(lang, Help::Commands))),
        (ErrorKind::InvalidValue, Some(name))
            if context(ContextKind::InvalidValue).is_none_or(|v| v.is_empty()) =>
        {
            said(lang, Said::MissingValue(name))
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals, Some(name)) => {
            said(lang, Said::InvalidValue(name))
        }
        _ => said(lang, Said::WrongUse),
    };
    let meant = context(ContextKind::SuggestedSubcommand).or_else(|| context(ContextKind::SuggestedArg));
    let meant = meant.map(|name| said(lang, Said::DidYouMean(&name)));
    let sentences = [Some(what), meant, Some(said(lang, Said::SeeHelp(usage)))];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(if lang == Lang::En { " " } else { "" })
}

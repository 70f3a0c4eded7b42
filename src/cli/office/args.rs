//! The grammar of `yanzheng-office`.

use std::path::PathBuf;

use clap::{Arg, Command, ValueHint, value_parser};

use crate::cli::args::{Words, file, flag, option, program, subcommand};
use crate::text::OfficeHelp as Office;
use crate::text::{Help, Lang, help};

/// The grammar of `yanzheng-office`.
pub fn office_command(lang: Lang) -> Command {
    let line = "yanzheng-office <init|import|export|apply|phone|show|grant|download|vehicle|manager|key|publish|demo|samples> [OPTIONS]";
    let data = file(lang, "data", "DIR", Office::Data).value_hint(ValueHint::DirPath).global(true);
    let passphrase = file(lang, "passphrase-file", "FILE|-", Office::Passphrase).global(true);
    let commands =
        [phone(lang), show(lang), grant(lang), download(lang), vehicle(lang), manager(lang), key(lang)];
    program(lang, Office::About, "yanzheng-office", line)
        .after_help(Office::After.words(lang))
        .arg(data)
        .arg(passphrase)
        .subcommand(init(lang))
        .subcommands(register(lang))
        .subcommands(commands)
        .subcommands(making(lang))
}

fn init(lang: Lang) -> Command {
    subcommand(lang, Office::Init, "init", "yanzheng-office init [OPTIONS]")
        .arg(option(lang, "authority", "CODE", Office::Authority))
        .arg(option(lang, "zh", "NAME", Office::NameZh))
        .arg(option(lang, "en", "NAME", Office::NameEn))
        .arg(option(lang, "activation", "DAY", Office::Activation))
        .arg(flag(lang, "real", Office::Real))
        .arg(flag(lang, "insecure-test-keys", Office::Insecure))
        .arg(flag(lang, "seed", Office::Seed))
}

fn register(lang: Lang) -> [Command; 3] {
    let table = || {
        let tables = ["persons", "organisations", "vehicles"];
        value(lang, "table", "TABLE", Office::Table).value_parser(tables).hide_possible_values(true)
    };
    let json = || flag(lang, "json", Office::Json);
    [
        subcommand(lang, Office::Import, "import", "yanzheng-office import [OPTIONS] <TABLE> <FILE|->")
            .arg(table())
            .arg(place(lang, "file", "FILE|-", Office::ImportFile))
            .arg(json()),
        subcommand(lang, Office::Export, "export", "yanzheng-office export [OPTIONS] <TABLE> [FILE]")
            .arg(table())
            .arg(place(lang, "file", "FILE", Office::ExportFile).required(false))
            .arg(json()),
        subcommand(lang, Office::Apply, "apply", "yanzheng-office apply --vehicle <PLATE> --by <ID>")
            .arg(plate(lang))
            .arg(needed(lang, "by", "ID", Office::Applicant)),
    ]
}

fn phone(lang: Lang) -> Command {
    let named = || value(lang, "phone", "NAME", Office::PhoneName);
    group(lang, Office::Phone, "phone", "yanzheng-office phone <enrol|revoke|list>").subcommands([
        subcommand(lang, Office::PhoneEnrol, "enrol", "yanzheng-office phone enrol <NAME> --holder <ID>")
            .arg(named())
            .arg(needed(lang, "holder", "ID", Office::Holder)),
        subcommand(lang, Office::PhoneRevoke, "revoke", "yanzheng-office phone revoke <NAME>").arg(named()),
        subcommand(lang, Office::PhoneList, "list", "yanzheng-office phone list"),
    ])
}

fn show(lang: Lang) -> Command {
    let line = "yanzheng-office show --phone <NAME> <--vehicle <PLATE>|--grant <N>> [OPTIONS]";
    subcommand(lang, Office::Show, "show", line)
        .arg(needed(lang, "phone", "NAME", Office::PhoneName))
        .arg(plate(lang).required(false).required_unless_present("grant").conflicts_with("grant"))
        .arg(option(lang, "grant", "N", Office::GrantNumber).value_parser(value_parser!(i64)))
        .arg(option(lang, "until", "TIME", Office::ShowUntil))
        .arg(flag(lang, "text", Office::Text))
        .arg(file(lang, "png", "FILE", Office::Png).conflicts_with("text"))
        .arg(file(lang, "frames", "DIR", Office::Frames).conflicts_with_all(["text", "png"]))
        .arg(flag(lang, "renew", Office::Renew))
}

fn grant(lang: Lang) -> Command {
    let add = "yanzheng-office grant add --vehicle <PLATE> --by <ID> --to <ID> --purpose <CODES> --until <DAY> [OPTIONS]";
    group(lang, Office::Grant, "grant", "yanzheng-office grant <add|end|list>").subcommands([
        subcommand(lang, Office::GrantAdd, "add", add)
            .arg(plate(lang))
            .arg(by(lang))
            .arg(option(lang, "to", "ID", Office::To).required_unless_present("name"))
            .arg(
                option(lang, "name", "NAME", Office::GranteeName)
                    .conflicts_with("to")
                    .requires("document-file"),
            )
            .arg(file(lang, "document-file", "FILE|-", Office::Document).requires("name"))
            .args(terms(lang)),
        subcommand(lang, Office::GrantEnd, "end", "yanzheng-office grant end <N> --by <ID>")
            .arg(number(lang))
            .arg(by(lang)),
        subcommand(lang, Office::GrantList, "list", "yanzheng-office grant list --vehicle <PLATE>")
            .arg(plate(lang)),
    ])
}

fn download(lang: Lang) -> Command {
    let make = "yanzheng-office download make --vehicle <PLATE> --by <ID> --purpose <CODES> --until <DAY> --out <FILE> [OPTIONS]";
    let out = || file(lang, "out", "FILE", Office::Out).required(true).value_hint(ValueHint::FilePath);
    group(lang, Office::Download, "download", "yanzheng-office download <make|again|end|list>").subcommands([
        subcommand(lang, Office::DownloadMake, "make", make)
            .arg(plate(lang))
            .arg(by(lang))
            .arg(option(lang, "user", "NAME", Office::User))
            .arg(
                option(lang, "grant", "N", Office::GrantNumber)
                    .value_parser(value_parser!(i64))
                    .conflicts_with("user"),
            )
            .args(terms(lang))
            .arg(out()),
        subcommand(lang, Office::DownloadAgain, "again", "yanzheng-office download again <N> --out <FILE>")
            .arg(number(lang))
            .arg(out()),
        subcommand(lang, Office::DownloadEnd, "end", "yanzheng-office download end <N> --by <ID>")
            .arg(number(lang))
            .arg(by(lang)),
        subcommand(lang, Office::DownloadList, "list", "yanzheng-office download list --vehicle <PLATE>")
            .arg(plate(lang)),
    ])
}

fn vehicle(lang: Lang) -> Command {
    let named = || value(lang, "vehicle", "PLATE", Office::Plate);
    let new = || value(lang, "number", "NUMBER", Office::NewNumber);
    group(lang, Office::Vehicle, "vehicle", "yanzheng-office vehicle <state|transfer|plate|vin>").subcommands(
        [
            subcommand(lang, Office::VehicleState, "state", "yanzheng-office vehicle state <PLATE> <STATES>")
                .arg(named())
                .arg(value(lang, "states", "STATES", Office::States)),
            subcommand(
                lang,
                Office::VehicleTransfer,
                "transfer",
                "yanzheng-office vehicle transfer <PLATE> --to <ID>",
            )
            .arg(named())
            .arg(needed(lang, "to", "ID", Office::NewOwner)),
            subcommand(lang, Office::VehiclePlate, "plate", "yanzheng-office vehicle plate <PLATE> <NUMBER>")
                .arg(named())
                .arg(new()),
            subcommand(lang, Office::VehicleVin, "vin", "yanzheng-office vehicle vin <PLATE> <NUMBER>")
                .arg(named())
                .arg(new()),
        ],
    )
}

fn manager(lang: Lang) -> Command {
    let both = |command: Command| {
        command.arg(value(lang, "organisation", "ORGANISATION", Office::Organisation)).arg(value(
            lang,
            "person",
            "PERSON",
            Office::Person,
        ))
    };
    let appoint = "yanzheng-office manager appoint <ORGANISATION> <PERSON>";
    let dismiss = "yanzheng-office manager dismiss <ORGANISATION> <PERSON>";
    group(lang, Office::Manager, "manager", "yanzheng-office manager <appoint|dismiss>").subcommands([
        both(subcommand(lang, Office::ManagerAppoint, "appoint", appoint)),
        both(subcommand(lang, Office::ManagerDismiss, "dismiss", dismiss)),
    ])
}

fn key(lang: Lang) -> Command {
    let named = || value(lang, "key", "KEY", Office::KeyId);
    group(lang, Office::Key, "key", "yanzheng-office key <add|retire|compromise|list>").subcommands([
        subcommand(lang, Office::KeyAdd, "add", "yanzheng-office key add --uses <USES> [OPTIONS]")
            .arg(needed(lang, "uses", "USES", Office::Uses))
            .arg(option(lang, "from", "TIME", Office::From))
            .arg(option(lang, "until", "DAY", Office::KeyUntil))
            .arg(file(lang, "pem", "FILE", Office::Pem))
            .arg(file(lang, "pem-passphrase-file", "FILE|-", Office::PemPassphrase).requires("pem")),
        subcommand(lang, Office::KeyRetire, "retire", "yanzheng-office key retire <KEY>").arg(named()),
        subcommand(lang, Office::KeyCompromise, "compromise", "yanzheng-office key compromise <KEY>")
            .arg(named()),
        subcommand(lang, Office::KeyList, "list", "yanzheng-office key list"),
    ])
}

/// What makes things for others: trust, the demo, the samples.
fn making(lang: Lang) -> [Command; 3] {
    let folder = |words: Help| place(lang, "folder", "DIR", words).value_hint(ValueHint::DirPath);
    [
        subcommand(lang, Office::Publish, "publish", "yanzheng-office publish [OPTIONS] <DIR>")
            .arg(place(lang, "folder", "DIR", Office::PublishFolder).value_hint(ValueHint::DirPath)),
        subcommand(lang, Help::Demo, "demo", "yanzheng-office demo [OPTIONS] <DIR>")
            .arg(folder(Help::DemoFolder))
            .arg(flag(lang, "renew", Help::Renew)),
        subcommand(lang, Help::Samples, "samples", "yanzheng-office samples <DIR>").arg(folder(Help::Root)),
    ]
}

/// A command of commands.
fn group(lang: Lang, about: Office, name: &'static str, line: &str) -> Command {
    subcommand(lang, about, name, line)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(help(lang, Help::Commands))
        .subcommand_help_heading(help(lang, Help::Commands))
}

fn value(lang: Lang, name: &'static str, shown: &'static str, words: impl Words) -> Arg {
    let arg = Arg::new(name).value_name(shown).required(true);
    arg.help(words.words(lang)).help_heading(help(lang, Help::Arguments))
}

fn place(lang: Lang, name: &'static str, shown: &'static str, words: impl Words) -> Arg {
    value(lang, name, shown, words).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn needed(lang: Lang, name: &'static str, shown: &'static str, words: Office) -> Arg {
    option(lang, name, shown, words).required(true)
}

fn plate(lang: Lang) -> Arg {
    needed(lang, "vehicle", "PLATE", Office::Plate)
}

fn by(lang: Lang) -> Arg {
    needed(lang, "by", "ID", Office::By)
}

fn number(lang: Lang) -> Arg {
    value(lang, "number", "N", Office::Number).value_parser(value_parser!(i64))
}

/// What a grant or download is for, and for how long.
fn terms(lang: Lang) -> [Arg; 3] {
    [
        needed(lang, "purpose", "CODES", Office::Purposes),
        option(lang, "from", "TIME", Office::From),
        needed(lang, "until", "DAY", Office::Until),
    ]
}

//! What both programs take from the machine: arguments, environment, clock, standard streams.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use yanzheng::cli::{Exit, Machine, OpenPhone, OpenWindow, Watched};
use yanzheng::domain::{Clock, Instant};
use yanzheng::scan::{Scanner, worker};
use yanzheng::text::Lang;
use yanzheng::trust::Places;

/// Runs a program on this machine.
pub(crate) fn run_here(
    run: fn(&mut Machine<'_>) -> Exit,
    window: Option<OpenWindow>,
    phone: Option<OpenPhone>,
) -> ExitCode {
    if env::args_os().nth(1).is_some_and(|first| first == worker::ARGUMENT) {
        return worker::serve(io::stdin().lock(), io::stdout().lock());
    }
    let watched = if io::stderr().is_terminal() { Watched::Terminal } else { Watched::No };
    let mut machine = Machine {
        args: env::args_os().collect(),
        lang: environment("YANZHENG_LANG").and_then(|tag| Lang::parse(tag.to_str()?)),
        places: Places {
            home: environment("YANZHENG_HOME"),
            data: environment("XDG_DATA_HOME"),
            user: environment("HOME"),
        },
        clock: Clock::new(now),
        random,
        scanner: scanner(),
        window,
        phone,
        stdin: &mut io::stdin(),
        out: &mut io::BufWriter::new(io::stdout()),
        err: &mut io::stderr(),
        watched,
    };
    run(&mut machine).into()
}

/// Workers of this very program. Linux names it so that it is found when its file was replaced meanwhile, as by an
/// update; where a system cannot name it, it is looked for by its name, and each picture says if that is in vain.
fn scanner() -> Scanner {
    let program = if cfg!(target_os = "linux") {
        PathBuf::from("/proc/self/exe")
    } else {
        env::current_exe().unwrap_or_else(|_| env::args_os().next().unwrap_or_default().into())
    };
    Scanner::workers(program, vec![worker::ARGUMENT.into()])
}

#[allow(clippy::disallowed_methods, reason = "the programs are where the environment is read")]
fn environment(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[allow(clippy::disallowed_methods, reason = "the programs are where the clock is held")]
fn now() -> Instant {
    // A clock before 1970 is behind every release, which the verdict says.
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(seconds).ok().and_then(Instant::from_unix).unwrap_or(Instant::MAX)
}

fn random(bytes: &mut [u8]) -> io::Result<()> {
    getrandom::fill(bytes).map_err(|error| io::Error::other(error.to_string()))
}

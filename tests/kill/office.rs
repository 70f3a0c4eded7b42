use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::points::Point;

const SIGKILL: i32 = 9;

/// The library that kills; nothing where no C compiler is.
pub(crate) fn shim() -> Option<PathBuf> {
    let shim = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kill.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kill/shim.c");
    let mut cc = Command::new("cc");
    cc.args(["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"]).arg(&shim).arg(source);
    match cc.output() {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(shim)
        }
        Err(error) => {
            #[allow(clippy::disallowed_methods, reason = "whether this is CI, only the environment says")]
            let is_ci = std::env::var_os("CI").is_some();
            // On a user's machine it may be missing; in CI that would be a test that cannot fail.
            assert!(!is_ci, "cc: {error}; run ./dev setup");
            eprintln!("skipped: cc: {error}; run ./dev setup");
            None
        }
    }
}

/// Where a release goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A folder that holds an earlier one.
    Trust,
    /// A folder that is not there.
    Fresh,
    /// A folder that holds an earlier one, on a file system that cannot swap.
    Slow,
}

impl Target {
    pub(crate) const ALL: [Target; 3] = [Target::Trust, Target::Fresh, Target::Slow];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Target::Trust => "trust",
            Target::Fresh => "fresh",
            Target::Slow => "slow",
        }
    }
}

/// A command that changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Grant { plate: &'static str, by: &'static str, to: &'static str },
    End { grant: i64, by: &'static str },
    Publish(Target),
}

/// How it ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// What it said of its success.
    pub(crate) answer: String,
    pub(crate) is_killed: bool,
    /// Kind and path of each call that changed a file where it was to be killed.
    pub(crate) calls: Vec<(String, String)>,
}

/// A folder with an office's data, and what it publishes.
pub(crate) struct Office {
    pub(crate) root: PathBuf,
    pub(crate) shim: PathBuf,
    /// The last day of grants.
    pub(crate) until: String,
}

impl Office {
    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    pub(crate) fn folder(&self, target: Target) -> PathBuf {
        self.root.join("public").join(target.name())
    }

    /// A copy of all of it as it lies there. By `cp`: if this process closed a file of the database, it would lose its
    /// own locks on it.
    pub(crate) fn copy(&self, to: &Path) -> Office {
        let _ = fs::remove_dir_all(to);
        let status = Command::new("cp").arg("-r").arg(&self.root).arg(to).status().unwrap();
        assert!(status.success(), "cp: {status}");
        Office { root: to.to_owned(), shim: self.shim.clone(), until: self.until.clone() }
    }

    /// A command that is not killed and does what it is asked.
    pub(crate) fn do_it(&self, args: &[&str]) -> String {
        let output = self.command(args).output().unwrap();
        let faults = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && faults.is_empty(), "{args:?}: {} {faults}", output.status);
        String::from_utf8(output.stdout).unwrap()
    }

    /// An order that is killed at a point, if it reaches it.
    pub(crate) fn run(&self, order: &Order, point: &Point) -> Run {
        let log = self.root.join("log");
        let _ = fs::remove_file(&log);
        let folder;
        let args = match order {
            Order::Grant { plate, by, to } => &[
                "grant",
                "add",
                "--vehicle",
                plate,
                "--by",
                by,
                "--to",
                to,
                "--purpose",
                "51",
                "--until",
                &self.until,
            ][..],
            Order::End { grant, by } => {
                folder = grant.to_string();
                &["grant", "end", &folder, "--by", by]
            }
            Order::Publish(target) => {
                folder = self.folder(*target).to_str().unwrap().to_owned();
                &["publish", &folder]
            }
        };
        let mut command = self.command(args);
        command
            .env("LD_PRELOAD", &self.shim)
            .env("KILL_LOG", &log)
            .env("KILL_BELOW", self.root.join(point.below))
            .env("KILL_AMONG", &point.kind)
            .env("KILL_AT", point.nth.to_string());
        if *order == Order::Publish(Target::Slow) {
            command.env("KILL_NO_SWAP", "1");
        }
        let output = command.output().unwrap();
        let faults = String::from_utf8(output.stderr).unwrap();
        let is_killed = output.status.signal() == Some(SIGKILL);
        assert!(
            (is_killed || output.status.success()) && faults.is_empty(),
            "{order:?}: {} {faults}",
            output.status
        );
        let log = fs::read_to_string(log).unwrap();
        let mut calls: Vec<_> = log.lines().map(|line| line.split_once(' ').unwrap()).collect();
        assert_eq!(calls.pop_if(|(kind, _)| *kind == "killed").is_some(), is_killed, "{log}");
        let calls = calls.into_iter().map(|(kind, path)| (kind.to_owned(), path.to_owned())).collect();
        Run { answer: String::from_utf8(output.stdout).unwrap(), is_killed, calls }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yanzheng-office"));
        command.env_clear().env("YANZHENG_LANG", "en").arg("--data").arg(self.data()).args(args);
        command
    }
}

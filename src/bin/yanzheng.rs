//! Yanzheng, the offline verifier.

mod machine;

fn main() -> std::process::ExitCode {
    machine::run_here(yanzheng::cli::run)
}

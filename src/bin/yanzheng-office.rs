//! Yanzheng's reference issuer.

mod machine;

fn main() -> std::process::ExitCode {
    machine::run_here(yanzheng::cli::run_office, None, None)
}

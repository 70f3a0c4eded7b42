//! Yanzheng, the offline verifier.

mod machine;

fn main() -> std::process::ExitCode {
    #[cfg(feature = "app")]
    let window = Some(yanzheng::app::run as yanzheng::cli::OpenWindow);
    #[cfg(not(feature = "app"))]
    let window = None;
    machine::run_here(yanzheng::cli::run, window, None)
}

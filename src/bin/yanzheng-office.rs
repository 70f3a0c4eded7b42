//! Yanzheng's reference issuer.

mod machine;

fn main() -> std::process::ExitCode {
    #[cfg(feature = "app")]
    let phone = Some(yanzheng::app::phone::run as yanzheng::cli::OpenPhone);
    #[cfg(not(feature = "app"))]
    let phone = None;
    machine::run_here(yanzheng::cli::run_office, None, phone)
}

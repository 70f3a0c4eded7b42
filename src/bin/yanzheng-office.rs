//! The reference issuer's program.
fn main() -> std::process::ExitCode {
    yanzheng::cli::office::samples_main(std::path::Path::new("."), &mut std::io::stdout())
}

//! zhenwen: hands the command line over.

fn main() -> std::process::ExitCode {
    zhenwen::cli::run(std::env::args_os())
}

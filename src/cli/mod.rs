//! The command line: the only door to clap, to the clock and to the terminal.

mod values; // values of flags
mod register_arguments; // commands and flags of register
mod arguments; // all commands and flags
mod refusal; // a wrong command line, in Chinese
mod screen; // standard output and error
mod new; // zhenwen new
mod build; // zhenwen build
mod check; // zhenwen check
mod inspect; // zhenwen inspect
mod register; // zhenwen register
mod explain; // zhenwen explain

use crate::model::{Error, Finding, Result, Severity};
use crate::read;
use crate::report::Timings;
use arguments::{Arguments, Command};
use clap::Parser;
use screen::Screen;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// 0
    Clean,
    /// 1: findings of severity 错误.
    Faulty,
    /// 2: could not run.
    Failed,
}

impl Ending {
    /// Clean, unless one of the findings is a 错误.
    fn of(findings: &[Finding]) -> Self {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        if findings.iter().any(is_error) { Self::Faulty } else { Self::Clean }
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Clean => Self::SUCCESS,
            Ending::Faulty => Self::from(1),
            Ending::Failed => Self::from(2),
        }
    }
}

/// Runs the command line; the first argument is the program's own name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    if let [_, call, kind] = &arguments[..]
        && call == read::CALL
    {
        return serve(&kind.to_string_lossy()).into();
    }
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(refusal) => return refusal::show(&refusal).into(),
    };
    let screen = Screen::new(&arguments.everywhere);
    let timings = arguments.everywhere.timings.then(Timings::start);
    let ending = obey(arguments.command, &screen).unwrap_or_else(|error| {
        screen::to_error(&screen::error_text(&error));
        Ending::Failed
    });
    if let Some(timings) = timings {
        screen::to_error(&timings.print());
    }
    ending.into()
}

/// Carries a command out.
fn obey(command: Option<Command>, screen: &Screen) -> Result<Ending> {
    match command {
        None => {
            screen.say(&arguments::help());
            Ok(Ending::Clean)
        }
        Some(Command::New(asked)) => new::run(&asked, screen),
        Some(Command::Build(asked)) => build::run(*asked, screen),
        Some(Command::Check(asked)) => check::run(&asked, screen),
        Some(Command::Inspect(asked)) => inspect::run(&asked, screen),
        Some(Command::Register(asked)) => register::run(asked.act, screen),
        Some(Command::Explain(asked)) => explain::run(&asked, screen),
    }
}

/// Reads one file for another process of ours.
fn serve(kind: &str) -> Ending {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let served = read::serve(kind, &mut input, &mut output);
    if served.is_ok() { Ending::Clean } else { Ending::Failed }
}

/// This program, for reading in a process of its own.
fn executable() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// Today, for the as-of date of last resort and for dates without a year.
fn today() -> crate::model::Day {
    jiff::ZonedDateTime::now().date()
}

/// A number of worker threads for everything that follows.
fn use_threads(threads: Option<usize>) -> Result<()> {
    let Some(threads) = threads else { return Ok(()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    pool.map_err(Error::internal("准备线程"))
}

//! The whole line, through the binary: what a clerk types and what lies there afterwards.

mod sample; // the sample town whole
mod same; // same input, same bytes
mod killed; // a build that dies
#[cfg(target_os = "linux")]
mod quiet; // a build under strace
mod cells; // wrong cells of every type
mod truth; // one figure, one value everywhere
mod register; // numbers by hand
mod circle; // from hazard to closure, and what comes back
mod public; // ledgers for everybody
mod words; // messages and exit codes
mod measured; // layouts measured
mod desk; // a working folder with the binary

pub(crate) use desk::Desk;

//! 册: numbers, papers and commit records. The only door to SQLite.
//!
//! The register is a journal: entries one behind the other, each with a hash over all
//! before it, none ever changed. What numbers and files there are is what the journal comes
//! to; it is kept in tables of its own for look-up and can be derived again at any time.
//!
//! ```text
//! Register::read(path)?      list, find, paper, issued, serials     no lock, writes nothing
//! Register::open(path)?      the same, and reserve, void, rename, record; one at a time
//! ```
//!
//! Planning takes nothing: `serials` says which numbers papers would get, and they are
//! taken by the commit record of the run (`commit`), or never.

mod number; // 文号 as printed
mod fault; // what SQLite says
mod change; // one entry of the journal
mod journal; // the chain of entries
mod schema; // tables of the file
mod state; // what the entries come to
mod seal; // lock, and proof against old backups
mod open; // from file to register
mod verify; // whether all of it holds
mod record; // many changes, or none
mod serial; // which numbers come next
mod standing; // numbers and papers as they stand
mod files; // files of the output folder
mod act; // reserve, void, rename
mod issue; // whether a paper may be issued

pub use change::{Change, Detail, FileRow, GoneRow, NumberRow, Put, RunRow, SET_ASIDE};
pub use issue::Issue;
pub use number::DocumentNumber;
pub use open::{Locked, Register};
pub use record::Unfinished;
pub use standing::{Standing, key_from, print_key};
pub use verify::Extent;

//! commit: the only writer of outputs. A run hands over all of its files, or none.
//!
//! ```text
//! let mut register = Register::open(path)?;               one run at a time
//! let output = commit::open(&mut register, folder)?;      finishes what a crash left
//! let stage = output.stage(run, as_of)?;                  output/.暂存/<run>/
//! stage.put(artifact)?;                                   from any thread, as files are made
//! stage.commit(&mut register, catalog, &order, reports)?  old tree → new tree
//! ```
//!
//! 1. `put` writes each file under `.暂存/` and syncs it; what already stands there byte for
//!    byte is not written at all. A stage that is dropped leaves nothing behind.
//! 2. `commit` decides for every path, tests every target, and names all that cannot be
//!    replaced. Until here nothing was changed and no number taken.
//! 3. One transaction of the register records numbers and files: the run is done.
//! 4. The files are put in place by rename, and the record is closed. A crash in between
//!    is finished by the next `open`, with the same code.

mod name; // paths that may be written
mod failpoint; // ZHENWEN_FAIL
mod disk; // every change of the disk
mod look; // what stands at a path
mod stage; // files on the way
mod order; // what is asked of a commit
mod issued; // a paper as issued
mod plan; // what happens to every path
mod leftover; // what the run did not make again
mod taking; // numbers of a record
mod issue; // papers that are issued
mod probe; // whether targets can be replaced
mod manifest; // manifest.json
mod settle; // one commit
mod finish; // from record to tree
mod audit; // output against register
mod give_back; // workbooks that go back to be mended

pub use disk::{Disk, Fault, Operation};
pub use give_back::give_back;
pub use order::{Edited, Order, Outcome};
pub use stage::Stage;

use crate::model::{Day, Error, Result};
use crate::register::Locked;
use std::path::{Path, PathBuf};

/// The output folder, with nothing left unfinished in it.
#[derive(Debug)]
pub struct Output {
    /// Its full path.
    root: PathBuf,
    /// How it is written.
    disk: Disk,
}

/// Opens the output folder for writing: finishes the run that a crash left, clears what
/// never came to a record, and refuses a register that does not know its numbers (TH-17).
pub fn open(register: &mut Locked, folder: &Path) -> Result<Output> {
    open_on(Disk::from_environment(), register, folder)
}

/// As `open`, on a disk that may fail: for tests of full disks and locked files.
pub fn open_on(disk: Disk, register: &mut Locked, folder: &Path) -> Result<Output> {
    if !folder.exists() {
        refuse_astray(folder)?;
        disk.make_folder(folder)?;
    }
    let root = folder.canonicalize().map_err(Error::disk("打开", folder))?;
    if !root.is_dir() {
        let said = format!("“{}”不是文件夹，请改正 --output", folder.display());
        return Err(Error::Command(said));
    }
    let output = Output { root, disk };
    output.finish(register)?;
    output.clear()?;
    audit::refuse_unknown(register, &output.root)?;
    Ok(output)
}

/// Refuses a folder whose parent is not there: most likely its path is mistyped.
fn refuse_astray(folder: &Path) -> Result<()> {
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    match above.filter(|above| !above.exists()) {
        Some(above) => Err(Error::Command(format!(
            "没有“{}”这个文件夹，请先建好，或改正 --output",
            above.display()
        ))),
        None => Ok(()),
    }
}

impl Output {
    /// A stage for the files of a run. `run` is its id: letters, digits and `-`.
    pub fn stage(&self, run: &str, as_of: Day) -> Result<Stage<'_>> {
        Stage::new(self, run, as_of)
    }

    /// The staging folder of a run.
    fn staging(&self, run: &str) -> PathBuf {
        self.root.join(name::STAGING).join(run)
    }
}

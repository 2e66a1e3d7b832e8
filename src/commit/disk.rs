//! Every change of the disk goes through here, so that any of them can be made to fail.

use super::failpoint::Failpoint;
use crate::model::{Error, Result};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The disk below the output folder.
#[derive(Debug)]
pub struct Disk {
    /// Where the process dies, in a test.
    failpoint: Option<Failpoint>,
    /// Which operations fail, in a test.
    fault: Option<Fault>,
    /// Operations so far that the fault is about.
    passed: AtomicU32,
    /// Milliseconds that this run still waits for files held by others.
    patience: AtomicU32,
}

/// Kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A file is created.
    Create,
    /// Its bytes are written.
    Write,
    /// They are synced.
    Sync,
    /// A file gets another path.
    Rename,
    /// A file is removed.
    Remove,
    /// A folder is made.
    MakeFolder,
    /// The names in a folder are synced.
    SyncFolder,
}

/// Operations that fail.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Only these; `None` = of all kinds.
    pub operation: Option<Operation>,
    /// Which of them, counted from 0.
    pub which: Range<u32>,
    /// How.
    pub kind: ErrorKind,
}

/// How long one run waits in all for files that others hold (F6).
const PATIENCE: u32 = 2000;

/// The file of `touch`.
const TRACE: &str = ".暂存-试写";

/// The first wait; each further one is twice as long.
const FIRST_WAIT: u32 = 15;

impl Disk {
    /// The disk as it is, with the failpoint of the environment.
    pub fn from_environment() -> Self {
        Self {
            failpoint: Failpoint::from_environment(),
            fault: None,
            passed: AtomicU32::new(0),
            patience: AtomicU32::new(PATIENCE),
        }
    }

    /// A disk on which operations fail.
    pub fn failing(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::from_environment() }
    }

    /// Passes a point at which a test may let the process die.
    pub(super) fn point(&self, point: &str) {
        if let Some(failpoint) = &self.failpoint {
            failpoint.pass(point);
        }
    }

    /// Writes a new file and syncs it.
    pub(super) fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.pass(Operation::Create)?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        if let Err(fault) = self.pass(Operation::Write) {
            file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(fault);
        }
        file.write_all(bytes)?;
        self.pass(Operation::Sync)?;
        file.sync_all()
    }

    /// Makes a file in a folder and removes it again, to see that it can be.
    pub(super) fn touch(&self, folder: &Path) -> io::Result<()> {
        let trace = folder.join(TRACE);
        match std::fs::remove_file(&trace) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => return Err(fault),
            _ => {}
        }
        self.pass(Operation::Create)?;
        OpenOptions::new().write(true).create_new(true).open(&trace)?;
        std::fs::remove_file(&trace)
    }

    /// Gives a file another path, over what stands there. Waits a little for one who holds it.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.patiently(|| {
            self.pass(Operation::Rename)?;
            std::fs::rename(from, to)
        })
    }

    /// Removes a file.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        self.patiently(|| {
            self.pass(Operation::Remove)?;
            std::fs::remove_file(path)
        })
    }

    /// Makes a folder whose parent is there.
    pub(super) fn make_folder(&self, path: &Path) -> Result<()> {
        let made =
            self.pass(Operation::MakeFolder).and_then(|()| std::fs::create_dir(path));
        made.map_err(Error::disk("建立文件夹", path))
    }

    /// Makes the names in a folder outlast a power cut. Windows has no such call.
    pub(super) fn sync_folder(&self, path: &Path) -> Result<()> {
        let sync = || {
            self.pass(Operation::SyncFolder)?;
            if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
        };
        sync().map_err(Error::disk("写入", path))
    }

    /// Tries again while someone holds the file, as long as this run has patience.
    pub(super) fn patiently<T>(
        &self,
        mut attempt: impl FnMut() -> io::Result<T>,
    ) -> io::Result<T> {
        let mut wait = FIRST_WAIT;
        loop {
            match attempt() {
                Err(fault) if is_passing(&fault) && self.spend(wait) => {
                    std::thread::sleep(Duration::from_millis(wait.into()));
                    wait *= 2;
                }
                result => return result,
            }
        }
    }

    /// Takes a wait out of the patience that is left.
    fn spend(&self, wait: u32) -> bool {
        let order = Ordering::Relaxed;
        self.patience.fetch_update(order, order, |left| left.checked_sub(wait)).is_ok()
    }

    /// Counts an operation; fails it if a test wants that.
    fn pass(&self, operation: Operation) -> io::Result<()> {
        let Some(fault) = &self.fault else { return Ok(()) };
        if fault.operation.is_some_and(|wanted| wanted != operation) {
            return Ok(());
        }
        let at = self.passed.fetch_add(1, Ordering::Relaxed);
        if fault.which.contains(&at) { Err(fault.kind.into()) } else { Ok(()) }
    }
}

/// Whether the file is only held by someone for the moment.
fn is_passing(fault: &io::Error) -> bool {
    matches!(fault.kind(), ErrorKind::ResourceBusy | ErrorKind::Interrupted)
        || (cfg!(windows) && fault.raw_os_error().is_some_and(is_held_on_windows))
}

/// Access denied (a virus scanner, or being deleted), sharing violation, lock violation.
const fn is_held_on_windows(code: i32) -> bool {
    matches!(code, 5 | 32 | 33)
}

#[cfg(test)]
mod tests {
    use super::is_held_on_windows;

    #[test]
    fn a_sharing_violation_is_a_file_that_is_held() {
        assert!(
            is_held_on_windows(32) && is_held_on_windows(33) && is_held_on_windows(5)
        );
        assert!(!is_held_on_windows(2) && !is_held_on_windows(112));
    }
}

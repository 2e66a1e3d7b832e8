//! Whether every target can be replaced, asked before anything is.

use super::Disk;
use super::look::reason;
use super::name::place;
use super::plan::Plan;
use crate::model::{Error, Result};
use crate::register::Put;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};

impl Plan<'_> {
    /// Tests every file that will be replaced, moved or removed, and every folder in which
    /// something will stand.
    pub(super) fn probe(&mut self, disk: &Disk) -> Result<()> {
        let mut files = BTreeSet::new();
        let mut targets = BTreeSet::new();
        for row in self.files.values() {
            match &row.put {
                Put::Stands => continue,
                Put::Staged(_) => {}
                Put::Moved(from) => {
                    files.insert(from.clone());
                }
            }
            targets.insert(row.path.clone());
            files.extend(row.old.is_some().then(|| row.path.clone()));
        }
        files.extend(self.gone.iter().map(|gone| gone.path.clone()));
        targets.extend(files.iter().cloned());
        for path in files {
            if let Err(fault) = disk.patiently(|| open(&place(self.root, &path))) {
                self.refuse(&path, fault)?;
            }
        }
        let folders: BTreeSet<PathBuf> = targets
            .iter()
            .map(|path| nearest(&place(self.root, path), self.root))
            .collect();
        for folder in folders {
            if let Err(fault) = disk.touch(&folder) {
                let name = folder.strip_prefix(self.root).unwrap_or(&folder);
                self.refuse(&format!("{}/", name.display()), fault)?;
            }
        }
        Ok(())
    }

    /// Blocks a target for a reason that the office can mend; any other stops the run.
    fn refuse(&mut self, path: &str, fault: io::Error) -> Result<()> {
        let Some(reason) = reason(&fault) else {
            return Err(Error::disk("写入", Path::new(path))(fault));
        };
        self.block(path, reason);
        Ok(())
    }
}

/// Opens a file for writing and leaves it as it is.
fn open(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    if file.metadata()?.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(())
}

/// The folder of a file, or the nearest one above it that is there.
fn nearest(path: &Path, root: &Path) -> PathBuf {
    let mut above = path.ancestors().skip(1);
    above.find(|folder| folder.is_dir()).unwrap_or(root).to_path_buf()
}

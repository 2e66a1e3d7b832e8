//! From the record to the tree: the end of every run, and what the next start does after a
//! crash.

use super::look::{Found, look, reason};
use super::name::{STAGING, place};
use super::{Output, stage};
use crate::model::{Error, Result, Text};
use crate::register::{Change, FileRow, GoneRow, Locked, Put};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// A record being carried out.
struct Work<'a> {
    /// The output folder.
    output: &'a Output,
    /// Where it lies; another one than now if the crash was there.
    root: PathBuf,
    /// Its staging folder.
    staging: PathBuf,
    /// Files that someone holds.
    blocked: Vec<String>,
}

impl Output {
    /// Carries the last record out, if that is not done. Every step may be repeated.
    pub(super) fn finish(&self, register: &mut Locked) -> Result<()> {
        let Some(unfinished) = register.unfinished()? else { return Ok(()) };
        let mut work = self.work(&unfinished.run.output, &unfinished.run.run);
        for change in &unfinished.changes {
            match change {
                Change::File(row) => work.put(row)?,
                Change::Gone(row) => work.remove(row)?,
                Change::Number(_) | Change::Run(_) | Change::Done => {}
            }
        }
        if !work.blocked.is_empty() {
            let said = "文号和文件已经登记，但以下文件还没有放到位，请关闭后再运行一次：";
            return Err(Error::Command(format!("{said}\n{}", work.blocked.join("\n"))));
        }
        for folder in work.folders(&unfinished.changes) {
            self.disk.sync_folder(&folder)?;
        }
        self.disk.point("synced-folders");
        register.record(&[Change::Done])?;
        self.disk.point("closed");
        stage::clear(&self.disk, &work.staging);
        Ok(())
    }

    /// Removes what was staged and never recorded.
    pub(super) fn clear(&self) -> Result<()> {
        let staging = self.root.join(STAGING);
        match std::fs::remove_dir_all(&staging) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
                Err(Error::disk("清理", &staging)(fault))
            }
            _ => Ok(()),
        }
    }

    /// Finds the staged files of a run: here, or in the folder it was made for.
    fn work(&self, output: &str, run: &str) -> Work<'_> {
        let other = Path::new(output);
        let is_elsewhere =
            !self.staging(run).is_dir() && other.join(STAGING).join(run).is_dir();
        let root = if is_elsewhere { other.to_path_buf() } else { self.root.clone() };
        let staging = root.join(STAGING).join(run);
        Work { output: self, root, staging, blocked: Vec::new() }
    }
}

impl Work<'_> {
    /// Puts a file at its path if it is not there and nothing unknown is: someone may have
    /// saved another one between the record and now.
    fn put(&mut self, row: &FileRow) -> Result<()> {
        let from = match &row.put {
            Put::Staged(name) => self.staging.join(&**name),
            Put::Moved(from) if self.holds(from, &row.sha256)? => place(&self.root, from),
            Put::Moved(_) | Put::Stands => return Ok(()),
        };
        if !from.is_file() {
            return Ok(());
        }
        match look(&self.root, &row.path)? {
            Found::Absent => {}
            Found::File(there) if Some(&there) == row.old.as_ref() => {}
            Found::File(there) if there == row.sha256 => {}
            Found::File(_) => return Ok(()),
            Found::Blocked(reason) => {
                self.blocked.push(format!("{}（{reason}）", row.path));
                return Ok(());
            }
        }
        let to = place(&self.root, &row.path);
        self.make_folders(&to)?;
        let renamed = self.output.disk.rename(&from, &to);
        self.changed(&row.path, renamed)
    }

    /// Removes a file if it is still the one that was to go.
    fn remove(&mut self, row: &GoneRow) -> Result<()> {
        if !self.holds(&row.path, &row.old)? {
            return Ok(());
        }
        let removed = self.output.disk.remove(&place(&self.root, &row.path));
        self.changed(&row.path, removed)
    }

    /// Whether a file with this hash stands at a path.
    fn holds(&self, path: &str, sha256: &Text) -> Result<bool> {
        Ok(look(&self.root, path)? == Found::File(sha256.clone()))
    }

    /// Notes what became of a change.
    fn changed(&mut self, path: &str, result: io::Result<()>) -> Result<()> {
        let Err(fault) = result else {
            self.output.disk.point("placed");
            return Ok(());
        };
        let Some(reason) = reason(&fault) else {
            return Err(Error::disk("放置", &place(&self.root, path))(fault));
        };
        self.blocked.push(format!("{path}（{reason}）"));
        Ok(())
    }

    /// Makes the folders above a file.
    fn make_folders(&self, file: &Path) -> Result<()> {
        let missing: Vec<&Path> =
            file.ancestors().skip(1).take_while(|folder| !folder.exists()).collect();
        let mut missing = missing.into_iter().rev();
        missing.try_for_each(|folder| self.output.disk.make_folder(folder))
    }

    /// All folders whose names the record changes; also those that an earlier attempt
    /// changed and did not live to sync.
    fn folders(&self, changes: &[Change]) -> BTreeSet<PathBuf> {
        let mut paths = Vec::new();
        for change in changes {
            match change {
                Change::File(row) => {
                    paths.push(&row.path);
                    if let Put::Moved(from) = &row.put {
                        paths.push(from);
                    }
                }
                Change::Gone(row) => paths.push(&row.path),
                Change::Number(_) | Change::Run(_) | Change::Done => {}
            }
        }
        let above = |path: &String| {
            let file = place(&self.root, path);
            let above = file.ancestors().skip(1).map(Path::to_path_buf);
            above.take_while(|folder| folder.starts_with(&self.root)).collect::<Vec<_>>()
        };
        let all: BTreeSet<PathBuf> = paths.into_iter().flat_map(above).collect();
        all.into_iter().filter(|folder| folder.is_dir()).collect()
    }
}

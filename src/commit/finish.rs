//! From the record to the tree: the end of every run, and what the next start does after a
//! crash.

use super::look::{Found, look};
use super::name::{STAGING, place};
use super::{Output, stage};
use crate::model::{Error, Result, Text};
use crate::register::{Change, Locked, Put};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A record being carried out.
struct Work<'a> {
    /// The output folder.
    output: &'a Output,
    /// Where it lies; another one than now if the crash was there.
    root: PathBuf,
    /// Its staging folder.
    staging: PathBuf,
    /// Folders whose names changed.
    folders: BTreeSet<PathBuf>,
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
                Change::File(row) => {
                    work.put(&row.path, &row.put, (row.old.as_ref(), &row.sha256))?;
                }
                Change::Gone(row) => work.remove(&row.path, &row.old)?,
                Change::Number(_) | Change::Run(_) | Change::Done => {}
            }
        }
        if !work.blocked.is_empty() {
            let said = "文号和文件已经登记，但以下文件还没有放到位，请关闭后再运行一次：";
            return Err(Error::Command(format!("{said}\n{}", work.blocked.join("\n"))));
        }
        for folder in &work.folders {
            self.disk.sync_folder(folder)?;
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
            Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => {
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
        Work {
            output: self,
            root,
            staging,
            folders: BTreeSet::new(),
            blocked: Vec::new(),
        }
    }
}

impl Work<'_> {
    /// Puts a file at its path if it is not there and nothing unknown is: someone may have
    /// saved another one between the record and now.
    fn put(
        &mut self,
        path: &str,
        put: &Put,
        (old, new): (Option<&Text>, &Text),
    ) -> Result<()> {
        let from = match put {
            Put::Staged(name) => self.staging.join(&**name),
            Put::Moved(from) if look(&self.root, from)? == Found::File(new.clone()) => {
                place(&self.root, from)
            }
            Put::Moved(_) | Put::Stands => return Ok(()),
        };
        if !from.is_file() {
            return Ok(());
        }
        match look(&self.root, path)? {
            Found::Absent => {}
            Found::File(there) if Some(&there) == old || there == *new => {}
            Found::File(_) => return Ok(()),
            Found::Blocked(reason) => {
                self.blocked.push(format!("{path}（{reason}）"));
                return Ok(());
            }
        }
        let to = place(&self.root, path);
        self.make_folders(&to)?;
        let renamed = self.output.disk.rename(&from, &to);
        self.changed(path, (&from, &to), renamed)
    }

    /// Removes a file if it is still the one that was to go.
    fn remove(&mut self, path: &str, old: &Text) -> Result<()> {
        if look(&self.root, path)? != Found::File(old.clone()) {
            return Ok(());
        }
        let file = place(&self.root, path);
        let removed = self.output.disk.remove(&file);
        self.changed(path, (&file, &file), removed)
    }

    /// Notes what became of a change.
    fn changed(
        &mut self,
        path: &str,
        (from, to): (&Path, &Path),
        result: std::io::Result<()>,
    ) -> Result<()> {
        match result {
            Ok(()) => {
                let folders = [from, to].into_iter().filter_map(Path::parent);
                self.folders.extend(folders.map(Path::to_path_buf));
                self.output.disk.point("placed");
                Ok(())
            }
            Err(fault) => match super::look::reason(&fault) {
                Some(reason) => {
                    self.blocked.push(format!("{path}（{reason}）"));
                    Ok(())
                }
                None => Err(Error::disk("放置", to)(fault)),
            },
        }
    }

    /// Makes the folders above a file.
    fn make_folders(&mut self, file: &Path) -> Result<()> {
        let root = self.root.clone();
        let above = file.ancestors().skip(1).take_while(|folder| *folder != root);
        let missing: Vec<&Path> = above.take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            self.output.disk.make_folder(folder)?;
            self.folders.extend(folder.parent().map(Path::to_path_buf));
        }
        Ok(())
    }
}

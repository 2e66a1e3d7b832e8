//! 暂存: the files of a run before they are in place.

use super::name::{self, STAGING};
use super::{Disk, Output};
use crate::model::fingerprint;
use crate::model::{Artifact, Day, Entry, Error, Result, Text};
use crate::register::{FileRow, Put};
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Staged files; they vanish with the stage unless they are committed.
#[derive(Debug)]
pub struct Stage<'a> {
    /// Where they will go.
    pub(super) output: &'a Output,
    /// The run.
    pub(super) run: Text,
    /// Its as-of date.
    pub(super) as_of: Day,
    /// `output/.暂存/<run>/`.
    pub(super) folder: PathBuf,
    /// What was put.
    files: Mutex<Files>,
    /// Whether a record may speak of them; then only the next opening may clear them.
    pub(super) is_recorded: bool,
}

/// What was put on a stage.
#[derive(Debug, Default)]
struct Files {
    /// Paths that are spoken for, by their folded form.
    claimed: BTreeMap<String, String>,
    /// Files that the commit has not yet decided on.
    rows: Vec<FileRow>,
}

impl<'a> Stage<'a> {
    /// Makes the staging folder.
    pub(super) fn new(output: &'a Output, run: &str, as_of: Day) -> Result<Self> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if run.is_empty() || run.len() > 80 || !run.chars().all(is_plain) {
            let why = "只能用字母、数字和“-”";
            return Err(Error::internal(format!("以“{run}”为运行编号"))(why));
        }
        let (top, folder) = (output.root.join(STAGING), output.staging(run));
        if !top.is_dir() {
            output.disk.make_folder(&top)?;
        }
        output.disk.make_folder(&folder)?;
        let (run, files) = (run.into(), Mutex::default());
        Ok(Self { output, run, as_of, folder, files, is_recorded: false })
    }

    /// Writes a finished file to the staging folder, unless the same bytes are in place.
    /// Two files of one name (case and composed letters aside) are an error.
    pub fn put(&self, artifact: Artifact) -> Result<()> {
        name::check(&artifact.path)?;
        self.write(artifact)
    }

    /// Writes the manifest, whose name no other file may have.
    pub(super) fn put_manifest(&self, text: &str) -> Result<()> {
        let entry = Entry { kind: "manifest".into(), ..Entry::default() };
        self.write(Artifact { path: name::MANIFEST.into(), bytes: text.into(), entry })
    }

    /// The files that were put since they were last taken, by path.
    pub(super) fn take(&self) -> Vec<FileRow> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows = std::mem::take(&mut files.rows);
        rows.sort_by(|a, b| a.path.cmp(&b.path));
        rows
    }

    /// Writes one file.
    fn write(&self, Artifact { path, bytes, entry }: Artifact) -> Result<()> {
        let folded = name::fold(&path);
        let staged: Text = fingerprint(folded.as_bytes())[..32].into();
        let target = name::place(&self.output.root, &path);
        let in_place = stands(&target, &bytes);
        let by = (self.run.clone(), self.as_of);
        let mut row = FileRow::made(path, fingerprint(&bytes), entry, by);
        if !in_place {
            row.put = Put::Staged(staged.clone());
        }
        self.claim(folded, row)?;
        if !in_place {
            let written = self.output.disk.create(&self.folder.join(&*staged), &bytes);
            let told = written.map_err(|fault| with_room(fault, bytes.len()));
            told.map_err(Error::disk("写入", &target))?;
        }
        self.output.disk.point("staged");
        Ok(())
    }

    /// Takes a path for a file, if no other file has it and none lies above or below it.
    fn claim(&self, folded: String, row: FileRow) -> Result<()> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let claimed = &files.claimed;
        let within = format!("{folded}/");
        let mut above = folded.match_indices('/').map(|(at, _)| &folded[..at]);
        let below = claimed.range(within.clone()..).next();
        let below =
            below.filter(|(path, _)| path.starts_with(&within)).map(|(_, path)| path);
        let above = above.find_map(|folder| claimed.get(folder));
        if let Some(other) = claimed.get(&folded).or(above).or(below) {
            let said = "会写到同一个文件，请改正其中一个的名称";
            return Err(Error::Command(format!("“{other}”和“{}”{said}", row.path)));
        }
        files.claimed.insert(folded, row.path.clone());
        files.rows.push(row);
        Ok(())
    }
}

impl Drop for Stage<'_> {
    /// Clears what was not committed; what cannot be cleared now, the next opening clears.
    fn drop(&mut self) {
        if !self.is_recorded {
            clear(&self.output.disk, &self.folder);
        }
    }
}

/// Removes a staging folder, and the folder of all stages once it is empty.
pub(super) fn clear(disk: &Disk, folder: &Path) {
    disk.point("clearing");
    let emptied = std::fs::remove_dir_all(folder);
    if let Some(top) = folder.parent().filter(|_| emptied.is_ok()) {
        let _others_remain = std::fs::remove_dir(top);
    }
}

/// Whether a file holds these bytes.
fn stands(path: &Path, bytes: &[u8]) -> bool {
    let found = path.symlink_metadata();
    found.is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && std::fs::read(path).is_ok_and(|found| found == bytes)
}

/// Says how much room is wanted when the disk is full.
fn with_room(fault: io::Error, length: usize) -> io::Error {
    match fault.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            io::Error::new(
                fault.kind(),
                format!("磁盘空间不足，这个文件要 {length} 字节"),
            )
        }
        _ => fault,
    }
}

//! Which files of the data folder may be workbooks, by their names.

use crate::model::{Error, Result};
use std::path::{Path, PathBuf};

/// A file below the data folder.
#[derive(Clone, Debug)]
pub(super) struct DataFile {
    /// Path below the data folder, `/` between folders.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
}

/// Endings of tables, and of documents in which an office may keep one (`model.md` §4.1): those
/// are told.
const TABLES: &[&str] = &[
    "xlsx", "xlsm", "xls", "xlsb", "ods", "et", "csv", "html", "htm", "mht", "mhtml",
    "xml", "txt", "doc", "docx", "wps", "pdf", "rtf",
];

/// All files below a folder in byte order of their relative paths; locks `~$…` skipped.
pub(super) fn files(folder: &Path) -> Result<Vec<DataFile>> {
    let mut found = Vec::new();
    collect(folder, folder, &mut found)?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Walks a folder; links to folders are not followed.
fn collect(root: &Path, folder: &Path, found: &mut Vec<DataFile>) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(Error::disk("读取", folder))?;
    for entry in entries {
        let entry = entry.map_err(Error::disk("读取", folder))?;
        let (path, kind) =
            (entry.path(), entry.file_type().map_err(Error::disk("读取", folder))?);
        let own = entry.file_name().to_string_lossy().into_owned();
        if kind.is_dir() {
            collect(root, &path, found)?;
        } else if !own.starts_with("~$") && !own.starts_with('.') && is_table(&own) {
            let name = path.strip_prefix(root).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            found.push(DataFile { name, path });
        }
    }
    Ok(())
}

/// Whether a name ends like a table, or like a document.
fn is_table(name: &str) -> bool {
    let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| TABLES.contains(&ending.as_str()))
}

//! Which files of the data folder are workbooks, and what they really are.

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

/// What a file is, by its first bytes and only then by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// .xlsx or .xlsm: read.
    Workbook,
    /// An OLE file: .xls, .et, or a workbook with a password.
    Ole,
    /// Another kind of table: csv, html, ods, XML-2003.
    Other,
    /// A picture, a database, a text: not ours.
    Foreign,
}

/// Endings of tables (`model.md` §4.1).
const TABLES: &[&str] =
    &["xlsx", "xlsm", "xls", "xlsb", "ods", "et", "csv", "html", "htm", "xml", "txt"];

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

/// Whether a name ends like a table.
fn is_table(name: &str) -> bool {
    let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| TABLES.contains(&ending.as_str()))
}

/// What the bytes are.
pub(super) fn kind(bytes: &[u8], name: &str) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        let is_ods =
            contains(&bytes[..bytes.len().min(200)], b"opendocument.spreadsheet");
        return if is_ods { Kind::Other } else { Kind::Workbook };
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Kind::Ole;
    }
    let is_text =
        Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"));
    if is_text { Kind::Foreign } else { Kind::Other }
}

/// Whether an OLE file holds an encrypted workbook.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    contains(bytes, &name)
}

/// Whether some bytes hold others.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

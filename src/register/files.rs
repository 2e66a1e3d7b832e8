//! Files of the output folder, as the register knows them.

use super::fault::{damaged, failed};
use super::{Change, Detail, FileRow, Register};
use crate::model::Result;
use rusqlite::{OptionalExtension, Row};
use std::collections::BTreeMap;

/// Columns of a file with what the journal says of it.
const FILE: &str = "SELECT path, key, content FROM file LEFT JOIN journal ON seq = entry";

impl Register {
    /// All files by path, without their details.
    pub fn files(&self) -> Result<BTreeMap<String, FileRow>> {
        let mut statement = self.connection.prepare(FILE).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut files = BTreeMap::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let file = file(row)?;
            files.insert(file.path.clone(), file);
        }
        Ok(files)
    }

    /// One file.
    pub fn file(&self, path: &str) -> Result<Option<FileRow>> {
        Ok(self.files_where("path", path)?.pop())
    }

    /// The files of a paper, the one that counts last: an issued one, else one that was not
    /// set aside, else one that a person changed, else the newest.
    pub(super) fn files_of(&self, key: &str) -> Result<Vec<FileRow>> {
        self.files_where("key", key)
    }

    /// Files by path or key, the one that counts last.
    fn files_where(&self, column: &str, value: &str) -> Result<Vec<FileRow>> {
        let query = format!("{FILE} WHERE {column} = ?1 ORDER BY entry");
        let mut statement = self.connection.prepare_cached(&query).map_err(failed)?;
        let mut rows = statement.query([value]).map_err(failed)?;
        let mut files = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            files.push(file(row)?);
        }
        files.sort_by_key(|file| {
            (file.issued.is_some(), !file.is_set_aside(), file.is_edited)
        });
        Ok(files)
    }

    /// Rows and provenance of a file.
    pub fn detail(&self, path: &str) -> Result<Option<Detail>> {
        let query =
            "SELECT rows, provenance FROM file WHERE path = ?1 AND rows IS NOT NULL";
        let mut statement = self.connection.prepare_cached(query).map_err(failed)?;
        let detail = statement.query_row([path], |row| {
            Ok(Detail { rows: row.get(0)?, provenance: row.get(1)? })
        });
        detail.optional().map_err(failed)
    }

    /// Whether we ever wrote these bytes: then no person changed them.
    pub fn wrote(&self, sha256: &str) -> Result<bool> {
        let query = "SELECT 1 FROM written WHERE sha256 = ?1";
        let mut statement = self.connection.prepare_cached(query).map_err(failed)?;
        statement.exists([sha256]).map_err(failed)
    }
}

/// A file out of its row.
fn file(row: &Row) -> Result<FileRow> {
    let (path, key): (String, String) =
        (row.get(0).map_err(failed)?, row.get(1).map_err(failed)?);
    let content: Option<String> = row.get(2).map_err(failed)?;
    match Change::parse("file", content.as_deref().unwrap_or_default()) {
        Some(Change::File(file)) if file.path == path && *file.entry.key == *key => {
            Ok(*file)
        }
        _ => Err(damaged(&format!("“{path}”的登记读不出"))),
    }
}

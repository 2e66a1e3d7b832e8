//! The tables of the register file, and whether a file is one.

use super::fault::{damaged, failed};
use crate::model::{Error, Result};
use rusqlite::Connection;
use std::fs::File;
use std::path::Path;

/// Marks the file as ours: `ZHEN`.
const APPLICATION: i64 = 0x5A48_454E;

/// Version of the tables.
const VERSION: i64 = 1;

/// The journal is the register; the other tables are what it comes to, kept for look-up.
const TABLES: &str = "
CREATE TABLE journal(seq INTEGER PRIMARY KEY, act TEXT NOT NULL, content TEXT NOT NULL,
    hash BLOB NOT NULL) STRICT;
CREATE INDEX journal_run ON journal(seq) WHERE act IN ('run', 'done');
CREATE TRIGGER journal_kept BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_whole BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE number(code TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
    state TEXT NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL,
    UNIQUE(code, year, serial)) STRICT;
CREATE INDEX number_key ON number(key);
CREATE TABLE file(path TEXT PRIMARY KEY, key TEXT NOT NULL, entry INTEGER NOT NULL,
    rows TEXT, provenance TEXT) STRICT;
CREATE INDEX file_key ON file(key);
CREATE TABLE written(sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
";

/// Makes an empty register and puts it in place whole.
pub(super) fn create(path: &Path) -> Result<()> {
    let fresh = path.with_added_extension("新");
    match std::fs::remove_file(&fresh) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::disk("建立", &fresh)(fault));
        }
        _ => {}
    }
    let connection = Connection::open(&fresh).map_err(failed)?;
    adjust(&connection)?;
    build(&connection)?;
    connection.close().map_err(|(_, fault)| failed(fault))?;
    std::fs::rename(&fresh, path).map_err(Error::disk("建立", path))?;
    sync_folder(path)
}

/// A register in memory: no file, no numbers.
pub(super) fn in_memory() -> Result<Connection> {
    let connection = Connection::open_in_memory().map_err(failed)?;
    build(&connection)?;
    Ok(connection)
}

/// Makes the tables.
fn build(connection: &Connection) -> Result<()> {
    let marks = format!(
        "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
    );
    connection.execute_batch(&format!("BEGIN; {TABLES} {marks} COMMIT;")).map_err(failed)
}

/// Sets a connection so that what is committed is on the disk.
///
/// No WAL: it does not work on network shares. EXTRA is FULL and also syncs the folder
/// once the rollback journal is gone, without which a power cut can bring it back.
pub(super) fn adjust(connection: &Connection) -> Result<()> {
    let settings = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;
        PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;";
    connection.execute_batch(settings).map_err(failed)
}

/// Refuses what is no register, one of another version, and one that was cut off.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<()> {
    let ask = |pragma: &str| {
        let row = connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
        row.map_err(failed)
    };
    if ask("application_id")? != APPLICATION {
        return Err(damaged("不是发文登记文件"));
    }
    let version = ask("user_version")?;
    if version != VERSION {
        let said =
            format!("登记文件的版本是 {version}，本程序只认 {VERSION}，请用新版程序");
        return Err(Error::Register(said));
    }
    let length = std::fs::metadata(path).map_err(Error::disk("读取", path))?.len();
    if i64::try_from(length).ok() != Some(ask("page_count")? * ask("page_size")?) {
        return Err(damaged("长度不对"));
    }
    if tables(connection)? != tables(&in_memory()?)? {
        return Err(damaged("表的结构不对"));
    }
    Ok(())
}

/// The statements that made a register's tables.
fn tables(connection: &Connection) -> Result<Vec<String>> {
    let query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = connection.prepare(query).map_err(failed)?;
    let rows = statement.query_map([], |row| row.get(0)).map_err(failed)?;
    rows.collect::<rusqlite::Result<_>>().map_err(failed)
}

/// Makes a new name in the folder of `path` outlast a power cut.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else { return Ok(()) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(Error::disk("写入", folder))
}

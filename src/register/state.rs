//! 现状: what the journal comes to, entry by entry.

use super::fault::failed;
use super::{Change, FileRow, NumberRow, Put};
use crate::model::{Error, PaperState, Result};
use rusqlite::{Connection, OptionalExtension};

/// Carries one entry into the tables of current state.
pub(super) fn apply(connection: &Connection, seq: i64, change: &Change) -> Result<()> {
    match change {
        Change::Number(row) => number(connection, seq, row),
        Change::File(row) => file(connection, seq, row),
        Change::Gone(row) => {
            run(connection, "DELETE FROM file WHERE path = ?1", (&row.path,))
        }
        Change::Run(_) | Change::Done => Ok(()),
    }
}

/// A number enters a state, if the one before allows it.
fn number(connection: &Connection, seq: i64, row: &NumberRow) -> Result<()> {
    let at = &row.number;
    let query = "SELECT state FROM number WHERE code = ?1 AND year = ?2 AND serial = ?3";
    let mut query = connection.prepare_cached(query).map_err(failed)?;
    let before =
        query.query_row((&*at.code, at.year, at.serial), |r| r.get::<_, String>(0));
    let before = before.optional().map_err(failed)?;
    let before =
        before.as_deref().map(|word| PaperState::parse(word).unwrap_or(PaperState::Void));
    if !may_follow(before, row.state) {
        let before = before.map_or("空白", PaperState::name);
        let said = format!("“{at}”是{before}，不能改为{}", row.state.name());
        return Err(Error::Register(said));
    }
    let upsert = "INSERT INTO number(code, year, serial, state, key, entry)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(code, year, serial) DO UPDATE SET state = ?4, key = ?5, entry = ?6";
    let state = row.state.name();
    run(connection, upsert, (&*at.code, at.year, at.serial, state, &*row.key, seq))
}

/// REG-3, REG-4: a number once taken stays taken, and a void one stays void. The same
/// state again means another key.
const fn may_follow(before: Option<PaperState>, after: PaperState) -> bool {
    use PaperState::{Draft, Issued, Reserved, Void};
    match (before, after) {
        (Some(Void | Draft), _)
        | (_, Draft)
        | (None, Void)
        | (Some(Issued), Reserved) => false,
        (None | Some(Reserved | Issued), Reserved | Issued | Void) => true,
    }
}

/// A file stands at its path; what is kept beside the journal moves with it.
fn file(connection: &Connection, seq: i64, row: &FileRow) -> Result<()> {
    if let Put::Moved(from) = &row.put {
        run(connection, "DELETE FROM file WHERE path = ?1", (&row.path,))?;
        let moved = "UPDATE file SET path = ?1 WHERE path = ?2";
        run(connection, moved, (&row.path, from))?;
    }
    let upsert = "INSERT INTO file(path, key, entry) VALUES(?1, ?2, ?3)
        ON CONFLICT(path) DO UPDATE SET key = ?2, entry = ?3";
    run(connection, upsert, (&row.path, &*row.entry.key, seq))?;
    if let Some(detail) = &row.content {
        let keep = "UPDATE file SET rows = ?2, provenance = ?3 WHERE path = ?1";
        run(connection, keep, (&row.path, &detail.rows, &detail.provenance))?;
    }
    if row.is_edited {
        return Ok(());
    }
    let ours = "INSERT OR IGNORE INTO written(sha256) VALUES(?1)";
    run(connection, ours, (&*row.sha256,))
}

/// Runs one statement.
fn run(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<()> {
    let mut statement = connection.prepare_cached(sql).map_err(failed)?;
    statement.execute(values).map_err(failed)?;
    Ok(())
}

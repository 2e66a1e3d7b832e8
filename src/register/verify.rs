//! Whether the register holds: chain, current state, what is kept beside the journal.

use super::fault::{damaged, failed};
use super::journal::{self, Head};
use super::{Register, schema, state};
use crate::model::Result;
use rusqlite::Connection;
use rusqlite::types::Value;

/// How many entries are looked at whenever a register is opened: all of them in a town's.
const NEWEST: i64 = 20_000;

/// The tables of current state in an order of their own.
const STATE: &[&str] = &[
    "SELECT code, year, serial, state, key, entry FROM number ORDER BY code, year, serial",
    "SELECT path, key, entry FROM file ORDER BY path",
    "SELECT sha256 FROM written ORDER BY sha256",
];

/// How much was found to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Entries of the journal.
    pub entries: i64,
    /// Numbers, void ones too.
    pub numbers: i64,
    /// Files of the output folder.
    pub files: i64,
}

impl Register {
    /// Walks everything: the pages of the file, every link of the journal, whether numbers
    /// and files are what the journal comes to, and what is kept beside it.
    pub fn verify(&self) -> Result<Extent> {
        let connection = &self.connection;
        let said = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0));
        let said: String = said.map_err(failed)?;
        if said != "ok" {
            return Err(damaged(&said));
        }
        let head = derive(connection)?;
        for row in self.files()?.values() {
            let detail = self.detail(&row.path)?;
            if detail.is_none_or(|detail| detail.sha256() != row.detail) {
                return Err(damaged(&format!("“{}”的出处对不上", row.path)));
            }
        }
        let count = |table: &str| {
            let query = format!("SELECT count(*) FROM {table}");
            connection.query_row(&query, [], |row| row.get(0)).map_err(failed)
        };
        Ok(Extent { entries: head.seq, numbers: count("number")?, files: count("file")? })
    }
}

/// Looks at the newest entries; in a register of usual size at all of them and the state.
pub(super) fn newest(connection: &Connection) -> Result<()> {
    let first = journal::head(connection)?.seq - NEWEST;
    match journal::hash_at(connection, first)? {
        Some(hash) => {
            journal::walk(connection, Head { seq: first, hash }, |_, _| Ok(())).map(drop)
        }
        None => derive(connection).map(drop),
    }
}

/// Derives the current state from the journal once more and compares.
fn derive(connection: &Connection) -> Result<Head> {
    let mirror = schema::in_memory()?;
    mirror.execute_batch("BEGIN").map_err(failed)?;
    let start = Head { seq: 0, hash: [0; 32] };
    let head = journal::walk(connection, start, |seq, change| {
        state::apply(&mirror, seq, &change)
    })?;
    for query in STATE {
        if !is_same(connection, &mirror, query)? {
            return Err(damaged("文号或文件与登记流水对不上"));
        }
    }
    Ok(head)
}

/// Whether a query gives the same rows in both.
fn is_same(one: &Connection, other: &Connection, query: &str) -> Result<bool> {
    let (mut one, mut other) =
        (one.prepare(query).map_err(failed)?, other.prepare(query).map_err(failed)?);
    let columns = one.column_count();
    let (mut one, mut other) =
        (one.query([]).map_err(failed)?, other.query([]).map_err(failed)?);
    loop {
        let (a, b) = (one.next().map_err(failed)?, other.next().map_err(failed)?);
        let (Some(a), Some(b)) = (a, b) else { return Ok(a.is_none() && b.is_none()) };
        for column in 0..columns {
            let a: Value = a.get(column).map_err(failed)?;
            let b: Value = b.get(column).map_err(failed)?;
            if a != b {
                return Ok(false);
            }
        }
    }
}

//! 流水: entries one behind the other, each sealed with the hash of all before it.

use super::Change;
use super::fault::{damaged, failed};
use crate::model::{Error, Result};
use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest, Sha256};

/// Where the journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Number of the last entry; 0 = none.
    pub(super) seq: i64,
    /// Its hash.
    pub(super) hash: [u8; 32],
}

/// The end of the journal.
pub(super) fn head(connection: &Connection) -> Result<Head> {
    let query = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
    let head = connection
        .query_row(query, [], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? }));
    let head = head.optional().map_err(failed)?;
    Ok(head.unwrap_or(Head { seq: 0, hash: [0; 32] }))
}

/// The hash of one entry.
pub(super) fn hash_at(connection: &Connection, seq: i64) -> Result<Option<[u8; 32]>> {
    let query = "SELECT hash FROM journal WHERE seq = ?1";
    connection.query_row(query, [seq], |row| row.get(0)).optional().map_err(failed)
}

/// Adds an entry behind `head`; gives the new head.
pub(super) fn append(
    connection: &Connection,
    head: Head,
    change: &Change,
) -> Result<Head> {
    let content = change.content().map_err(Error::internal("登记"))?;
    let (seq, act) = (head.seq + 1, change.act());
    let hash = link(head.hash, seq, act, &content);
    let insert = "INSERT INTO journal(seq, act, content, hash) VALUES(?1, ?2, ?3, ?4)";
    let mut insert = connection.prepare_cached(insert).map_err(failed)?;
    insert.execute((seq, act, content, hash)).map_err(failed)?;
    Ok(Head { seq, hash })
}

/// The hash over the one before and the canonical row.
fn link(before: [u8; 32], seq: i64, act: &str, content: &str) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(before);
    digest.update(seq.to_be_bytes());
    digest.update(act);
    digest.update([0]);
    digest.update(content);
    digest.finalize().into()
}

/// Walks the entries behind `start` in order; a missing or altered one is an error.
pub(super) fn walk(
    connection: &Connection,
    start: Head,
    mut visit: impl FnMut(i64, Change) -> Result<()>,
) -> Result<Head> {
    let query = "SELECT seq, act, content, hash FROM journal WHERE seq > ?1 ORDER BY seq";
    let mut statement = connection.prepare(query).map_err(failed)?;
    let mut rows = statement.query([start.seq]).map_err(failed)?;
    let mut head = start;
    while let Some(row) = rows.next().map_err(failed)? {
        let (entry, change) = next(head, row)?;
        visit(entry.seq, change)?;
        head = entry;
    }
    Ok(head)
}

/// The entry of a row, which must follow `before`.
fn next(before: Head, row: &Row) -> Result<(Head, Change)> {
    let broken = |_| damaged(&format!("第 {} 笔登记读不出", before.seq + 1));
    let (seq, hash): (i64, [u8; 32]) =
        (row.get(0).map_err(broken)?, row.get(3).map_err(broken)?);
    let (act, content): (String, String) =
        (row.get(1).map_err(broken)?, row.get(2).map_err(broken)?);
    let is_next = seq == before.seq + 1 && hash == link(before.hash, seq, &act, &content);
    let change = Change::parse(&act, &content).filter(|_| is_next);
    let change = change
        .ok_or_else(|| damaged(&format!("第 {} 笔登记与前面的对不上", before.seq + 1)))?;
    Ok((Head { seq, hash }, change))
}

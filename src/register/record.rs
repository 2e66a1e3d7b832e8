//! Writing: all changes of a record, or none.

use super::fault::{damaged, failed};
use super::journal::{self, Head};
use super::{Change, DocumentNumber, Locked, Register, RunRow, state};
use crate::model::Result;
use rusqlite::{OptionalExtension, TransactionBehavior};
use std::collections::BTreeMap;

/// A run whose record is written and whose files are not all in place.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// Head of its record.
    pub run: RunRow,
    /// The rest of its record, in order.
    pub changes: Vec<Change>,
}

impl Locked {
    /// Writes all changes in one transaction. When it returns they are on the disk.
    ///
    /// After an error they may still be there (the disk failed behind the last write):
    /// only the next opening tells.
    pub fn record(&mut self, changes: &[Change]) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let connection = &mut self.register.connection;
        let behavior = TransactionBehavior::Immediate;
        let transaction =
            connection.transaction_with_behavior(behavior).map_err(failed)?;
        let mut head = journal::head(&transaction)?;
        for change in changes {
            head = journal::append(&transaction, head, change)?;
            state::apply(&transaction, head.seq, change)?;
        }
        transaction.commit().map_err(failed)?;
        self.seal.write(head, touched(changes))
    }
}

impl Register {
    /// The run that a crash left unfinished.
    pub fn unfinished(&self) -> Result<Option<Unfinished>> {
        let query = "SELECT seq FROM journal WHERE act IN ('run', 'done')
            ORDER BY seq DESC LIMIT 1";
        let last = self.connection.query_row(query, [], |row| row.get::<_, i64>(0));
        let Some(last) = last.optional().map_err(failed)? else { return Ok(None) };
        let before = journal::hash_at(&self.connection, last - 1)?.unwrap_or_default();
        let mut changes = Vec::new();
        journal::walk(
            &self.connection,
            Head { seq: last - 1, hash: before },
            |_, change| {
                changes.push(change);
                Ok(())
            },
        )?;
        match changes.remove(0) {
            Change::Run(run) => Ok(Some(Unfinished { run, changes })),
            Change::Done => Ok(None),
            _ => Err(damaged("运行记录对不上")),
        }
    }
}

/// The numbers of a record, runs of them joined: `兰安改〔2026〕4-9号、兰政发〔2026〕3号`.
fn touched(changes: &[Change]) -> String {
    let mut serials: BTreeMap<(&str, i16), Vec<u32>> = BTreeMap::new();
    for change in changes {
        let Change::Number(row) = change else { continue };
        let DocumentNumber { code, year, serial } = &row.number;
        serials.entry((code, *year)).or_default().push(*serial);
    }
    let mut spans = Vec::new();
    for ((code, year), mut serials) in serials {
        serials.sort_unstable();
        for run in serials.chunk_by(|a, b| a + 1 == *b) {
            let span = match run {
                [first, .., last] => format!("{first}-{last}"),
                _ => run.iter().map(u32::to_string).collect(),
            };
            spans.push(format!("{code}〔{year}〕{span}号"));
        }
    }
    spans.join("、")
}

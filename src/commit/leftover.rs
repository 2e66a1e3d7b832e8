//! Files of earlier runs that this run did not make again.

use super::look::{Found, look};
use super::name;
use super::plan::Plan;
use crate::model::{PaperState, Result, Text};
use crate::register::{DocumentNumber, FileRow, GoneRow, Put};
use std::collections::BTreeSet;

impl Plan<'_> {
    /// Decides on them: an older copy of a paper goes, a file no longer due moves aside,
    /// an issued paper stays.
    pub(super) fn settle_leftovers(&mut self) -> Result<()> {
        let whole: BTreeSet<String> =
            self.order.whole.iter().map(ToString::to_string).collect();
        let is_open = |row: &&FileRow| {
            row.issued.is_none()
                && !self.decided.contains(&row.path)
                && row.path != name::MANIFEST
        };
        let rows: Vec<FileRow> = self.before.values().filter(is_open).cloned().collect();
        for row in rows {
            let is_undue = whole.contains(&*row.entry.period)
                || self.order.undue.contains(&row.path);
            if self.made.contains(&row.entry.key) {
                self.supersede(row)?;
            } else if is_undue && !row.is_set_aside() {
                self.set_aside(row)?;
            }
        }
        Ok(())
    }

    /// The paper has another path now: its old file goes, unless a person changed it.
    fn supersede(&mut self, row: FileRow) -> Result<()> {
        match look(self.root, &row.path)? {
            Found::Absent => {}
            Found::Blocked(reason) => self.block(&row.path, reason),
            Found::File(old) if self.register.wrote(&old)? => {
                self.decided.insert(row.path.clone());
                self.gone.push(GoneRow { path: row.path, old });
            }
            Found::File(_) if row.is_set_aside() => {}
            Found::File(sha256) => {
                let newer = self.newer(&row).unwrap_or_default();
                self.find("E-OUT-EDITED", &[("新稿", &newer)], &row.path);
                self.keep(&row, &sha256);
            }
        }
        Ok(())
    }

    /// Where the run has put the paper of an older file.
    fn newer(&self, old: &FileRow) -> Option<String> {
        let rows = self.files.values().chain(self.before.values());
        let mut rows =
            rows.filter(|row| row.entry.key == old.entry.key && !row.is_edited);
        rows.find(|row| self.decided.contains(&row.path)).map(|row| row.path.clone())
    }

    /// The file moves to `不再需要/`, whoever wrote it last.
    fn set_aside(&mut self, mut row: FileRow) -> Result<()> {
        let sha256 = match look(self.root, &row.path)? {
            Found::Absent => return Ok(()),
            Found::Blocked(reason) => {
                self.block(&row.path, reason);
                return Ok(());
            }
            Found::File(sha256) => sha256,
        };
        let from = row.path.clone();
        let (path, found) = self.free(|n| name::aside(&from, n), &sha256)?;
        let number = self.left_number(&row)?;
        self.find("E-OUT-UNDUE", &[("新处", &path), ("文号", &number)], &from);
        row.is_edited = !self.register.wrote(&sha256)?;
        (row.path, row.sha256, row.old) = (path, sha256, None);
        row.put = Put::Moved(from.clone());
        self.decided.insert(from);
        self.put(row, found);
        Ok(())
    }

    /// What to do about the number of a paper that is no longer due.
    fn left_number(&self, row: &FileRow) -> Result<Text> {
        let number = row.entry.number.as_deref().and_then(DocumentNumber::parse);
        let Some(number) = number else { return Ok("不用的可以删去".into()) };
        let known = self.register.number(&number)?;
        if known.is_some_and(|known| known.state == PaperState::Reserved) {
            Ok(format!("“{number}”不再用的，用 register void 作废").into())
        } else {
            Ok("不用的可以删去".into())
        }
    }
}

//! 安排: what happens to every path, before anything does.

use super::issued::issued_as;
use super::look::{Found, look};
use super::{Edited, Order, Stage, name};
use crate::catalog::Catalog;
use crate::model::{Error, Finding, Place, Result, Text};
use crate::register::DocumentNumber;
use crate::register::{FileRow, GoneRow, NumberRow, Put, Register};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a commit will do, as far as it is decided.
pub(super) struct Plan<'a> {
    /// What is known.
    pub(super) register: &'a Register,
    /// Wording of findings.
    pub(super) catalog: &'a Catalog,
    /// What is asked.
    pub(super) order: &'a Order,
    /// The output folder.
    pub(super) root: &'a Path,
    /// Files before the run.
    pub(super) before: BTreeMap<String, FileRow>,
    /// Keys of issued papers.
    pub(super) issued: BTreeSet<Text>,
    /// Files that change, or of which something else is to be recorded.
    pub(super) files: BTreeMap<String, FileRow>,
    /// Files that go.
    pub(super) gone: Vec<GoneRow>,
    /// Numbers that are taken or issued.
    pub(super) numbers: BTreeMap<DocumentNumber, NumberRow>,
    /// Paths that the run has decided on.
    pub(super) decided: BTreeSet<String>,
    /// Papers that the run has made.
    pub(super) made: BTreeSet<Text>,
    /// Targets that cannot be replaced, with the reason.
    pub(super) blocked: Vec<String>,
    /// Files of the run that stood there already.
    pub(super) unchanged: usize,
    /// What the office should look at.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Plan<'a> {
    /// Starts from what the register knows.
    pub(super) fn new(
        stage: &Stage<'a>,
        register: &'a Register,
        catalog: &'a Catalog,
        order: &'a Order,
    ) -> Result<Self> {
        Ok(Self {
            register,
            catalog,
            order,
            root: &stage.output.root,
            before: register.files()?,
            issued: register.issued()?,
            files: BTreeMap::new(),
            gone: Vec::new(),
            numbers: BTreeMap::new(),
            decided: BTreeSet::new(),
            made: BTreeSet::new(),
            blocked: Vec::new(),
            unchanged: 0,
            findings: Vec::new(),
        })
    }

    /// Decides on staged files.
    pub(super) fn settle(&mut self, rows: Vec<FileRow>) -> Result<()> {
        let root = self.root;
        let look = |row: &FileRow| match row.put {
            Put::Stands => Ok(Found::File(row.sha256.clone())),
            _ => look(root, &row.path),
        };
        let found: Vec<Found> = rows.par_iter().map(look).collect::<Result<_>>()?;
        rows.into_iter()
            .zip(found)
            .try_for_each(|(row, found)| self.settle_one(row, found))
    }

    /// Decides on one file.
    fn settle_one(&mut self, row: FileRow, found: Found) -> Result<()> {
        let Some(row) = self.admit(row)? else { return Ok(()) };
        match found {
            Found::File(sha256) if sha256 == row.sha256 => self.stand(row),
            Found::File(sha256) if !self.may_replace(&row.path, &sha256)? => {
                self.keep(&row, &sha256);
                self.beside(row)?;
            }
            found => self.put(row, found),
        }
        Ok(())
    }

    /// Lets a file in: a paper takes its number, or is issued. `None` if an issued or an
    /// edited one stays in its place.
    fn admit(&mut self, row: FileRow) -> Result<Option<FileRow>> {
        let (order, key) = (self.order, row.entry.key.clone());
        let issue = order.issue_of(&key);
        if key.is_empty() {
            return Ok(Some(row));
        }
        if issue.is_none() && self.issued.contains(&key) {
            self.tell_issued(&row)?;
            return Ok(None);
        }
        if !self.made.insert(key) {
            let what = format!("写入“{}”", row.path);
            return Err(Error::internal(what)("同一件文书做了两次"));
        }
        let Some(issue) = issue else {
            self.take_number(&row)?;
            return Ok(Some(row));
        };
        self.take_issued(issue)?;
        let row = issued_as(row, issue);
        let is_kept = self.keep_edited_draft(&row, issue)?;
        Ok((!is_kept).then_some(row))
    }

    /// Whether a file may be replaced: it is ours as we wrote it, or `--force` was given,
    /// and it is not issued.
    pub(super) fn may_replace(&self, path: &str, sha256: &str) -> Result<bool> {
        let is_forced = self.order.edited == Edited::Overwrite || path == name::MANIFEST;
        Ok(!self.is_issued(path) && (is_forced || self.register.wrote(sha256)?))
    }

    /// Whether an issued paper has this path.
    fn is_issued(&self, path: &str) -> bool {
        self.before.get(path).is_some_and(|row| row.issued.is_some())
    }

    /// Puts a file where nothing stands, or what may be replaced.
    pub(super) fn put(&mut self, mut row: FileRow, found: Found) {
        match found {
            Found::Blocked(reason) => self.block(&row.path, reason),
            Found::File(sha256) => row.old = Some(sha256),
            Found::Absent => {}
        }
        self.decide(row);
    }

    /// The file stands there already; what is new about it is recorded.
    pub(super) fn stand(&mut self, mut row: FileRow) {
        self.unchanged += 1;
        row.put = Put::Stands;
        let known = self.before.get(&row.path);
        if known.is_some_and(|known| known.agrees(&row) || known.issued.is_some()) {
            self.decided.insert(row.path);
        } else {
            self.decide(row);
        }
    }

    /// A person's file stays; the register learns what it holds.
    pub(super) fn keep(&mut self, row: &FileRow, sha256: &Text) {
        let known = self.before.get(&row.path);
        let mut kept = known.unwrap_or(row).clone();
        let is_issued = kept.issued.is_some();
        kept.sha256 = sha256.clone();
        (kept.put, kept.old, kept.is_edited) = (Put::Stands, None, true);
        if is_issued || known.is_some_and(|known| known.agrees(&kept)) {
            self.decided.insert(kept.path);
        } else {
            self.decide(kept);
        }
    }

    /// Puts a file beside the one that stays.
    fn beside(&mut self, mut row: FileRow) -> Result<()> {
        let kept = row.path.clone();
        let (path, found) = self.free(|n| name::beside(&kept, n), &row.sha256)?;
        let code = if self.is_issued(&kept) { "E-OUT-TAKEN" } else { "E-OUT-EDITED" };
        self.find(code, &[("新稿", &path)], &kept);
        row.path = path;
        match found {
            Found::File(sha256) if sha256 == row.sha256 => self.stand(row),
            found => self.put(row, found),
        }
        Ok(())
    }

    /// The first path of a row of names that is free, ours, or holds these bytes already.
    pub(super) fn free(
        &self,
        names: impl Fn(u32) -> String,
        sha256: &str,
    ) -> Result<(String, Found)> {
        let mut n = 1;
        loop {
            let path = names(n);
            let found = look(self.root, &path)?;
            let is_free = match &found {
                Found::Absent => true,
                Found::File(there) => **there == *sha256 || self.register.wrote(there)?,
                Found::Blocked(_) => false,
            };
            if is_free && !self.is_issued(&path) && !self.decided.contains(&path) {
                return Ok((path, found));
            }
            n += 1;
        }
    }

    /// Decides on a path.
    pub(super) fn decide(&mut self, row: FileRow) {
        self.decided.insert(row.path.clone());
        self.files.insert(row.path.clone(), row);
    }

    /// Notes a target that cannot be replaced.
    pub(super) fn block(&mut self, path: &str, reason: &str) {
        self.blocked.push(format!("{path}（{reason}）"));
    }

    /// Raises a finding about a file.
    pub(super) fn find(&mut self, code: &str, words: &[(&str, &str)], path: &str) {
        let place = Place { file: Some(path.into()), ..Place::default() };
        self.findings.push(self.catalog.findings.raise(code, words, place));
    }

    /// Says that a paper was issued before and is not made again.
    fn tell_issued(&mut self, row: &FileRow) -> Result<()> {
        let paper = self.register.find(&row.entry.key)?;
        let path = paper.and_then(|paper| paper.path).unwrap_or_default();
        self.find("E-OUT-ISSUED", &[("文件", &path)], &row.path);
        Ok(())
    }
}

//! `manifest.json`: all files of the output folder (contract in `architecture.md`).

use super::look::is_there;
use super::name::MANIFEST;
use super::plan::Plan;
use crate::model::{Day, Error, PaperState, Result};
use crate::register::{DocumentNumber, FileRow, Put};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One file.
#[derive(Serialize)]
struct Line<'a> {
    /// Path below the output folder.
    path: &'a str,
    /// Hash of its bytes.
    sha256: &'a str,
    /// `D-08`, `L-10`, …
    kind: &'a str,
    /// 名称.
    name: &'a str,
    /// 版式.
    layout: Option<&'a str>,
    /// 文种.
    doc_type: Option<&'a str>,
    /// Whether it is set for a seal.
    sealed: bool,
    /// 文号.
    number: Option<&'a str>,
    /// 状态.
    state: Option<&'static str>,
    /// 对象.
    subject: &'a str,
    /// Label of the period.
    period: &'a str,
    /// Template file.
    template: &'a str,
    /// Addresses of its source rows.
    rows: Vec<String>,
    /// The run that wrote it.
    run: &'a str,
}

impl Plan<'_> {
    /// The manifest once the plan is carried out, one line a file.
    pub(super) fn manifest(&self, run: &str, as_of: Day) -> Result<String> {
        let failed = || Error::internal("编写 manifest.json");
        let mut lines = Vec::new();
        for row in self.after().values() {
            lines.push(serde_json::to_string(&self.line(row)?).map_err(failed())?);
        }
        let run = serde_json::to_string(run).map_err(failed())?;
        let files = lines.join(",\n");
        Ok(format!("{{\"as_of\":\"{as_of}\",\"run\":{run},\"files\":[\n{files}\n]}}\n"))
    }

    /// The files that will stand there.
    fn after(&self) -> BTreeMap<&str, &FileRow> {
        let moved = self.files.values().filter_map(|row| match &row.put {
            Put::Moved(from) => Some(from),
            _ => None,
        });
        let gone = self.gone.iter().map(|gone| &gone.path);
        let leaving: BTreeSet<&String> = moved.chain(gone).collect();
        let stays = |row: &&FileRow| {
            row.path != MANIFEST
                && !leaving.contains(&row.path)
                && !self.files.contains_key(&row.path)
                && is_there(self.root, &row.path)
        };
        let kept = self.before.values().filter(stays);
        kept.chain(self.files.values()).map(|row| (row.path.as_str(), row)).collect()
    }

    /// The line of a file.
    fn line<'a>(&self, row: &'a FileRow) -> Result<Line<'a>> {
        let entry = &row.entry;
        Ok(Line {
            path: &row.path,
            sha256: &row.sha256,
            kind: &entry.kind,
            name: &entry.name,
            layout: entry.layout.as_deref(),
            doc_type: entry.doc_type.as_deref(),
            sealed: entry.is_sealed,
            number: entry.number.as_deref(),
            state: self.state(row)?.map(PaperState::name),
            subject: &entry.subject,
            period: &entry.period,
            template: &entry.template,
            rows: self.rows(row)?,
            run: &row.run,
        })
    }

    /// The state of its number, else what its entry says.
    fn state(&self, row: &FileRow) -> Result<Option<PaperState>> {
        let number = row.entry.number.as_deref().and_then(DocumentNumber::parse);
        let Some(number) = number else { return Ok(row.entry.state) };
        let known = match self.numbers.get(&number) {
            Some(taken) => Some(taken.state),
            None => self.register.number(&number)?.map(|known| known.state),
        };
        Ok(known.or(row.entry.state))
    }

    /// The rows behind a file: new ones, else those that the register keeps.
    fn rows(&self, row: &FileRow) -> Result<Vec<String>> {
        if let Some(content) = &row.content {
            return Ok(content.addresses());
        }
        let at = if let Put::Moved(from) = &row.put { from } else { &row.path };
        Ok(self.register.detail(at)?.map(|kept| kept.addresses()).unwrap_or_default())
    }
}

//! What the steps of a run share: the office as it is known, and the stage for its files.

use super::order::periods;
use crate::catalog::Catalog;
use crate::commit::{self, Stage};
use crate::emit::docx::Press;
use crate::merge::{self, Case, Wanted};
use crate::model::{
    Artifact, Dispatch, Entry, Facts, Figures, Paper, PaperState, Period, Result, Run,
    Text, Town, dispatches,
};
use crate::register::Register;
use crate::report::{self, Made};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// All that is known before the first paper.
pub(super) struct Office {
    /// Declarations.
    pub(super) catalog: Arc<Catalog>,
    /// Sheets.
    pub(super) town: Arc<Town>,
    /// Hazard states.
    pub(super) facts: Arc<Facts>,
    /// Figures.
    pub(super) figures: Arc<Figures>,
    /// Days of the run.
    pub(super) run: Run,
    /// Where the as-of date comes from, in words.
    pub(super) as_of_from: &'static str,
    /// What was asked for.
    pub(super) wanted: Wanted,
    /// Id of the run.
    pub(super) id: Text,
}

impl Office {
    /// Periods that the run makes.
    pub(super) fn periods(&self) -> Vec<Period> {
        periods(&self.run, &self.wanted)
    }

    /// What the commit is to do; periods out of which something was chosen are not whole.
    pub(super) fn commit_order(&self) -> commit::Order {
        let Wanted { only, villages, units, .. } = &self.wanted;
        let is_whole = only.is_empty() && villages.is_empty() && units.is_empty();
        let whole = if is_whole { self.periods() } else { Vec::new() };
        let undue = vec![report::BACKFILL.to_owned()];
        commit::Order { whole, undue, ..commit::Order::default() }
    }
}

/// The table at which papers and ledgers are made; any thread may work at it.
pub(super) struct Desk<'a> {
    /// What is known.
    pub(super) office: &'a Office,
    /// Papers that are 已发.
    issued: &'a BTreeSet<Text>,
    /// Where finished files go; `None` = a trial, nothing is written.
    stage: Option<&'a Stage<'a>>,
    /// What sets papers.
    pub(super) press: Press,
    /// What was made.
    made: Mutex<Vec<Made>>,
    /// Papers that were made with a number.
    dispatched: Mutex<Vec<Dispatch>>,
}

impl<'a> Desk<'a> {
    /// A table with nothing on it.
    pub(super) fn new(
        office: &'a Office,
        issued: &'a BTreeSet<Text>,
        stage: Option<&'a Stage<'a>>,
    ) -> Result<Self> {
        let press = Press::new(&office.catalog)?;
        Ok(Self {
            office,
            issued,
            stage,
            press,
            made: Mutex::default(),
            dispatched: Mutex::default(),
        })
    }

    /// What papers and ledgers may speak of.
    pub(super) fn case(&self) -> Case<'_> {
        Case {
            catalog: &self.office.catalog,
            town: &self.office.town,
            facts: &self.office.facts,
            figures: &self.office.figures,
            run: &self.office.run,
            issued: self.issued,
            dispatches: &[],
        }
    }

    /// Takes a finished file.
    pub(super) fn put(&self, artifact: Artifact) -> Result<()> {
        let (path, rows) = (artifact.path.clone(), artifact.entry.rows.len());
        let name = artifact.entry.name.clone();
        if let Some(stage) = self.stage {
            stage.put(artifact)?;
        }
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.push(Made { path, name, rows });
        Ok(())
    }

    /// Takes a paper; its number goes into the 发文登记簿.
    pub(super) fn put_paper(&self, paper: &Paper, artifact: Artifact) -> Result<()> {
        let entry = &artifact.entry;
        if let (Some(number), Some(_)) = (&paper.number, paper.serial) {
            let line = Dispatch {
                number: number.clone(),
                year: paper.issue_date.year(),
                doc_type: entry.doc_type.clone().unwrap_or_default(),
                date: Some(paper.issue_date),
                letter: entry.letter.clone().unwrap_or_default(),
                state: entry.state.map_or("", PaperState::name).into(),
                row: None,
            };
            self.dispatched.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
        if let Some(path) = merge::village_path(self.case(), paper, &artifact.path)
            && path != artifact.path
        {
            let Entry { subject, period, .. } = artifact.entry.clone();
            let name = "分村副本".into();
            let entry =
                Entry {
                    kind: "分村".into(), name, subject, period, ..Entry::default()
                };
            self.put(Artifact { path, bytes: artifact.bytes.clone(), entry })?;
        }
        self.put(artifact)
    }

    /// The 发文登记簿 as it will stand: the numbers of the register, those of the papers just
    /// made, and sheet 发文.
    pub(super) fn dispatches(&self, register: &Register) -> Result<Vec<Dispatch>> {
        let mut lines = self.dispatched.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines = std::mem::take(&mut *lines);
        lines.extend(register.dispatches()?);
        Ok(dispatches(&self.office.town, lines))
    }

    /// What was made, in the order of the output folder.
    pub(super) fn made(self) -> Vec<Made> {
        let mut made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.sort();
        made
    }
}

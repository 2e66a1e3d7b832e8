//! What is asked of a commit, and what came of it.

use crate::model::{Finding, Period, Text};
use crate::register::Issue;

/// What a run asks beside its files.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Periods that this run made whole: what it did not make of them is no longer due.
    pub whole: Vec<Period>,
    /// Files of no period that are no longer due where this run did not make them.
    pub undue: Vec<String>,
    /// What becomes of files that a person changed.
    pub edited: Edited,
    /// Papers to be issued. One whose file is staged too is issued as staged (number and
    /// date stand in it), else as it lies in the output folder.
    pub issues: Vec<Issue>,
}

/// 改动过的文件: files that a person changed since they were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edited {
    /// They stay, the new ones are put beside them.
    #[default]
    Keep,
    /// They are overwritten (`--force`), if not issued.
    Overwrite,
}

impl Order {
    /// The issue of a paper.
    pub(super) fn issue_of(&self, key: &Text) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.key == *key)
    }
}

/// What a commit did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the office should look at.
    pub findings: Vec<Finding>,
    /// Files that were written, below the output folder.
    pub written: Vec<String>,
    /// Files that moved to `不再需要/`, where they lay before.
    pub set_aside: Vec<String>,
    /// How many files of the run stood there already.
    pub unchanged: usize,
}

//! 发文 within a commit: the file is frozen, its number issued.

use super::issued::issued_as;
use super::look::{Found, look};
use super::plan::Plan;
use crate::model::{Error, PaperState, Result, print_day};
use crate::register::{FileRow, Issue, NumberRow, Put};

impl Plan<'_> {
    /// Decides on papers that are issued as they lie in the output folder, and on numbers
    /// without paper.
    pub(super) fn issue_rest(&mut self) -> Result<()> {
        let issues = self.order.issues.iter();
        let rest: Vec<&Issue> =
            issues.filter(|issue| !self.made.contains(&issue.key)).collect();
        for issue in rest {
            self.take_issued(issue)?;
            if let Some(path) = &issue.path {
                self.issue_as_it_lies(issue, path)?;
            }
        }
        Ok(())
    }

    /// The number enters the state 已发.
    pub(super) fn take_issued(&mut self, issue: &Issue) -> Result<()> {
        let Some(number) = &issue.number else { return Ok(()) };
        let note =
            self.register.number(number)?.map_or_else(|| "".into(), |row| row.note);
        let row = NumberRow {
            number: number.clone(),
            state: PaperState::Issued,
            key: issue.key.clone(),
            date: Some(issue.date),
            note,
        };
        self.numbers.insert(number.clone(), row);
        Ok(())
    }

    /// A draft that a person changed is issued with the changes, under its new name; the
    /// staged file is not used. False when the draft is ours.
    pub(super) fn keep_edited_draft(
        &mut self,
        row: &FileRow,
        issue: &Issue,
    ) -> Result<bool> {
        let Some(draft) = &issue.path else { return Ok(false) };
        let Found::File(sha256) = look(self.root, draft)? else { return Ok(false) };
        if sha256 == row.sha256 || self.may_replace(draft, &sha256)? {
            return Ok(false);
        }
        let mut kept =
            FileRow { sha256, is_edited: true, put: Put::Stands, ..row.clone() };
        let is_free = look(self.root, &row.path)? == Found::Absent;
        if *draft != row.path && is_free {
            kept.put = Put::Moved(draft.clone());
        } else {
            kept.path.clone_from(draft);
        }
        self.decided.insert(draft.clone());
        self.tell_edited(&kept, issue);
        self.decide(kept);
        Ok(true)
    }

    /// A paper is issued with the bytes that lie there.
    fn issue_as_it_lies(&mut self, issue: &Issue, path: &str) -> Result<()> {
        let known = self.before.get(path).cloned();
        let (known, sha256) = match (known, look(self.root, path)?) {
            (Some(known), Found::File(sha256)) => (known, sha256),
            (_, Found::Blocked(reason)) => {
                self.block(path, reason);
                return Ok(());
            }
            _ => {
                let said = format!("“{path}”不在 output 里，不能发文");
                return Err(Error::Register(said));
            }
        };
        let is_edited = !self.register.wrote(&sha256)?;
        let row = FileRow { sha256, is_edited, old: None, put: Put::Stands, ..known };
        let row = issued_as(row, issue);
        if is_edited {
            self.tell_edited(&row, issue);
        }
        self.made.insert(row.entry.key.clone());
        self.decide(row);
        Ok(())
    }

    /// Asks to see that number and date stand in a paper that a person changed.
    fn tell_edited(&mut self, row: &FileRow, issue: &Issue) {
        let number = row.entry.number.clone().unwrap_or_default();
        let words = [("文号", &*number), ("日期", &*print_day(issue.date))];
        self.find("E-OUT-ISSUE-EDITED", &words, &row.path);
    }
}

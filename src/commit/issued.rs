//! 已发: what the register keeps of a paper once it is issued.

use crate::model::PaperState;
use crate::register::{FileRow, Issue};

/// The row of a paper as issued.
pub(super) fn issued_as(mut row: FileRow, issue: &Issue) -> FileRow {
    row.issued = Some(issue.date);
    row.entry.state = Some(PaperState::Issued);
    row.entry.number = issue.number.as_ref().map(|number| number.to_string().into());
    row
}

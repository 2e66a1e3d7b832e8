//! What a run did.

use super::desk::Office;
use crate::commit;
use crate::model::{Day, Finding, Period, Text};
use crate::report::Made;

/// 结果: for the screen.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// D.
    pub as_of: Day,
    /// Where it comes from, in words.
    pub as_of_from: &'static str,
    /// What was made: 2026年10月, 2026年.
    pub periods: Vec<String>,
    /// Sheets and how many of their rows count.
    pub rows: Vec<(Text, usize)>,
    /// All findings.
    pub findings: Vec<Finding>,
    /// Files of the run.
    pub made: Vec<Made>,
    /// What became of the output folder; `None` = a trial.
    pub committed: Option<commit::Outcome>,
}

impl Outcome {
    /// Of a run.
    pub(super) fn new(
        office: &Office,
        findings: Vec<Finding>,
        made: Vec<Made>,
        committed: Option<commit::Outcome>,
    ) -> Self {
        let names = office.town.names.iter().zip(&office.town.sheets);
        let rows = names.filter_map(|(name, sheet)| {
            sheet.as_ref().map(|sheet| (name.clone(), sheet.rows.len()))
        });
        Self {
            as_of: office.run.as_of,
            as_of_from: office.as_of_from,
            periods: office.periods().into_iter().map(Period::print).collect(),
            rows: rows.collect(),
            findings,
            made,
            committed,
        }
    }
}

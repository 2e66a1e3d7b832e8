//! 编号: which papers will be made, and the number of each. Takes no number: the commit does.

use super::desk::Desk;
use crate::merge::{self, numbered};
use crate::model::{Finding, Paper, Result, SeriesMode};
use crate::register::Register;
use rayon::prelude::*;

/// The papers of the run with their numbers, and what `due` found.
///
/// A paper that turns out not to be makeable (a needed field is blank) must not leave a gap
/// in an 自动 series, so those papers are rendered once before numbers are planned.
pub(super) fn papers(
    desk: &Desk,
    register: &Register,
) -> Result<(Vec<Paper>, Vec<Finding>)> {
    let wanted = &desk.office.wanted;
    let (due, mut findings) = merge::due(desk.case(), wanted);
    let year = desk.office.run.as_of.year();
    let tried: Vec<(Paper, Option<Vec<Finding>>)> =
        due.into_par_iter().map(|paper| tried(desk, paper)).collect();
    let mut papers = Vec::with_capacity(tried.len());
    for (paper, failed) in tried {
        match failed {
            None => papers.push(paper),
            Some(why) => findings.extend(why),
        }
    }
    let serials = register.serials(&papers, year)?;
    let papers = papers.into_iter().zip(serials);
    Ok((papers.map(|(paper, serial)| numbered(paper, serial)).collect(), findings))
}

/// A paper, and why it cannot be made where it would take a number all the same.
fn tried(desk: &Desk, paper: Paper) -> (Paper, Option<Vec<Finding>>) {
    let is_automatic =
        |series: &crate::model::Series| series.mode == SeriesMode::Automatic;
    if !paper.series.as_ref().is_some_and(is_automatic) {
        return (paper, None);
    }
    let probe = numbered(paper.clone(), Some(1));
    let (draft, findings) = merge::render(desk.case(), &probe, &desk.office.wanted);
    (paper, draft.is_none().then_some(findings))
}

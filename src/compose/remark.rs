//! 提示: what was repaired or decided, as findings; each kind once a document, with its count.

use crate::catalog::Catalog;
use crate::model::{Finding, Fix, Place};

/// How often something was done, and on which line first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// How often.
    count: u32,
    /// Line where first, 1-based.
    line: u32,
}

impl Tally {
    /// Adds `count` on a line.
    pub(super) fn add(&mut self, count: u32, line: u32) {
        if self.count == 0 {
            self.line = line;
        }
        self.count = self.count.saturating_add(count);
    }
}

/// A decision that the reader should know of.
#[derive(Debug)]
pub(super) struct Remark {
    /// Code of the finding.
    pub(super) code: &'static str,
    /// Line, 1-based.
    pub(super) line: u32,
    /// What stands there and what it was taken for, where the two differ.
    pub(super) taken: Option<Taken>,
}

/// An ordinal that was taken for another.
#[derive(Debug)]
pub(super) struct Taken {
    /// First character in the line.
    pub(super) start: u32,
    /// As written.
    pub(super) from: String,
    /// As understood.
    pub(super) to: String,
}

/// The findings in the order of their lines: what was counted, by code, and decisions.
pub(super) fn findings(
    catalog: &Catalog,
    counted: &[(&str, Tally)],
    remarks: Vec<Remark>,
) -> Vec<Finding> {
    let place = |line| Place { line: Some(line), ..Place::default() };
    let counted = counted.iter().filter(|(_, tally)| tally.count > 0);
    let counted = counted.map(|(code, tally)| {
        let count = tally.count.to_string();
        catalog.findings.raise(code, &[("数", &count)], place(tally.line))
    });
    let mut findings: Vec<Finding> = counted.collect();
    findings.extend(remarks.into_iter().map(|remark| match remark.taken {
        None => catalog.findings.raise(remark.code, &[], place(remark.line)),
        Some(taken) => retaken(catalog, remark.code, (remark.line, taken)),
    }));
    findings.sort_by_key(|finding| finding.place.line);
    findings
}

/// The finding on an ordinal that was taken for another, with the proposal to write that.
fn retaken(catalog: &Catalog, code: &str, (line, taken): (u32, Taken)) -> Finding {
    let length = u32::try_from(taken.from.chars().count()).unwrap_or(u32::MAX);
    let place = Place {
        line: Some(line),
        start: Some(taken.start),
        end: Some(taken.start.saturating_add(length)),
        ..Place::default()
    };
    let words = [("写作", &*taken.from), ("应为", &*taken.to)];
    let mut finding = catalog.findings.raise(code, &words, place);
    finding.fix = Some(Fix {
        from: taken.from.as_str().into(),
        to: taken.to.as_str().into(),
        is_safe: false,
    });
    finding.read = Some(taken.from);
    finding
}

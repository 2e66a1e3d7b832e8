//! The checks X01–X29 of `gongwen.md` §6.1, a file for each group.

mod page; // X01–X04
mod fonts; // X05–X07
mod title; // X08
mod masthead; // X09, X10
mod number; // X11
mod red_rule; // X12
mod body; // X13–X15
mod ending; // X16–X18
mod footer; // X19
mod imprint; // X20
mod annex; // X21
mod landscape; // X22
mod letter; // X23
mod table; // X24
mod schema; // X25: order of elements
mod parts; // X25: parts of the package
mod settings; // X26
mod traces; // X27
mod repertoire; // X29

use super::notes::Notes;
use super::paper::Paper;

/// One group of checks.
type Check = fn(&Paper, &mut Notes);

/// All groups, clause by clause.
const CHECKS: [Check; 19] = [
    page::check,
    fonts::check,
    title::check,
    masthead::check,
    number::check,
    red_rule::check,
    body::check,
    ending::check,
    footer::check,
    imprint::check,
    annex::check,
    landscape::check,
    letter::check,
    table::check,
    schema::check,
    parts::check,
    settings::check,
    traces::check,
    repertoire::check,
];

/// Measures a paper.
pub(super) fn run(paper: &Paper, notes: &mut Notes) {
    for check in CHECKS {
        check(paper, notes);
    }
}

/// A measure of the layout beside measures of a file.
fn signed(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// Whether two measures are equal within a tolerance.
const fn is_near(found: i32, wanted: i32, tolerance: i32) -> bool {
    (found as i64 - wanted as i64).abs() <= tolerance as i64
}

/// 1 mm in twips.
const MILLIMETRE: i32 = 57;

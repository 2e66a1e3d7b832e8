//! 发文字号 (GB/T 9704—2012 7.2.5): 代字, year in 〔〕, serial without leading zero.

use crate::model::Paper;

/// Gives a paper its number: in full with a serial, with one full-width blank until the
/// 党政办 gives one, or none where it has no series. The year is that of 成文日期.
#[must_use]
pub fn numbered(paper: Paper, serial: Option<u32>) -> Paper {
    let year = paper.issue_date.year();
    let number = paper.series.as_ref().map(|series| {
        let serial = serial.map_or_else(|| "\u{3000}".to_owned(), |n| n.to_string());
        format!("{}〔{year}〕{serial}号", series.code).into()
    });
    Paper { serial: serial.filter(|_| number.is_some()), number, ..paper }
}

//! The order of findings: by file, worksheet, row, column, as the reader walks through them.

use crate::model::{Finding, Place, Text};

/// Sorts by place; findings of one cell by severity and code.
pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        (position(&finding.place), finding.severity, finding.code.clone())
    });
}

/// File, worksheet, row number, then column: length before letters, so that Z is before AA.
type Position = (Option<Text>, Option<Text>, u32, usize, String);

/// Where a place comes in reading order.
fn position(place: &Place) -> Position {
    let cell = place.cell.as_deref().unwrap_or_default();
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &cell[..cell.len() - digits.len()];
    let row = digits.parse().unwrap_or(0);
    (place.file.clone(), place.sheet.clone(), row, letters.len(), letters.to_owned())
}

#[cfg(test)]
mod tests {
    use super::position;
    use crate::model::Place;

    #[test]
    fn cells_are_walked_row_by_row() {
        let at =
            |cell: &str| position(&Place { cell: Some(cell.into()), ..<_>::default() });
        let cells = ["3", "B3", "AA3", "A12", "B12"];
        assert!(cells.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    }
}

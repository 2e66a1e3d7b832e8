//! Cells as spreadsheets name them: `F12`.

use std::fmt::Write;

/// A cell of a worksheet: 1-based row, 0-based column.
pub type CellAt = (u32, u16);

/// Most rows of a worksheet.
const ROWS: u32 = 1_048_576;
/// Most columns of a worksheet.
const COLUMNS: u16 = 16_384;

/// The name of a cell.
pub fn cell_name((row, column): CellAt) -> String {
    let mut name = column_letters(column);
    let _ = write!(name, "{row}"); // a String takes everything
    name
}

/// Letters of a 0-based column: 0 → A, 27 → AB.
pub fn column_letters(column: u16) -> String {
    let mut rest = usize::from(column) + 1;
    let mut name = Vec::new();
    while rest > 0 {
        name.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(rest - 1) % 26]));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

/// The cell that a name means, also one like `$F$12`; nothing for what is no cell.
pub fn cell_at(name: &str) -> Option<CellAt> {
    let name: String = name.chars().filter(|c| *c != '$').collect();
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &name[..name.len() - digits.len()];
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0_u16, |sum, letter| {
        let value = u16::from(letter.to_ascii_uppercase() - b'A' + 1);
        sum.saturating_mul(26).saturating_add(value)
    });
    let row = digits.parse().ok().filter(|row| (1..=ROWS).contains(row))?;
    (column <= COLUMNS).then(|| (row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::{cell_at, cell_name, column_letters};

    #[test]
    fn columns_are_named_like_in_a_spreadsheet() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (16383, "XFD")]
        {
            assert_eq!(column_letters(column), name);
        }
    }

    #[test]
    fn cells_are_named_and_found() {
        for (name, at) in
            [("A1", (1, 0)), ("AB12", (12, 27)), ("XFD1048576", (1_048_576, 16_383))]
        {
            assert_eq!(cell_at(name), Some(at));
            assert_eq!(cell_name(at), name);
        }
        assert_eq!(cell_at("$C$3"), Some((3, 2)));
        for wrong in ["A0", "12", "XFE1", "A1048577", "ABCD1", ""] {
            assert_eq!(cell_at(wrong), None, "{wrong}");
        }
    }
}

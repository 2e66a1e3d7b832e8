//! 出处: where a value printed in a paper came from.
//!
//! While a paper is text, every printed value stands between private-use sentinels:
//! `OPEN index SEPARATE value CLOSE`, `index` being the decimal position in
//! `Draft::sources`. `read` strips these characters from all input, so data cannot fake them.

use super::{FigureKey, RowRef, Text};

/// Opens a printed value.
pub const OPEN: char = '\u{E000}';
/// Stands between the index and the value.
pub const SEPARATE: char = '\u{E001}';
/// Closes a printed value.
pub const CLOSE: char = '\u{E002}';

/// Opens a line that stands for a typed table: `TABLE index`, a position in `Draft::tables`.
pub const TABLE: char = '\u{E003}';

/// What stands behind one printed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A cell: its row and header.
    Cell(RowRef, Text),
    /// A figure; its rows are found in `Figures`.
    Figure(FigureKey),
    /// Counted over these rows by the template (`选(…)|length`, loop numbers).
    Rows(Vec<RowRef>),
    /// Given by the run: as-of date, period label, document number.
    Run(Text),
}

/// The text without sentinels and indices: what the reader will see.
pub fn strip_sentinels(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_index = false;
    for c in text.chars() {
        match c {
            OPEN => in_index = true,
            SEPARATE => in_index = false,
            CLOSE => {}
            _ if in_index => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_reader_sees_the_values_only() {
        let text = "共\u{E000}12\u{E001}37\u{E002}处";
        assert_eq!(super::strip_sentinels(text), "共37处");
    }
}

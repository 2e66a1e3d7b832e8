//! Rows that move down: what becomes of references to them, in cells, formulas and ranges.

use crate::model::{CellAt, cell_at, column_letters};

/// Rows below a row move, for the row stands there several times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    /// The row that is repeated.
    pub(super) row: u32,
    /// How many rows are added below it.
    pub(super) added: u32,
}

/// Whose formula is shifted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of<'a> {
    /// One of the worksheet itself: bare references are its own.
    Own(&'a str),
    /// One of elsewhere: only references that name the worksheet.
    Other(&'a str),
    /// One of a copy of the row, so many rows below: references move as when a person copies.
    Copy(&'a str, u32),
}

impl Shift {
    /// Where a row stands now.
    pub(super) const fn row(self, row: u32) -> u32 {
        if row > self.row { row.saturating_add(self.added) } else { row }
    }

    /// Where a row stands now that is said in words and counted from 0; other words stay.
    pub(super) fn counted_from_zero(self, said: &str) -> String {
        let row = said.trim().parse::<u32>().ok().and_then(|row| row.checked_add(1));
        row.map_or(said.to_owned(), |row| (self.row(row) - 1).to_string())
    }

    /// Where a range ends now that ended in a row: one that holds the row holds its copies.
    const fn end(self, row: u32) -> u32 {
        if row >= self.row { row.saturating_add(self.added) } else { row }
    }

    /// A range like `A5:F9` or a cell; several are parted by blanks.
    pub(super) fn ranges(self, said: &str) -> String {
        let each = said.split(' ').map(|range| match range.split_once(':') {
            Some((first, last)) => self.range(first, last, None),
            None => self.name(range, None),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    /// The same of what a rule or a drop-down covers: one of the row alone covers its copies.
    pub(super) fn covered(self, said: &str) -> String {
        let each = said.split(' ').map(|range| match cell_at(range) {
            Some((row, _)) if row == self.row && self.added > 0 => {
                self.range(range, range, None)
            }
            _ => self.ranges(range),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    /// A range; in a copy the range of that copy, but one whose rows are fixed is that of all
    /// copies.
    fn range(self, first: &str, last: &str, copy: Option<u32>) -> String {
        let (Some(from), Some(to)) = (cell_at(first), cell_at(last)) else {
            return format!("{first}:{last}");
        };
        let is_of_all = copy.is_none() || (is_fixed(first) && is_fixed(last));
        let is_around = from.0 <= self.row && self.row <= to.0 && is_of_all;
        let end = if is_around {
            renamed(last, (self.end(to.0), to.1))
        } else {
            self.name(last, copy)
        };
        format!("{}:{end}", self.name(first, copy))
    }

    /// The name of a cell; in a copy that of the copy's own.
    fn name(self, name: &str, copy: Option<u32>) -> String {
        let Some((row, column)) = cell_at(name) else { return name.to_owned() };
        let row = match copy {
            Some(below) if row <= self.row && !is_fixed(name) => row + below,
            _ => self.row(row),
        };
        renamed(name, (row, column))
    }

    /// A formula.
    pub(super) fn formula(self, formula: &str, of: Of) -> String {
        let (mut out, mut rest) = (String::with_capacity(formula.len() + 8), formula);
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '"' => quoted(rest, '"'),
                '\'' => self.sheet(rest, of, &mut out),
                c if is_word(c) || c == '$' => self.sheet(rest, of, &mut out),
                c => c.len_utf8(),
            };
            if first == '"' || !(is_word(first) || first == '$' || first == '\'') {
                out.push_str(&rest[..length]);
            }
            rest = &rest[length..];
        }
        out
    }

    /// A word with the worksheet before it, if it names one; gives how long it is.
    fn sheet(self, rest: &str, of: Of, out: &mut String) -> usize {
        let own = if rest.starts_with('\'') { quoted(rest, '\'') } else { word(rest) };
        let (Of::Own(name) | Of::Other(name) | Of::Copy(name, _)) = of;
        if !rest[own..].starts_with('!') {
            let range = word_range(rest, own);
            let is_ours = !matches!(of, Of::Other(_)) && !rest[range..].starts_with('(');
            let copy = if let Of::Copy(_, below) = of { Some(below) } else { None };
            out.push_str(&self.words(&rest[..range], is_ours, copy));
            return range;
        }
        let start = own + 1;
        let range = start + word_range(&rest[start..], word(&rest[start..]));
        let said = rest[..own].trim_matches('\'').replace("''", "'");
        let copy = if let Of::Copy(_, below) = of { Some(below) } else { None };
        out.push_str(&rest[..start]);
        out.push_str(&self.words(&rest[start..range], said == name, copy));
        range
    }

    /// A cell or a range of a formula.
    fn words(self, words: &str, is_ours: bool, copy: Option<u32>) -> String {
        match words.split_once(':') {
            _ if !is_ours => words.to_owned(),
            Some((first, last)) => self.range(first, last, copy),
            None => self.name(words, copy),
        }
    }
}

/// Whether the row of a cell's name is fixed: `$E$3`, `E$3`.
fn is_fixed(name: &str) -> bool {
    name.rfind('$').is_some_and(|at| at > 0)
}

/// The length of a quoted text at the start; a doubled quote stands for itself.
fn quoted(rest: &str, quote: char) -> usize {
    let mut inside = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = inside.next() {
        if c == quote && inside.next_if(|(_, next)| *next == quote).is_none() {
            return at + c.len_utf8();
        }
    }
    rest.len()
}

/// Whether a character may stand in a name.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.')
}

/// The length of the word at the start, `$` included.
fn word(rest: &str) -> usize {
    rest.find(|c: char| !is_word(c) && c != '$').unwrap_or(rest.len())
}

/// The length of a word and the one behind its colon.
fn word_range(rest: &str, own: usize) -> usize {
    match rest[own..].strip_prefix(':') {
        Some(behind) if word(behind) > 0 => own + 1 + word(behind),
        _ => own,
    }
}

/// A name with another row, its `$` where they were.
fn renamed(name: &str, (row, column): CellAt) -> String {
    let start = if name.starts_with('$') { "$" } else { "" };
    let inner = if name[start.len()..].contains('$') { "$" } else { "" };
    format!("{start}{}{inner}{row}", column_letters(column))
}

#[cfg(test)]
mod tests {
    use super::{Of, Shift};

    #[test]
    fn references_follow_the_rows_that_move() {
        let shift = Shift { row: 5, added: 2 };
        for (of, before, after) in [
            (Of::Own("表"), "SUM(B5:B5)", "SUM(B5:B7)"),
            (Of::Own("表"), "B4+B5+B6", "B4+B5+B8"),
            (Of::Own("表"), "SUM($B$3:B$9)&\"B9\"", "SUM($B$3:B$11)&\"B9\""),
            (Of::Own("表"), "LOG10(B6)+别表!B6+表!B6", "LOG10(B8)+别表!B6+表!B8"),
            (Of::Own("表"), "B6:B9", "B8:B11"),
            (Of::Other("表"), "B6+'表'!B6:C7+'别 表'!B6", "B6+'表'!B8:C9+'别 表'!B6"),
            (Of::Copy("表", 2), "C5*D5+$E$5+E$3+F4", "C7*D7+$E$5+E$3+F6"),
            (Of::Copy("表", 1), "SUM(B5:D5)/B6", "SUM(B6:D6)/B8"),
            (Of::Copy("表", 1), "B5/SUM($B$5:B$5)", "B6/SUM($B$5:B$7)"),
            (Of::Copy("表", 1), "SUM($B$5:B5)", "SUM($B$5:B6)"),
        ] {
            assert_eq!(shift.formula(before, of), after);
        }
        assert_eq!(shift.ranges("A1:C4 B5 A5:A6 D9"), "A1:C4 B5 A5:A8 D11");
        assert_eq!(shift.covered("A1:C4 B5 A5:A6 D9"), "A1:C4 B5:B7 A5:A8 D11");
    }
}

//! What a worksheet of a package says beside its cells: merges, hidden rows and columns, and
//! the cells whose error no reader knows. Found while the part is counted, without parsing it.

use super::COLUMNS;
use crate::read::grid::Merge;
use memchr::{memchr, memmem, memrchr};

/// What is said of a worksheet.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Merged ranges.
    pub(super) merges: Vec<Merge>,
    /// Hidden rows, 1-based.
    pub(super) hidden_rows: Vec<u32>,
    /// Hidden columns, 0-based.
    pub(super) hidden_columns: Vec<u16>,
    /// Cells that hold an error, by 0-based row and column, with its name.
    pub(super) errors: Vec<((u32, u16), String)>,
}

/// Errors that every reader knows.
const KNOWN: [&str; 7] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
/// Bytes kept for the next ones, at most: more is no cell.
const WINDOW: usize = 1 << 20;

impl Layout {
    /// Looks through the next bytes; says how many of them need not be shown again.
    pub(super) fn take(&mut self, bytes: &[u8]) -> usize {
        // A cell is not cut: its error stands in a tag of its own.
        let cell = memmem::rfind(bytes, b"</c>").map(|at| at + 4);
        let is_error_open = || memmem::find(bytes, b" t=\"e\"").is_some();
        let tag = || memrchr(b'>', bytes).map(|at| at + 1);
        let end = cell.or_else(|| if is_error_open() { None } else { tag() });
        let end = end.unwrap_or(if bytes.len() > WINDOW { bytes.len() } else { 0 });
        self.look(&bytes[..end]);
        end
    }

    /// Looks through whole tags.
    pub(super) fn look(&mut self, text: &[u8]) {
        for at in memmem::find_iter(text, b" hidden=\"") {
            self.hidden(tag(text, at));
        }
        for at in memmem::find_iter(text, b"mergeCell ") {
            let range = attribute(tag(text, at), "ref").and_then(range);
            self.merges.extend(range.map(|(start, end)| Merge { start, end }));
        }
        for at in memmem::find_iter(text, b" t=\"e\"") {
            self.error(tag(text, at), &text[at..]);
        }
    }

    /// Notes a hidden row or columns.
    fn hidden(&mut self, tag: &str) {
        if !matches!(attribute(tag, "hidden"), Some("1" | "true")) {
            return;
        }
        let number =
            |name| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        match tag.split([' ', ':']).find(|word| matches!(*word, "row" | "col")) {
            Some("row") => self.hidden_rows.extend(number("r")),
            Some(_) => {
                let (first, last) =
                    (number("min").unwrap_or(1), number("max").unwrap_or(0));
                let columns = first.max(1)..=last.min(COLUMNS.into());
                let columns = columns.filter_map(|at| u16::try_from(at - 1).ok());
                self.hidden_columns.extend(columns);
            }
            None => {}
        }
    }

    /// Notes a cell whose error has a name that readers do not know.
    fn error(&mut self, tag: &str, behind: &[u8]) {
        let end = memmem::find(behind, b"</c>").unwrap_or(behind.len());
        let cell = String::from_utf8_lossy(&behind[..end]);
        let value = cell.split_once("v>").and_then(|(_, rest)| rest.split_once('<'));
        let name = value.map_or("", |(name, _)| name);
        if let Some(at) = attribute(tag, "r").and_then(place)
            && !KNOWN.contains(&name)
        {
            self.errors.push((at, name.to_owned()));
        }
    }
}

/// The inside of the tag around a place.
fn tag(text: &[u8], at: usize) -> &str {
    let start = memrchr(b'<', &text[..at]).map_or(0, |at| at + 1);
    let end = memchr(b'>', &text[at..]).map_or(text.len(), |end| at + end);
    std::str::from_utf8(&text[start..end]).unwrap_or_default()
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut words = tag.match_indices(name).map(|(at, _)| (at, &tag[at + name.len()..]));
    words.find_map(|(at, rest)| {
        let rest = rest.strip_prefix("=\"").filter(|_| tag[..at].ends_with(' '))?;
        rest.split_once('"').map(|(value, _)| value)
    })
}

/// First and last cell of `A1:C2`.
fn range(reference: &str) -> Option<((u32, u16), (u32, u16))> {
    let (first, last) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(((top, left), (bottom, right)))
}

/// Row and column of `B3`, 0-based.
fn place(reference: &str) -> Option<(u32, u16)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    let column = letters.bytes().try_fold(0_u16, |column, letter| {
        let value = letter.is_ascii_uppercase().then(|| u16::from(letter - b'A' + 1))?;
        column.checked_mul(26)?.checked_add(value)
    });
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::Layout;

    /// What is seen of a worksheet that comes in pieces of a size.
    fn seen(xml: &str, size: usize) -> Layout {
        let (mut layout, mut open) = (Layout::default(), Vec::new());
        for piece in xml.as_bytes().chunks(size) {
            open.extend_from_slice(piece);
            let seen = layout.take(&open);
            open.drain(..seen);
        }
        layout.look(&open);
        layout
    }

    #[test]
    fn a_worksheet_cut_anywhere_shows_the_same() {
        let xml = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2" s="1" t="e"><v>#SPILL!</v></c><c r="C2" t="e"><v>#REF!</v></c></row><row r="3" hidden="0"/></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
        for size in [1, 7, 64, 1000] {
            let layout = seen(xml, size);
            assert_eq!(layout.hidden_rows, [2], "{size}");
            assert_eq!(layout.hidden_columns, [1, 2], "{size}");
            assert_eq!(layout.errors, [((1, 1), "#SPILL!".to_owned())], "{size}");
            let merges: Vec<_> = layout.merges.iter().map(|m| (m.start, m.end)).collect();
            assert_eq!(merges, [((0, 0), (1, 1))], "{size}");
        }
    }
}

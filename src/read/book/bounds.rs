//! How much of anything a file may hold: more than any office's, less than a machine's.

use super::Fault;
use crate::read::grid::Part;
use crate::read::raw::{Raw, RawRow};

/// Rows of a worksheet.
pub(crate) const ROWS: u32 = 1_048_576;
/// Columns of a worksheet.
pub(crate) const COLUMNS: u16 = 16_384;
/// Bytes of one cell: 32,767 characters, most of them Chinese.
const CELL: usize = 4 * 32_767;
/// Bytes of all texts of a row: one long text of a file may stand in every cell.
pub(super) const LINE: usize = 64 << 20;
/// Cells of a file that hold anything.
const CELLS: usize = 20_000_000;
/// Bytes of all texts of a file.
const TEXT: usize = 512 << 20;
/// Everything else of a file: worksheets, merges, hidden rows, pictures.
const OTHERS: usize = 2_000_000;

/// What a file has held so far.
#[derive(Default)]
pub(super) struct Bounds {
    /// Cells.
    cells: usize,
    /// Bytes of texts.
    text: usize,
    /// Parts that are no rows.
    others: usize,
}

impl Bounds {
    /// Counts a part in, or says why it is too much.
    pub(super) fn admit(&mut self, part: &Part) -> Result<(), Fault> {
        match part {
            Part::Row(row) => self.row(row),
            Part::Merge(merge) => {
                // Every row looks at the ranges that hold it.
                let rows = merge.end.0.saturating_sub(merge.start.0) as usize;
                self.others(rows / 16 + 1)
            }
            _ => self.others(1),
        }
    }

    /// Counts parts in that are no rows.
    fn others(&mut self, count: usize) -> Result<(), Fault> {
        self.others += count;
        if self.others > OTHERS { Err(Fault::ManyCells) } else { Ok(()) }
    }

    /// Counts a row in.
    fn row(&mut self, row: &RawRow) -> Result<(), Fault> {
        let is_long = |(_, raw)| matches!(raw, Raw::Text(text) if text.len() > CELL);
        if row.size() > CELL && row.cells().any(is_long) {
            return Err(Fault::LongCell);
        }
        self.text += row.size();
        self.cells += row.len();
        let is_too_much = row.number > ROWS || self.cells > CELLS || self.text > TEXT;
        if is_too_much { Err(Fault::ManyCells) } else { Ok(()) }
    }
}

//! How a ledger lies on paper: pages side by side, lines of a row.

use crate::model::{Ledger, LedgerColumn};
use unicode_width::UnicodeWidthStr;

/// Half-width characters of 10 points across an A4 page at two thirds of full size, which
/// still reads well: upright and landscape.
const PAGE_WIDTHS: (u32, u32) = (150, 230);
/// Columns that are repeated on pages to the right: 序号 and the first one.
pub(super) const REPEATED: u16 = 2;

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// 纵向
    Upright,
    /// 横向
    Landscape,
}

/// Pages side by side.
pub(super) struct Paper {
    /// How many.
    pub(super) pages: u16,
    /// Last column that surely stands on the first of them.
    pub(super) first_page: u16,
}

impl Paper {
    /// Spreads the columns over as many pages as keep them readable.
    pub(super) fn of(widths: &[u32], lie: Lie) -> Self {
        let (upright, landscape) = PAGE_WIDTHS;
        let page = if lie == Lie::Landscape { landscape } else { upright };
        let total: u32 = widths.iter().sum();
        let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let repeated: u32 = widths.iter().take(usize::from(REPEATED)).sum();
        let room = page.saturating_sub(repeated).max(1);
        let pages = 1 + total.saturating_sub(page).div_ceil(room);
        if pages == 1 {
            return Self { pages: 1, first_page: last };
        }
        let share = total / pages;
        let reached = widths.iter().scan(0, |sum, width| {
            *sum += width;
            Some(*sum)
        });
        let fitting = reached.take_while(|sum| *sum <= share).count().max(2);
        let first_page = u16::try_from(fitting - 1).unwrap_or(last).min(last);
        Self { pages: u16::try_from(pages).unwrap_or(u16::MAX), first_page }
    }
}

/// Widths of the columns, the widest of all tables.
pub(super) fn widths(ledger: &Ledger) -> Vec<u32> {
    let count = ledger.tables.iter().map(|table| table.columns.len()).max();
    let width = |at: usize| {
        let columns = ledger.tables.iter().filter_map(|table| table.columns.get(at));
        u32::from(columns.map(|column| column.width).max().unwrap_or(9).max(4))
    };
    (0..count.unwrap_or(1)).map(width).collect()
}

/// How many lines a text takes in a column.
pub(super) fn lines(text: &str, column: &LedgerColumn) -> usize {
    lines_in(text, column.width)
}

/// How many lines a text takes in a width of half-width characters.
pub(super) fn lines_in(text: &str, width: u16) -> usize {
    let width = usize::from(width.max(4)) - 1; // room at the sides
    text.lines().map(|line| line.width().div_ceil(width).max(1)).sum::<usize>().max(1)
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::model::LedgerColumn;

    #[test]
    fn wide_characters_take_two_places() {
        let column = LedgerColumn { width: 9, ..LedgerColumn::default() };
        for (text, count) in [("", 1), ("隐患内容", 1), ("隐患内容a", 2), ("a\nb", 2)]
        {
            assert_eq!(lines(text, &column), count, "{text}");
        }
    }
}

//! Ledgers out of rows in memory: 读表说明, 发文登记簿.

use crate::model::{
    Cell, Decimal, Ledger, LedgerColumn, LedgerTable, Period, RowRef, RowSource, Text,
};

/// Header and width of a column.
pub type Heading = (&'static str, u16);

/// What stands above the table of a plain ledger.
pub struct Above {
    /// Code that begins the name of the sheet.
    pub code: Text,
    /// Name of the sheet.
    pub name: Text,
    /// Title row.
    pub title: Text,
    /// Left of line 2.
    pub left: Text,
    /// Right of line 2.
    pub right: Text,
    /// Month or year.
    pub period: Period,
    /// Whether it ends with the line for pens.
    pub has_signatures: bool,
}

/// A landscape ledger of these rows; 序号 is put in front of each.
pub fn plain(
    above: Above,
    headings: &[(&str, u16)],
    rows: Vec<Vec<Cell>>,
) -> Ledger<'static> {
    let serial = ("序号", 6);
    let columns = std::iter::once(&serial).chain(headings).map(|(header, width)| {
        let (header, width) = ((*header).into(), *width);
        LedgerColumn { header, width, wraps: width > 20, ..LedgerColumn::default() }
    });
    Ledger {
        code: above.code,
        name: above.name,
        period: above.period,
        template: Text::default(),
        title: above.title,
        filler: above.left,
        as_of: above.right,
        is_landscape: true,
        has_signatures: above.has_signatures,
        tables: vec![LedgerTable {
            caption: Text::default(),
            sheet: Text::default(),
            columns: columns.collect(),
            rows: Box::new(Lines(rows)),
            overdue_column: None,
        }],
    }
}

/// A text cell; blank for no text.
pub fn text_cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text.into()) }
}

/// A count.
pub fn count_cell(count: usize) -> Cell {
    Cell::Number(Decimal::from(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// Rows in memory.
struct Lines(Vec<Vec<Cell>>);

impl RowSource for Lines {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        cells.push(count_cell(index + 1));
        cells.extend(self.0.get(index).into_iter().flatten().cloned());
    }

    fn origin(&self, _index: usize) -> Option<RowRef> {
        None
    }
}

//! 公开版: a ledger without what belongs to a person, never read back.

use crate::model::{
    Audience, Cell, FigureKey, Ledger, LedgerColumn, LedgerTable, RowRef, RowSource,
    Text, without_numbers,
};

/// What the name of a ledger and of the year workbook gets.
pub(super) const MARK: &str = "（公开版）";

/// The public edition of a ledger: without private columns, and without telephones in texts.
pub(super) fn public(ledger: Ledger) -> Ledger {
    let name: Text = format!("{}{MARK}", ledger.name).into();
    let title = ledger.title.replacen(&*ledger.name, &name, 1).into();
    let tables = ledger.tables.into_iter().map(table).collect();
    Ledger { name, title, tables, ..ledger }
}

/// The same for one table.
fn table(table: LedgerTable) -> LedgerTable {
    let columns = table.columns.into_iter().enumerate();
    let (shown, columns): (Vec<usize>, Vec<LedgerColumn>) =
        columns.filter(|(_, column)| column.audience == Audience::All).unzip();
    let overdue_column =
        table.overdue_column.and_then(|at| shown.iter().position(|own| *own == at));
    let rows = Box::new(Shown { rows: table.rows, shown });
    LedgerTable { sheet: Text::default(), columns, rows, overdue_column, ..table }
}

/// Rows without some of their columns.
struct Shown<'a> {
    /// The rows.
    rows: Box<dyn RowSource + 'a>,
    /// The columns that are left.
    shown: Vec<usize>,
}

impl RowSource for Shown<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        let mut all = Vec::new();
        self.rows.fill(index, &mut all);
        let shown = self.shown.iter().filter_map(|at| all.get(*at));
        cells.extend(shown.map(|cell| match cell {
            Cell::Text(text) => Cell::Text(without_numbers(text).into()),
            other => other.clone(),
        }));
    }

    fn origin(&self, index: usize) -> Option<RowRef> {
        self.rows.origin(index)
    }

    fn figure(&self, index: usize) -> Option<&FigureKey> {
        self.rows.figure(index)
    }
}

#[cfg(test)]
mod tests {
    use super::{Audience, Cell, LedgerColumn, LedgerTable, RowRef, RowSource, table};

    /// One row.
    struct One;

    impl RowSource for One {
        fn len(&self) -> usize {
            1
        }

        fn fill(&self, _: usize, cells: &mut Vec<Cell>) {
            let text = |text: &str| Cell::Text(text.into());
            let words = ["1", "吴安", "13900000012", "逾期", "找李四13900000013"];
            cells.extend(words.map(text));
        }

        fn origin(&self, _: usize) -> Option<RowRef> {
            None
        }
    }

    #[test]
    fn telephones_are_left_out_wherever_they_stand() {
        let column = |header: &str| LedgerColumn {
            header: header.into(),
            audience: if header == "联系电话" {
                Audience::Office
            } else {
                Audience::All
            },
            ..LedgerColumn::default()
        };
        let table = table(LedgerTable {
            caption: "".into(),
            sheet: "单位".into(),
            columns: ["序号", "负责人", "联系电话", "状态", "备注"].map(column).into(),
            rows: Box::new(One),
            overdue_column: Some(3),
        });
        let mut cells = Vec::new();
        table.rows.fill(0, &mut cells);
        let shown = ["1", "吴安", "逾期", "找李四（略）"];
        assert_eq!(cells, shown.map(|text| Cell::Text(text.into())));
        let headers: Vec<&str> = table.columns.iter().map(|c| &*c.header).collect();
        assert_eq!(headers, ["序号", "负责人", "状态", "备注"]);
        assert_eq!((&*table.sheet, table.overdue_column), ("", Some(2)));
    }
}

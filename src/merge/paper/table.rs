//! 表("L-10"[, 列="…、…"]): a ledger as a table of the paper, its subject's rows only.

use super::scene::Scene;
use crate::catalog::LedgerDecl;
use crate::expr::engine::{Answer, Argument, Call};
use crate::merge::ledger::ledger;
use crate::model::{
    Cell, LedgerTable, Provenance, RowRef, Scope, Span, Subject, TABLE, Table, TableCell,
    Text, print_day,
};

impl Scene {
    /// Adds the table to the paper; gives the line that stands for it, or nothing where the
    /// sheet of the ledger is not kept.
    pub(super) fn table(&self, call: &Call) -> Answer {
        let line = self.add_table(call).map(|index| format!("{TABLE}{index}"));
        Answer::Text(line.unwrap_or_default())
    }

    /// The index of the table that a call adds.
    fn add_table(&self, call: &Call) -> Option<usize> {
        let code = call.text(0)?;
        let decl = self.catalog.ledgers.iter().find(|decl| &*decl.code == code)?;
        let columns = columns(decl, call.named("列").and_then(Argument::text));
        let ledger = ledger(self.case(), decl, self.paper.period)?;
        let table = self.set(ledger.tables.first()?, &columns);
        let tables = &mut self.noted().tables;
        tables.push(table);
        Some(tables.len() - 1)
    }

    /// The table of a ledger: these columns, and the rows of the paper's subject.
    fn set(&self, ledger: &LedgerTable, columns: &[(usize, Text)]) -> Table {
        let heads = columns.iter().filter_map(|(at, _)| ledger.columns.get(*at));
        let head = heads.clone().map(|column| words(&column.header)).collect();
        let widths = heads.map(|column| column.width.into()).collect();
        let kept = (0..ledger.rows.len()).filter(|row| self.is_own(ledger, *row));
        let rows = kept.enumerate().map(|(number, row)| {
            let mut cells = Vec::new();
            ledger.rows.fill(row, &mut cells);
            let each = columns.iter().map(|(at, header)| {
                if *at == 0 {
                    return words(&(number + 1).to_string());
                }
                let text = cells.get(*at).map_or_else(String::new, text);
                self.value(text, source(ledger, row, header))
            });
            each.collect()
        });
        let rows = std::iter::once(head).chain(rows).collect();
        Table { header_rows: 1, rows, widths }
    }

    /// Whether a row of a ledger belongs to the paper's subject.
    fn is_own(&self, ledger: &LedgerTable, row: usize) -> bool {
        let Subject::Row(subject) = self.paper.subject else { return true };
        let belongs = |row: RowRef| {
            row == subject
                || self.town.unit_of(row) == Some(subject)
                || self.town.village_of(row) == Some(subject)
        };
        let of_figure = ledger.rows.figure(row).map(|key| &key.scope);
        match (ledger.rows.origin(row), of_figure) {
            (Some(origin), _) => belongs(origin),
            (None, Some(Scope::Village(row) | Scope::Unit(row))) => *row == subject,
            _ => false,
        }
    }

    /// A cell with its source.
    fn value(&self, text: String, from: Option<Provenance>) -> TableCell {
        use crate::expr::engine::Stage;
        let from = from.filter(|_| !text.is_empty());
        let source = from.and_then(|from| u32::try_from(self.source(&from)).ok());
        TableCell { spans: vec![Span { text, source }] }
    }
}

/// Position and plain header of the wanted columns; all of them where none are named.
fn columns(decl: &LedgerDecl, wanted: Option<&str>) -> Vec<(usize, Text)> {
    let mut headers: Vec<Text> = vec!["序号".into()];
    headers.extend(decl.columns().iter().map(|column| column.header.clone()));
    headers.push("备注".into());
    let all = headers.into_iter().enumerate();
    match wanted {
        None => all.collect(),
        Some(wanted) => {
            let all: Vec<(usize, Text)> = all.collect();
            let find = |name: &str| all.iter().find(|(_, header)| &**header == name);
            wanted.split('、').filter_map(find).cloned().collect()
        }
    }
}

/// A cell of the paper's own words.
fn words(text: &str) -> TableCell {
    TableCell { spans: vec![Span { text: text.to_owned(), source: None }] }
}

/// A ledger cell as a paper prints it.
fn text(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => print_day(*day),
    }
}

/// What stands behind a cell.
fn source(ledger: &LedgerTable, row: usize, header: &Text) -> Option<Provenance> {
    let cell = |row| Provenance::Cell(row, header.clone());
    let figure = || ledger.rows.figure(row).cloned().map(Provenance::Figure);
    ledger.rows.origin(row).map(cell).or_else(figure)
}

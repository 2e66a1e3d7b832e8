//! 发文登记簿 L-37: numbers of the register, and those of sheet 发文.

use crate::catalog::{Derived, LedgerTableDecl};
use crate::merge::Case;
use crate::merge::ledger::cells::serial;
use crate::model::{Cell, Decimal, Dispatch, Period, RowRef, RowSource, Text};

/// Numbers as rows.
pub(in crate::merge::ledger) struct LetterRows<'a> {
    /// What may be spoken of.
    case: Case<'a>,
    /// The numbers in order.
    letters: Vec<&'a Dispatch>,
    /// What each column shows, 序号 and 备注 left out.
    columns: Vec<Derived>,
}

/// The numbers of the period: by 成文日期; without one, by the year of the number.
pub(in crate::merge::ledger) fn rows<'a>(
    case: Case<'a>,
    decl: &LedgerTableDecl,
    period: Period,
) -> LetterRows<'a> {
    let window = period.window(case.run.month_start);
    let is_of = |letter: &&Dispatch| match letter.date {
        Some(day) => window.holds(day) && day <= case.run.as_of,
        None => period == Period::Year(letter.year),
    };
    LetterRows {
        case,
        letters: case.dispatches.iter().filter(is_of).collect(),
        columns: decl.derived().collect(),
    }
}

impl RowSource for LetterRows<'_> {
    fn len(&self) -> usize {
        self.letters.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        cells.push(serial(index));
        let Some(letter) = self.letters.get(index) else { return };
        cells.extend(self.columns.iter().map(|column| cell(*column, letter)));
        let note = letter.row.map(|row| Cell::from(self.case.town.value(row, "备注")));
        cells.push(note.unwrap_or_default());
    }

    fn origin(&self, index: usize) -> Option<RowRef> {
        self.letters.get(index).and_then(|letter| letter.row)
    }
}

/// One cell of a number.
fn cell(column: Derived, line: &Dispatch) -> Cell {
    let text = |text: &Text| {
        if text.is_empty() { Cell::Blank } else { Cell::Text(text.clone()) }
    };
    match column {
        Derived::LetterNumber => text(&line.number),
        Derived::LetterTitle => text(&line.letter.title),
        Derived::LetterType => text(&line.doc_type),
        Derived::LetterDate => line.date.map_or(Cell::Blank, Cell::Date),
        Derived::LetterAddressee => text(&line.letter.addressee),
        Derived::LetterApprover => text(&line.letter.approver),
        Derived::LetterAnnexes if line.letter.annexes > 0 => {
            Cell::Number(Decimal::from(i64::from(line.letter.annexes)))
        }
        Derived::LetterCites => text(&line.letter.cites.join("、").into()),
        Derived::LetterState => text(&line.state),
        _ => Cell::Blank, // columns of other ledgers
    }
}

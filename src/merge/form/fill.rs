//! A form with the values of a period.

use super::hole::{Hole, holes};
use super::repeated_row;
use crate::catalog::{FigureDecl, LedgerColumnDecl, LedgerDecl, LedgerTableDecl};
use crate::merge::Case;
use crate::merge::ledger::table;
use crate::model::{
    Cell, FigureKey, FilledForm, FormText, FormValue, Period, RepeatedRow, Scope, Text,
    print_day,
};

/// The form of a ledger, filled for a period; nothing where its sheet is not kept.
pub fn form(
    case: Case,
    (decl, period): (&LedgerDecl, Period),
    texts: &[FormText],
) -> Option<FilledForm> {
    let filler = Filler { case, decl, period };
    let first = repeated_row(case.catalog, decl, texts);
    let (repeated, single): (Vec<_>, Vec<_>) =
        texts.iter().partition(|text| Some((&text.sheet, text.at.0)) == first);
    let single = single.into_iter().map(|text| {
        let value = filler.value(&text.text, &|_| FormValue::Plain(Cell::Blank));
        (text.sheet.clone(), text.at, value)
    });
    let cells = single.collect();
    let repeated = match first {
        Some((sheet, row)) => {
            let rows = filler.rows(&repeated)?;
            Some(RepeatedRow { sheet: sheet.clone(), row, rows })
        }
        None => None,
    };
    Some(FilledForm { cells, repeated })
}

/// What fills a form.
struct Filler<'a> {
    /// What may be spoken of.
    case: Case<'a>,
    /// The ledger.
    decl: &'a LedgerDecl,
    /// Of which period.
    period: Period,
}

impl Filler<'_> {
    /// A word; nothing for what was refused when the templates were loaded.
    fn find(&self, word: &str) -> Option<Hole> {
        Hole::find(self.case.catalog, self.decl, word).ok()
    }

    /// The value of a cell: as it is where the cell holds nothing else, else as text among
    /// the other words; `of_row` knows what belongs to a row.
    fn value(&self, text: &str, of_row: &dyn Fn(&Hole) -> FormValue) -> FormValue {
        let value = |word: &str| match self.find(word) {
            Some(hole) if hole.is_of_row() => of_row(&hole),
            Some(hole) => self.single(&hole),
            None => FormValue::Plain(Cell::Blank),
        };
        let trimmed = text.trim();
        if let [word] = holes(trimmed)[..]
            && trimmed.starts_with("{{")
            && trimmed.ends_with("}}")
        {
            return value(word);
        }
        let mut out = String::new();
        for (at, piece) in text.split("{{").enumerate() {
            match piece.split_once("}}").filter(|_| at > 0) {
                Some((word, rest)) => {
                    out.push_str(&print(&value(word.trim())));
                    out.push_str(rest);
                }
                None => out.push_str(piece),
            }
        }
        FormValue::Plain(Cell::Text(out.into()))
    }

    /// What is the same in every row.
    fn single(&self, hole: &Hole) -> FormValue {
        let text = |text: String| FormValue::Plain(Cell::Text(text.into()));
        match hole {
            Hole::Period => text(self.period.print()),
            Hole::AsOf => FormValue::Plain(Cell::Date(self.case.run.as_of)),
            Hole::Office(header) => {
                let office = self.case.town.rows_named("机关").next();
                let value = office.map(|row| self.case.town.value(row, header));
                FormValue::Plain(value.map_or(Cell::Blank, Cell::from))
            }
            Hole::Figure(id, letter) => self.figure(id, *letter),
            Hole::Serial | Hole::Column(_) => FormValue::Plain(Cell::Blank),
        }
    }

    /// A figure of the town; blank where it was not computed.
    fn figure(&self, id: &Text, letter: char) -> FormValue {
        let periods = self.case.figures.list.iter().map(|figure| figure.key.period);
        let period = match letter {
            'd' => Some(Period::Day(self.case.run.as_of)),
            'y' => Some(Period::Year(self.case.run.year)),
            letter if letter == self.period.letter() => Some(self.period),
            letter => periods.into_iter().find(|period| period.letter() == letter),
        };
        let key =
            period.map(|period| FigureKey { id: id.clone(), scope: Scope::Town, period });
        let figure = key.and_then(|key| self.case.figures.get(&key));
        let decl = self.case.catalog.figures.iter().find(|decl| decl.id == *id);
        match figure.and_then(crate::model::Figure::value) {
            Some(value) if decl.is_some_and(FigureDecl::is_share) => {
                FormValue::Percent(value)
            }
            Some(value) => FormValue::Plain(Cell::Number(value)),
            None => FormValue::Plain(Cell::Blank),
        }
    }

    /// The rows of the ledger in the cells of the row that is repeated.
    fn rows(&self, texts: &[&FormText]) -> Option<Vec<Vec<(u16, FormValue)>>> {
        let columns = self.columns(texts);
        let own = self.decl.tables.first()?;
        let rows = LedgerTableDecl { columns, overdue: None, ..own.clone() };
        let shown = table(self.case, &rows, self.period)?;
        let mut filled = Vec::with_capacity(shown.rows.len());
        for at in 0..shown.rows.len() {
            let mut cells = Vec::new();
            shown.rows.fill(at, &mut cells);
            let of_row = |hole: &Hole| {
                let place = match hole {
                    Hole::Column(column) => {
                        rows.columns.iter().position(|c| same(c, column))
                    }
                    _ => None,
                };
                // 序号 stands before the columns.
                let cell = cells.get(place.map_or(0, |place| place + 1));
                FormValue::Plain(cell.cloned().unwrap_or_default())
            };
            let value = |text: &&FormText| (text.at.1, self.value(&text.text, &of_row));
            filled.push(texts.iter().map(value).collect());
        }
        Some(filled)
    }

    /// The columns that the cells of the row speak of.
    fn columns(&self, texts: &[&FormText]) -> Vec<LedgerColumnDecl> {
        let words = texts.iter().flat_map(|text| holes(&text.text));
        let mut columns: Vec<LedgerColumnDecl> = Vec::new();
        for hole in words.filter_map(|word| self.find(word)) {
            if let Hole::Column(column) = hole
                && !columns.iter().any(|known| same(known, &column))
            {
                columns.push(column);
            }
        }
        columns
    }
}

/// Whether two columns show the same.
fn same(a: &LedgerColumnDecl, b: &LedgerColumnDecl) -> bool {
    (&a.header, &a.source) == (&b.header, &b.source)
}

/// A value among other words.
fn print(value: &FormValue) -> String {
    match value {
        FormValue::Percent(number) => format!("{number}%"),
        FormValue::Plain(Cell::Blank) => String::new(),
        FormValue::Plain(Cell::Text(text)) => text.to_string(),
        FormValue::Plain(Cell::Number(number)) => number.to_string(),
        FormValue::Plain(Cell::Date(day)) => print_day(*day),
    }
}

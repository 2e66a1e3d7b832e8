//! 台账放回: what a person changed in a ledger that we wrote wins over the sources
//! (`model.md` §4, Many workbooks for one table).

use super::gather::{Placed, Stood, gather};
use super::key::Keys;
use super::known::Known;
use super::link::link_apart;
use super::name::name_key;
use super::note::CellNote;
use super::tell;
use crate::catalog::{Catalog, ColumnDecl, SheetDecl};
use crate::model::{
    Aside, AsideReason, BACKFILL, Change, Finding, Link, Place, Repair, Row, RowRef,
    Sheet, SheetId, SourceId, Text, Town, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// A table of a workbook that zhenwen wrote, on its way back.
pub(super) struct Back<'a> {
    /// The table.
    source: SourceId,
    /// As-of date of the run that wrote it.
    day: Text,
    /// Its declaration.
    decl: &'a SheetDecl,
    /// Its rows.
    sheet: Sheet,
    /// What reading has noted of its cells.
    notes: Vec<CellNote>,
}

impl<'a> Back<'a> {
    /// Takes a table up; `extra` are the headers of all undeclared columns of its sheet.
    pub(super) fn new(
        decl: &'a SheetDecl,
        (id, extra): (SheetId, &[Text]),
        (source, mut table): Placed,
    ) -> Self {
        let notes = std::mem::take(&mut table.notes).all(table.header.row);
        let day = table.run.get(..10).unwrap_or_default().into();
        let stood = Stood { sources: &[], villages: &BTreeMap::new() };
        let (sheet, _) = gather(decl, stood, (id, extra), vec![(source, table)]);
        Self { source, day, decl, sheet, notes }
    }
}

/// Lays all tables over the town. Of two runs the one of the later as-of date wins; in
/// workbooks of one date a value that differs from the source wins over one that repeats it,
/// and of several such values the one of the later file. A blank cell says nothing.
pub(super) fn lay(
    catalog: &Catalog,
    town: &mut Town,
    mut backs: Vec<Back>,
) -> Vec<Finding> {
    link_apart(catalog, town, backs.iter_mut().map(|back| &mut back.sheet));
    backs.sort_by(|a, b| (&a.day, a.source).cmp(&(&b.day, b.source)));
    let mut day = Text::default();
    let mut layer =
        Layer { catalog, town, before: BTreeMap::new(), findings: Vec::new() };
    for back in backs {
        if back.day != day {
            layer.before.clear();
            day = back.day.clone();
        }
        layer.table(back);
    }
    layer.findings
}

/// A town under the tables that are laid over it.
struct Layer<'a> {
    /// Declarations.
    catalog: &'a Catalog,
    /// The town.
    town: &'a mut Town,
    /// What cells said before the tables of the same date.
    before: BTreeMap<(RowRef, usize), Value>,
    /// What the office should know.
    findings: Vec<Finding>,
}

/// What became of the cells of one table.
#[derive(Default)]
struct Seen {
    /// Rows that are new, whole.
    rows: BTreeSet<u32>,
    /// Cells that say something else than the town.
    cells: BTreeSet<(u32, usize)>,
    /// Columns of cells that are blank where the town has a value: first row, and how many.
    blanks: BTreeMap<usize, (u32, usize)>,
}

impl Layer<'_> {
    /// Lays one table over the town.
    fn table(&mut self, mut back: Back) {
        let keys = Keys::of(back.decl);
        let mut known = Known::of(&keys, self.town.sheet(back.sheet.id));
        let is_alone = self.rows(back.sheet.id).is_empty();
        let mut seen = Seen::default();
        for row in std::mem::take(&mut back.sheet.rows) {
            if let Some(index) = known.find(&keys, &row) {
                let at = RowRef { sheet: back.sheet.id, row: index };
                self.row(&back, (at, &row), &mut seen);
                back.sheet.aside.push(Aside { row, reason: AsideReason::Merged });
                continue;
            }
            seen.rows.insert(row.number);
            if !is_alone && !self.is_backfill(&back) {
                let place = tell::row_place(self.source(&back), row.number);
                self.raise("E-BACK-NEW", &[], place);
            }
            self.rows(back.sheet.id).push(row);
        }
        self.tell(&mut back, &seen);
        if let Some(Some(sheet)) = self.town.sheets.get_mut(usize::from(back.sheet.id)) {
            sheet.aside.append(&mut back.sheet.aside);
            sheet.repairs.append(&mut back.sheet.repairs);
        }
    }

    /// Compares a row with the one of the town that it is.
    fn row(&mut self, back: &Back, (at, row): (RowRef, &Row), seen: &mut Seen) {
        for column in 0..back.sheet.headers.names().len() {
            let value = row.get(column);
            let here = self.town.row(at).get(column).clone();
            let before = self.before.get(&(at, column)).unwrap_or(&here);
            let name = &back.decl.name;
            if *value == Value::Blank {
                let is_shown = column < back.decl.columns.len()
                    && self.source(back).cell(column, row.number).is_some();
                if is_shown && here != Value::Blank {
                    seen.blanks.entry(column).or_insert((row.number, 0)).1 += 1;
                }
                continue;
            }
            if is_same(name, value, before) || is_same(name, value, &here) {
                continue;
            }
            seen.cells.insert((row.number, column));
            // What cannot be understood is told of and not used.
            if !value.is_unknown() {
                self.cell(back, (at, row.number, column), (here, value));
            }
        }
    }

    /// Puts a value into a cell of the town.
    fn cell(
        &mut self,
        back: &Back,
        (at, number, column): (RowRef, u32, usize),
        (here, value): (Value, &Value),
    ) {
        let town = &mut *self.town;
        let own = (town.row(at).source, town.row(at).number);
        let other = shown(&town.cell_place(town.row(at), column));
        town.edits.insert((own.0, own.1, column), (back.source, number));
        let place = town.cell_place(town.row(at), column);
        let header = back.sheet.headers.names().get(column).cloned().unwrap_or_default();
        let is_private = back.decl.column(&header).is_some_and(ColumnDecl::is_private);
        let print = |value: &Value| match value {
            Value::Blank => String::new(),
            _ if is_private => "（略）".to_owned(),
            Value::Money(_) => format!("{value}元"),
            value => value.to_string(),
        };
        let (from, to) = (print(&here), print(value));
        let was = if from.is_empty() { "空白" } else { &from };
        let words = [("列", &*header), ("值", &to), ("另一处", &other), ("原值", was)];
        self.raise("E-BACK", &words, place);
        self.before.entry((at, column)).or_insert(here);
        if let Some(Some(sheet)) = self.town.sheets.get_mut(usize::from(at.sheet)) {
            sheet.rows[at.row as usize].set(column, value.clone());
            sheet.repairs.push(Repair {
                source: own.0,
                number: own.1,
                column,
                change: Change {
                    from: from.into(),
                    to: to.into(),
                    code: "E-BACK",
                    proposal: None,
                }
                .into(),
            });
        }
    }

    /// Tells what reading has noted of cells that count, and of blanks that say nothing.
    fn tell(&mut self, back: &mut Back, seen: &Seen) {
        let mut notes = std::mem::take(&mut back.notes);
        notes.retain(|note| {
            seen.rows.contains(&note.number)
                || seen.cells.contains(&(note.number, note.at))
        });
        let source = (back.source, self.source(back));
        let (findings, repairs) = tell::notes(self.catalog, source, notes);
        self.findings.extend(findings);
        back.sheet.repairs.extend(repairs);
        if self.is_backfill(back) {
            return;
        }
        for (column, (number, count)) in &seen.blanks {
            let place = tell::row_place(self.source(back), *number);
            let cell = self.source(back).cell(*column, *number).map(Text::from);
            let header = back.sheet.headers.names()[*column].clone();
            let words = [("列", &*header), ("个数", &count.to_string())];
            self.raise("E-BACK-BLANK", &words, Place { cell, ..place });
        }
    }

    /// The rows of a sheet of the town.
    fn rows(&mut self, id: SheetId) -> &mut Vec<Row> {
        &mut self.town.sheets[usize::from(id)].get_or_insert_default().rows
    }

    /// Where a table stood.
    fn source(&self, back: &Back) -> &crate::model::Source {
        &self.town.sources[back.source as usize]
    }

    /// Whether a table is one of 回填.xlsx, whose new rows and blank cells are meant so.
    fn is_backfill(&self, back: &Back) -> bool {
        self.source(back).worksheet.starts_with(BACKFILL)
    }

    /// Notes a finding.
    fn raise(&mut self, code: &str, words: &[(&str, &str)], place: Place) {
        self.findings.push(self.catalog.findings.raise(code, words, place));
    }
}

/// Whether two values of a column of a sheet say the same: by what they print, names by the
/// row they mean, lists in any order.
fn is_same(sheet: &str, one: &Value, other: &Value) -> bool {
    one == other || parts(sheet, one) == parts(sheet, other)
}

/// What a value says, folded and in order: the rows that it names, else its words.
fn parts(sheet: &str, value: &Value) -> Vec<(Option<RowRef>, String)> {
    let word = |text: &str| (None, name_key(sheet, text));
    let link = |link: &Link| match link.to {
        Some(to) => (Some(to), String::new()),
        None => word(&link.text),
    };
    let mut parts: Vec<(Option<RowRef>, String)> = match value {
        Value::List(names) => names.iter().map(|name| word(name)).collect(),
        Value::Links(links) => links.iter().map(link).collect(),
        Value::Link(one) => vec![link(one)],
        value => vec![word(&value.to_string())],
    };
    parts.sort();
    parts
}

/// A place as a finding names it: `hazards.xlsx › 隐患 › F12`.
fn shown(place: &Place) -> String {
    let parts = [&place.file, &place.sheet, &place.cell];
    let parts: Vec<&str> = parts.into_iter().flatten().map(|part| &**part).collect();
    parts.join(" › ")
}

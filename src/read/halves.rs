//! 检查隐患: one row tells of a check and of a hazard; each half goes its own way
//! (`model.md` §2).

use super::gather::Place;
use super::header::Header;
use super::note::CellNote;
use super::nothing::says_nothing;
use super::row::ReadRow;
use super::table::Table;
use crate::catalog::{Catalog, Need, SheetDecl};
use crate::model::{AsideReason, Link, RowRef, SourceId, Town, Value};
use std::collections::{BTreeMap, BTreeSet};

/// For each column of a half: the columns of the union that say it, best first.
type Columns = Vec<Vec<usize>>;

/// Which rows were one.
#[derive(Default)]
pub(super) struct Halves {
    /// Source of the hazards → source of the checks of the same rows.
    pub(super) sources: BTreeMap<SourceId, SourceId>,
    /// Check → the check of the same key that is used.
    pub(super) same: BTreeMap<Place, Place>,
}

/// The two tables that a table of a union sheet is.
pub(super) fn split<'a>(catalog: &'a Catalog, mut table: Table<'a>) -> Vec<Table<'a>> {
    let Some(union) = &table.decl.union else { return vec![table] };
    let ids = union.of.each_ref().map(|name| catalog.sheet_id(name));
    let [Some(first), Some(second)] = ids else { return vec![table] };
    let decls = [first, second].map(|id| &catalog.sheets[usize::from(id)]);
    let columns = decls.map(|decl| sources_of(decl, table.decl));
    let mut halves = [(first, 0), (second, 1)]
        .map(|(id, half)| table.half(catalog, header(&table.header, id, &columns[half])));
    share_aside(&mut table, &columns, &mut halves);
    share_rows(&mut table, &columns, &mut halves);
    let notes = std::mem::take(&mut table.notes).all(table.header.row);
    share_notes(notes, table.decl, &mut halves);
    halves.into()
}

/// Gives rows that are no data to both halves, so that both accounts close.
fn share_aside(table: &mut Table, columns: &[Columns; 2], halves: &mut [Table; 2]) {
    let width = (table.decl.columns.len(), table.header.extra.len());
    for (row, reason) in std::mem::take(&mut table.aside) {
        let is_text =
            [AsideReason::Footer, AsideReason::RepeatedHeader].contains(&reason);
        for (half, from) in halves.iter_mut().zip(columns) {
            let row = if is_text { row.clone() } else { part(&row, from, width) };
            half.aside.push((row, reason.clone()));
        }
    }
}

/// Makes a check of each row, and a hazard of each that names one.
fn share_rows(table: &mut Table, columns: &[Columns; 2], halves: &mut [Table; 2]) {
    let decl = table.decl;
    let width = (decl.columns.len(), table.header.extra.len());
    let [checks, hazards] = halves;
    let telling = decl.union.as_ref().and_then(|union| decl.place(union.with.first()?));
    let remark = checks.decl.place("备注");
    for row in std::mem::take(&mut table.rows) {
        let [mut check, hazard] = columns.each_ref().map(|from| part(&row, from, width));
        let lacks = lacking(&row, decl, checks.decl);
        let is_hazard = telling.is_none_or(|at| tells_of_hazard(row.cells.get(at)));
        if is_hazard {
            // What is remarked on a row is remarked on its hazard.
            let declared = checks.decl.columns.len();
            let extra = declared..declared + width.1;
            extra.chain(remark).for_each(|at| check.cells.set(at, Value::Blank));
        }
        if is_hazard && lacks.is_empty() {
            hazards.rows.push(hazard);
        } else {
            hazards.aside.push((hazard, AsideReason::CheckOnly));
        }
        if lacks.is_empty() {
            checks.rows.push(check);
        } else {
            checks.aside.push((check, AsideReason::Required(lacks)));
        }
    }
}

/// The columns of the check that a row of the union cannot do without and lacks.
fn lacking(row: &ReadRow, union: &SheetDecl, check: &SheetDecl) -> Vec<usize> {
    let lacks = union.columns.iter().enumerate().filter(|(at, column)| {
        column.need == Need::Required && row.cells.get(*at).is_unknown()
    });
    lacks.filter_map(|(_, column)| check.place(&column.header)).collect()
}

/// Where a half finds its columns. 发现日期 is 检查日期 where it is not said apart.
fn sources_of(half: &SheetDecl, union: &SheetDecl) -> Columns {
    let columns = half.columns.iter().map(|column| {
        let other = column.aliases.iter().filter_map(|alias| union.place(alias));
        union.place(&column.header).into_iter().chain(other).collect()
    });
    columns.collect()
}

/// The header of a half: where in the worksheet its columns stand.
fn header(union: &Header, sheet: u16, columns: &[Vec<usize>]) -> Header {
    let written =
        |from: &Vec<usize>| from.iter().find_map(|at| union.columns[*at].clone());
    Header {
        sheet,
        columns: columns.iter().map(written).collect(),
        units: vec![None; columns.len()],
        ..union.clone()
    }
}

/// The cells of a row that a half has, then the extra ones; the row has so many declared and
/// extra columns.
fn part(
    row: &ReadRow,
    columns: &[Vec<usize>],
    (declared, extra): (usize, usize),
) -> ReadRow {
    let value = |from: &Vec<usize>| {
        let given =
            from.iter().map(|at| row.cells.get(*at)).find(|v| **v != Value::Blank);
        given.cloned().unwrap_or_default()
    };
    let extra = (declared..declared + extra).map(|at| row.cells.get(at).clone());
    let values: Vec<Value> = columns.iter().map(value).chain(extra).collect();
    ReadRow { number: row.number, cells: values.into() }
}

/// Whether 隐患内容 names a hazard: not clean, and not blank.
fn tells_of_hazard(value: &Value) -> bool {
    value.is_given() && !value.text().is_some_and(says_nothing)
}

/// Gives each note to the half that has its column, the check first.
fn share_notes(notes: Vec<CellNote>, union: &SheetDecl, halves: &mut [Table; 2]) {
    for mut note in notes {
        let header = &union.columns[note.at].header;
        let owner =
            halves.iter_mut().find_map(|half| Some((half.decl.place(header)?, half)));
        if let Some((at, half)) = owner {
            note.at = at;
            half.notes.listed.push(note);
        }
    }
}

impl Halves {
    /// The check of a hazard's row, by where it stood.
    fn check_of(&self, (source, number): Place) -> Option<Place> {
        let check = (*self.sources.get(&source)?, number);
        Some(*self.same.get(&check).unwrap_or(&check))
    }

    /// Links each hazard to the check of its row; where the check is of a village, so is the
    /// hazard (`systems.md` §8).
    pub(super) fn link(&self, town: &mut Town) {
        let checks = self.checks(town);
        let villages = town.id_of("村");
        for (row, check) in self.pairs(town, &checks) {
            let text = town.value(check, "检查编号").to_string().into();
            let link = Value::Link(Link { text, to: Some(check) }.into());
            town.set(row, "检查编号", link);
            let visited = town.value(check, "单位名称").clone();
            if visited.target().is_some_and(|to| Some(to.sheet) == villages) {
                town.set(row, "村名", visited);
                town.set(row, "单位名称", Value::Blank);
            }
        }
    }

    /// 发现隐患数 of these checks where it is blank: the hazards of their rows; unknown where
    /// a row says neither that there is one nor that there is none.
    pub(super) fn count(&self, town: &mut Town) {
        let checks = self.checks(town);
        let mut counts: BTreeMap<RowRef, Option<i64>> = BTreeMap::new();
        for check in checks.values() {
            counts.insert(*check, Some(0));
        }
        for (_, check) in self.pairs(town, &checks) {
            let count = counts.entry(check).or_default();
            *count = count.map(|n| n + 1);
        }
        for (check, value) in self.only_checks(town, &checks) {
            if value.is_unknown() {
                counts.insert(check, None);
            }
        }
        for (check, count) in counts {
            let is_blank = *town.value(check, "发现隐患数") == Value::Blank;
            if let Some(count) = count.filter(|_| is_blank) {
                town.set(check, "发现隐患数", Value::Integer(count));
            }
        }
    }

    /// The checks that are halves, or stand for one, by where they stood.
    fn checks(&self, town: &Town) -> BTreeMap<Place, RowRef> {
        if self.sources.is_empty() {
            return BTreeMap::new();
        }
        let sources: BTreeSet<SourceId> = self.sources.values().copied().collect();
        let used: BTreeSet<Place> = self.same.values().copied().collect();
        let is_half = |place: &Place| sources.contains(&place.0) || used.contains(place);
        let rows = town.rows_named("检查").map(|at| {
            let row = town.row(at);
            ((row.source, row.number), at)
        });
        rows.filter(|(place, _)| is_half(place)).collect()
    }

    /// The hazards that are halves, each with its check.
    fn pairs(
        &self,
        town: &Town,
        checks: &BTreeMap<Place, RowRef>,
    ) -> Vec<(RowRef, RowRef)> {
        if checks.is_empty() {
            return Vec::new();
        }
        let rows = town.rows_named("隐患").filter_map(|at| {
            let row = town.row(at);
            let check = self.check_of((row.source, row.number))?;
            Some((at, *checks.get(&check)?))
        });
        rows.collect()
    }

    /// The checks whose row names no hazard, each with what 隐患内容 says.
    fn only_checks(
        &self,
        town: &Town,
        checks: &BTreeMap<Place, RowRef>,
    ) -> Vec<(RowRef, Value)> {
        let Some(sheet) = town.sheet_named("隐患") else { return Vec::new() };
        let Some(column) = sheet.headers.column("隐患内容") else {
            return Vec::new();
        };
        let aside = sheet.aside.iter().filter(|a| a.reason == AsideReason::CheckOnly);
        let rows = aside.filter_map(|aside| {
            let check = self.check_of((aside.row.source, aside.row.number))?;
            Some((*checks.get(&check)?, aside.row.get(column).clone()))
        });
        rows.collect()
    }
}

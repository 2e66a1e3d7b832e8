//! 回填.xlsx: what issued papers mean for the sheets and data/ does not say yet.

use super::plain::{Above, plain, text_cell};
use crate::catalog::{Catalog, SheetDecl};
use crate::model::{
    self, Backfill, Cell, Ledger, RowRef, Run, Text, Town, Value, print_day,
};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the workbook, also when it lies in data/.
pub const BACKFILL: &str = "回填.xlsx";

/// One ledger a sheet; none where data/ says all. What data/ says only through an earlier
/// 回填.xlsx is said again, for the new file takes that one's place.
pub fn backfill(
    (catalog, town, run): (&Catalog, &Town, &Run),
    papers: &[Backfill],
) -> Vec<Ledger<'static>> {
    let mut is_new = false;
    let mut ledgers = Vec::new();
    for decl in &catalog.sheets {
        let mut sheet = OfSheet { town, decl, rows: known(town, decl), is_new: false };
        let rows = sheet.open(papers);
        is_new |= sheet.is_new;
        if !rows.is_empty() {
            ledgers.push(ledger(decl, &rows, run));
        }
    }
    if is_new { ledgers } else { Vec::new() }
}

/// Cells of a row by header.
type Line = BTreeMap<Text, Text>;

/// One sheet and what papers say of it.
struct OfSheet<'a> {
    /// The town.
    town: &'a Town,
    /// The declaration.
    decl: &'a SheetDecl,
    /// Its rows by what they are known by.
    rows: BTreeMap<Vec<String>, RowRef>,
    /// Whether a paper says what data/ does not say at all.
    is_new: bool,
}

impl OfSheet<'_> {
    /// The lines of the workbook, each row once: rows of data/ in their order, then new ones in
    /// that of the papers.
    fn open(&mut self, papers: &[Backfill]) -> Vec<Line> {
        let mut lines: Vec<(u32, Line)> = Vec::new();
        let mut places: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for paper in papers.iter().filter(|paper| paper.sheet == self.decl.name) {
            let said: Line = paper.row.iter().chain(&paper.cells).cloned().collect();
            let keys = keys(self.decl, |header| printed(&said, header));
            let here = keys.iter().find_map(|key| self.rows.get(key)).copied();
            let is_lost = here.is_none() && !paper.row.is_empty();
            let cells = paper.cells.iter().filter(|_| !is_lost);
            let cells: Vec<_> =
                cells.filter(|cell| self.is_open(here, &cell.0)).collect();
            let Some(key) = keys.into_iter().next().filter(|_| !cells.is_empty()) else {
                continue;
            };
            let at = *places.entry(key).or_insert_with(|| {
                let place = here.map_or(u32::MAX, |row| row.row);
                let words = here.map_or_else(Line::new, |row| self.words(row));
                lines.push((place, words));
                lines.len() - 1
            });
            lines[at].1.extend(cells.into_iter().cloned());
        }
        lines.sort_by_key(|(place, _)| *place);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Whether a cell is to be said: blank in data/, or filled by an earlier 回填.xlsx.
    fn is_open(&mut self, row: Option<RowRef>, header: &str) -> bool {
        let there = row.filter(|row| *self.town.value(*row, header) != Value::Blank);
        let Some(row) = there else {
            self.is_new = true;
            return true;
        };
        let place = self.town.place(row, header);
        place.file.is_some_and(|file| file.rsplit('/').next() == Some(BACKFILL))
    }

    /// By what a row of data/ is known, and what it cannot do without.
    fn words(&self, row: RowRef) -> Line {
        let value = |header: &Text| self.town.value(row, header).to_string();
        let needed = self.decl.needed().into_iter();
        let words = needed.map(|header| (header.clone(), value(header).into()));
        words.filter(|(_, value): &(Text, Text)| !value.is_empty()).collect()
    }
}

/// The rows of a sheet by what they are known by.
fn known(town: &Town, decl: &SheetDecl) -> BTreeMap<Vec<String>, RowRef> {
    let mut known = BTreeMap::new();
    for row in town.rows_named(&decl.name) {
        for key in keys(decl, |header| town.value(row, header).to_string()) {
            known.entry(key).or_insert(row);
        }
    }
    known
}

/// What a row is known by, best first: its key, what stands in for that, its paper.
fn keys(decl: &SheetDecl, value: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let paper: &[Text] = &["文号".into(), "对象".into()];
    let fold = |header: &Text| {
        let folded: String =
            value(header).chars().filter(|c| !c.is_whitespace()).collect();
        format!("{header}={folded}")
    };
    let is_given = |header: &Text| !value(header).is_empty();
    let has = |headers: &[Text]| {
        !headers.is_empty() && headers.iter().all(|h| decl.column(h).is_some())
    };
    let whole = [&decl.key[..], paper].into_iter();
    let whole = whole.filter(|headers| headers.iter().all(is_given));
    let part = Some(&decl.fallback_key[..]).into_iter();
    let part = part.filter(|headers| headers.iter().any(is_given));
    let all = whole.chain(part).filter(|headers| has(headers));
    all.map(|headers| headers.iter().map(fold).collect()).collect()
}

/// A value of a line.
fn printed(line: &Line, header: &str) -> String {
    line.get(header).map(ToString::to_string).unwrap_or_default()
}

/// The lines of a sheet for print.
fn ledger(decl: &SheetDecl, lines: &[Line], run: &Run) -> Ledger<'static> {
    let used: BTreeSet<&Text> = lines.iter().flat_map(BTreeMap::keys).collect();
    let columns = decl.columns.iter().map(|column| &column.header);
    let columns: Vec<&Text> = columns.filter(|header| used.contains(header)).collect();
    let headings: Vec<(&str, u16)> =
        columns.iter().map(|header| (&***header, width(header, lines))).collect();
    let cell = |line: &Line, header: &Text| text_cell(line.get(header).map_or("", |v| v));
    let row = |line: &Line| -> Vec<Cell> {
        columns.iter().map(|header| cell(line, header)).collect()
    };
    let above = Above {
        code: model::BACKFILL.into(),
        name: decl.name.clone(),
        title: format!("回填：{}", decl.name).into(),
        left: "已发公文应记入数据表的内容，放进 data 文件夹即可".into(),
        right: format!("统计截止日期：{}", print_day(run.as_of)).into(),
        period: run.month,
        has_signatures: false,
    };
    let mut ledger = plain(above, &headings, lines.iter().map(row).collect());
    for table in &mut ledger.tables {
        table.sheet = decl.name.clone();
    }
    ledger
}

/// Width of a column by its longest value, in half-width characters.
fn width(header: &Text, lines: &[Line]) -> u16 {
    let values = lines.iter().filter_map(|line| line.get(header));
    let longest = values.chain([header]).map(|value| value.chars().count()).max();
    u16::try_from(longest.unwrap_or(0) * 2 + 2).unwrap_or(u16::MAX).clamp(10, 40)
}

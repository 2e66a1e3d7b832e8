//! Rows under a header: data, totals, footers, repeated headers (`model.md` §4, Rows).

use super::clean;
use super::fill::filled;
use super::grid::{Merge, Raw, RawRow};
use super::header::Header;
use super::note::{CellNote, note_on};
use super::value::{Context, Reading, read};
use crate::catalog::{Catalog, ColumnType, SheetDecl};
use crate::model::{AsideReason, Day, Repair, Text, Value};
use std::collections::BTreeMap;

/// A table being read.
pub(super) struct Table<'a> {
    /// Its header.
    pub(super) header: Header,
    /// Its declaration.
    pub(super) decl: &'a SheetDecl,
    /// Rows kept so far.
    pub(super) rows: Vec<ReadRow>,
    /// Rows not counted.
    pub(super) aside: Vec<(ReadRow, AsideReason)>,
    /// Rows that hold anything.
    pub(super) rows_in: u32,
    /// Notes on cells.
    pub(super) notes: Vec<CellNote>,
    /// Repairs made out of the notes.
    pub(super) repairs: Vec<Repair>,
    /// Texts already seen, shared.
    texts: BTreeMap<Text, Text>,
    /// The row above, as stored: for 同上 and fill-down.
    above: BTreeMap<u16, Raw>,
    /// Whether the footer has been reached.
    is_over: bool,
    /// Year of the title, or of the run, and where it comes from.
    year: (i16, &'static str),
}

/// One row, understood.
#[derive(Clone, Debug)]
pub(super) struct ReadRow {
    /// Worksheet row, 1-based.
    pub(super) number: u32,
    /// Declared columns, then extra ones.
    pub(super) values: Vec<Value>,
}

/// Words of a total row.
const TOTALS: &[&str] = &["合计", "小计", "总计", "累计", "共计", "本页合计"];
/// Words that begin a footer.
const FOOTERS: &[&str] = &[
    "填报人",
    "填表人",
    "审核人",
    "单位负责人",
    "制表",
    "注:",
    "注：",
    "说明:",
    "说明：",
];
impl<'a> Table<'a> {
    /// A table under `header`; `year` completes dates without one.
    pub(super) fn new(
        catalog: &'a Catalog,
        header: Header,
        year: (i16, &'static str),
    ) -> Self {
        Self {
            decl: &catalog.sheets[usize::from(header.sheet)],
            header,
            rows: Vec::new(),
            aside: Vec::new(),
            rows_in: 0,
            notes: Vec::new(),
            repairs: Vec::new(),
            texts: BTreeMap::new(),
            above: BTreeMap::new(),
            is_over: false,
            year,
        }
    }

    /// Takes the next row.
    pub(super) fn take(&mut self, row: &RawRow, merges: &[Merge]) {
        let texts: Vec<(u16, String)> = row
            .cells
            .iter()
            .map(|(column, raw)| (*column, clean::value(&raw.text())))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let is_serial = |(column, text): &(u16, String)| {
            let is_number = text.bytes().all(|b| b.is_ascii_digit());
            Some(*column) == self.header.serial && is_number
        };
        if texts.iter().all(is_serial) {
            return;
        }
        self.rows_in += 1;
        if let Some(reason) = self.not_data(&texts) {
            self.is_over |= reason == AsideReason::Footer;
            self.above.clear();
            let values = texts.iter().map(|(_, text)| Value::Text(text.as_str().into()));
            let read = ReadRow { number: row.number, values: values.collect() };
            self.aside.push((read, reason));
            return;
        }
        let under = (self.decl, &self.header);
        let filled = filled(row, under, &self.above, merges);
        let read = self.understand(&filled);
        let reason = self.set_aside(&read, &texts);
        match reason {
            Some(reason) => self.aside.push((read, reason)),
            None => self.rows.push(read),
        }
        self.above = filled.cells.into_iter().collect();
    }

    /// Why a row is no data, by its first words.
    fn not_data(&self, texts: &[(u16, String)]) -> Option<AsideReason> {
        let first = &texts.first()?.1;
        if self.is_over || FOOTERS.iter().any(|word| first.starts_with(word)) {
            return Some(AsideReason::Footer);
        }
        let spaceless = |text: &str| text.replace(' ', "");
        if texts.iter().take(2).any(|(_, t)| TOTALS.contains(&spaceless(t).as_str())) {
            return Some(AsideReason::Total);
        }
        let headers = self.header.columns.iter().flatten();
        let mut same = 0;
        for (column, written) in headers {
            let cell = texts.iter().find(|(at, _)| at == column);
            same +=
                usize::from(cell.is_some_and(|(_, text)| clean::key(text) == **written));
        }
        (same >= 2 && same + 1 >= texts.len()).then_some(AsideReason::RepeatedHeader)
    }

    /// Why an understood row is not counted.
    fn set_aside(&self, row: &ReadRow, texts: &[(u16, String)]) -> Option<AsideReason> {
        let remark = self.decl.columns.iter().position(|c| &*c.header == "备注");
        let remark = remark.and_then(|at| row.values[at].text());
        let first = texts.first().map(|(_, text)| text.as_str());
        if remark == Some("删除") || first == Some("删除") {
            return Some(AsideReason::Deleted);
        }
        let zero = ["无", "零报告", "未发生", "0"];
        let words = texts.iter().filter(|(column, text)| {
            let at = self
                .header
                .columns
                .iter()
                .position(|c| c.as_ref().is_some_and(|(at, _)| at == column));
            let is_date =
                at.is_some_and(|at| self.decl.columns[at].kind == ColumnType::Date);
            !is_date && Some(*column) != self.header.serial && !text.is_empty()
        });
        let mut words = words.peekable();
        let is_zero =
            words.peek().is_some() && words.all(|(_, t)| zero.contains(&t.as_str()));
        is_zero.then_some(AsideReason::ZeroReport)
    }

    /// Reads all cells of a row.
    fn understand(&mut self, row: &RawRow) -> ReadRow {
        let mut context = self.context(row);
        let mut values = vec![Value::Blank; self.decl.columns.len()];
        for at in self.reading_order() {
            let Some((column, _)) = &self.header.columns[at] else { continue };
            let Some(raw) = row.get(*column) else { continue };
            context.header_unit = self.header.units[at];
            let Reading { value, note } = read(raw, &self.decl.columns[at], &context);
            if self.is_start(at) {
                context.from = value.day().or(context.from);
            }
            if let Some(note) = note {
                let to = value.to_string().into();
                let cell = (row, *column, at);
                let under = (self.decl, &self.header);
                self.notes.push(note_on(under, cell, note, to));
            }
            values[at] = self.shared(value);
        }
        for (column, _) in &self.header.extra {
            let raw = row.get(*column).map(|raw| clean::value(&raw.text()));
            values.push(raw.map_or(Value::Blank, |text| Value::Text(text.into())));
        }
        ReadRow { number: row.number, values }
    }

    /// Columns, the day that others count from first.
    fn reading_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.decl.columns.len()).collect();
        order.sort_by_key(|at| !self.is_start(*at));
        order
    }

    /// Whether a column is the day from which `3日内` counts.
    fn is_start(&self, at: usize) -> bool {
        ["发现日期", "检查日期", "下达日期"].contains(&&*self.decl.columns[at].header)
    }

    /// What helps to understand the cells of a row: a year out of its own dates first.
    fn context(&self, row: &RawRow) -> Context {
        let dates =
            self.decl.columns.iter().zip(&self.header.columns).filter_map(|(c, at)| {
                let (column, _) = at.as_ref().filter(|_| c.kind == ColumnType::Date)?;
                row.get(*column).and_then(full_year)
            });
        let own = dates.into_iter().next();
        let (year, year_from) = own.map_or(self.year, |year| (year, "同一行的其他日期"));
        Context { year, year_from, from: None, header_unit: None }
    }

    /// The value with its text shared among rows.
    fn shared(&mut self, value: Value) -> Value {
        match value {
            Value::Text(text) => Value::Text(self.share(text)),
            Value::Link(mut link) => {
                link.text = self.share(link.text);
                Value::Link(link)
            }
            Value::List(names) => {
                let names = names.into_vec().into_iter();
                Value::List(names.map(|name| self.share(name)).collect())
            }
            other => other,
        }
    }

    /// One text for all equal ones; long ones seldom repeat.
    fn share(&mut self, text: Text) -> Text {
        if text.len() > 60 {
            return text;
        }
        if let Some(known) = self.texts.get(&text) {
            return known.clone();
        }
        self.texts.insert(text.clone(), text.clone());
        text
    }
}

/// The year of a cell that holds a full date.
fn full_year(raw: &Raw) -> Option<i16> {
    match raw {
        Raw::Day(day) => Some(Day::year(*day)),
        other => {
            let text = other.text();
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            let is_year = digits.len() == 4 && text.len() > 4;
            digits.parse().ok().filter(|year| is_year && (1990..=2099).contains(year))
        }
    }
}

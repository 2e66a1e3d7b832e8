//! One row understood: its cells with what they say of each other.

use super::header::Header;
use super::note::{CellNote, note_on};
use super::raw::{Raw, RawRow};
use super::understood::{Understood, is_alone, is_plain};
use super::value::{Context, Reading, proposal, read};
use crate::catalog::{ColumnType, SheetDecl};
use crate::model::{Cells, Day, Text, Value, is_id_number, masked_id_number};
use std::collections::BTreeMap;

/// One row, understood.
#[derive(Clone, Debug)]
pub(super) struct ReadRow {
    /// Worksheet row, 1-based.
    pub(super) number: u32,
    /// Declared columns, then extra ones.
    pub(super) cells: Cells,
}

/// Understands the rows of one table.
pub(super) struct RowReader<'a> {
    /// Its declaration.
    decl: &'a SheetDecl,
    /// What title and run say.
    pub(super) context: Context,
    /// Columns of the table and where they stand, in the order of reading: the days that others
    /// count from first.
    order: Vec<(usize, u16)>,
    /// How many of them are such days.
    starts: usize,
    /// Where its dates stand.
    dates: Vec<u16>,
    /// Where 文号 stands, whose year the words of a limit need.
    papers: Vec<u16>,
    /// Cells already understood.
    pub(super) understood: Understood,
    /// Whether notes are only counted: there are too many.
    pub(super) is_brief: bool,
    /// Columns that are kept though blank, one bit each.
    open: u64,
    /// The values of the row that is read; blank between rows.
    values: Vec<Value>,
}

/// Days from which `3日内` counts.
const STARTS: [&str; 3] = ["发现日期", "检查日期", "下达日期"];

/// Columns that are filled in nearly every row that leaves them blank: each row keeps a place
/// for them, so that none must be laid anew.
const COMPLETED: [&str; 7] = [
    "检查层级",
    "隐患编号",
    "发现日期",
    "发现途径",
    "发现隐患数",
    "是否应投保",
    "应报日期",
];

/// What a cell says of other cells: column of the cell, header of the other, value.
type Saying = (usize, &'static str, Value);

impl<'a> RowReader<'a> {
    /// A reader of the rows under a header of one sheet.
    pub(super) fn new(decl: &'a SheetDecl, header: &Header, context: Context) -> Self {
        let columns = header.columns.iter().enumerate();
        let columns = columns.filter_map(|(at, place)| Some((at, place.as_ref()?.0)));
        let mut order: Vec<(usize, u16)> = columns.collect();
        let of = |kind: fn(ColumnType) -> bool| {
            let own = order.iter().filter(|(at, _)| kind(decl.columns[*at].kind));
            own.map(|(_, column)| *column).collect::<Vec<u16>>()
        };
        let dates = of(ColumnType::is_date);
        let has_limit = decl.columns.iter().any(|c| c.kind == ColumnType::Limit);
        let papers = of(|kind| kind == ColumnType::Id);
        let papers = if has_limit { papers } else { Vec::new() };
        let is_start =
            |(at, _): &(usize, u16)| STARTS.contains(&&*decl.columns[*at].header);
        order.sort_by_key(|column| !is_start(column));
        let starts = order.iter().filter(|column| is_start(column)).count();
        let completed = COMPLETED.iter().filter_map(|header| decl.place(header));
        let open = completed.filter(|at| *at < 64).fold(0, |open, at| open | 1 << at);
        Self {
            decl,
            context,
            order,
            starts,
            dates,
            papers,
            understood: Understood::default(),
            is_brief: false,
            open,
            values: Vec::new(),
        }
    }

    /// Reads all cells of a row.
    pub(super) fn read(
        &mut self,
        header: &Header,
        row: &RawRow,
        notes: &mut Vec<CellNote>,
    ) -> ReadRow {
        let mut context = self.context_of(row);
        let mut values = std::mem::take(&mut self.values);
        values.resize(self.decl.columns.len(), Value::Blank);
        let (mut sayings, mut told) = (Vec::new(), Vec::new());
        for (place, (at, column)) in self.order.iter().copied().enumerate() {
            if place == self.starts {
                let days = self.order[..place].iter().map(|(at, _)| &values[*at]);
                context.from = days.filter_map(Value::day).next_back();
            }
            let Some(raw) = row.get(column) else { continue };
            let decl = &self.decl.columns[at];
            if is_alone(decl.kind)
                && let Some(value) = self.understood.value(at, raw)
            {
                values[at] = value;
                continue;
            }
            context.header_unit = header.units[at];
            let reading = read(raw, decl, &context);
            if is_plain(decl.kind, &reading) && !self.decl.key.contains(&decl.header) {
                self.understood.keep(at, raw, &reading.value);
            }
            let cell = (row, column, at);
            told.extend(self.note((header, &context), cell, &reading));
            let Reading { value, also, .. } = reading;
            sayings.extend(also.into_iter().map(|(header, said)| (at, header, said)));
            values[at] = value;
        }
        self.apply(&mut values, sayings, &mut told);
        notes.append(&mut told);
        self.extra(&mut values, header, row);
        let cells = Cells::take(&mut values, self.open);
        self.values = values;
        ReadRow { number: row.number, cells }
    }

    /// What there is to note on a cell.
    fn note(
        &self,
        (header, context): (&Header, &Context),
        (row, column, at): (&RawRow, u16, usize),
        reading: &Reading,
    ) -> Option<CellNote> {
        let note = reading.note.clone()?;
        if self.is_brief {
            return Some(CellNote::bare(row.number, (column, at), note));
        }
        let decl = &self.decl.columns[at];
        let is_limit = decl.kind == ColumnType::Limit;
        let to = if is_limit { note.says.clone() } else { reading.value.to_string() };
        let proposal = proposal(reading, decl, context);
        let told = note_on((self.decl, header), (row, column, at), note, to.into());
        Some(CellNote { proposal, ..told })
    }

    /// Reads the cells of undeclared columns: text as it stands, but nobody's 身份证号.
    fn extra(&mut self, values: &mut Vec<Value>, header: &Header, row: &RawRow) {
        for (column, _) in &header.extra {
            let at = values.len();
            let raw = row.get(*column);
            let known = raw.and_then(|raw| self.understood.value(at, raw));
            values.push(known.unwrap_or_else(|| {
                let value = raw.map_or(Value::Blank, extra);
                raw.inspect(|raw| self.understood.keep(at, *raw, &value));
                value
            }));
        }
    }

    /// Puts into blank cells what others say of them. A cell none of whose words was needed
    /// is not told of.
    fn apply(
        &self,
        values: &mut [Value],
        sayings: Vec<Saying>,
        told: &mut Vec<CellNote>,
    ) {
        let mut idle: BTreeMap<usize, bool> = BTreeMap::new();
        for (at, header, said) in sayings {
            let is_idle = idle.entry(at).or_insert(true);
            let cell = self.decl.place(header).map(|place| &mut values[place]);
            if let Some(cell) = cell.filter(|cell| **cell == Value::Blank) {
                *cell = said;
                *is_idle = false;
            }
        }
        let is_limit = |at: usize| self.decl.columns[at].kind == ColumnType::Limit;
        told.retain(|note| !(is_limit(note.at) && idle.get(&note.at) == Some(&true)));
    }

    /// What helps to understand the cells of a row: a year out of its own dates first, for a
    /// limit in words that of the paper it comes from.
    fn context_of(&self, row: &RawRow) -> Context {
        let papers = self.papers.iter().filter_map(|column| row.get(*column));
        let paper = papers.map(Raw::text).find_map(|text| bracketed_year(&text));
        let mut dates = self.dates.iter().filter_map(|column| row.get(*column));
        let mut own = || dates.find_map(full_year);
        let year = paper.map(|year| (year, "文号"));
        let year = year.or_else(|| own().map(|year| (year, "同一行的其他日期")));
        let (year, year_from) =
            year.unwrap_or((self.context.year, self.context.year_from));
        Context { year, year_from, ..self.context }
    }
}

/// A cell of an undeclared column.
fn extra(raw: Raw) -> Value {
    let text = raw.tidy();
    let masked = masked_id_number(&text).filter(|_| is_id_number(&text, Day::MAX));
    Value::Text(masked.map_or_else(|| text.as_ref().into(), Text::from))
}

/// The year of a cell that holds a full date.
fn full_year(raw: Raw) -> Option<i16> {
    match raw {
        Raw::Day(day) => Some(Day::year(day)),
        Raw::Moment(moment) => Some(moment.year()),
        other => {
            let text = other.text();
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            let is_year = digits.len() == 4 && text.len() > 4;
            digits.parse().ok().filter(|year| is_year && (1990..=2099).contains(year))
        }
    }
}

/// The year of a 文号: 兰政发〔2026〕5号.
fn bracketed_year(text: &str) -> Option<i16> {
    let (_, behind) = text.split_once(['〔', '[', '【', '(', '（'])?;
    let (year, _) = behind.split_once(['〕', ']', '】', ')', '）'])?;
    year.parse().ok().filter(|year| (1990..=2099).contains(year))
}

//! Rows under a header: data, totals, footers, repeated headers (`model.md` §4, Rows).

use super::clean;
use super::fill::{Filled, filled, is_open};
use super::grid::Merge;
use super::header::Header;
use super::note::{CellNote, Notes, note_on};
use super::nothing::says_nothing;
use super::raw::{Raw, RawRow};
use super::row::{ReadRow, RowReader};
use super::understood::Understood;
use super::value::{Context, Note};
use super::words::{is_example, is_footer, is_struck, is_total};
use crate::catalog::{Catalog, SheetDecl};
use crate::model::{AsideReason, Cells, Repair, Text, Upright, Value};
use std::borrow::Cow;
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
    /// Whether its rows are halves of the rows of 检查隐患.
    pub(super) is_half: bool,
    /// The form of ours that it stands in.
    pub(super) form: Option<Text>,
    /// Where its cells stand, where its one row was written as two columns.
    pub(super) upright: Option<Upright>,
    /// Run that wrote the workbook; empty: the office did.
    pub(super) run: Text,
    /// Whether text alone in the 序号 column is a caption, below which the table is over.
    pub(super) has_captions: bool,
    /// Lines above its header.
    pub(super) title: String,
    /// Notes on cells.
    pub(super) notes: Notes,
    /// Repairs made out of the notes.
    pub(super) repairs: Vec<Repair>,
    /// Understands rows.
    reader: RowReader<'a>,
    /// The row above, as stored: for 同上 and fill-down.
    above: RawRow,
    /// The last row.
    last: u32,
    /// Notes on columns of one and the same header, for when their values differ.
    twins: Vec<(CellNote, bool)>,
    /// Whether the footer has been reached.
    pub(super) is_over: bool,
}

/// A cell with any words: its column and what it says, tidied.
type Said<'r> = (u16, Cow<'r, str>);

impl<'a> Table<'a> {
    /// A table under `header`; `context` is what title and run say of its cells.
    pub(super) fn new(catalog: &'a Catalog, header: Header, context: Context) -> Self {
        let decl = &catalog.sheets[usize::from(header.sheet)];
        Self {
            decl,
            reader: RowReader::new(decl, &header, context),
            last: header.row,
            header,
            rows: Vec::new(),
            aside: Vec::new(),
            rows_in: 0,
            is_half: false,
            form: None,
            upright: None,
            run: Text::default(),
            has_captions: false,
            title: String::new(),
            notes: Notes::default(),
            repairs: Vec::new(),
            above: RawRow::default(),
            twins: Vec::new(),
            is_over: false,
        }
    }

    /// An empty table of another sheet, in the place of this one, whose account it shares.
    pub(super) fn half(&self, catalog: &'a Catalog, header: Header) -> Self {
        let rows_in = self.rows_in;
        let (context, title) = (self.reader.context, self.title.clone());
        let form = self.form.clone();
        Self {
            rows_in,
            title,
            is_half: true,
            form,
            ..Self::new(catalog, header, context)
        }
    }

    /// Takes what is to be said of the header; of columns with one and the same header only
    /// when a row is met in which they differ.
    pub(super) fn head(&mut self, notes: Vec<CellNote>) {
        let (twins, others) =
            notes.into_iter().partition(|note| note.note.code == "E-COL-TWICE");
        self.notes.listed = others;
        self.twins = Vec::into_iter(twins).map(|note| (note, false)).collect();
    }

    /// Tells what is known only when all rows have been taken; lets go of what was needed for
    /// them alone.
    pub(super) fn end(&mut self) {
        self.reader.understood = Understood::default();
        let twins = std::mem::take(&mut self.twins).into_iter();
        let differing = twins.filter(|(_, differs)| *differs).map(|(note, _)| note);
        self.notes.listed.extend(differing);
    }

    /// Bytes of what is told of its cells.
    pub(super) const fn told(&self) -> usize {
        self.notes.size
    }

    /// Takes the next row.
    pub(super) fn take(&mut self, row: RawRow, merges: &[Merge]) {
        let is_serial = |(column, text): Said| {
            let is_number = text.bytes().all(|b| b.is_ascii_digit());
            Some(column) == self.header.serial && is_number
        };
        if said(&row).all(is_serial) {
            return;
        }
        self.rows_in += 1;
        if row.number > self.last + 1 {
            self.stop(row.number, merges);
        }
        self.last = row.number;
        if let Some(reason) = self.not_data(&row) {
            self.stop(row.number, merges);
            let texts = said(&row).map(|(_, text)| Value::Text(text.as_ref().into()));
            let texts: Vec<Value> = texts.collect();
            return self.leave(&row, texts.into(), reason);
        }
        let reason = self.set_aside(&row);
        let filled = filled(row, (self.decl, &self.header), &self.above, merges);
        let mut told = self.note_filled(&filled);
        let row = filled.row;
        self.compare_twins(&row);
        self.reader.is_brief = self.notes.is_full;
        let read = self.reader.read(&self.header, &row, &mut told);
        if let Some(reason) = reason.or_else(|| self.not_counted(&read)) {
            // What is not counted need not be right.
            self.aside.push((read, reason));
        } else {
            self.notes.add(told);
            self.rows.push(read);
        }
        self.above = row;
    }

    /// Sets a row aside that is no data; of a total the numbers are read.
    fn leave(&mut self, row: &RawRow, texts: Cells, reason: AsideReason) {
        self.is_over |= reason == AsideReason::Footer;
        let read = if reason == AsideReason::Total {
            self.reader.read(&self.header, row, &mut Vec::new())
        } else {
            ReadRow { number: row.number, cells: texts }
        };
        self.aside.push((read, reason));
    }

    /// Forgets what stands above, but for merged cells that go on.
    fn stop(&mut self, number: u32, merges: &[Merge]) {
        self.above
            .retain(|column| merges.iter().any(|merge| is_open(merge, number, column)));
    }

    /// Notes on the cells that were filled, and on numbers that stand for several rows.
    fn note_filled(&self, filled: &Filled) -> Vec<CellNote> {
        let mut notes = Vec::new();
        let down = filled.from_above.iter().map(|at| (*at, "E-FILLED-DOWN"));
        let merged = filled.merged_numbers.iter().map(|at| (*at, "E-MERGED-NUMBER"));
        for (at, code) in down.chain(merged) {
            let Some((column, _)) = self.header.columns[at] else { continue };
            let Some(value) = filled.row.get(column) else { continue };
            let (says, to) = (String::new(), value.tidy().into_owned());
            let (under, cell) = ((self.decl, &self.header), (&filled.row, column, at));
            let mut note = note_on(under, cell, Note { code, says }, to.into());
            if filled.blank.contains(&column) {
                note.from.clear();
            }
            notes.push(note);
        }
        notes
    }

    /// Looks whether columns of one and the same header say different things.
    fn compare_twins(&mut self, row: &RawRow) {
        for (note, differs) in &mut self.twins {
            let used = self.header.columns[note.at].as_ref();
            let text = |column: u16| row.get(column).map(Raw::tidy);
            *differs |= used.is_some_and(|(used, _)| text(*used) != text(note.column));
        }
    }

    /// Why a row is no data, by its first words.
    fn not_data(&self, row: &RawRow) -> Option<AsideReason> {
        let begin: Vec<Said> = said(row).take(2).collect();
        let (column, first) = begin.first()?;
        let is_caption =
            self.has_captions && Some(*column) == self.header.serial && begin.len() == 1;
        if self.is_over || is_caption || is_footer(first) {
            return Some(AsideReason::Footer);
        }
        if begin.iter().any(|(_, text)| is_total(text)) {
            return Some(AsideReason::Total);
        }
        if is_example(first) {
            return Some(AsideReason::Example);
        }
        self.is_header(row).then_some(AsideReason::RepeatedHeader)
    }

    /// Whether a row is one of the rows of the header once more.
    pub(super) fn is_header(&self, row: &RawRow) -> bool {
        let is_line = |line: &BTreeMap<u16, String>| {
            let is_same = |(column, text): &Said| {
                line.get(column).is_some_and(|written| clean::key(text) == *written)
            };
            // All but one must be the same: of the first two, one at least.
            let may_be = said(row).take(2).any(|cell| is_same(&cell));
            let same = || said(row).filter(is_same).count();
            may_be && same() >= 2 && same() + 1 >= said(row).count()
        };
        self.header.lines.iter().any(is_line)
    }

    /// Why an understood row is not counted: struck by its remark, or a hazard that is none.
    fn not_counted(&self, row: &ReadRow) -> Option<AsideReason> {
        let cell = |header: &str| self.decl.place(header).map(|at| row.cells.get(at));
        if cell("备注").and_then(Value::text).is_some_and(is_struck) {
            return Some(AsideReason::Deleted);
        }
        let content = cell("隐患内容").filter(|_| &*self.decl.name == "隐患")?;
        let is_none = content.text().map_or(*content == Value::Nothing, says_nothing);
        is_none.then_some(AsideReason::ZeroReport)
    }

    /// Why a row is not counted, by its words.
    fn set_aside(&self, row: &RawRow) -> Option<AsideReason> {
        if said(row).next().is_some_and(|(_, first)| is_struck(&first)) {
            return Some(AsideReason::Deleted);
        }
        let zero = ["无", "零报告", "未发生", "0"];
        let words = said(row).filter(|(column, text)| {
            let at = self
                .header
                .columns
                .iter()
                .position(|c| c.as_ref().is_some_and(|(at, _)| at == column));
            let is_date = at.is_some_and(|at| self.decl.columns[at].kind.is_date());
            let is_serial = Some(*column) == self.header.serial;
            !is_serial && (!is_date || zero.contains(&text.as_ref()))
        });
        let mut words = words.peekable();
        let is_zero =
            words.peek().is_some() && words.all(|(_, t)| zero.contains(&t.as_ref()));
        is_zero.then_some(AsideReason::ZeroReport)
    }
}

/// The cells of a row that have any words.
fn said(row: &RawRow) -> impl Iterator<Item = Said<'_>> {
    let texts = row.cells().map(|(column, raw)| (column, raw.tidy()));
    texts.filter(|(_, text)| !text.is_empty())
}

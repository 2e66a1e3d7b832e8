//! Rows under a header: data, totals, footers, repeated headers (`model.md` §4, Rows).

use super::clean;
use super::fill::filled;
use super::grid::{Merge, Raw, RawRow};
use super::header::Header;
use super::note::CellNote;
use super::row::{ReadRow, RowReader};
use super::value::Context;
use crate::catalog::{Catalog, SheetDecl};
use crate::model::{AsideReason, Repair, Text, Upright, Value};
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
    /// Notes on cells.
    pub(super) notes: Vec<CellNote>,
    /// Repairs made out of the notes.
    pub(super) repairs: Vec<Repair>,
    /// Understands rows.
    reader: RowReader<'a>,
    /// The row above, as stored: for 同上 and fill-down.
    above: BTreeMap<u16, Raw>,
    /// Whether the footer has been reached.
    pub(super) is_over: bool,
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
    /// A table under `header`; `context` is what title and run say of its cells.
    pub(super) fn new(catalog: &'a Catalog, header: Header, context: Context) -> Self {
        let decl = &catalog.sheets[usize::from(header.sheet)];
        Self {
            decl,
            reader: RowReader::new(decl, context),
            header,
            rows: Vec::new(),
            aside: Vec::new(),
            rows_in: 0,
            is_half: false,
            form: None,
            upright: None,
            run: Text::default(),
            has_captions: false,
            notes: Vec::new(),
            repairs: Vec::new(),
            above: BTreeMap::new(),
            is_over: false,
        }
    }

    /// An empty table of another sheet, in the place of this one, whose account it shares.
    pub(super) fn half(&self, catalog: &'a Catalog, header: Header) -> Self {
        let rows_in = self.rows_in;
        let context = self.reader.context;
        let form = self.form.clone();
        Self { rows_in, is_half: true, form, ..Self::new(catalog, header, context) }
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
        let read = self.reader.read(&self.header, &filled, &mut self.notes);
        let reason = self.set_aside(&read, &texts);
        match reason {
            Some(reason) => self.aside.push((read, reason)),
            None => self.rows.push(read),
        }
        self.above = filled.cells.into_iter().collect();
    }

    /// Why a row is no data, by its first words.
    fn not_data(&self, texts: &[(u16, String)]) -> Option<AsideReason> {
        let (column, first) = texts.first()?;
        let is_caption =
            self.has_captions && texts.len() == 1 && Some(*column) == self.header.serial;
        if self.is_over
            || is_caption
            || FOOTERS.iter().any(|word| first.starts_with(word))
        {
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
            let is_date = at.is_some_and(|at| self.decl.columns[at].kind.is_date());
            !is_date && Some(*column) != self.header.serial && !text.is_empty()
        });
        let mut words = words.peekable();
        let is_zero =
            words.peek().is_some() && words.all(|(_, t)| zero.contains(&t.as_str()));
        is_zero.then_some(AsideReason::ZeroReport)
    }
}

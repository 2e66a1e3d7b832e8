//! One file → its tables: headers found in the first rows and after every blank row.

use super::clean;
use super::files::DataFile;
use super::grid::{Merge, RawRow};
use super::header::{Around, Header, Names, Outcome};
use super::ours::Page;
use super::table::Table;
use super::value::Context;
use crate::catalog::Catalog;
use crate::model::{Day, Finding, Place, Text};
use std::collections::VecDeque;
use std::path::Path;

/// Rows in which the first header is sought.
const HEADER_ROWS: u32 = 15;

/// What one file gave.
#[derive(Default)]
pub(super) struct FileRead<'a> {
    /// Its tables in order, with the worksheet's name.
    pub(super) tables: Vec<(Text, Table<'a>)>,
    /// Findings on the file and its worksheets.
    pub(super) findings: Vec<Finding>,
    /// Files and worksheets left out, with the reason.
    pub(super) left_out: Vec<(Text, Text)>,
    /// Hash of its bytes as they were read.
    pub(super) hash: Text,
    /// Hash and path of the workbook that it is an annotated copy of.
    pub(super) annotated_of: Option<(Text, Text)>,
}

/// What all files share.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    /// Declarations.
    pub(super) catalog: &'a Catalog,
    /// Folded headers.
    pub(super) names: &'a Names<'a>,
    /// Year of dates that have none.
    pub(super) today: Day,
    /// The executable that reads kinds that may bring a process down.
    pub(super) child: Option<&'a Path>,
}

impl<'a> Reader<'a> {
    /// Puts a scanned worksheet with the others.
    pub(super) fn finish(
        &self,
        read: &mut FileRead<'a>,
        file: &DataFile,
        (name, scan): (&Text, Scan<'a>),
    ) {
        let place = |cell: Option<Text>| Place {
            file: Some(file.name.as_str().into()),
            sheet: Some(name.clone()),
            cell,
            ..Place::default()
        };
        let raise = |code: &str, why: &str| {
            self.catalog.findings.raise(code, &[("原因", why)], place(None))
        };
        for (row, sheets) in scan.ambiguous {
            let row = row.to_string().into();
            let words = [("原因", &*sheets.join("、"))];
            let found = self.catalog.findings.raise(
                "E-TABLE-AMBIGUOUS",
                &words,
                place(Some(row)),
            );
            read.findings.push(found);
        }
        if scan.tables.is_empty() && scan.rows > 0 {
            read.findings.push(raise("E-TABLE-UNKNOWN", name));
            let left = format!("{}›{name}", file.name);
            read.left_out.push((left.into(), "没有认出表头".into()));
        }
        read.tables.extend(scan.tables.into_iter().map(|table| (name.clone(), table)));
    }
}

/// A worksheet being scanned.
pub(super) struct Scan<'a> {
    /// What all files share.
    reader: Reader<'a>,
    /// Name of the worksheet.
    name: String,
    /// Merged ranges that may hold rows to come, in the order in which they begin.
    merges: VecDeque<Merge>,
    /// Merged ranges that hold the row that is taken.
    open: Vec<Merge>,
    /// Tables found.
    pub(super) tables: Vec<Table<'a>>,
    /// Lines above the first header.
    title: String,
    /// Last row that held anything.
    last: u32,
    /// Rows that held anything.
    rows: u32,
    /// What it holds, where we wrote it.
    pub(super) page: Option<Page>,
    /// Rows that fit two sheets equally.
    ambiguous: Vec<(u32, Vec<Text>)>,
}

impl<'a> Scan<'a> {
    /// A scan of one worksheet.
    pub(super) fn new(reader: Reader<'a>, name: &str) -> Self {
        Self {
            reader,
            name: name.to_owned(),
            merges: VecDeque::new(),
            open: Vec::new(),
            tables: Vec::new(),
            title: String::new(),
            last: 0,
            rows: 0,
            page: None,
            ambiguous: Vec::new(),
        }
    }

    /// Takes a merged range; ranges come in the order in which they begin.
    pub(super) fn merge(&mut self, merge: Merge) {
        self.merges.push_back(merge);
    }

    /// Opens the merged ranges that a row has come to, and closes those it has left.
    fn step(&mut self, row: &RawRow) {
        let line = row.number - 1;
        while let Some(merge) = self.merges.pop_front_if(|merge| merge.start.0 <= line) {
            self.open.push(merge);
        }
        self.open.retain(|merge| merge.end.0 >= line);
    }

    /// Takes the next row: a header where one may stand, else data or title.
    pub(super) fn take(&mut self, row: &RawRow) {
        self.step(row);
        self.rows += 1;
        let is_after_gap = row.number > self.last + 1;
        self.last = row.number;
        let may_be_header = match self.tables.last() {
            None => row.number <= HEADER_ROWS || is_after_gap,
            // Under a table of ours a caption stands right above the next header.
            Some(table) => is_after_gap || (self.page.is_some() && table.is_over),
        };
        if may_be_header && row.cells.len() > 1 && self.header(row) {
            return;
        }
        match self.tables.last_mut() {
            Some(table) => table.take(row, &self.open),
            None => {
                for (_, raw) in &row.cells {
                    self.title.push_str(&clean::value(&raw.text()));
                    self.title.push(' ');
                }
            }
        }
    }

    /// Begins a table if the row is a header.
    fn header(&mut self, row: &RawRow) -> bool {
        let words = format!("{} {}", self.name, self.title);
        let page = self.page.as_ref();
        let around = Around { words: &words, worksheet: &self.name, page };
        match self.reader.names.recognise(row, &around) {
            Outcome::Header(header) => {
                self.begin(*header);
                true
            }
            Outcome::Ambiguous(sheets) => {
                self.ambiguous.push((row.number, sheets));
                false
            }
            Outcome::None => false,
        }
    }

    /// Begins a table; a year in the title completes its dates.
    fn begin(&mut self, header: Header) {
        let today = self.reader.today;
        let (year, year_from) = match year_in(&self.title).or_else(|| year_in(&self.name))
        {
            Some(year) => (year, "表名或标题"),
            None => (today.year(), "统计截止日"),
        };
        let context = Context { year, year_from, from: None, header_unit: None, today };
        let mut table = Table::new(self.reader.catalog, header, context);
        table.has_captions = self.page.is_some();
        self.tables.push(table);
    }
}

/// The first year that a text names: 2026年 or 2026-10.
fn year_in(text: &str) -> Option<i16> {
    let starts =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let mut years = starts.filter_map(|at| {
        let digits: String =
            text[at..].chars().take_while(char::is_ascii_digit).collect();
        let is_start = !text[..at].ends_with(|c: char| c.is_ascii_digit());
        let year = digits.parse().ok().filter(|_| is_start && digits.len() == 4);
        year.filter(|year| (1990..=2099).contains(year))
    });
    years.next()
}

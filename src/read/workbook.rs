//! One file → its tables: headers found in the first rows and after every blank row.

use super::clean;
use super::files::{DataFile, Kind, is_encrypted, kind};
use super::grid::{Merge, RawRow, SheetName, Workbook};
use super::header::{Around, Header, Names, Outcome};
use super::ours::{Ours, Page, annotated_of, form, ours};
use super::preflight;
use super::table::Table;
use super::upright::Turner;
use super::value::Context;
use crate::catalog::Catalog;
use crate::model::{Annotation, Day, Finding, Place, Text, fingerprint};

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
}

impl<'a> Reader<'a> {
    /// Reads one file.
    pub(super) fn file(&self, file: &DataFile) -> FileRead<'a> {
        let mut read = FileRead::default();
        let Ok(bytes) = std::fs::read(&file.path) else {
            self.refuse(&mut read, file, "E-FILE-UNREADABLE", "文件打不开");
            return read;
        };
        read.hash = fingerprint(&bytes);
        match kind(&bytes, &file.name) {
            Kind::Foreign => {}
            Kind::Ole if is_encrypted(&bytes) => {
                self.refuse(&mut read, file, "E-FILE-UNREADABLE", "文件有密码");
            }
            Kind::Ole | Kind::Other => {
                self.refuse(&mut read, file, "E-FILE-KIND", "不是 .xlsx 工作簿");
            }
            Kind::Workbook => match preflight::examine(&bytes) {
                Err(why) => self.refuse(&mut read, file, "E-FILE-UNREADABLE", why),
                Ok(()) => self.workbook(&mut read, file, &bytes),
            },
        }
        read
    }

    /// Notes a file that is not read.
    fn refuse(&self, read: &mut FileRead, file: &DataFile, code: &str, why: &str) {
        let name = Text::from(file.name.as_str());
        let place = Place { file: Some(name.clone()), ..Place::default() };
        read.findings.push(self.catalog.findings.raise(code, &[("原因", why)], place));
        read.left_out.push((name, why.into()));
    }

    /// Reads every worksheet.
    fn workbook(&self, read: &mut FileRead<'a>, file: &DataFile, bytes: &[u8]) {
        let Some(mut workbook) = Workbook::open(bytes) else {
            return self.refuse(read, file, "E-FILE-UNREADABLE", "文件可能已损坏");
        };
        let mut sheets = workbook.sheets();
        sheets.retain(|sheet| !sheet.name.starts_with(Annotation::SHEET));
        read.annotated_of = annotated_of(bytes);
        if sheets.is_empty() {
            return self.refuse(read, file, "E-FILE-UNREADABLE", "文件里没有工作表");
        }
        let (ours, form) = (ours(bytes), form(bytes));
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        for (at, sheet) in sheets.iter().enumerate() {
            let page = ours.as_ref().and_then(|ours| ours.page(at, &names));
            if page.is_some_and(|page| page.sheets.is_empty()) {
                let left = format!("{}›{}", file.name, sheet.name);
                read.left_out.push((left.into(), "由程序计算得出，不读回".into()));
                continue;
            }
            if form.is_some() && sheet.is_hidden {
                continue; // the lists of its drop-downs
            }
            let mut scan = Scan::new(*self, &sheet.name, workbook.merges(&sheet.name));
            scan.page = page.cloned();
            let mut turner = Turner::default();
            let end =
                workbook.rows(&sheet.name, |row| turner.take(row, |row| scan.take(&row)));
            let upright = turner.end(self.catalog, |row| scan.take(&row));
            let before = read.tables.len();
            self.finish(read, file, (sheet, scan, end));
            mark(&mut read.tables[before..], page.and(ours.as_ref()));
            read.tables[before..]
                .iter_mut()
                .for_each(|(_, table)| table.upright.clone_from(&upright));
        }
        read.tables.iter_mut().for_each(|(_, table)| table.form.clone_from(&form));
    }

    /// Puts a scanned worksheet with the others.
    fn finish(
        &self,
        read: &mut FileRead<'a>,
        file: &DataFile,
        (sheet, scan, end): (&SheetName, Scan<'a>, Result<(), String>),
    ) {
        let name = Text::from(sheet.name.as_str());
        let place = |cell: Option<Text>| Place {
            file: Some(file.name.as_str().into()),
            sheet: Some(name.clone()),
            cell,
            ..Place::default()
        };
        let raise = |code: &str, why: &str| {
            self.catalog.findings.raise(code, &[("原因", why)], place(None))
        };
        if let Err(why) = end {
            read.findings.push(raise("E-SHEET-BROKEN", &why));
        }
        if sheet.is_hidden && !scan.tables.is_empty() {
            read.findings.push(raise("E-HIDDEN", "工作表"));
        }
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
            read.findings.push(raise("E-TABLE-UNKNOWN", &sheet.name));
            let left = format!("{}›{}", file.name, sheet.name);
            read.left_out.push((left.into(), "没有认出表头".into()));
        }
        read.tables.extend(scan.tables.into_iter().map(|table| (name.clone(), table)));
    }
}

/// Marks tables with the run that wrote them.
fn mark(tables: &mut [(Text, Table)], ours: Option<&Ours>) {
    for (_, table) in tables {
        table.run = ours.map(|ours| ours.run.clone()).unwrap_or_default();
    }
}

/// A worksheet being scanned.
struct Scan<'a> {
    /// What all files share.
    reader: Reader<'a>,
    /// Name of the worksheet.
    name: String,
    /// Merged ranges.
    merges: Vec<Merge>,
    /// Tables found.
    tables: Vec<Table<'a>>,
    /// Lines above the first header.
    title: String,
    /// Last row that held anything.
    last: u32,
    /// Rows that held anything.
    rows: u32,
    /// What it holds, where we wrote it.
    page: Option<Page>,
    /// Rows that fit two sheets equally.
    ambiguous: Vec<(u32, Vec<Text>)>,
}

impl<'a> Scan<'a> {
    /// A scan of one worksheet.
    fn new(reader: Reader<'a>, name: &str, merges: Vec<Merge>) -> Self {
        Self {
            reader,
            name: name.to_owned(),
            merges,
            tables: Vec::new(),
            title: String::new(),
            last: 0,
            rows: 0,
            page: None,
            ambiguous: Vec::new(),
        }
    }

    /// Takes the next row: a header where one may stand, else data or title.
    fn take(&mut self, row: &RawRow) {
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
            Some(table) => table.take(row, &self.merges),
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

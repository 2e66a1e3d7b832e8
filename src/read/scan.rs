//! A worksheet being scanned: titles, headers, tables, row by row.

use super::block::Block;
use super::clean;
use super::grid::Merge;
use super::header::{Around, Header};
use super::near::Lacking;
use super::ours::Page;
use super::raw::RawRow;
use super::recognise::{Names, Outcome};
use super::table::Table;
use super::value::{Context, FROM_RUN};
use crate::catalog::Catalog;
use crate::model::{Day, Text};
use std::collections::VecDeque;
use std::path::Path;

/// Rows in which the first header is sought.
const HEADER_ROWS: u32 = 15;
/// How many rows are looked at beyond the one that is taken: a title, a blank and a header of
/// several rows.
const AHEAD: usize = 4;
/// How many rows that are no header are kept to tell what they lack.
const TRIED: usize = 40;

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

/// Bytes of a title: a worksheet without a table is no title from end to end.
const TITLE: usize = 2000;

/// A worksheet being scanned.
pub(super) struct Scan<'a> {
    /// What all files share.
    reader: Reader<'a>,
    /// Name of the worksheet.
    name: String,
    /// Name of the file.
    file: String,
    /// Merged ranges by first row.
    merges: Vec<Merge>,
    /// Merged ranges that hold the row that is taken.
    open: Vec<Merge>,
    /// The first merged range that no row has come to.
    next: usize,
    /// Tables found.
    pub(super) tables: Vec<Table<'a>>,
    /// Lines above the header that is sought.
    title: String,
    /// Lines above the first header.
    first_title: String,
    /// Whether a table has ended and the title of another has begun.
    is_between: bool,
    /// Rows that were not yet taken.
    ahead: VecDeque<RawRow>,
    /// Last row that was taken.
    last: u32,
    /// Rows that held anything.
    pub(super) rows: u32,
    /// What it holds, where we wrote it.
    pub(super) page: Option<Page>,
    /// Rows that fit two sheets equally.
    pub(super) ambiguous: Vec<(u32, Vec<Text>)>,
    /// Rows that might have been a header.
    tried: Vec<Block>,
}

impl<'a> Scan<'a> {
    /// A scan of one worksheet of a file.
    pub(super) fn new(reader: Reader<'a>, (file, name): (&str, &str)) -> Self {
        Self {
            reader,
            name: name.to_owned(),
            file: file.to_owned(),
            merges: Vec::new(),
            open: Vec::new(),
            next: 0,
            tables: Vec::new(),
            title: String::new(),
            first_title: String::new(),
            is_between: false,
            ahead: VecDeque::new(),
            last: 0,
            rows: 0,
            page: None,
            ambiguous: Vec::new(),
            tried: Vec::new(),
        }
    }

    /// Takes a merged range; ranges come in the order in which they begin, before their rows.
    pub(super) fn merge(&mut self, merge: Merge) {
        self.merges.push(merge);
    }

    /// Takes the next row, once those behind it are known.
    pub(super) fn take(&mut self, row: RawRow) {
        self.ahead.push_back(row);
        if self.ahead.len() > AHEAD {
            self.take_first();
        }
    }

    /// Takes the rows that are left.
    pub(super) fn end(&mut self) {
        while !self.ahead.is_empty() {
            self.take_first();
        }
        for table in &mut self.tables {
            table.end();
        }
    }

    /// The sheets that come nearest to what was read, and what each lacks.
    pub(super) fn nearest(&self) -> Vec<Lacking> {
        self.reader.names.nearest(&self.tried)
    }

    /// Takes the first row that waits: a header where one may stand, else data or title.
    fn take_first(&mut self) {
        let Some(row) = self.ahead.pop_front() else { return };
        let is_after_gap = self.step(&row);
        let may_be_header = match self.tables.last() {
            None => row.number <= HEADER_ROWS || is_after_gap,
            // Under a footer, and in what we wrote, a caption may stand right above a header.
            Some(table) => {
                is_after_gap
                    || self.is_between
                    || table.is_over
                    || self.reader.names.are_in(&row) && !table.is_header(&row)
            }
        };
        if may_be_header && row.len() > 1 && self.header(&row) {
            return;
        }
        let may_be_title = may_be_header && row.len() <= 2;
        if may_be_title && !self.tables.is_empty() && self.is_before_header() {
            if !self.is_between {
                self.title.clear();
            }
            self.is_between = true;
        }
        match self.tables.last_mut().filter(|_| !self.is_between) {
            Some(table) => table.take(row, &self.open),
            None => {
                for (_, raw) in row.cells() {
                    if self.title.len() > TITLE {
                        break;
                    }
                    self.title.push_str(&clean::value(&raw.text()));
                    self.title.push(' ');
                }
            }
        }
    }

    /// Goes on to a row; tells whether blank rows lie before it.
    fn step(&mut self, row: &RawRow) -> bool {
        let is_after_gap = row.number > self.last + 1;
        self.rows += 1;
        self.last = row.number;
        let line = row.number - 1;
        while let Some(merge) = self.merges.get(self.next).filter(|m| m.start.0 <= line) {
            self.open.push(*merge);
            self.next += 1;
        }
        self.open.retain(|merge| merge.end.0 >= line);
        is_after_gap
    }

    /// The merged ranges that begin in some rows or hold the first of them.
    fn merges_of(&self, rows: &[&RawRow]) -> Vec<Merge> {
        let lines = rows.first().map_or(0, |row| row.number - 1)
            ..rows.last().map_or(0, |row| row.number);
        let begin = self.merges.partition_point(|merge| merge.start.0 < lines.start);
        let merges = self.merges[begin..].iter();
        merges.take_while(|merge| merge.start.0 < lines.end).copied().collect()
    }

    /// Begins a table if the row begins a header.
    fn header(&mut self, row: &RawRow) -> bool {
        let Some((block, outcome)) = self.header_at(row, 0) else { return false };
        match outcome {
            Outcome::Header(header) => {
                for _ in 1..block.depth {
                    if let Some(row) = self.ahead.pop_front() {
                        self.step(&row);
                    }
                }
                self.begin(*header, &block);
                true
            }
            Outcome::Ambiguous(sheets) => {
                self.ambiguous.push((row.number, sheets));
                false
            }
            Outcome::None => {
                if self.tables.is_empty() && self.tried.len() < TRIED {
                    self.tried.push(block);
                }
                false
            }
        }
    }

    /// The header that begins with a row; the rows behind it begin at a place of those that
    /// wait. Nothing where the next row alone says as much: the row is then a title.
    fn header_at(&self, row: &RawRow, behind: usize) -> Option<(Block, Outcome)> {
        let words = format!("{} {}", self.name, self.title);
        let around = Around {
            words: &words,
            worksheet: &self.name,
            file: &self.file,
            page: self.page.as_ref(),
        };
        let names = self.reader.names;
        let rows: Vec<&RawRow> =
            std::iter::once(row).chain(self.ahead.iter().skip(behind)).take(3).collect();
        let block = Block::at(&rows, &self.merges_of(&rows));
        let outcome = names.recognise(&block, &around);
        if block.depth == 1 {
            return Some((block, outcome));
        }
        let Outcome::Header(header) = &outcome else {
            let block = Block::single(row);
            let outcome = names.recognise(&block, &around);
            return Some((block, outcome));
        };
        let below = names.recognise(&Block::single(rows[1]), &around);
        let is_title = !block.is_merged
            && matches!(below, Outcome::Header(below) if below.score >= header.score);
        (!is_title).then_some((block, outcome))
    }

    /// Whether a header begins within the rows that wait, before any other table row.
    fn is_before_header(&self) -> bool {
        for (at, row) in self.ahead.iter().enumerate() {
            let found = (row.len() > 1).then(|| self.header_at(row, at + 1));
            match found.flatten() {
                Some((_, Outcome::Header(_))) => return true,
                _ if row.len() > 2 => return false,
                _ => {}
            }
        }
        false
    }

    /// Begins a table; a year in the title completes its dates.
    fn begin(&mut self, header: Header, block: &Block) {
        let today = self.reader.today;
        let title = std::mem::take(&mut self.title);
        let title = if title.is_empty() { self.first_title.clone() } else { title };
        let sources = [
            (title.as_str(), "标题"),
            (self.first_title.as_str(), "标题"),
            (self.name.as_str(), "工作表名"),
            (self.file.as_str(), "文件名"),
        ];
        let said = sources.iter().find_map(|(text, from)| Some((year_in(text)?, *from)));
        let (year, year_from) = said.unwrap_or((today.year(), FROM_RUN));
        let context = Context { year, year_from, from: None, header_unit: None, today };
        let mut table = Table::new(self.reader.catalog, header, context);
        table.has_captions = self.page.is_some();
        if self.tables.is_empty() {
            self.first_title.clone_from(&title);
        }
        table.title = title;
        table.head(self.reader.names.notes(&table.header, block));
        self.is_between = false;
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

//! read: finds tables in any workbook by their headers, turns cells into typed values
//! with their origin, links villages, units and checks. Judges nothing, drops nothing silently.

mod files; // which files
mod decode; // bytes of texts
mod package; // parts of a package by name
mod kind; // what a file is
mod raw; // cells as they are stored, row by row
mod grid; // what is met in a workbook
mod book; // the wall, and a reader for every kind
mod clean; // texts tidied
mod ours; // workbooks that we wrote
mod looks; // what only looks say
mod block; // rows that are one header
mod header; // a header, recognised
mod fit; // how well a header fits a sheet
mod recognise; // which rows are a header, of which sheet
mod near; // what is nearly a header
mod value; // cells understood
mod note; // what is said of a cell
mod fill; // blanks that mean the value above
mod nothing; // words which say that nothing was found
mod understood; // equal cells understood once
mod row; // one row understood
mod words; // by which words a row is no data
mod table; // rows under a header
mod scan; // one worksheet → its tables
mod upright; // 项目｜内容
mod workbook; // what one file gave
mod sheet; // one worksheet, and what is hidden in it
mod file; // one file → its tables
mod annotated; // copies that went back to be mended
mod halves; // 检查隐患: one row, a check and a hazard
mod name; // names and how they are compared
mod key; // by what a row is known
mod gather; // all tables of one sheet
mod serial; // 编号 that only counts
mod link; // names → rows
mod complete; // blanks that other cells answer
mod known; // which row a row is that came back
mod back; // ledgers that came back
mod tell; // notes → findings
mod plain; // cells as they stand

pub use plain::plain_sheets;

pub use name::name_key;

pub use book::{CALL, serve};

use crate::catalog::Catalog;
use crate::model::{
    Day, Finding, Relations, Result, SheetId, Source, SourceId, Text, Town,
};
use back::Back;
use files::DataFile;
use gather::{Placed, Stood, gather};
use halves::Halves;
use rayon::prelude::*;
use recognise::Names;
use scan::Reader;
use std::collections::BTreeMap;
use std::path::Path;
use table::Table;
use workbook::FileRead;

/// Reads every workbook below `data`; `today` completes dates without a year where nothing
/// nearer does. Fails only where the folder itself cannot be read.
pub fn read(catalog: &Catalog, data: &Path, today: Day) -> Result<(Town, Vec<Finding>)> {
    read_with(catalog, data, today, None)
}

/// The same with the executable of zhenwen at hand, which alone can read .xls, .et and .xlsb:
/// in a process of its own (`book::child`).
pub fn read_with(
    catalog: &Catalog,
    data: &Path,
    today: Day,
    child: Option<&Path>,
) -> Result<(Town, Vec<Finding>)> {
    let files = files::files(data)?;
    let names = Names::new(catalog);
    let reader = Reader { catalog, names: &names, today, child };
    let mut read = each(reader, &files);
    annotated::leave_out(catalog, &files, &mut read);
    let mut gathering = Gathering::new(catalog);
    for (file, read) in files.iter().zip(read) {
        gathering.add(&file.name, read);
    }
    Ok(gathering.finish())
}

/// How many rows all workbooks below a folder hold under headers: reading as far as rows that
/// stand each for itself, before they become a town. What reading costs is measured by it.
pub fn kept_rows(catalog: &Catalog, data: &Path, today: Day) -> Result<usize> {
    let names = Names::new(catalog);
    let reader = Reader { catalog, names: &names, today, child: None };
    let read = each(reader, &files::files(data)?);
    Ok(read.iter().flat_map(|file| &file.tables).map(|(_, table)| table.rows.len()).sum())
}

/// Reads all files, each for itself.
fn each<'a>(reader: Reader<'a>, files: &[DataFile]) -> Vec<FileRead<'a>> {
    files.par_iter().map(|file| reader.file(file)).collect()
}

/// Tables of all files on their way to a town.
struct Gathering<'a> {
    /// Declarations.
    catalog: &'a Catalog,
    /// What is known so far.
    town: Town,
    /// Findings so far.
    findings: Vec<Finding>,
    /// Tables by sheet.
    tables: BTreeMap<u16, Vec<Placed<'a>>>,
    /// Lines above the header of each table.
    titles: complete::Titles,
    /// Rows of 检查隐患 that became two.
    halves: Halves,
    /// Tables of workbooks that we wrote.
    backs: Vec<Back<'a>>,
}

impl<'a> Gathering<'a> {
    /// Nothing yet.
    fn new(catalog: &'a Catalog) -> Self {
        let town = Town {
            sheets: vec![None; catalog.sheets.len()],
            names: catalog.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            ..Town::default()
        };
        Self {
            catalog,
            town,
            findings: Vec::new(),
            tables: BTreeMap::new(),
            titles: complete::Titles::new(),
            halves: Halves::default(),
            backs: Vec::new(),
        }
    }

    /// Adds one file.
    fn add(&mut self, file: &str, read: FileRead<'a>) {
        self.town.files.push((file.into(), read.hash));
        let is_new = |finding: &Finding| {
            &*finding.code != "E-FORMAT-IGNORED"
                || self.findings.iter().all(|known| known.code != finding.code)
        };
        let told: Vec<Finding> = read.findings.into_iter().filter(is_new).collect();
        self.findings.extend(told);
        self.town.left_out.extend(read.left_out);
        for (worksheet, table) in read.tables {
            let tables = halves::split(self.catalog, table).into_iter();
            let ids: Vec<SourceId> =
                tables.map(|table| self.place(file, worksheet.clone(), table)).collect();
            if let [check, hazard] = ids[..] {
                self.halves.sources.insert(hazard, check);
            }
        }
    }

    /// Puts a table with the others of its sheet.
    fn place(&mut self, file: &str, worksheet: Text, mut table: Table<'a>) -> SourceId {
        let id = SourceId::try_from(self.town.sources.len()).unwrap_or(SourceId::MAX);
        let source = source(file, worksheet, &table);
        if table.run.is_empty() {
            let notes = std::mem::take(&mut table.notes).all(table.header.row);
            let (findings, repairs) = tell::notes(self.catalog, (id, &source), notes);
            self.findings.extend(findings);
            table.repairs = repairs;
        }
        self.town.sources.push(source);
        self.titles.insert(id, std::mem::take(&mut table.title));
        self.tables.entry(table.header.sheet).or_default().push((id, table));
        id
    }

    /// Puts sheets together, links names, completes blanks, closes the account.
    fn finish(mut self) -> (Town, Vec<Finding>) {
        serial::ignore(self.catalog, &mut self.tables, &mut self.town.sources);
        for (id, tables) in std::mem::take(&mut self.tables) {
            self.sheet(id, tables);
        }
        let mut told = self.complete();
        let backs = std::mem::take(&mut self.backs);
        if !backs.is_empty() {
            // Printed truth is laid over completed truth, and may complete other cells.
            self.findings.extend(back::lay(self.catalog, &mut self.town, backs));
            told = self.complete();
        }
        self.findings.extend(told);
        self.findings.extend(tell::completed(self.catalog, &self.town));
        self.town.relations = Relations::of(&self.town);
        close_account(&mut self.town);
        (self.town, self.findings)
    }

    /// Puts the tables of one sheet together, but for those of workbooks that we wrote.
    fn sheet(&mut self, id: SheetId, tables: Vec<Placed<'a>>) {
        let decl = &self.catalog.sheets[usize::from(id)];
        let is_kept =
            tables.iter().any(|(_, table)| table.form.is_none() || table.rows_in > 0);
        let extra = gather::extra(&tables);
        let (mut own, ours): (Vec<Placed>, Vec<Placed>) =
            tables.into_iter().partition(|(_, table)| table.run.is_empty());
        let repairs = own.iter_mut().flat_map(|(_, t)| std::mem::take(&mut t.repairs));
        let repairs = repairs.collect();
        let placed = own.iter().map(|(source, _)| *source);
        let villages = complete::named_villages(&self.town, &self.titles, placed);
        let stood = Stood { sources: &self.town.sources, villages: &villages };
        let (mut sheet, twins) = gather(decl, stood, (id, &extra), own);
        sheet.repairs = repairs;
        self.findings.extend(tell::twins(self.catalog, &self.town.sources, &twins));
        if &*decl.name == "检查" {
            self.halves.same = gather::merged(&twins).collect();
        }
        self.town.sheets[usize::from(id)] = is_kept.then_some(sheet);
        let ours = ours.into_iter().map(|table| Back::new(decl, (id, &extra), table));
        self.backs.extend(ours);
    }

    /// Links names and completes blanks; gives findings on what could not be completed.
    fn complete(&mut self) -> Vec<Finding> {
        self.link();
        let (told, has_villages) =
            complete::fill(self.catalog, &mut self.town, &self.titles);
        let has_moved = complete::set_aside(self.catalog, &mut self.town);
        if has_moved || has_villages {
            // Links are by index, and some by the village, too: they are made anew.
            self.link();
        }
        self.halves.count(&mut self.town);
        let allotted = complete::allot(&mut self.town);
        self.findings.extend(tell::allotted(self.catalog, &self.town, &allotted));
        told
    }

    /// Links names, ids, and the halves of one row.
    fn link(&mut self) {
        link::link(self.catalog, &mut self.town);
        self.halves.link(&mut self.town);
    }
}

/// The source of a table.
fn source(file: &str, worksheet: Text, table: &Table) -> Source {
    let extra = table.header.extra.iter().cloned().map(Some);
    Source {
        workbook: file.into(),
        worksheet,
        run: table.run.clone(),
        sheet: table.header.sheet,
        header_row: table.header.row,
        mapping: table.header.columns.iter().cloned().chain(extra).collect(),
        upright: table.upright.clone(),
        rows_in: table.rows_in,
        rows_kept: 0,
    }
}

/// Counts the kept rows of every source; what is in is kept or aside.
fn close_account(town: &mut Town) {
    for sheet in town.sheets.iter().flatten() {
        for row in &sheet.rows {
            town.sources[row.source as usize].rows_kept += 1;
        }
    }
    for sheet in town.sheets.iter_mut().flatten() {
        sheet.aside.sort_by_key(|aside| (aside.row.source, aside.row.number));
    }
}

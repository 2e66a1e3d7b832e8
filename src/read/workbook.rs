//! One file → its tables: headers found in the first rows and after every blank row.

use super::files::{DataFile, Kind, is_encrypted, kind};
use super::grid::{SheetName, Workbook};
use super::looks;
use super::near::Lacking;
use super::ours::{Ours, ours};
use super::preflight;
use super::scan::{Reader, Scan};
use super::table::Table;
use crate::model::{Finding, Place, Text, fingerprint};

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
        let sheets = workbook.sheets();
        if sheets.is_empty() {
            return self.refuse(read, file, "E-FILE-UNREADABLE", "文件里没有工作表");
        }
        let ours = ours(bytes);
        self.looks(read, file, bytes);
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        for (at, sheet) in sheets.iter().enumerate() {
            let page = ours.as_ref().and_then(|ours| ours.page(at, &names));
            if page.is_some_and(|page| page.sheets.is_empty()) {
                let left = format!("{}›{}", file.name, sheet.name);
                read.left_out.push((left.into(), "由程序计算得出，不读回".into()));
                continue;
            }
            let place = (file.name.as_str(), sheet.name.as_str());
            let mut scan = Scan::new(*self, place, workbook.merges(&sheet.name));
            scan.page = page.cloned();
            let end = workbook.rows(&sheet.name, |row| scan.take(row));
            scan.end();
            let before = read.tables.len();
            self.finish(read, file, (sheet, scan, end));
            mark(&mut read.tables[before..], page.and(ours.as_ref()));
        }
    }

    /// Notes what only the looks of a workbook say.
    fn looks(&self, read: &mut FileRead, file: &DataFile, bytes: &[u8]) {
        let ignored = looks::ignored(bytes).join("、");
        if !ignored.is_empty() {
            let place =
                Place { file: Some(file.name.as_str().into()), ..Place::default() };
            let words = [("原因", ignored.as_str())];
            read.findings.push(self.catalog.findings.raise(
                "E-FORMAT-IGNORED",
                &words,
                place,
            ));
        }
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
        for (row, sheets) in &scan.ambiguous {
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
            read.findings.push(raise("E-TABLE-UNKNOWN", &nearest(&scan.nearest())));
            let left = format!("{}›{}", file.name, sheet.name);
            read.left_out.push((left.into(), "没有认出表头".into()));
        }
        read.tables.extend(scan.tables.into_iter().map(|table| (name.clone(), table)));
    }
}

/// The sheets that a table is nearly of, in words.
fn nearest(sheets: &[Lacking]) -> String {
    let each = sheets.iter().map(|Lacking { sheet, lacks }| match lacks.as_slice() {
        [] => format!("“{sheet}”（认得的列不足三个）"),
        lacks => format!("“{sheet}”（缺{}）", lacks.join("、")),
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        "没有一列是认得的表头".to_owned()
    } else {
        format!("最像{}", each.join("、"))
    }
}

/// Marks tables with the run that wrote them.
fn mark(tables: &mut [(Text, Table)], ours: Option<&Ours>) {
    for (_, table) in tables {
        table.run = ours.map(|ours| ours.run.clone()).unwrap_or_default();
    }
}

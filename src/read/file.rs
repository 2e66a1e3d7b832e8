//! One file → its tables and findings: what it is, whether it may be read, its worksheets.

use super::book::{Book, Fault};
use super::files::DataFile;
use super::grid::Part;
use super::kind::{Kind, called, is_named, kind};
use super::looks;
use super::ours::{Ours, annotated_of, form, ours};
use super::scan::Reader;
use super::sheet::Sheet;
use super::workbook::FileRead;
use crate::model::{Annotation, Place, Text, fingerprint};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Bytes of a file.
const MOST: u64 = 512 << 20;
/// Tables of a file.
const TABLES: usize = 2_000;
/// Bytes of all that is told of the cells of a file.
const TOLD: usize = 128 << 20;

impl<'a> Reader<'a> {
    /// Reads one file. Nothing in it ends the run: what no reader foresaw is told like any
    /// other damage.
    pub(super) fn file(&self, file: &DataFile) -> FileRead<'a> {
        let Some(bytes) = contents(&file.path) else {
            return self.refused(
                file,
                Text::default(),
                ("E-FILE-UNREADABLE", "文件打不开"),
            );
        };
        let hash = fingerprint(&bytes);
        let kind = kind(&bytes);
        if is_silent(kind, file) {
            return FileRead { hash, ..FileRead::default() };
        }
        let refused = |why| self.refused(file, hash.clone(), why);
        if let Kind::Other(what) = kind {
            return refused(("E-FILE-KIND", what));
        }
        let reading = || self.book(file, kind, &bytes);
        let read = catch_unwind(AssertUnwindSafe(reading)).unwrap_or(Err(Fault::Damaged));
        match read {
            Err(fault) => refused(("E-FILE-UNREADABLE", fault.words())),
            Ok(read)
                if read.tables.is_empty()
                    && is_mere_text(kind)
                    && !is_named(kind, &file.name) =>
            {
                refused(("E-FILE-KIND", "内容是文字，没有认出表格"))
            }
            Ok(read) if read.tables.is_empty() && is_note(file) => {
                FileRead { hash, ..FileRead::default() }
            }
            Ok(read) => FileRead { hash, ..self.disguised(file, kind, read) },
        }
    }

    /// Reads every worksheet.
    fn book(
        &self,
        file: &DataFile,
        kind: Kind,
        bytes: &[u8],
    ) -> Result<FileRead<'a>, Fault> {
        let name =
            Path::new(&file.name).file_stem().unwrap_or_default().to_string_lossy();
        let book = Book { kind, bytes, name: &name, child: self.child };
        let mut sitting = Sitting::new(*self, file);
        if kind == Kind::Xlsx {
            (sitting.ours, sitting.form) = (ours(bytes), form(bytes));
            sitting.read.annotated_of = annotated_of(bytes);
        }
        book.parts(&mut |part| sitting.take(part))?;
        sitting.close()?;
        let mut read = sitting.read;
        if kind == Kind::Xlsx {
            self.looks(&mut read, file, bytes);
        }
        Ok(read)
    }

    /// Notes what only the looks of a workbook say.
    fn looks(&self, read: &mut FileRead, file: &DataFile, bytes: &[u8]) {
        let ignored = looks::ignored(bytes).join("、");
        if !ignored.is_empty() {
            let words = [("原因", ignored.as_str())];
            let found =
                self.catalog.findings.raise("E-FORMAT-IGNORED", &words, place(file));
            read.findings.push(found);
        }
    }

    /// Says that a file is not what its name says.
    fn disguised(
        &self,
        file: &DataFile,
        kind: Kind,
        mut read: FileRead<'a>,
    ) -> FileRead<'a> {
        if !is_named(kind, &file.name) {
            let words = [("内容", called(kind))];
            let found =
                self.catalog.findings.raise("E-FILE-DISGUISED", &words, place(file));
            read.findings.insert(0, found);
        }
        read
    }

    /// A file that is not read, and why.
    fn refused(
        &self,
        file: &DataFile,
        hash: Text,
        (code, why): (&str, &str),
    ) -> FileRead<'a> {
        let found = self.catalog.findings.raise(code, &[("原因", why)], place(file));
        FileRead {
            findings: vec![found],
            left_out: vec![(file.name.as_str().into(), why.into())],
            hash,
            ..FileRead::default()
        }
    }
}

/// The bytes of a file; nothing where it cannot be opened, is no file, or too large.
fn contents(path: &Path) -> Option<Vec<u8>> {
    let known = std::fs::metadata(path).ok()?;
    if !known.is_file() || known.len() > MOST {
        return None;
    }
    std::fs::read(path).ok()
}

/// The place of a whole file.
fn place(file: &DataFile) -> Place {
    Place { file: Some(file.name.as_str().into()), ..Place::default() }
}

/// Whether a file is a note of the office, not meant as a table.
fn is_note(file: &DataFile) -> bool {
    Path::new(&file.name).extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"))
}

/// Whether nothing is said of a file: a note that holds no lines of cells.
fn is_silent(kind: Kind, file: &DataFile) -> bool {
    is_note(file) && matches!(kind, Kind::Other(_))
}

/// Whether a kind is told by words alone, which anything may hold.
const fn is_mere_text(kind: Kind) -> bool {
    matches!(kind, Kind::Lines | Kind::Web | Kind::Letter)
}

/// A file while its parts come in.
struct Sitting<'f, 'a> {
    /// What all files share.
    reader: Reader<'a>,
    /// The file.
    file: &'f DataFile,
    /// What is known of it where we wrote it.
    ours: Option<Ours>,
    /// Its name where it is a form of ours.
    form: Option<Text>,
    /// Names of all its worksheets, where they are known beforehand.
    names: Vec<String>,
    /// Worksheets begun.
    count: usize,
    /// The worksheet that is open.
    sheet: Option<Sheet<'a>>,
    /// What it gave so far.
    read: FileRead<'a>,
}

impl<'f, 'a> Sitting<'f, 'a> {
    /// Nothing yet.
    fn new(reader: Reader<'a>, file: &'f DataFile) -> Self {
        Self {
            reader,
            file,
            ours: None,
            form: None,
            names: Vec::new(),
            count: 0,
            sheet: None,
            read: FileRead::default(),
        }
    }

    /// Takes the next part.
    fn take(&mut self, part: Part) -> Result<(), Fault> {
        match part {
            Part::Names(names) => {
                self.names = names;
                self.names.retain(|name| !name.starts_with(Annotation::SHEET));
            }
            Part::Sheet { name, is_hidden } => self.open(name, is_hidden)?,
            part => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.take(part);
                    if self.read.tables.len() + sheet.tables() > TABLES {
                        return Err(Fault::ManyTables);
                    }
                }
            }
        }
        Ok(())
    }

    /// Opens a worksheet; one of ours that holds only what was computed is left out.
    fn open(&mut self, name: String, is_hidden: bool) -> Result<(), Fault> {
        self.close()?;
        if name.starts_with(Annotation::SHEET) {
            return Ok(());
        }
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let page = self.ours.as_ref().and_then(|ours| ours.page(self.count, &names));
        self.count += 1;
        if page.is_some_and(|page| page.sheets.is_empty()) {
            let left = format!("{}›{name}", self.file.name);
            self.read.left_out.push((left.into(), "由程序计算得出，不读回".into()));
            return Ok(());
        }
        if self.form.is_some() && is_hidden {
            return Ok(()); // the lists of its drop-downs
        }
        self.sheet = Some(Sheet::new(
            self.reader,
            (&self.file.name, name, is_hidden),
            page.cloned(),
        ));
        Ok(())
    }

    /// Closes the worksheet that is open.
    fn close(&mut self) -> Result<(), Fault> {
        let Some(sheet) = self.sheet.take() else { return Ok(()) };
        let run =
            self.ours.as_ref().filter(|_| sheet.is_ours()).map(|ours| ours.run.clone());
        let before = self.read.tables.len();
        sheet.close(self.file, &mut self.read);
        for (_, table) in &mut self.read.tables[before..] {
            table.run = run.clone().unwrap_or_default();
            table.form.clone_from(&self.form);
        }
        let told: usize = self.read.tables.iter().map(|(_, table)| table.told()).sum();
        if self.read.tables.len() > TABLES {
            return Err(Fault::ManyTables);
        }
        if told > TOLD { Err(Fault::ManyFaults) } else { Ok(()) }
    }
}

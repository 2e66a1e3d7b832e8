//! 登记簿: numbers and papers as they stand now.

use super::fault::{damaged, failed};
use super::{Change, DocumentNumber, FileRow, NumberRow, Register};
use crate::model::{Day, Dispatch, Entry, PaperState, Result, Text};
use rusqlite::{OptionalExtension, Params, Row};
use std::collections::BTreeSet;

/// A number, a paper, or both. With `Entry::letter` also a line of the 发文登记簿 (L-37).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// 发文字号; `None` for a paper without one.
    pub number: Option<DocumentNumber>,
    /// 状态.
    pub state: PaperState,
    /// 成文日期: of a draft the as-of date of its run; none for a number without paper.
    pub issue_date: Option<Day>,
    /// Why it was reserved by hand or voided.
    pub note: Text,
    /// Key of the paper; empty for a number without paper.
    pub key: Text,
    /// Its file below the output folder.
    pub path: Option<String>,
    /// Hash of that file.
    pub sha256: Option<Text>,
    /// What the paper is; rows and provenance only from `find` and `paper`.
    pub entry: Entry,
}

impl Standing {
    /// Its line of the 发文登记簿; none without a number.
    pub fn dispatch(self) -> Option<Dispatch> {
        let number = self.number?;
        Some(Dispatch {
            number: number.to_string().into(),
            year: number.year,
            doc_type: self.entry.doc_type.unwrap_or_default(),
            date: self.issue_date,
            letter: self.entry.letter.unwrap_or_default(),
            state: self.state.name().into(),
            row: None,
        })
    }
}

/// Columns of a number with what the journal says of it.
const NUMBER: &str = "SELECT code, year, serial, state, key, content
    FROM number LEFT JOIN journal ON seq = number.entry";

/// A key as people read and type it: `D-08/东岭超市/2026-10`.
pub fn print_key(key: &str) -> String {
    key.replace('\u{1F}', "/")
}

/// The key that a person typed: kind, subject, period.
pub fn key_from(typed: &str) -> Option<Text> {
    let (kind, rest) = typed.split_once(['/', '\u{1F}'])?;
    let (subject, period) = rest.rsplit_once(['/', '\u{1F}'])?;
    (!kind.is_empty()).then(|| format!("{kind}\u{1F}{subject}\u{1F}{period}").into())
}

impl Register {
    /// All numbers in order, then the papers without number by path.
    pub fn list(&self) -> Result<Vec<Standing>> {
        let files = self.files()?;
        let mut list = self.numbers()?;
        let numbered: BTreeSet<Text> =
            list.iter().map(|standing| standing.key.clone()).collect();
        let drafts = files.values().filter(|file| {
            let key = &file.entry.key;
            !key.is_empty() && !file.is_set_aside() && !numbered.contains(key)
        });
        list.extend(drafts.map(|file| of_file(file.clone())));
        Ok(list)
    }

    /// All numbers in order, void ones too; the 发文登记簿 of a year is those of the year.
    pub fn numbers(&self) -> Result<Vec<Standing>> {
        let rows = self.number_rows("true ORDER BY code, year, serial", ())?;
        rows.into_iter().map(|row| self.of_number(row)).collect()
    }

    /// All numbers as lines of the 发文登记簿.
    pub fn dispatches(&self) -> Result<Vec<Dispatch>> {
        Ok(self.numbers()?.into_iter().filter_map(Standing::dispatch).collect())
    }

    /// The row of a number.
    pub fn number(&self, number: &DocumentNumber) -> Result<Option<NumberRow>> {
        let at = (&*number.code, number.year, number.serial);
        let condition = "code = ?1 AND year = ?2 AND serial = ?3";
        Ok(self.number_rows(condition, at)?.pop())
    }

    /// The numbers of a paper that are not void.
    pub fn numbers_of(&self, key: &str) -> Result<Vec<NumberRow>> {
        self.number_rows("key = ?1 AND state <> '作废'", [key])
    }

    /// Rows of numbers.
    fn number_rows(
        &self,
        condition: &str,
        values: impl Params,
    ) -> Result<Vec<NumberRow>> {
        let query = format!("{NUMBER} WHERE {condition}");
        let mut statement = self.connection.prepare_cached(&query).map_err(failed)?;
        let mut rows = statement.query(values).map_err(failed)?;
        let mut numbers = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            numbers.push(number_row(row)?);
        }
        Ok(numbers)
    }

    /// What stands under a number, rows and provenance included.
    pub fn paper(&self, number: &DocumentNumber) -> Result<Option<Standing>> {
        let Some(row) = self.number(number)? else { return Ok(None) };
        self.of_number(row).and_then(|standing| self.whole(standing)).map(Some)
    }

    /// What a person means by a 文号, a path below the output folder, or a key.
    pub fn find(&self, name: &str) -> Result<Option<Standing>> {
        if let Some(number) = DocumentNumber::parse(name) {
            return self.paper(&number);
        }
        let file = match self.file(name)? {
            Some(file) => Some(file),
            None => self.files_of(&self.known_key(name)?)?.pop(),
        };
        let Some(file) = file.filter(|file| !file.entry.key.is_empty()) else {
            return Ok(None);
        };
        self.of_paper(file).and_then(|standing| self.whole(standing)).map(Some)
    }

    /// The papers that are 已发, rows and provenance included, in the order of their dates.
    pub fn issued_papers(&self) -> Result<Vec<Standing>> {
        let mut papers = Vec::new();
        let files = self.files()?.into_values().filter(|file| file.issued.is_some());
        for file in files.filter(|file| !file.entry.key.is_empty()) {
            let standing = self.of_paper(file)?;
            if standing.state == PaperState::Issued {
                papers.push(self.whole(standing)?);
            }
        }
        papers.sort_by_key(|paper| paper.issue_date);
        Ok(papers)
    }

    /// Keys of the papers that are 已发 and so not due again.
    pub fn issued(&self) -> Result<BTreeSet<Text>> {
        let query = "SELECT key FROM number WHERE state = '已发' AND key <> ''
            UNION SELECT key FROM file JOIN journal ON seq = entry
            WHERE content ->> 'issued' IS NOT NULL
            AND content -> 'entry' ->> 'number' IS NULL";
        let mut statement = self.connection.prepare(query).map_err(failed)?;
        let keys = statement.query_map([], |row| row.get(0).map(text));
        let keys = keys.map_err(failed)?;
        keys.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    /// A number with the file of its paper.
    fn of_number(&self, row: NumberRow) -> Result<Standing> {
        let printed = row.number.to_string();
        let files =
            if row.key.is_empty() { Vec::new() } else { self.files_of(&row.key)? };
        let mut files = files.into_iter().rev();
        let file = files.find(|file| file.entry.number.as_deref() == Some(&*printed));
        Ok(with_file(row, file))
    }

    /// A file of a paper with its number.
    fn of_paper(&self, file: FileRow) -> Result<Standing> {
        let number = file.entry.number.as_deref().and_then(DocumentNumber::parse);
        let row = number.map(|number| self.number(&number)).transpose()?.flatten();
        Ok(match row {
            Some(row) => with_file(row, Some(file)),
            None => of_file(file),
        })
    }

    /// The key that was typed, as a file has it; else as typed.
    fn known_key(&self, typed: &str) -> Result<String> {
        let query = "SELECT key FROM file WHERE replace(key, char(31), '/') = ?1 LIMIT 1";
        let key = self.connection.query_row(query, [print_key(typed)], |row| row.get(0));
        Ok(key.optional().map_err(failed)?.unwrap_or_else(|| typed.to_owned()))
    }

    /// Adds rows and provenance.
    fn whole(&self, mut standing: Standing) -> Result<Standing> {
        if let Some(path) = &standing.path
            && let Some(detail) = self.detail(path)?
        {
            detail.restore(&mut standing.entry);
        }
        Ok(standing)
    }
}

/// A paper without a number of the register.
fn of_file(file: FileRow) -> Standing {
    Standing {
        number: None,
        state: if file.issued.is_some() { PaperState::Issued } else { PaperState::Draft },
        issue_date: Some(file.issued.unwrap_or(file.as_of)),
        note: "".into(),
        key: file.entry.key.clone(),
        path: Some(file.path),
        sha256: Some(file.sha256),
        entry: file.entry,
    }
}

/// A number and the file that carries it.
fn with_file(row: NumberRow, file: Option<FileRow>) -> Standing {
    let paper = file.map(of_file);
    let drafted = paper.as_ref().and_then(|paper| paper.issue_date);
    Standing {
        number: Some(row.number),
        state: row.state,
        issue_date: row.date.or(drafted),
        note: row.note,
        key: row.key,
        path: paper.as_ref().and_then(|paper| paper.path.clone()),
        sha256: paper.as_ref().and_then(|paper| paper.sha256.clone()),
        entry: paper.map(|paper| paper.entry).unwrap_or_default(),
    }
}

/// A text of the register.
fn text(text: String) -> Text {
    text.into()
}

/// A number out of its row; what is looked up by must be what the journal says.
fn number_row(row: &Row) -> Result<NumberRow> {
    let number = DocumentNumber {
        code: row.get(0).map(text).map_err(failed)?,
        year: row.get(1).map_err(failed)?,
        serial: row.get(2).map_err(failed)?,
    };
    let (state, key): (String, String) =
        (row.get(3).map_err(failed)?, row.get(4).map_err(failed)?);
    let content: Option<String> = row.get(5).map_err(failed)?;
    match Change::parse("number", content.as_deref().unwrap_or_default()) {
        Some(Change::Number(said))
            if said.number == number
                && said.state.name() == state
                && *said.key == *key =>
        {
            Ok(said)
        }
        _ => Err(damaged(&format!("“{number}”的登记读不出"))),
    }
}

//! 旧台账: what an office kept so far, put in order: villages, units, names to confirm, and
//! its rows under the headers of the sheets. Merges nothing of itself; changes no old file.

mod file_name; // which village a workbook is of
mod homes; // the villages of rows
mod mention; // villages and units as rows name them
mod near; // names that may be one
mod roster; // villages, units, other names
mod words; // cells as they stand
mod rows; // rows as they are written again
mod unread; // what was not read
mod account; // 处理说明.txt

use super::{NewFile, books};
use crate::catalog::Catalog;
use crate::emit::xlsx::{Form, NamesBySheet, forms};
use crate::model::{Day, Error, Result, Text, Town};
use crate::read;
use roster::Roster;
use rows::{Old, Rows};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use words::Words;

/// What the office is asked to confirm, beside the data so that it takes no effect.
const TO_CONFIRM: &str = "待确认.xlsx";
/// The first account.
const ACCOUNT: &str = "处理说明.txt";

/// What came out of a folder of old ledgers.
pub struct History {
    /// Workbooks with rows, the names to confirm, the account.
    pub files: Vec<NewFile>,
    /// Sheets that have rows now, in the order of the declarations, and how many.
    pub rows: Vec<(Text, usize)>,
    /// How many names are to be confirmed.
    pub doubts: usize,
    /// What was not read, and why: a line each.
    pub unread: Vec<String>,
}

/// Reads what lies in a folder and puts it in order. Fails where it holds no table.
/// `executable` as for `read_with`.
pub fn history(
    catalog: &Catalog,
    from: &Path,
    today: Day,
    executable: Option<&Path>,
) -> Result<History> {
    let (town, findings) = read::read_with(catalog, from, today, executable)?;
    if town.sources.is_empty() {
        return Err(nothing(from, &town));
    }
    let unread = unread::unread(from, &town, &findings);
    let roster = roster::roster(catalog, &town);
    let words = Words::of(catalog, &town, (from, executable));
    let (homes, words) = (&roster.homes, &words);
    let sheets = rows::of_town(&Old { catalog, town: &town, homes, words });
    let sheets = roster.put_into(catalog, sheets);
    let files = files(catalog, &sheets, &roster)?;
    let told = account::Told {
        catalog,
        town: &town,
        findings: &findings,
        today,
        unread: &unread,
    };
    let account = account::text(&told, &sheets, &roster);
    let account = NewFile { path: ACCOUNT.to_owned(), bytes: account };
    let filled = catalog.sheets.iter().filter_map(|decl| {
        let rows = sheets.get(&decl.name)?;
        Some((decl.name.clone(), rows.cells.len()))
    });
    Ok(History {
        files: files.into_iter().chain([account]).collect(),
        rows: filled.collect(),
        doubts: roster.doubts.len(),
        unread,
    })
}

/// No table at all was found.
fn nothing(from: &Path, town: &Town) -> Error {
    let left = town.left_out.iter().map(|(what, why)| format!("{what}（{why}）"));
    let left: Vec<String> = left.collect();
    let why =
        if left.is_empty() { String::new() } else { format!("：{}", left.join("、")) };
    Error::Command(format!("“{}”里没有认出一张表，没有写入任何文件{why}", from.display()))
}

/// Sheets with rows, by name.
type Sheets = BTreeMap<Text, Rows>;

/// All workbooks; those without rows are blank, all propose the villages and units.
fn files(catalog: &Catalog, sheets: &Sheets, roster: &Roster) -> Result<Vec<NewFile>> {
    let names = roster.names();
    let mut files = Vec::new();
    for (file, decls) in books::by_file(catalog) {
        let pages: Vec<Form> = decls
            .iter()
            .map(|decl| match sheets.get(&decl.name) {
                Some(rows) => Form {
                    decl: Cow::Borrowed(*decl),
                    extra: rows.extra.clone(),
                    rows: rows.cells.clone(),
                },
                None => Form::blank(decl),
            })
            .collect();
        let bytes = forms(books::title(&decls), &pages, &names)?;
        files.push(NewFile { path: format!("data/{file}"), bytes });
    }
    files.extend(to_confirm(catalog, roster)?);
    Ok(files)
}

/// The rows of sheet 别名 that take effect once the office copies them into `data/`.
fn to_confirm(catalog: &Catalog, roster: &Roster) -> Result<Option<NewFile>> {
    let decl = catalog.sheets.iter().find(|decl| &*decl.name == "别名");
    let Some(decl) = decl.filter(|_| !roster.doubts.is_empty()) else { return Ok(None) };
    let rows = roster.doubts.iter().map(|doubt| doubt.alias_row(decl)).collect();
    let page = Form { decl: Cow::Borrowed(decl), extra: Vec::new(), rows };
    let bytes = forms("待确认的别名", &[page], &NamesBySheet::new())?;
    Ok(Some(NewFile { path: TO_CONFIRM.to_owned(), bytes }))
}

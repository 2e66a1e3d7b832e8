//! A ledger file as written, and what it comes to.

use super::column::Lookup;
use super::{LedgerColumnDecl, LedgerDecl, LedgerRows, LedgerTableDecl, Logic};
use crate::catalog::{SheetDecl, known_names};
use crate::expr::condition::Condition;
use crate::model::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Stands in `columns` for every column of the sheet but 备注.
const ALL: &str = "*";

/// A file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// `L-10`.
    code: Text,
    /// 隐患台账.
    name: Text,
    /// M
    #[serde(default)]
    month: bool,
    /// Y
    #[serde(default)]
    year: bool,
    /// 横排
    #[serde(default)]
    landscape: bool,
    /// A workbook that is filled in: 县表.xlsx.
    form: Option<Text>,
    /// Its tables.
    #[serde(default)]
    table: Vec<Part>,
}

/// A table as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// What stands above it.
    #[serde(default)]
    caption: Text,
    /// Sheet of the rows.
    sheet: Option<Text>,
    /// Which rows; blank = all.
    #[serde(default)]
    rows: String,
    /// Rows that go to the end.
    #[serde(default)]
    last: String,
    /// In place of sheet and rows.
    logic: Option<Text>,
    /// 列, in order: 表头, 表.表头, =派生 or `*`.
    columns: Vec<String>,
    /// 合计: headers.
    #[serde(default)]
    sums: Vec<Text>,
    /// Header of the column that colours a row.
    overdue: Option<Text>,
    /// Width by header, in half-width characters.
    #[serde(default)]
    widths: BTreeMap<Text, u16>,
}

/// Reads one file, and the name of its form; all its faults at once.
pub(super) fn read(
    path: &str,
    text: &str,
    sheets: &[SheetDecl],
) -> Result<(LedgerDecl, Option<Text>), Vec<String>> {
    let file: File = toml::from_str(text).map_err(|fault| vec![fault.to_string()])?;
    let mut faults = Vec::new();
    if !file.month && !file.year {
        faults.push("month 和 year 至少有一个为 true".to_owned());
    }
    if file.table.is_empty() {
        faults.push("至少要有一个 [[table]]".to_owned());
    }
    let parts = file.table.iter();
    let tables = parts.filter_map(|part| table(part, sheets, &mut faults)).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let ledger = LedgerDecl {
        code: file.code,
        name: file.name,
        path: path.into(),
        is_monthly: file.month,
        is_yearly: file.year,
        is_landscape: file.landscape,
        tables,
        form: None,
    };
    Ok((ledger, file.form))
}

/// One table, looked up.
fn table(
    part: &Part,
    sheets: &[SheetDecl],
    faults: &mut Vec<String>,
) -> Option<LedgerTableDecl> {
    let rows = rows(part, sheets, faults);
    let columns = columns(part, sheets, faults);
    let overdue = part.overdue.as_ref().and_then(|header| at(&columns, header));
    rows.map(|rows| LedgerTableDecl {
        caption: part.caption.clone(),
        rows,
        columns,
        overdue,
    })
}

/// Where the rows come from.
fn rows(
    part: &Part,
    sheets: &[SheetDecl],
    faults: &mut Vec<String>,
) -> Option<LedgerRows> {
    match (&part.sheet, &part.logic) {
        (None, Some(name)) => {
            if Logic::parse(name).is_none() {
                faults.push(format!("没有叫“{name}”的 logic"));
            }
            Logic::parse(name).map(LedgerRows::Logic)
        }
        (Some(sheet), None) if sheets.iter().any(|decl| decl.name == *sheet) => {
            let when = condition(&part.rows, sheet, sheets, faults);
            let last = condition(&part.last, sheet, sheets, faults);
            let last = last.filter(|_| !part.last.is_empty()).map(Box::new);
            when.map(|when| LedgerRows::Sheet { sheet: sheet.clone(), when, last })
        }
        (Some(sheet), None) => {
            faults.push(format!("没有叫“{sheet}”的表"));
            None
        }
        _ => {
            faults.push("sheet 和 logic 须写且只写一个".to_owned());
            None
        }
    }
}

/// A condition over the sheet, its names checked.
fn condition(
    text: &str,
    sheet: &str,
    sheets: &[SheetDecl],
    faults: &mut Vec<String>,
) -> Option<Condition> {
    match Condition::parse(text) {
        Ok(condition) => {
            let unknown = known_names(&condition, Some(sheet), sheets);
            faults.extend(unknown.iter().map(|fault| format!("\n{}", fault.show(text))));
            Some(condition)
        }
        Err(fault) => {
            faults.push(format!("\n{}", fault.show(text)));
            None
        }
    }
}

/// The columns, looked up; sums, widths and the overdue column must name some of them.
fn columns(
    part: &Part,
    sheets: &[SheetDecl],
    faults: &mut Vec<String>,
) -> Vec<LedgerColumnDecl> {
    let sheet = part.sheet.as_deref();
    let sheet = sheets.iter().find(|decl| Some(&*decl.name) == sheet);
    let of = part.sheet.as_deref().or(part.logic.as_deref()).unwrap_or_default();
    let lookup = Lookup { sheets, sheet, of };
    let mut columns: Vec<LedgerColumnDecl> = Vec::new();
    for written in spread(&part.columns, sheet) {
        match lookup.find(&written) {
            Ok((header, _)) if at(&columns, &header).is_some() => {
                faults.push(format!("列“{header}”重复"));
            }
            Ok((header, source)) => {
                let is_summed = part.sums.contains(&header);
                let width = part.widths.get(&header).copied().unwrap_or(0);
                columns.push(LedgerColumnDecl { header, source, width, is_summed });
            }
            Err(_) if sheet.is_none() && part.sheet.is_some() => {}
            Err(fault) => faults.push(fault),
        }
    }
    let named = part.sums.iter().chain(part.widths.keys()).chain(&part.overdue);
    for header in named.filter(|h| &***h != "备注" && at(&columns, h).is_none()) {
        faults.push(format!("sums、widths 或 overdue 中的“{header}”不在 columns 中"));
    }
    columns
}

/// The written columns, `*` spread out.
fn spread(written: &[String], sheet: Option<&SheetDecl>) -> Vec<String> {
    let all = sheet.map_or(&[][..], |decl| &decl.columns[..]);
    let all = all.iter().filter(|column| &*column.header != "备注");
    let all: Vec<String> = all.map(|column| column.header.to_string()).collect();
    let spread = |name: &String| match name.as_str() {
        ALL => all.clone(),
        _ => vec![name.clone()],
    };
    written.iter().flat_map(spread).collect()
}

/// Position of a header.
fn at(columns: &[LedgerColumnDecl], header: &str) -> Option<usize> {
    columns.iter().position(|column| &*column.header == header)
}

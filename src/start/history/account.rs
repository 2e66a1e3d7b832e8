//! 处理说明.txt of old ledgers: what came out of them, what is to be confirmed, what is
//! missing, and how they were read.

use super::roster::{Doubt, Roster};
use super::{Sheets, TO_CONFIRM};
use crate::catalog::{Catalog, Need, SheetDecl};
use crate::model::{Cell, Day, Finding, Place, Text, Town};
use crate::report::{plain_text, reading_account};
use std::fmt::Write;

/// How many of one kind are named.
const NAMED: usize = 50;

/// What was read.
pub(super) struct Told<'a> {
    /// Declarations.
    pub(super) catalog: &'a Catalog,
    /// The old ledgers.
    pub(super) town: &'a Town,
    /// What reading found.
    pub(super) findings: &'a [Finding],
    /// The day of the run.
    pub(super) today: Day,
    /// What was not read.
    pub(super) unread: &'a [String],
}

/// The account.
pub(super) fn text(told: &Told, sheets: &Sheets, roster: &Roster) -> Vec<u8> {
    let mut out = "旧台账整理说明\n原来的文件一个字也没有改。\n".to_owned();
    unread(told.unread, &mut out);
    made(told, sheets, roster, &mut out);
    missing(told.catalog, sheets, roster, &mut out);
    doubts(roster, &mut out);
    shared(roster, &mut out);
    conflicts(told.catalog, roster, &mut out);
    out.push_str("\n————————————\n以下是每个旧文件怎样读的。\n\n");
    out.push_str(&reading_account(told.catalog, told.town, told.findings, told.today));
    plain_text(&out)
}

/// Writes one line; a String takes everything.
fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

/// What was not read, and why.
fn unread(lines: &[String], out: &mut String) {
    if lines.is_empty() {
        return;
    }
    line(out, "\n【没有读取的】改好以后，换一个新文件夹再整理一次");
    first(lines, out);
}

/// The first of some lines, and how many more there are.
fn first(lines: &[String], out: &mut String) {
    lines.iter().take(NAMED).for_each(|text| line(out, text));
    if lines.len() > NAMED {
        line(out, &format!("另有 {} 处。", lines.len() - NAMED));
    }
}

/// The sheets that have rows now.
fn made(told: &Told, sheets: &Sheets, roster: &Roster, out: &mut String) {
    line(out, "\n【整理出来的表】在 data 文件夹，列都是标准的表头");
    for decl in &told.catalog.sheets {
        if let Some(rows) = sheets.get(&decl.name) {
            let (file, name, count) = (&decl.workbook, &decl.name, rows.cells.len());
            let found = match &**name {
                "村" | "单位" => "，从各张表里的名称整理",
                "别名" => "，信用代码相同的",
                _ => "",
            };
            line(out, &format!("{file}（{name}）：{count} 行{found}"));
        }
    }
    if !roster.by_file.is_empty() {
        let files =
            roster.by_file.iter().map(|(file, village)| format!("{file}→{village}"));
        let files: Vec<String> = files.collect();
        let files = listed(files.iter().map(String::as_str));
        line(out, &format!("表里没有村名的，村名取自文件名：{files}"));
    }
    line(
        out,
        "日期、是否、选项等写成了统一的写法；缺必填项的行也抄在表里，补填以后计入。照片没有搬，放进 data/照片。",
    );
}

/// Sheets every office keeps that have no rows, and required cells that are blank.
fn missing(catalog: &Catalog, sheets: &Sheets, roster: &Roster, out: &mut String) {
    line(out, "\n【还要填的】");
    let before = out.len();
    for decl in catalog.sheets.iter().filter(|decl| decl.is_core) {
        match sheets.get(&decl.name) {
            None => {
                let required = required(decl).map(|(_, header)| &**header);
                let required: Vec<&str> = required.collect();
                let (file, name) = (&decl.workbook, &decl.name);
                line(out, &format!("{file}（{name}）：{}", required.join("、")));
            }
            Some(rows) => blanks(decl, &rows.cells, out),
        }
    }
    let homeless = roster.homeless();
    if !homeless.is_empty() {
        let names = listed(homeless.iter().map(|name| &**name));
        line(out, &format!("缺村名的单位：{names}"));
    }
    if !roster.bodies.is_empty() {
        let bodies =
            roster.bodies.iter().map(|(name, count)| format!("{name}（{count}次）"));
        let bodies: Vec<String> = bodies.collect();
        let bodies = listed(bodies.iter().map(String::as_str));
        line(
            out,
            &format!(
                "stations.xlsx（站所）：检查单位里有 {bodies}，是镇上站所的登记进去"
            ),
        );
    }
    if out.len() == before {
        line(out, "没有。");
    }
}

/// Required columns of a sheet with their places.
fn required(decl: &SheetDecl) -> impl Iterator<Item = (usize, &Text)> {
    let columns = decl.columns.iter().enumerate();
    let required = columns.filter(|(_, column)| column.need == Need::Required);
    required.map(|(at, column)| (at, &column.header))
}

/// How many cells of required columns are blank.
fn blanks(decl: &SheetDecl, rows: &[Vec<Cell>], out: &mut String) {
    for (at, header) in required(decl) {
        let is_blank =
            |cells: &&Vec<Cell>| matches!(cells.get(at), None | Some(Cell::Blank));
        let count = rows.iter().filter(is_blank).count();
        if count > 0 {
            let (file, name) = (&decl.workbook, &decl.name);
            line(out, &format!("{file}（{name}）：{count} 行没有{header}"));
        }
    }
}

/// Names joined, the first of them.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    match names.len().checked_sub(NAMED) {
        Some(rest) if rest > 0 => format!("{shown} 等 {} 个", names.len()),
        _ => shown,
    }
}

/// Names that may be one.
fn doubts(roster: &Roster, out: &mut String) {
    if roster.doubts.is_empty() {
        return;
    }
    line(out, &format!("\n【请确认是不是同一个】没有自动合并，列在 {TO_CONFIRM}"));
    line(
        out,
        "是同一个的：把那一行抄到 data 里的 aliases.xlsx；名册里两个都有的，再删掉别名那一行。",
    );
    line(out, "不是同一个的：不用管；没有列入名册的，在名册里加一行。");
    for doubt in &roster.doubts {
        let Doubt { sheet, alias, proper, is_left_out } = doubt;
        let then =
            if *is_left_out { "没有列入名册" } else { "两个都列入了名册" };
        line(
            out,
            &format!(
                "{sheet}“{}”（{}次）像“{}”（{}次），{then}",
                alias.0, alias.1, proper.0, proper.1
            ),
        );
    }
}

/// Units of several villages that have one name.
fn shared(roster: &Roster, out: &mut String) {
    let lines: Vec<String> =
        roster.homes.shared().map(|names| names.join("、")).collect();
    if lines.is_empty() {
        return;
    }
    line(out, "\n【几个村同名的单位】按“名称（村名）”各列一家，各行的单位名称也这样写");
    line(
        out,
        "其实是一家的：在 aliases.xlsx 里各加一行，写明正名，再从名册里删去多的一家。没写村名的行照原样，请补上村名。",
    );
    first(&lines, out);
}

/// Rows that do not agree; each line says what is used.
fn conflicts(catalog: &Catalog, roster: &Roster, out: &mut String) {
    let mut lines: Vec<String> = Vec::new();
    for (name, villages) in roster.moved() {
        lines.push(format!("{name} 的村名：{}，用了出现多的", villages.join("、")));
    }
    let units = catalog.sheets.iter().find(|decl| &*decl.name == "单位");
    for (name, unit, conflict) in roster.conflicts() {
        let Some((cell, place)) = unit.said.get(&conflict.header) else { continue };
        let column = units.and_then(|decl| decl.column(&conflict.header));
        let value = match cell {
            Cell::Text(text) if column.is_none_or(|column| !column.is_private()) => {
                format!("“{text}”")
            }
            _ => String::new(),
        };
        let (first, other) = (address(place), address(&conflict.place));
        let header = &conflict.header;
        lines
            .push(format!("{name} 的{header}：用了 {first} 的{value}，{other} 写的不同"));
    }
    if lines.is_empty() {
        return;
    }
    line(out, "\n【前后不一致的】每行写明用了哪一个，请核对 units.xlsx");
    first(&lines, out);
}

/// Where a cell stands.
fn address(place: &Place) -> String {
    let parts = [&place.file, &place.sheet, &place.cell];
    let parts: Vec<&str> = parts.into_iter().flatten().map(|part| &**part).collect();
    parts.join(" › ")
}

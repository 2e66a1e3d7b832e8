//! What other cells say of a blank one, once all names are linked; and rows that lack what
//! they cannot do without.

use crate::catalog::{Catalog, Need};
use crate::model::{Aside, AsideReason, Repair, Row, RowRef, Text, Town, Value};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Fills defaults that `model.md` §2 takes from other cells; every one is a repair.
pub(super) fn fill(town: &mut Town) {
    fill_levels(town);
    fill_hazards(town);
}

/// 检查层级: by the first of 检查单位, a village → 村级, else 镇级.
fn fill_levels(town: &mut Town) {
    let villages = town.id_of("村");
    let rows: Vec<RowRef> = town.rows_named("检查").collect();
    for row in rows {
        let first = match town.value(row, "检查单位") {
            Value::Links(links) => links.first().map(|link| link.to),
            _ => None,
        };
        if let (Some(first), Value::Blank) = (first, town.value(row, "检查层级")) {
            let is_village = first.is_some_and(|to| Some(to.sheet) == villages);
            let level = if is_village { "村级" } else { "镇级" };
            put(town, row, "检查层级", Value::Text(level.into()));
        }
    }
}

/// 发现日期 and 发现途径 from the linked check; 整改方式 from a deadline 立即.
fn fill_hazards(town: &mut Town) {
    let rows: Vec<RowRef> = town.rows_named("隐患").collect();
    for row in rows {
        let Some(check) = town.value(row, "检查编号").target() else { continue };
        if *town.value(row, "发现日期") == Value::Blank {
            let day = town.value(check, "检查日期").clone();
            put(town, row, "发现日期", day);
        }
        if *town.value(row, "发现途径") == Value::Blank {
            let source = match town.value(check, "检查层级").text() {
                Some("村级") => "村级检查",
                Some("镇级") => "镇级检查",
                Some("部门") => "部门检查",
                Some("专家") => "专家检查",
                _ => continue,
            };
            put(town, row, "发现途径", Value::Text(source.into()));
        }
    }
}

/// Puts a completed value into a cell and notes the repair.
fn put(town: &mut Town, row: RowRef, header: &str, value: Value) {
    let Some(Some(sheet)) = town.sheets.get_mut(usize::from(row.sheet)) else { return };
    let Some(column) = sheet.headers.column(header) else { return };
    if value == Value::Blank {
        return;
    }
    let at = &mut sheet.rows[row.row as usize];
    sheet.repairs.push(Repair {
        source: at.source,
        number: at.number,
        column,
        from: "".into(),
        to: value.to_string().into(),
        code: "E-SOURCE-FILLED".into(),
    });
    at.set(column, value);
}

/// Sets rows aside that lack a ● column or all of a group of which one must be given.
/// Before linking would be too early: a date may come from the check.
pub(super) fn set_aside(catalog: &Catalog, town: &mut Town) {
    for (sheet, decl) in town.sheets.iter_mut().zip(&catalog.sheets) {
        let Some(sheet) = sheet else { continue };
        let at = |header: &Text| decl.columns.iter().position(|c| c.header == *header);
        let required: Vec<usize> = decl
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.need == Need::Required)
            .map(|(at, _)| at)
            .collect();
        let groups: Vec<Vec<usize>> = decl
            .one_of
            .iter()
            .map(|group| group.iter().filter_map(at).collect())
            .collect();
        let lacks = |row: &Row| {
            let blank = |at: &usize| row.get(*at).is_unknown();
            let mut lacking: Vec<usize> =
                required.iter().copied().filter(blank).collect();
            for group in groups.iter().filter(|group| group.iter().all(blank)) {
                lacking.extend(group.first());
            }
            lacking
        };
        let (kept, without): (Vec<Row>, Vec<Row>) = std::mem::take(&mut sheet.rows)
            .into_iter()
            .partition(|row| lacks(row).is_empty());
        sheet.rows = kept;
        sheet.aside.extend(without.into_iter().map(|row| {
            let reason = AsideReason::Required(lacks(&row));
            Aside { row, reason }
        }));
    }
}

/// Allots `自-XXXXXXXX` to hazards without a number (`model.md` §2); gives their rows.
pub(super) fn allot(town: &mut Town) -> Vec<RowRef> {
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    let rows: Vec<RowRef> = town.rows_named("隐患").collect();
    let mut allotted = Vec::new();
    for row in rows {
        if town.value(row, "隐患编号").is_given() {
            continue;
        }
        let base = hash_id(town, row);
        let count = taken.entry(base.clone()).or_insert(0);
        *count += 1;
        let id = if *count == 1 { base } else { format!("{base}-{count}") };
        set(town, row, "隐患编号", Value::Text(id.into()));
        allotted.push(row);
    }
    allotted
}

/// First 8 characters of SHA-256 over day, unit (else village) and text.
fn hash_id(town: &Town, row: RowRef) -> String {
    let day =
        town.value(row, "发现日期").day().map_or(String::new(), |day| day.to_string());
    let unit = town.value(row, "单位名称");
    let place = if unit.is_given() { unit } else { town.value(row, "村名") };
    let text = town.value(row, "隐患内容").to_string();
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let digest = Sha256::digest(format!("{day}\u{1F}{place}\u{1F}{text}"));
    let code = BASE32_NOPAD.encode(&digest);
    format!("自-{}", &code[..8])
}

/// Puts a value into a cell.
fn set(town: &mut Town, row: RowRef, header: &str, value: Value) {
    if let Some(Some(sheet)) = town.sheets.get_mut(usize::from(row.sheet))
        && let Some(column) = sheet.headers.column(header)
    {
        sheet.rows[row.row as usize].set(column, value);
    }
}

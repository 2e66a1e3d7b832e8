//! Written columns made whole: out of `common.toml`, of another sheet, of the sheets a union
//! holds.

use super::column::ColumnDecl;
use super::written::{Files, WrittenColumn, WrittenSheet};
use super::{SheetDecl, Union, shown};
use crate::model::Text;

/// How many sheets one may go through to find what a column is.
const DEPTH: u8 = 3;

/// A sheet made whole, or all its faults.
pub(super) fn sheet(
    written: &WrittenSheet,
    files: &Files,
) -> Result<SheetDecl, Vec<String>> {
    let mut columns = match &written.union {
        Some(union) => united(written, union, files),
        None => all(written, files),
    }?;
    own_alias_first(written, &mut columns);
    columns.iter_mut().for_each(shown::complete);
    let first = written.key.first().cloned().unwrap_or_else(|| "".into());
    Ok(SheetDecl {
        name: written.name.clone(),
        order: written.order,
        workbook: written.workbook.clone(),
        is_core: written.core,
        key: written.key.clone(),
        fallback_key: written.fallback_key.clone(),
        known_by: written.known_by.clone().unwrap_or(first),
        one_of: written.one_of.clone(),
        union: written.union.clone(),
        note: written.note.clone(),
        is_single: written.single,
        columns,
    })
}

/// All columns of a sheet.
fn all(sheet: &WrittenSheet, files: &Files) -> Result<Vec<ColumnDecl>, Vec<String>> {
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    for written in &sheet.columns {
        match column(written, files, DEPTH) {
            Ok(column) => columns.push(column),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(columns) } else { Err(faults) }
}

/// One column made whole.
fn column(
    written: &WrittenColumn,
    files: &Files,
    depth: u8,
) -> Result<ColumnDecl, String> {
    let header = &written.header;
    let base = match &written.like {
        Some(name) => Some(like(header, name, files, depth)?),
        None => files
            .common
            .iter()
            .find(|common| common.header == *header)
            .and_then(|common| Some(over(common, None, common.kind?))),
    };
    let kind = written.kind.or_else(|| base.as_ref().map(|base| base.kind));
    let kind = kind.ok_or_else(|| format!("列“{header}”没有写类型"))?;
    Ok(over(written, base, kind))
}

/// The column of the same header in another sheet.
fn like(
    header: &Text,
    sheet: &Text,
    files: &Files,
    depth: u8,
) -> Result<ColumnDecl, String> {
    let found = files.sheets.iter().find(|(_, other)| other.name == *sheet);
    let written = found.and_then(|(_, s)| s.columns.iter().find(|c| c.header == *header));
    match (written, depth) {
        (Some(written), 1..) => column(written, files, depth - 1),
        _ => Err(format!("列“{header}”要照“{sheet}”表，那里没有这一列")),
    }
}

/// What a column says, and where it is silent what `base` says. A type of its own leaves
/// aside all that belongs to the type of `base`.
fn over(
    written: &WrittenColumn,
    base: Option<ColumnDecl>,
    kind: super::ColumnType,
) -> ColumnDecl {
    let own = own(written, kind);
    let Some(base) = base else { return own };
    let note = if own.note.is_empty() { base.note } else { own.note };
    let example = if own.example.is_empty() { base.example } else { own.example };
    let width = if own.width == 0 { base.width } else { own.width };
    let mut aliases = own.aliases.clone();
    aliases.extend(base.aliases.into_iter().filter(|alias| !own.aliases.contains(alias)));
    if written.kind.is_some() {
        return ColumnDecl { aliases, note, example, width, ..own };
    }
    ColumnDecl {
        aliases,
        choices: if own.choices.is_empty() { base.choices } else { own.choices },
        words: if own.words.is_empty() { base.words } else { own.words },
        to: if own.to.is_empty() { base.to } else { own.to },
        unit: base.unit,
        identifier: base.identifier,
        range: base.range,
        note,
        example,
        width,
        ..own
    }
}

/// What a column says itself.
fn own(written: &WrittenColumn, kind: super::ColumnType) -> ColumnDecl {
    ColumnDecl {
        header: written.header.clone(),
        aliases: written.aliases.clone(),
        kind,
        need: written.need.unwrap_or_default(),
        wanted_when: written.wanted_when.clone(),
        choices: written.choices.clone(),
        words: written.words.clone(),
        codes: written.codes.clone(),
        to: written.to.clone(),
        or_text: written.or_text,
        unit: written.unit.clone(),
        identifier: written.identifier.clone(),
        range: written.range,
        is_deadline: written.is_deadline,
        is_attribute: written.is_attribute,
        default: written.default.clone(),
        note: written.note.clone(),
        example: written.example.clone(),
        width: written.width,
    }
}

/// A sheet's own header or alias beats the alias of a common column (`model.md` §4.7).
fn own_alias_first(sheet: &WrittenSheet, columns: &mut [ColumnDecl]) {
    for column in columns {
        let (own, others): (Vec<_>, Vec<_>) =
            sheet.columns.iter().partition(|written| written.header == column.header);
        let is_own = |alias: &Text| own.iter().any(|own| own.aliases.contains(alias));
        let is_others = |alias: &Text| {
            others
                .iter()
                .any(|other| other.header == *alias || other.aliases.contains(alias))
        };
        column.aliases.retain(|alias| is_own(alias) || !is_others(alias));
    }
}

/// The columns of both sheets, with what the union says of them; 备注 last.
fn united(
    written: &WrittenSheet,
    union: &Union,
    files: &Files,
) -> Result<Vec<ColumnDecl>, Vec<String>> {
    let part = |name: &Text| -> Result<Vec<ColumnDecl>, Vec<String>> {
        let found = files.sheets.iter().find(|(_, sheet)| sheet.name == *name);
        let (_, sheet) = found.ok_or_else(|| vec![format!("没有“{name}”表")])?;
        let mut columns = all(sheet, files)?;
        own_alias_first(sheet, &mut columns);
        Ok(columns)
    };
    let (mut first, second) = (part(&union.of[0])?, part(&union.of[1])?);
    let remark = first.iter().position(|column| &*column.header == "备注");
    let remark = remark.map(|at| first.remove(at));
    let is_new = |column: &ColumnDecl| !first.iter().any(|f| f.header == column.header);
    let mut rest: Vec<ColumnDecl> = second.into_iter().filter(is_new).collect();
    share_aliases(&mut first, &mut rest);
    rest.retain(|column| remark.as_ref().is_none_or(|r| r.header != column.header));
    let mut columns: Vec<ColumnDecl> =
        first.into_iter().chain(rest).chain(remark).collect();
    for column in &mut columns {
        let said = written.columns.iter().find(|said| said.header == column.header);
        if let Some(said) = said {
            let need = said.need.unwrap_or(column.need);
            let whole = over(said, Some(column.clone()), column.kind);
            let (is_deadline, is_attribute) = (column.is_deadline, column.is_attribute);
            *column = ColumnDecl { need, is_deadline, is_attribute, ..whole };
        }
    }
    Ok(columns)
}

/// An alias of both parts is the second one's; but where a column of the second part is known
/// by the header of one of the first, the two are one thing, and the first keeps it.
fn share_aliases(first: &mut [ColumnDecl], second: &mut [ColumnDecl]) {
    for late in second {
        for early in first.iter_mut() {
            if late.aliases.contains(&early.header) {
                let is_shared =
                    |a: &Text| *a == early.header || early.aliases.contains(a);
                late.aliases.retain(|alias| !is_shared(alias));
            } else {
                let is_late = |a: &Text| *a == late.header || late.aliases.contains(a);
                early.aliases.retain(|alias| !is_late(alias));
            }
        }
    }
}

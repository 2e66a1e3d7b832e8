//! 退回修改表: findings of a workbook as colours, comments and lines of its first sheet.

use crate::catalog::Catalog;
use crate::model::{
    Annotation, AnnotationLine, CellAt, Finding, Fix, Mark, Place, Repair, Severity,
    Source, Text, Town, cell_at,
};
use std::collections::BTreeMap;

/// What goes back, one annotation a workbook: every 错误 and 警告, and each 提示 whose value can
/// be taken over. Workbooks without any are not given back.
pub fn annotations(
    catalog: &Catalog,
    town: &Town,
    findings: &[Finding],
) -> Vec<Annotation> {
    let mut made = BTreeMap::new();
    let grave = findings.iter().filter(|f| f.severity < Severity::Hint);
    grave.for_each(|finding| add(town, finding, &mut made));
    let repairs = town.sheets.iter().flatten().flat_map(|sheet| &sheet.repairs);
    let hints = repairs.filter_map(|repair| hint(catalog, town, repair));
    hints.for_each(|finding| add(town, &finding, &mut made));
    let hash = |file: &Text| {
        let known = town.files.iter().find(|(name, _)| name == file);
        known.map(|(_, hash)| hash.clone()).unwrap_or_default()
    };
    let finish = |(workbook, lines): (Text, Vec<Said>)| {
        let hash = hash(&workbook);
        finished(town, Annotation { workbook, hash, ..Annotation::default() }, lines)
    };
    made.into_iter().map(finish).collect()
}

/// A finding in one workbook.
struct Said {
    /// Its line.
    line: AnnotationLine,
    /// Its cells.
    marks: Vec<Mark>,
}

/// Adds a finding to each workbook in which it stands.
fn add(town: &Town, finding: &Finding, made: &mut BTreeMap<Text, Vec<Said>>) {
    let mut files: BTreeMap<&Text, Vec<&Place>> = BTreeMap::new();
    for place in std::iter::once(&finding.place).chain(&finding.more) {
        if let Some(file) = &place.file {
            files.entry(file).or_default().push(place);
        }
    }
    for (file, places) in files {
        if town.files.iter().any(|(name, _)| name == file) {
            made.entry(file.clone()).or_default().push(said(town, finding, &places));
        }
    }
}

/// What is said of the cells that a finding has in one workbook.
fn said(town: &Town, finding: &Finding, places: &[&Place]) -> Said {
    let cells: Vec<(Text, CellAt)> =
        places.iter().filter_map(|place| cell(town, place)).collect();
    // A 警告 of a whole row is about a column that the table has not: nobody's cell.
    let is_columns = finding.severity > Severity::Error && is_row(places[0]);
    let words = words(finding);
    let mark = |(sheet, cell): &(Text, CellAt)| Mark {
        sheet: sheet.clone(),
        cell: *cell,
        severity: finding.severity,
        words: words.clone(),
    };
    let marks = if is_columns { Vec::new() } else { cells.iter().map(mark).collect() };
    let certain = finding.fix.as_ref().filter(|fix| fix.is_safe);
    let line = AnnotationLine {
        severity: finding.severity,
        sheet: places[0].sheet.clone().unwrap_or_default(),
        cell: cells.first().map(|(_, cell)| *cell),
        shown: shown(places),
        read: finding.read.clone().unwrap_or_default(),
        fact: finding.fact.clone(),
        advice: finding.advice.clone(),
        proposal: certain.map_or_else(String::new, |fix| fix.to.to_string()),
    };
    Said { line, marks }
}

/// A 提示 as a finding of its own cell, if its value can be taken over.
fn hint(catalog: &Catalog, town: &Town, repair: &Repair) -> Option<Finding> {
    let to = repair.change.proposal.clone()?;
    let source = town.sources.get(repair.source as usize)?;
    let decl = catalog.sheets.get(usize::from(source.sheet))?;
    let header = &decl.columns.get(repair.column)?.header;
    let place = Place {
        file: Some(source.workbook.clone()),
        sheet: Some(source.worksheet.clone()),
        cell: source.cell(repair.column, repair.number).map(Text::from),
        ..Place::default()
    };
    let words =
        [("列", &**header), ("读到", &*repair.change.from), ("理解", &*repair.change.to)];
    let mut finding = catalog.findings.raise(repair.change.code, &words, place);
    finding.read = Some(repair.change.from.to_string());
    finding.fix = Some(Fix { from: repair.change.from.clone(), to, is_safe: true });
    (finding.severity == Severity::Hint).then_some(finding)
}

/// The comment of a finding.
fn words(finding: &Finding) -> String {
    let mut lines = vec![format!("【{}】{}", finding.severity, finding.fact)];
    if let Some(read) = finding.read.as_deref().filter(|read| !read.is_empty()) {
        lines.push(format!("读到：{read}"));
    }
    if !finding.advice.is_empty() {
        lines.push(format!("怎么改：{}", finding.advice));
    }
    if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.to.is_empty()) {
        let label = if fix.is_safe { "建议改为：" } else { "是否为：" };
        lines.push(format!("{label}{}", fix.to));
    }
    lines.join("\n")
}

/// The places as a clerk reads them: `F12`, `F12 等 5 处`, `第12行`, `整张表`.
fn shown(places: &[&Place]) -> String {
    let first = match &places[0].cell {
        Some(cell) if is_row(places[0]) => format!("第{cell}行"),
        Some(cell) => cell.to_string(),
        None if places[0].sheet.is_some() => "整张表".to_owned(),
        None => "整个文件".to_owned(),
    };
    match places.len() {
        1 => first,
        count => format!("{first} 等 {count} 处"),
    }
}

/// Whether a place is a whole row.
fn is_row(place: &Place) -> bool {
    let cell = place.cell.as_deref();
    cell.is_some_and(|cell| cell.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The cell of a place; of a whole row the first one of its table.
fn cell(town: &Town, place: &Place) -> Option<(Text, CellAt)> {
    let (sheet, name) = (place.sheet.clone()?, place.cell.as_deref()?);
    if let Some(cell) = cell_at(name) {
        return Some((sheet, cell));
    }
    let row = name.parse().ok()?;
    let is_around = |source: &&Source| {
        let own = (Some(&source.workbook), Some(&source.worksheet));
        own == (place.file.as_ref(), place.sheet.as_ref()) && source.header_row <= row
    };
    let table = town.sources.iter().filter(is_around).max_by_key(|s| s.header_row);
    let columns = table.into_iter().flat_map(|table| table.mapping.iter().flatten());
    Some((sheet, (row, columns.map(|(at, _)| *at).min().unwrap_or(0))))
}

/// An annotation with its lines in the order of the workbook.
fn finished(town: &Town, made: Annotation, mut said: Vec<Said>) -> Annotation {
    let order = |sheet: &Text| {
        let same = |source: &Source| {
            source.workbook == made.workbook && source.worksheet == *sheet
        };
        town.sources.iter().position(same)
    };
    // Columns that a table has not come behind the cells that can be mended.
    said.sort_by_cached_key(|Said { line, marks }| {
        let place = (line.sheet.is_empty(), order(&line.sheet), line.sheet.clone());
        let cell = (marks.is_empty(), line.cell, line.severity);
        (place.0, place.1.is_none(), place.1, place.2, cell)
    });
    let (lines, marks): (Vec<_>, Vec<_>) =
        said.into_iter().map(|said| (said.line, said.marks)).unzip();
    Annotation { lines, marks: marks.into_iter().flatten().collect(), ..made }
}

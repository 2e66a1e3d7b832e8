//! What reading has to tell: notes on cells become findings and repairs.

use super::gather::{Same, Twin};
use super::note::CellNote;
use crate::catalog::Catalog;
use crate::model::{
    Change, Excerpt, Finding, Fix, Place, Repair, RowRef, Severity, Source, SourceId,
    Text, Town,
};
use std::collections::BTreeMap;

/// Findings on the cells of one table: each 错误 and 警告 of its own, 提示 once a column.
pub(super) fn notes(
    catalog: &Catalog,
    (id, source): (SourceId, &Source),
    notes: Vec<CellNote>,
) -> (Vec<Finding>, Vec<Repair>) {
    let decl = &catalog.sheets[usize::from(source.sheet)];
    let (mut findings, mut repairs) = (Vec::new(), Vec::new());
    let mut once: BTreeMap<(usize, &str), (usize, usize)> = BTreeMap::new();
    for note in notes {
        let finding = finding(catalog, source, (&decl.columns[note.at].header, &note));
        if finding.severity == Severity::Error {
            findings.push(finding);
            continue;
        }
        // A note on a header changes no value.
        if note.number > source.header_row {
            repairs.push(Repair {
                source: id,
                number: note.number,
                column: note.at,
                change: Change {
                    from: note.from.into(),
                    to: note.to,
                    code: note.note.code,
                    proposal: note.proposal,
                }
                .into(),
            });
        }
        if finding.severity == Severity::Warning {
            findings.push(finding);
            continue;
        }
        let (_, count) = once.entry((note.at, note.note.code)).or_insert_with(|| {
            findings.push(finding);
            (findings.len() - 1, 0)
        });
        *count += 1;
    }
    for (at, count) in once.into_values().filter(|(_, count)| *count > 1) {
        findings[at].fact = format!("{}（本列共{count}处）", findings[at].fact);
    }
    (findings, repairs)
}

/// The finding of one note.
fn finding(
    catalog: &Catalog,
    source: &Source,
    (header, note): (&str, &CellNote),
) -> Finding {
    let place = cell_place(source, note.column, note.number);
    let words = [("列", header), ("读到", &note.from), ("理解", &note.note.says)];
    let finding = catalog.findings.raise(note.note.code, &words, place);
    let (text, start, end) = note.excerpt.clone();
    let fix = |to: &Text| Fix {
        from: note.from.as_str().into(),
        to: to.clone(),
        is_safe: true,
    };
    Finding {
        read: Some(note.from.clone()).filter(|from| !from.is_empty()),
        excerpt: (!text.is_empty()).then_some(Excerpt { text, start, end }),
        fix: note.proposal.as_ref().map(fix),
        ..finding
    }
}

/// How many rows of one key are named one by one.
const LISTED: usize = 20_000;

/// Findings on rows of one key; contradictions are judged by `check`, which sees both rows. Of
/// very many the last ones are only counted.
pub(super) fn twins(
    catalog: &Catalog,
    sources: &[Source],
    twins: &[Twin],
) -> Vec<Finding> {
    let mut told = twins.iter().filter_map(|twin| match twin.kind {
        Same::Merged => Some((twin, "E-SAME-MERGED")),
        Same::Two => Some((twin, "E-SAME-TWO")),
        Same::Half | Same::Conflict => None,
    });
    let each = told.by_ref().take(LISTED).map(|(twin, code)| {
        let (first, number) = twin.first;
        let used = &sources[first as usize];
        let used = format!("{} › {} › 第{number}行", used.workbook, used.worksheet);
        let (source, number) = twin.at;
        let place = row_place(&sources[source as usize], number);
        catalog.findings.raise(code, &[("另一处", &used)], place)
    });
    let mut findings: Vec<Finding> = each.collect();
    if let Some((twin, _)) = told.next() {
        let (source, number) = twin.at;
        let place = row_place(&sources[source as usize], number);
        let count = (1 + told.count()).to_string();
        findings.push(catalog.findings.raise("E-MANY-TWINS", &[("数", &count)], place));
    }
    findings
}

/// Columns that a title, a file name or a linked check completes, and is told of.
const COMPLETED: [&str; 2] = ["村名", "发现日期"];

/// One finding for each column of a table that was completed from elsewhere, at its first cell.
pub(super) fn completed(catalog: &Catalog, town: &Town) -> Vec<Finding> {
    let mut first: BTreeMap<(SourceId, usize), (&Repair, &str, usize)> = BTreeMap::new();
    for sheet in town.sheets.iter().flatten() {
        for repair in &sheet.repairs {
            let header = sheet.headers.names().get(repair.column).map_or("", |name| name);
            let is_told =
                repair.change.code == "E-SOURCE-FILLED" && COMPLETED.contains(&header);
            if is_told {
                let key = (repair.source, repair.column);
                first.entry(key).or_insert((repair, header, 0)).2 += 1;
            }
        }
    }
    let each = first.values().map(|(repair, header, count)| {
        let source = &town.sources[repair.source as usize];
        let place = row_place(source, repair.number);
        let cell = source.cell(repair.column, repair.number).map(Text::from);
        let place = Place { cell: cell.or(place.cell), ..place };
        let words =
            [("列", *header), ("理解", &repair.change.to), ("数", &count.to_string())];
        catalog.findings.raise("E-SOURCE-FILLED", &words, place)
    });
    each.collect()
}

/// One finding for all hazards that were given an id.
pub(super) fn allotted(
    catalog: &Catalog,
    town: &Town,
    rows: &[RowRef],
) -> Option<Finding> {
    let first = town.row(*rows.first()?);
    let place = row_place(&town.sources[first.source as usize], first.number);
    let count = rows.len().to_string();
    Some(catalog.findings.raise("E-ID-ALLOTTED", &[("个数", &count)], place))
}

/// A finding on one cell of a row of the town.
pub(super) fn cell(
    catalog: &Catalog,
    town: &Town,
    (at, header): (RowRef, &str),
    code: &str,
) -> Finding {
    let place = town.place(at, header);
    let read = town.value(at, header).to_string();
    let mut finding =
        catalog.findings.raise(code, &[("列", header), ("读到", &read)], place);
    finding.read = Some(read);
    finding
}

/// The place of a cell.
fn cell_place(source: &Source, column: u16, number: u32) -> Place {
    let mapped =
        source.mapping.iter().position(|m| m.as_ref().is_some_and(|m| m.0 == column));
    let cell = mapped.and_then(|at| source.cell(at, number));
    Place { cell: cell.map(Text::from), ..row_place(source, number) }
}

/// The place of a row.
pub(super) fn row_place(source: &Source, number: u32) -> Place {
    Place {
        file: Some(source.workbook.clone()),
        sheet: Some(source.worksheet.clone()),
        cell: Some(number.to_string().into()),
        ..Place::default()
    }
}

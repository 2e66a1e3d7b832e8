//! 出处: what stands behind each printed value of a paper, kept with it in the register.
//!
//! ```json
//! {"rows":    ["hazards.xlsx›隐患›12", …],
//!  "sources": [{"kind": "cell", "rows": [0], "header": "隐患内容"},
//!              {"kind": "figure", "id": "S-18.found", "scope": "全镇", "period": "2026",
//!               "rows": [0, 1, …]},
//!              {"kind": "rows", "rows": [0, 1]},
//!              {"kind": "run", "name": "文号"}],
//!  "values":  [["灭火器过期", 0], ["37", 1], …],
//!  "back":    [{"sheet": "隐患", "row": [["隐患编号", "H1"], …], "cells": [["文号", "文号"]]}]}
//! ```
//! `values` are the printed values in the order of the text, those of typed tables last, each
//! with its position in `sources`; numbers in `rows` of a source are positions in the first
//! `rows`. Nothing else is needed to lead a number back to its rows. `back` is what the paper
//! means for the sheets once it is issued (`model::Backfill`).

use super::backfill::backfills;
use crate::merge::Case;
use crate::model::{
    Backfill, CLOSE, Draft, FigureKey, OPEN, Provenance, RowRef, SEPARATE,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The whole record.
#[derive(Serialize)]
struct Record<'a> {
    /// Addresses, each once, in the order of the sheets.
    rows: Vec<String>,
    /// What values come from, each once.
    sources: Vec<Source<'a>>,
    /// Printed values with the position of their source.
    values: Vec<(&'a str, usize)>,
    /// What the paper means for the sheets.
    back: Vec<Backfill>,
}

/// What a value comes from.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Source<'a> {
    /// A cell.
    Cell {
        /// Its row.
        rows: Vec<usize>,
        /// Its header.
        header: &'a str,
    },
    /// A figure.
    Figure {
        /// `S-18.found`.
        id: &'a str,
        /// As `figures.json` writes it.
        scope: String,
        /// As `figures.json` writes it.
        period: String,
        /// The rows behind it.
        rows: Vec<usize>,
    },
    /// Counted or summed by the template.
    Rows {
        /// Over these.
        rows: Vec<usize>,
    },
    /// Given by the run.
    Run {
        /// 文号, 截止日 …
        name: &'a str,
    },
}

/// What makes two sources the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Identity<'a> {
    /// A cell.
    Cell(RowRef, &'a str),
    /// A figure.
    Figure(&'a FigureKey),
    /// Rows.
    Rows(&'a [RowRef]),
    /// A word of the run.
    Run(&'a str),
}

/// The addresses of all rows behind the printed values, and the record as JSON.
pub(super) fn provenance(case: Case, draft: &Draft) -> (Vec<String>, String) {
    let printed: Vec<(&str, &Provenance)> = printed(draft).collect();
    let rows: BTreeSet<RowRef> =
        printed.iter().flat_map(|(_, from)| rows(case, from)).copied().collect();
    let place: BTreeMap<RowRef, usize> =
        rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
    let addresses: Vec<String> = rows.iter().map(|row| case.town.address(*row)).collect();
    let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
    let mut record = Record {
        rows: addresses.clone(),
        sources: Vec::new(),
        values: Vec::new(),
        back: backfills(case, draft),
    };
    for (text, from) in printed {
        let at = *known.entry(identity(from)).or_insert_with(|| {
            record.sources.push(source(case, from, &place));
            record.sources.len() - 1
        });
        record.values.push((text, at));
    }
    (addresses, serde_json::to_string(&record).unwrap_or_default())
}

/// Every printed value and where it came from.
fn printed(draft: &Draft) -> impl Iterator<Item = (&str, &Provenance)> {
    let in_text = values(&draft.text)
        .filter_map(|(index, text)| Some((text, draft.sources.get(index)?)));
    let cells = draft.tables.iter().flat_map(|table| &table.rows).flatten();
    let in_tables = cells.flat_map(|cell| &cell.spans).filter_map(|span| {
        let index = usize::try_from(span.source?).ok()?;
        Some((span.text.as_str(), draft.sources.get(index)?))
    });
    in_text.chain(in_tables)
}

/// Every printed value of a text with its sentinel index.
pub(super) fn values(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(OPEN).skip(1).filter_map(|part| {
        let (index, rest) = part.split_once(SEPARATE)?;
        let (value, _) = rest.split_once(CLOSE)?;
        Some((index.parse().ok()?, value))
    })
}

/// The rows behind a value.
fn rows<'a>(case: Case<'a>, from: &'a Provenance) -> &'a [RowRef] {
    match from {
        Provenance::Cell(row, _) => std::slice::from_ref(row),
        Provenance::Figure(key) => {
            case.figures.get(key).map_or(&[], |figure| &figure.rows)
        }
        Provenance::Rows(rows) => rows,
        Provenance::Run(_) => &[],
    }
}

/// What makes a source itself.
fn identity(from: &Provenance) -> Identity<'_> {
    match from {
        Provenance::Cell(row, header) => Identity::Cell(*row, header),
        Provenance::Figure(key) => Identity::Figure(key),
        Provenance::Rows(rows) => Identity::Rows(rows),
        Provenance::Run(name) => Identity::Run(name),
    }
}

/// A source as the record writes it.
fn source<'a>(
    case: Case,
    from: &'a Provenance,
    place: &BTreeMap<RowRef, usize>,
) -> Source<'a> {
    let rows = rows(case, from).iter().filter_map(|row| place.get(row)).copied();
    let rows: Vec<usize> = rows.collect();
    match from {
        Provenance::Cell(_, header) => Source::Cell { rows, header },
        Provenance::Figure(key) => Source::Figure {
            id: &key.id,
            scope: key.scope.name(case.town),
            period: key.period.to_string(),
            rows,
        },
        Provenance::Rows(_) => Source::Rows { rows },
        Provenance::Run(name) => Source::Run { name },
    }
}

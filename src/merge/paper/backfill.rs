//! 回填: what a paper will mean for the sheets once it is issued, kept with it.

use super::scene::Scene;
use crate::catalog::{BackfillAct, BackfillDecl};
use crate::merge::Case;
use crate::model::{Backfill, Draft, Provenance, RowRef, Text, strip_sentinels};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the template of a paper declares, said of the rows that the paper prints.
pub(super) fn backfills(case: Case, draft: &Draft) -> Vec<Backfill> {
    let decls = case.catalog.documents[draft.paper.document].backfills.iter();
    decls.flat_map(|decl| backfill(case, draft, decl)).collect()
}

/// What is declared for one sheet.
fn backfill(case: Case, draft: &Draft, decl: &BackfillDecl) -> Vec<Backfill> {
    let cells: Vec<(Text, Text)> = decl
        .cells
        .iter()
        .map(|(header, template)| (header.clone(), value(case, draft, template)))
        .collect();
    let sheet = &decl.sheet;
    let of = |row| Backfill { sheet: sheet.clone(), row, cells: cells.clone() };
    match decl.act {
        BackfillAct::Add => vec![of(Vec::new())],
        BackfillAct::Fill => {
            let rows = printed(case, draft, sheet).into_iter();
            rows.map(|row| of(known_by(case, row))).collect()
        }
    }
}

/// One value; blank where the template fails on this paper.
fn value(case: Case, draft: &Draft, template: &Text) -> Text {
    let scene = Scene::new(case, &draft.paper, false, BTreeSet::new());
    let text = case.catalog.templates.render(template, Arc::new(scene));
    strip_sentinels(&text.unwrap_or_default()).trim().into()
}

/// The rows of a sheet of which the paper prints a cell.
fn printed(case: Case, draft: &Draft, sheet: &str) -> BTreeSet<RowRef> {
    let id = case.town.id_of(sheet);
    let rows = draft.sources.iter().filter_map(|from| match from {
        Provenance::Cell(row, _) => Some(*row),
        _ => None,
    });
    rows.filter(|row| Some(row.sheet) == id).collect()
}

/// By what a row is known, and what it cannot do without, as it prints.
fn known_by(case: Case, row: RowRef) -> Vec<(Text, Text)> {
    let decl = &case.catalog.sheets[usize::from(row.sheet)];
    let value = |header: &Text| case.town.value(row, header).to_string();
    let cells = decl.needed().into_iter().map(|header| (header.clone(), value(header)));
    let given = cells.filter(|(_, value)| !value.is_empty());
    given.map(|(header, value)| (header, value.into())).collect()
}

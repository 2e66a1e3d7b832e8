//! Names and ids → rows of other sheets (`model.md` §5, Name comparison).

use super::name::{Found, Index};
use crate::catalog::{Catalog, ColumnDecl, ColumnType, SheetDecl};
use crate::model::{Link, Row, RowRef, Sheet, SheetId, Text, Town, Value};
use std::collections::BTreeMap;

/// Names that mean more than one row, as `Town::ambiguous` keeps them.
type Ambiguous = BTreeMap<(SheetId, usize, Text), Vec<RowRef>>;

/// A column whose cells name rows.
struct Linked<'a> {
    /// The column.
    at: usize,
    /// Whether all targets are looked at, or the first that has the name is taken.
    is_party: bool,
    /// The sheets it points to, in order.
    targets: Vec<Target<'a>>,
}

/// A sheet that a column points to.
struct Target<'a> {
    /// The sheet.
    sheet: &'a str,
    /// Key columns of the sheet that the linking sheet has, too: these must agree.
    shared: Vec<(usize, &'a Text)>,
}

/// Links every name and id of the town anew.
pub(super) fn link(catalog: &Catalog, town: &mut Town) {
    let index = Index::of(catalog, town);
    let mut ambiguous = Ambiguous::new();
    for id in 0..catalog.sheets.len() {
        let Some(mut sheet) = town.sheets[id].take() else { continue };
        let columns = columns(catalog, sheet.id);
        link_sheet(&mut sheet, &columns, (town, &index), &mut ambiguous);
        town.sheets[id] = Some(sheet);
    }
    town.ambiguous = ambiguous;
}

/// Links the names of sheets that are no part of the town.
pub(super) fn link_apart<'a>(
    catalog: &Catalog,
    town: &Town,
    sheets: impl Iterator<Item = &'a mut Sheet>,
) {
    let index = Index::of(catalog, town);
    for sheet in sheets {
        let columns = columns(catalog, sheet.id);
        link_sheet(sheet, &columns, (town, &index), &mut Ambiguous::new());
    }
}

/// The columns of a sheet whose cells name rows.
fn columns(catalog: &Catalog, id: SheetId) -> Vec<Linked<'_>> {
    let decl = &catalog.sheets[usize::from(id)];
    let columns = decl.columns.iter().enumerate();
    columns.filter_map(|column| linked(catalog, decl, column)).collect()
}

/// A column with its targets, if it has any.
fn linked<'a>(
    catalog: &'a Catalog,
    decl: &'a SheetDecl,
    (at, column): (usize, &'a ColumnDecl),
) -> Option<Linked<'a>> {
    let target = |sheet: &'a str| {
        let keys = catalog.sheets.iter().find(|decl| &*decl.name == sheet);
        let keys = keys.filter(|_| column.kind == ColumnType::Link && sheet != "人员");
        let others = keys.into_iter().flat_map(|target| {
            target.key.iter().filter(|header| **header != target.known_by)
        });
        let shared = others.filter_map(|header| Some((decl.place(header)?, header)));
        Target { sheet, shared: shared.collect() }
    };
    let targets: Vec<Target> = column.targets().into_iter().map(target).collect();
    let is_party = column.kind.is_party();
    (!targets.is_empty()).then_some(Linked { at, is_party, targets })
}

/// Links the cells of one sheet; the other sheets are still in the town.
fn link_sheet(
    sheet: &mut Sheet,
    columns: &[Linked],
    (town, index): (&Town, &Index),
    ambiguous: &mut Ambiguous,
) {
    let id = sheet.id;
    for column in columns {
        let mut known: BTreeMap<Text, Option<RowRef>> = BTreeMap::new();
        let depends = column.targets.iter().any(|target| !target.shared.is_empty());
        for row in &mut sheet.rows {
            let mut look_up = |link: &Link| {
                let text = link.text.clone();
                if let Some(to) = known.get(&text).filter(|_| !depends) {
                    return Link { text, to: *to };
                }
                let to = match find(&text, column, row, (town, index)) {
                    Found::None => None,
                    Found::One(to) => Some(to),
                    Found::Several(rows) => {
                        ambiguous.insert((id, column.at, text.clone()), rows);
                        None
                    }
                };
                known.insert(text.clone(), to);
                Link { text, to }
            };
            let value = match row.get(column.at) {
                Value::Link(link) => Value::Link(Box::new(look_up(link))),
                Value::Links(links) => Value::Links(links.iter().map(look_up).collect()),
                _ => continue,
            };
            row.set(column.at, value);
        }
    }
}

/// What a name in a cell means.
fn find(name: &str, column: &Linked, row: &Row, (town, index): (&Town, &Index)) -> Found {
    let mut met = Found::None;
    for target in &column.targets {
        let found = match index.find(town, target.sheet, name) {
            Found::None => continue,
            found if target.sheet == "人员" => found,
            found => agreeing(found, target, row, town),
        };
        if !column.is_party {
            return found;
        }
        met = met.and(found);
    }
    met
}

/// The first row whose key agrees with what the linking row says of it.
fn agreeing(found: Found, target: &Target, row: &Row, town: &Town) -> Found {
    let agrees = |at: &RowRef| {
        target.shared.iter().all(|(column, header)| {
            let (here, there) = (row.get(*column), town.value(*at, header));
            !here.is_given() || !there.is_given() || here == there
        })
    };
    match found {
        Found::One(row) if target.shared.is_empty() => Found::One(row),
        found => found.rows().into_iter().find(agrees).map_or(Found::None, Found::One),
    }
}

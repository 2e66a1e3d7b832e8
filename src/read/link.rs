//! Names and ids → rows of other sheets (`model.md` §5, Name comparison).

use super::name::{Found, Index};
use crate::catalog::{Catalog, ColumnDecl, ColumnType, SheetDecl};
use crate::model::{Link, Row, RowRef, Sheet, SheetId, Text, Town, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// Key columns of the sheet that the linking sheet has, too, here and there: these must
    /// agree.
    shared: Vec<(usize, usize)>,
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
        let shared = keys.into_iter().flat_map(|target| {
            let others = target.key.iter().filter(|h| **h != target.known_by);
            others.filter_map(|h| Some((decl.place(h)?, target.place(h)?)))
        });
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
        let mut known = Known::default();
        for row in &mut sheet.rows {
            let mut look_up = |link: &Link| {
                let name = known
                    .name(&link.text, || candidates(&link.text, column, (town, index)));
                let to = match find(name, column, row, town) {
                    Found::None => None,
                    Found::One(to) => Some(to),
                    Found::Several(rows) => {
                        ambiguous.insert((id, column.at, link.text.clone()), rows);
                        None
                    }
                };
                Link { text: link.text.clone(), to }
            };
            let linked = match row.get(column.at) {
                Value::Link(link) => {
                    let linked = look_up(link);
                    if linked == **link {
                        continue;
                    }
                    Value::Link(known.one(linked))
                }
                Value::Links(links) => {
                    let linked: Vec<Link> = links.iter().map(look_up).collect();
                    if linked == **links {
                        continue;
                    }
                    Value::Links(known.several(linked))
                }
                _ => continue,
            };
            row.set(column.at, linked);
        }
    }
}

/// What has been looked up in a column: each name once, and equal links kept once.
#[derive(Default)]
struct Known {
    /// Rows that a name may mean, by target.
    names: BTreeMap<Text, Vec<Vec<RowRef>>>,
    /// Links by name: the last one.
    one: BTreeMap<Text, Arc<Link>>,
    /// Several links by the first name: the last ones.
    several: BTreeMap<Text, Arc<Vec<Link>>>,
}

impl Known {
    /// The rows that a name may mean.
    fn name(
        &mut self,
        name: &Text,
        find: impl FnOnce() -> Vec<Vec<RowRef>>,
    ) -> &[Vec<RowRef>] {
        self.names.entry(name.clone()).or_insert_with(find)
    }

    /// A link, shared with the last one of its name where that is equal.
    fn one(&mut self, link: Link) -> Arc<Link> {
        match self.one.get(&link.text) {
            Some(known) if **known == link => known.clone(),
            _ => {
                let (text, link) = (link.text.clone(), Arc::new(link));
                self.one.insert(text, link.clone());
                link
            }
        }
    }

    /// Links, shared with the last ones of the first name where those are equal.
    fn several(&mut self, links: Vec<Link>) -> Arc<Vec<Link>> {
        let Some(first) = links.first().map(|link| link.text.clone()) else {
            return links.into();
        };
        match self.several.get(&first) {
            Some(known) if **known == links => known.clone(),
            _ => {
                let links: Arc<Vec<Link>> = links.into();
                self.several.insert(first, links.clone());
                links
            }
        }
    }
}

/// The rows that a name may mean, by the targets of a column.
fn candidates(
    name: &str,
    column: &Linked,
    (town, index): (&Town, &Index),
) -> Vec<Vec<RowRef>> {
    let targets = column.targets.iter();
    targets.map(|target| index.find(town, target.sheet, name).rows()).collect()
}

/// What a name in a cell means, by the rows that it may mean.
fn find(names: &[Vec<RowRef>], column: &Linked, row: &Row, town: &Town) -> Found {
    let mut met = Found::None;
    for (target, rows) in column.targets.iter().zip(names) {
        let found = match rows.as_slice() {
            [] => continue,
            [one] if target.shared.is_empty() => Found::One(*one),
            rows if target.sheet == "人员" => Found::of(rows.to_vec()),
            rows => agreeing(rows, target, row, town),
        };
        if !column.is_party {
            return found;
        }
        met = met.and(found);
    }
    met
}

/// The first row whose key agrees with what the linking row says of it.
fn agreeing(rows: &[RowRef], target: &Target, row: &Row, town: &Town) -> Found {
    let agrees = |at: &&RowRef| {
        target.shared.iter().all(|(here, there)| {
            let (here, there) = (row.get(*here), town.row(**at).get(*there));
            !here.is_given() || !there.is_given() || here == there
        })
    };
    rows.iter().find(agrees).map_or(Found::None, |at| Found::One(*at))
}

//! Which rows belong to which: the index behind 存在, 选 and the V and U scopes.

use super::{RowRef, SheetId, Town, Value};
use std::collections::BTreeMap;

/// Rows of every sheet by the row they point to.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Rows by (the row pointed to, sheet of the rows), in sheet order, without repeats.
    children: BTreeMap<(RowRef, SheetId), Vec<u32>>,
}

impl Relations {
    /// Walks every link cell once.
    ///
    /// A row belongs to every row its cells link to. In a sheet with 村名 or 单位名称 only
    /// these say of which village and unit it is (`systems.md` §4.2): an inspecting village
    /// or a supervising unit is not what the row is about.
    pub fn of(town: &Town) -> Self {
        let mut relations = Self::default();
        for sheet in town.sheets.iter().flatten() {
            let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
            (0..rows)
                .for_each(|row| relations.add(town, RowRef { sheet: sheet.id, row }));
        }
        relations
    }

    /// Puts one row under all it belongs to.
    fn add(&mut self, town: &Town, at: RowRef) {
        for parent in parents(town, at) {
            self.children.entry((parent, at.sheet)).or_default().push(at.row);
        }
    }

    /// Rows of `sheet` that belong to `parent`, in sheet order.
    pub fn children(&self, parent: RowRef, sheet: SheetId) -> &[u32] {
        self.children.get(&(parent, sheet)).map_or(&[], Vec::as_slice)
    }
}

/// The rows that a row's cells link to, its unit, and the village it is in.
fn parents(town: &Town, at: RowRef) -> Vec<RowRef> {
    let mut parents = Vec::new();
    for value in town.row(at).values() {
        match value {
            Value::Link(link) => parents.extend(link.to),
            Value::Links(links) => {
                parents.extend(links.iter().filter_map(|link| link.to));
            }
            _ => {}
        }
    }
    let headers = town.sheet(at.sheet).map(|sheet| &sheet.headers);
    let has = |name| headers.is_some_and(|headers| headers.column(name).is_some());
    if has("村名") || has("单位名称") {
        let places = [town.id_of("村"), town.id_of("单位")];
        parents.retain(|parent| !places.contains(&Some(parent.sheet)));
    }
    parents.extend(town.unit_of(at));
    parents.extend(town.village_of(at));
    parents.sort_unstable();
    parents.dedup();
    parents.retain(|parent| *parent != at);
    parents
}

//! 编号 that only counts the rows of its table is a 序号, and no row is known by it
//! (`model.md` §2).

use super::gather::Placed;
use super::table::Table;
use crate::catalog::{Catalog, SheetDecl};
use crate::model::{SheetId, Source, Value};
use std::collections::BTreeMap;

/// The header that may be either.
const EITHER: &str = "编号";

/// Takes such numbers out of tables, unless rows of another sheet name rows by them.
pub(super) fn ignore(
    catalog: &Catalog,
    tables: &mut BTreeMap<SheetId, Vec<Placed>>,
    sources: &mut [Source],
) {
    let own = |decl: &SheetDecl| match decl.key.as_slice() {
        [key] if !decl.fallback_key.is_empty() => decl.place(key),
        _ => None,
    };
    let sheets: Vec<SheetId> = tables.keys().copied().collect();
    for id in sheets {
        let decl = &catalog.sheets[usize::from(id)];
        let Some(at) = own(decl).filter(|_| !is_named(decl, tables)) else { continue };
        for (source, table) in tables.get_mut(&id).into_iter().flatten() {
            if table.run.is_empty() && counts(table, at) {
                table.rows.iter_mut().for_each(|row| row.cells.set(at, Value::Blank));
                let place = table.header.columns[at].take().map(|(column, _)| column);
                table.header.serial = table.header.serial.or(place);
                sources[*source as usize].mapping[at] = None;
            }
        }
    }
}

/// Whether rows of other sheets name rows of a sheet.
fn is_named(decl: &SheetDecl, tables: &BTreeMap<SheetId, Vec<Placed>>) -> bool {
    tables.values().flatten().any(|(_, table)| {
        let columns = table.decl.columns.iter().enumerate();
        let mut naming = columns.filter(|(_, column)| column.to.contains(&decl.name));
        naming.any(|(at, _)| table.rows.iter().any(|row| row.cells.get(at).is_given()))
    })
}

/// Whether a column of that header holds 1, 2, 3 … and nothing else; rows may be left out.
fn counts(table: &Table, at: usize) -> bool {
    let is_either =
        table.header.columns[at].as_ref().is_some_and(|(_, name)| &**name == EITHER);
    let number = |value: &Value| value.text().and_then(|text| text.parse::<u32>().ok());
    let mut last = 0;
    is_either
        && table.rows.iter().all(|row| {
            let next = number(row.cells.get(at)).filter(|n| *n > last);
            last = next.unwrap_or(u32::MAX);
            last <= table.rows_in
        })
}

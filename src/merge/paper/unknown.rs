//! Names of `--only`, `--village` and `--unit` that nothing has.

use super::season;
use crate::catalog::Catalog;
use crate::merge::{Wanted, ledger};
use crate::model::Town;

/// One line for every name that chooses nothing.
pub fn unknown(catalog: &Catalog, town: &Town, wanted: &Wanted) -> Vec<String> {
    let kinds = wanted.only.iter().filter(|only| {
        let asked = Wanted { only: vec![(*only).clone()], ..Wanted::default() };
        let is_paper =
            catalog.documents.iter().any(|decl| season::is_named(decl, &asked));
        !is_paper && !ledger::is_any_asked(catalog, &asked)
    });
    let kinds = kinds.map(|only| format!("没有“{only}”这种公文或台账"));
    let villages = unnamed(town, &wanted.villages, ("村", "村名"));
    let units = unnamed(town, &wanted.units, ("单位", "单位名称"));
    kinds.chain(villages).chain(units).collect()
}

/// Names that no row of a sheet has.
fn unnamed(town: &Town, names: &[String], (sheet, header): (&str, &str)) -> Vec<String> {
    let has = |name: &str| {
        town.rows_named(sheet).any(|row| town.value(row, header).text() == Some(name))
    };
    let missing = names.iter().filter(|name| !has(name));
    missing.map(|name| format!("“{sheet}”表里没有“{name}”")).collect()
}

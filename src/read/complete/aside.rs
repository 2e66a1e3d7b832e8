//! Rows that lack what they cannot do without.

use crate::catalog::{Catalog, Need};
use crate::model::{Aside, AsideReason, Row, Text, Town};

/// Sets rows aside that lack a ● column or all of a group of which one must be given.
/// Before linking would be too early: a date may come from the check. Tells whether any was.
pub(in crate::read) fn set_aside(catalog: &Catalog, town: &mut Town) -> bool {
    let mut has_any = false;
    for (sheet, decl) in town.sheets.iter_mut().zip(&catalog.sheets) {
        let Some(sheet) = sheet else { continue };
        let at = |header: &Text| decl.columns.iter().position(|c| c.header == *header);
        let required: Vec<usize> = decl
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.need == Need::Required)
            .map(|(at, _)| at)
            .collect();
        let groups: Vec<Vec<usize>> = decl
            .one_of
            .iter()
            .map(|group| group.iter().filter_map(at).collect())
            .collect();
        let lacks = |row: &Row| {
            let blank = |at: &usize| row.get(*at).is_unknown();
            let mut lacking: Vec<usize> =
                required.iter().copied().filter(blank).collect();
            for group in groups.iter().filter(|group| group.iter().all(blank)) {
                lacking.extend(group.first());
            }
            lacking
        };
        let without = sheet.rows.extract_if(.., |row| !lacks(row).is_empty());
        let before = sheet.aside.len();
        sheet.aside.extend(without.map(|row| {
            let reason = AsideReason::Required(lacks(&row));
            Aside { row, reason }
        }));
        has_any |= sheet.aside.len() > before;
    }
    has_any
}

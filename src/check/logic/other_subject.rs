//! C-18: a hazard under 督办 is of the unit or village that the 督办 is for.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;

/// Hazards of another unit; `{对象}` is whom the 督办 is for.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let town = desk.world.town;
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let Some(paper) = row.get(column).target() else { continue };
        let object = town.value(paper, "对象");
        let own = [town.value(at, "单位名称").target(), town.village_of(at)];
        let is_known = own.iter().any(Option::is_some);
        if let Some(meant) = object.target().filter(|_| is_known)
            && !own.contains(&Some(meant))
        {
            let words = vec![("对象", object.to_string())];
            hits.push(Hit { rows: vec![at], column, words });
        }
    }
    hits
}

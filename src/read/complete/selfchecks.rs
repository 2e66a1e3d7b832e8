//! 带队人身份: who leads a self-check is the principal if the unit names the same person
//! (`model.md` §3 自查).

use super::{blank, put, word};
use crate::model::{Town, Value};
use crate::read::clean;

/// Compares 带队人 with 主要负责人 of the unit.
pub(super) fn fill(town: &mut Town) {
    for row in blank(town, "自查", "带队人身份") {
        let Some(unit) = town.unit_of(row) else { continue };
        let name = |value: &Value| value.text().map(|name| clean::key(name).into_owned());
        let leader = name(town.value(row, "带队人"));
        if leader.is_some() && leader == name(town.value(unit, "主要负责人")) {
            put(town, row, "带队人身份", word("主要负责人"));
        }
    }
}

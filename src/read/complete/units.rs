//! 是否应投保: where it is not said, units of high risk have to (`model.md` §2 单位).

use super::{blank, put};
use crate::model::Town;

/// Takes it from 是否高危.
pub(super) fn fill(town: &mut Town) {
    for unit in blank(town, "单位", "是否应投保") {
        let is_risky = town.value(unit, "是否高危").clone();
        if is_risky.yes().is_some() {
            put(town, unit, "是否应投保", is_risky);
        }
    }
}

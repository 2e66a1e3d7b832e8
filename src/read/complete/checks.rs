//! 检查层级 of checks; day and way of discovery of hazards from their check.

use super::{put, word};
use crate::model::{RowRef, Town, Value};

/// 检查层级 that say how a hazard was discovered: by 村级检查 and so on.
const LEVELS: [&str; 4] = ["村级", "镇级", "部门", "专家"];

/// 检查层级: by the first of 检查单位, a village → 村级, else 镇级.
pub(super) fn fill_levels(town: &mut Town) {
    let villages = town.id_of("村");
    let [village, township] = ["村级", "镇级"].map(word);
    let rows: Vec<RowRef> = town.rows_named("检查").collect();
    for row in rows {
        let first = match town.value(row, "检查单位") {
            Value::Links(links) => links.first().map(|link| link.to),
            _ => None,
        };
        if let (Some(first), Value::Blank) = (first, town.value(row, "检查层级")) {
            let is_village = first.is_some_and(|to| Some(to.sheet) == villages);
            let level = if is_village { &village } else { &township };
            put(town, row, "检查层级", level.clone());
        }
    }
}

/// 发现日期 and 发现途径 from the linked check.
pub(super) fn fill_hazards(town: &mut Town) {
    let rows: Vec<RowRef> = town.rows_named("隐患").collect();
    let ways = LEVELS.map(|level| (level, word(&format!("{level}检查"))));
    for row in rows {
        let Some(check) = town.value(row, "检查编号").target() else { continue };
        if *town.value(row, "发现日期") == Value::Blank {
            let day = town.value(check, "检查日期").clone();
            put(town, row, "发现日期", day);
        }
        if *town.value(row, "发现途径") == Value::Blank {
            let level = town.value(check, "检查层级").text();
            if let Some((_, way)) = ways.iter().find(|(by, _)| Some(*by) == level) {
                put(town, row, "发现途径", way.clone());
            }
        }
    }
}

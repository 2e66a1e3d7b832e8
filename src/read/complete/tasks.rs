//! 起始日期 and 截止日期 of a task whose limit is a stage of the plan (`model.md` §3 任务).

use super::{blank, put};
use crate::model::{RowRef, Town};
use crate::read::clean;

/// Takes the days of the stage that 时限原文 names, if it is one only.
pub(super) fn fill(town: &mut Town) {
    for task in blank(town, "任务", "截止日期") {
        let Some(stage) = stage_of(town, task) else { continue };
        for (header, from) in [("起始日期", "起始日期"), ("截止日期", "终止日期")]
        {
            let day = town.value(stage, from).clone();
            if *town.value(task, header) == crate::model::Value::Blank {
                put(town, task, header, day);
            }
        }
    }
}

/// The stage whose name the limit is.
fn stage_of(town: &Town, task: RowRef) -> Option<RowRef> {
    let limit = clean::key(town.value(task, "时限原文").text()?);
    let is_named = |stage: &RowRef| {
        let name = town.value(*stage, "阶段名称").text();
        name.is_some_and(|name| clean::key(name) == limit)
    };
    let mut stages = town.rows_named("阶段").filter(is_named);
    let stage = stages.next()?;
    stages.next().is_none().then_some(stage)
}

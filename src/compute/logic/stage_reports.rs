//! S-11.stage_reports 阶段小结报送率: every village and station, for every stage that is over.

use super::Counted;
use crate::compute::subjects::{Judged, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, RowRef};

/// (村 ∪ 站所) × stages that end in W and before D, and reports in time.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let town = world.town;
    let mut tallies = setting.empty(town, scopes);
    let stages = town.rows_named("阶段").filter_map(|stage| {
        let end = town.value(stage, "终止日期").day()?;
        let is_in = setting.frame.window.is_some_and(|window| window.holds(end));
        (is_in && end < world.as_of).then_some((stage, end))
    });
    let stages: Vec<(RowRef, Day)> = stages.collect();
    for body in town.rows_named("村").chain(town.rows_named("站所")) {
        for (stage, end) in &stages {
            let report = in_time(world, body, *stage, *end);
            let (row, success) = (report.unwrap_or(body), Truth::from(report.is_some()));
            let member = Truth::True;
            let judged = Judged { row, member, success, weight: 1, amount: 0 };
            add(&mut tallies, town, &judged);
        }
    }
    Counted::Tallies(tallies)
}

/// The report of a body on a stage, filed by its 应报日期, else by the end of the stage.
fn in_time(world: World, body: RowRef, stage: RowRef, end: Day) -> Option<RowRef> {
    let town = world.town;
    let sheet = town.id_of("报送")?;
    let reports = town.relations.children(body, sheet).iter();
    let mut reports = reports.map(|row| RowRef { sheet, row: *row });
    reports.find(|row| {
        let kind = town.value(*row, "材料类别").text();
        let is_kind = matches!(kind, Some("阶段小结" | "自查报告"));
        let is_stage = town.value(*row, "所属期").target() == Some(stage);
        let due = town.value(*row, "应报日期").day().unwrap_or(end);
        let filed = town.value(*row, "实报日期").day();
        let is_in_time = filed.is_some_and(|day| day <= due && day <= world.as_of);
        is_kind && is_stage && is_in_time
    })
}

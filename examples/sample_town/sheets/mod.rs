//! The sheets, one file each: its columns, and what stands in them.

mod office; // 机关
mod villages; // 村
mod stations; // 站所
mod people; // 人员
mod bodies; // 机构
mod stages; // 阶段
mod units; // 单位
mod checks; // 检查
mod hazards; // 隐患
mod selfchecks; // 自查
mod trainings; // 培训, 参训
mod drills; // 演练
mod reports; // 报送
mod supervision; // 督办
mod letters; // 问责
mod given; // 任务, 指标, 别名

use super::sheet::Sheet;
use super::town::Town;
use jiff::civil::Date;

/// All sheets of the town.
pub(crate) fn sheets(town: &Town) -> Vec<Sheet> {
    let mut sheets = vec![
        office::sheet(town),
        villages::sheet(town),
        stations::sheet(town),
        people::sheet(town),
        bodies::sheet(town),
        stages::sheet(town),
        units::sheet(town),
        checks::sheet(town),
        hazards::sheet(town),
        selfchecks::sheet(town),
        trainings::sheet(town),
        trainings::attendance(town),
        drills::sheet(town),
        reports::sheet(town),
        supervision::sheet(town),
        letters::sheet(town),
    ];
    sheets.extend(given::sheets(town));
    sheets
}

/// The days that the records cover, for titles: 2024年1月—2026年11月.
fn covered(town: &Town) -> String {
    let (first, last) = (town.plan.first, town.plan.as_of);
    let month = |day: Date| format!("{}年{}月", day.year(), day.month());
    format!("{}—{}", month(first), month(last))
}

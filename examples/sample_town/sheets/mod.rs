//! The sheets, one file each: its columns, and what stands in them.

mod office; // 机关
mod villages; // 村
mod stations; // 站所
mod units; // 单位
mod checks; // 检查
mod hazards; // 隐患
mod supervision; // 督办

use super::sheet::Sheet;
use super::town::Town;
use jiff::civil::Date;

/// All sheets of the town.
pub(crate) fn sheets(town: &Town) -> Vec<Sheet> {
    vec![
        office::sheet(town),
        villages::sheet(town),
        stations::sheet(town),
        units::sheet(town),
        checks::sheet(town),
        hazards::sheet(town),
        supervision::sheet(town),
    ]
}

/// The days that the records cover, for titles: 2024年11月—2026年10月.
fn covered(town: &Town) -> String {
    let (first, last) = (town.plan.first, town.plan.as_of);
    let month = |day: Date| format!("{}年{}月", day.year(), day.month());
    format!("{}—{}", month(first), month(last))
}

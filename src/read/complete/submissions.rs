//! 应报日期 of 月报 and 年度总结 from the office's sheet (`model.md` §2 机关, §3 报送).

use super::{blank, put};
use crate::model::{Period, Town, Value, monthly_report_day, yearly_report_day};

/// Fills blank due days.
pub(super) fn fill(town: &mut Town) {
    for row in blank(town, "报送", "应报日期") {
        let kind = town.value(row, "材料类别").text();
        let due = match (kind, town.value(row, "所属期").period()) {
            (Some("月报"), Some(Period::Month(year, month))) => {
                monthly_report_day(town, (year, month))
            }
            (Some("年度总结"), Some(Period::Year(year))) => {
                yearly_report_day(town, year)
            }
            _ => None,
        };
        if let Some(due) = due {
            put(town, row, "应报日期", Value::Date(due));
        }
    }
}

//! 应报日期 of 月报 and 年度总结 from the office's sheet (`model.md` §2 机关, §3 报送).

use super::{blank, put};
use crate::model::{Day, Period, RowRef, Town, Value};
use jiff::ToSpan;

/// Day of the next month by which a 月报 is due where the office says nothing.
const MONTHLY: i64 = 5;
/// Day of the next year by which a 年度总结 is due where the office says nothing.
const YEARLY: (i8, i8) = (1, 10);

/// Fills blank due days.
pub(super) fn fill(town: &mut Town) {
    let office = town.rows_named("机关").next();
    for row in blank(town, "报送", "应报日期") {
        let kind = town.value(row, "材料类别").text();
        let due = match (kind, town.value(row, "所属期").period()) {
            (Some("月报"), Some(Period::Month(year, month))) => {
                after_month(town, office, (year, month))
            }
            (Some("年度总结"), Some(Period::Year(year))) => {
                after_year(town, office, year)
            }
            _ => None,
        };
        if let Some(due) = due {
            put(town, row, "应报日期", Value::Date(due));
        }
    }
}

/// Day 月报应报日 of the calendar month after the label, at most its last day.
fn after_month(
    town: &Town,
    office: Option<RowRef>,
    (year, month): (i16, i8),
) -> Option<Day> {
    let day = office.and_then(|office| town.value(office, "月报应报日").integer());
    let next = Day::new(year, month, 1).ok()?.checked_add(1.month()).ok()?;
    let day = day.unwrap_or(MONTHLY).clamp(1, i64::from(next.days_in_month()));
    next.checked_add((day - 1).days()).ok()
}

/// 年度总结应报日 of the next year.
fn after_year(town: &Town, office: Option<RowRef>, year: i16) -> Option<Day> {
    let said = office.and_then(|office| match town.value(office, "年度总结应报日")
    {
        Value::Date(day) => Some((day.month(), day.day())),
        value => {
            let (month, day) = value.text()?.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        }
    });
    let (month, day) = said.unwrap_or(YEARLY);
    Day::new(year + 1, month, day).ok()
}

//! 应报日: until when a 月报 and a 年度总结 are due, as the office says (`model.md` §2 机关).

use super::{Day, RowRef, Town, Value};
use jiff::ToSpan;

/// Day of the next month by which a 月报 is due where the office says nothing.
const MONTHLY: i64 = 5;
/// Day of the next year by which a 年度总结 is due where the office says nothing.
const YEARLY: (i8, i8) = (1, 10);

/// Day 月报应报日 of the calendar month after the label, at most its last day.
pub fn monthly_report_day(town: &Town, (year, month): (i16, i8)) -> Option<Day> {
    let said = office(town).and_then(|office| town.value(office, "月报应报日").integer());
    let next = Day::new(year, month, 1).ok()?.checked_add(1.month()).ok()?;
    let day = said.unwrap_or(MONTHLY).clamp(1, i64::from(next.days_in_month()));
    next.checked_add((day - 1).days()).ok()
}

/// 年度总结应报日 of the year after.
pub fn yearly_report_day(town: &Town, year: i16) -> Option<Day> {
    let said =
        office(town).and_then(|office| match town.value(office, "年度总结应报日") {
            Value::Date(day) => Some((day.month(), day.day())),
            value => month_day(value.text()?),
        });
    let (month, day) = said.unwrap_or(YEARLY);
    Day::new(year + 1, month, day).ok()
}

/// The month and day of `MM-DD`.
pub fn month_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// The row of 机关.
fn office(town: &Town) -> Option<RowRef> {
    town.rows_named("机关").next()
}

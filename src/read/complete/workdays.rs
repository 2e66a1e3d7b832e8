//! Deadlines in working days, counted by sheet 节假日 (`model.md` §6).

use super::put_as;
use crate::catalog::{Catalog, ColumnDecl};
use crate::model::{Day, Finding, Limit, RowRef, Town, Value};
use crate::read::tell;
use jiff::ToSpan;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// Days from which a deadline counts.
const STARTS: [&str; 3] = ["发现日期", "检查日期", "下达日期"];

/// 节假日: whether a day that is listed is worked.
type Calendar = BTreeMap<Day, bool>;

/// Counts every deadline in working days; one that cannot be counted is told of.
pub(super) fn fill(catalog: &Catalog, town: &mut Town) -> Vec<Finding> {
    let calendar = calendar(town);
    let mut findings = Vec::new();
    for (row, header) in waiting(catalog, town) {
        let from = STARTS.iter().find_map(|start| town.value(row, start).day());
        let due = match (limit(town.value(row, &header)), from) {
            (Some(count), Some(from)) => after(from, count, &calendar),
            _ => None,
        };
        match due {
            Some(due) => put_as(town, (row, &header), Value::Date(due), "E-DATE-WORDS"),
            None => {
                findings.push(tell::cell(catalog, town, (row, &header), "E-HOLIDAYS"));
            }
        }
    }
    findings
}

/// The cells that wait for the calendar.
fn waiting(catalog: &Catalog, town: &Town) -> Vec<(RowRef, String)> {
    let mut cells = Vec::new();
    for sheet in town.sheets.iter().flatten() {
        let decl = &catalog.sheets[usize::from(sheet.id)];
        let deadlines: Vec<(usize, &ColumnDecl)> =
            decl.columns.iter().enumerate().filter(|(_, c)| c.is_deadline).collect();
        for (row, number) in sheet.rows.iter().zip(0..) {
            let unread = deadlines.iter().filter(|(at, _)| limit(row.get(*at)).is_some());
            let at = RowRef { sheet: sheet.id, row: number };
            cells.extend(unread.map(|(_, column)| (at, column.header.to_string())));
        }
    }
    cells
}

/// The working days of a cell that waits for the calendar.
fn limit(value: &Value) -> Option<i32> {
    let Value::Unknown(unread) = value else { return None };
    match Limit::read(&unread.text, 0) {
        Some(Limit::WorkingDays(count)) if unread.code == "E-HOLIDAYS" => Some(count),
        _ => None,
    }
}

/// The days of sheet 节假日.
fn calendar(town: &Town) -> Calendar {
    let day = |row| {
        let is_worked = town.value(row, "类型").text()? == "上班";
        Some((town.value(row, "日期").day()?, is_worked))
    };
    town.rows_named("节假日").filter_map(day).collect()
}

/// The n-th working day after a day; nothing where a year on the way is not published.
fn after(from: Day, count: i32, calendar: &Calendar) -> Option<Day> {
    let is_published = |year: i16| calendar.keys().any(|day| day.year() == year);
    let (mut day, mut left) = (from, count);
    while left > 0 {
        day = day.checked_add(1.day()).ok()?;
        if !is_published(day.year()) {
            return None;
        }
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        left -= i32::from(calendar.get(&day).copied().unwrap_or(!is_weekend));
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::{Calendar, after};
    use jiff::civil::date;

    #[test]
    fn holidays_are_left_out_and_worked_weekends_count() {
        let calendar: Calendar = [
            (date(2026, 10, 1), false),
            (date(2026, 10, 2), false),
            (date(2026, 10, 10), true),
        ]
        .into();
        let after = |from, count| after(from, count, &calendar);
        assert_eq!(after(date(2026, 9, 30), 1), Some(date(2026, 10, 5)));
        assert_eq!(after(date(2026, 10, 8), 2), Some(date(2026, 10, 10)));
        assert_eq!(after(date(2026, 12, 30), 2), None, "2027 is not published");
    }
}

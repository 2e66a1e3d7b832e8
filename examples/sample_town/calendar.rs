//! Days: months of the plan, days on which the office works, campaigns that run.

use super::tables::Tables;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The day some days later (earlier for a negative number).
pub(crate) fn after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// Days from one to a later one.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// The months from one day to another: first and last day of each, cut at both ends.
pub(crate) fn months(first: Date, last: Date) -> Vec<(Date, Date)> {
    let mut months = Vec::new();
    let mut start = first;
    while start <= last {
        let end = start.last_of_month().min(last);
        months.push((start, end));
        start = after(end, 1);
    }
    months
}

/// The working days from one day to another.
pub(crate) fn working_days(tables: &Tables, (first, last): (Date, Date)) -> Vec<Date> {
    let days = (0..).map(|n| after(first, n)).take_while(|day| *day <= last);
    days.filter(|day| is_working(tables, *day)).collect()
}

/// The day itself, or the next one on which the office works.
pub(crate) fn working_day(tables: &Tables, day: Date) -> Date {
    let mut day = day;
    while !is_working(tables, day) {
        day = after(day, 1);
    }
    day
}

/// Whether the office works on a day.
fn is_working(tables: &Tables, day: Date) -> bool {
    let is_off = tables.holidays.iter().any(|off| off.first <= day && day <= off.last);
    !is_off && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Names of the campaigns that run on a day.
pub(crate) fn campaigns(tables: &Tables, day: Date) -> Vec<&str> {
    let running = tables.seasons.iter().filter(|s| s.first <= day && day <= s.last);
    running.map(|season| &*season.name).collect()
}

/// How busy a month is, in percent: the strongest campaign that covers ten days of it.
pub(crate) fn load(tables: &Tables, (first, last): (Date, Date)) -> i64 {
    let covers = |from: Date, to: Date| days_between(from.max(first), to.min(last)) >= 9;
    let seasons = tables.seasons.iter().filter(|s| covers(s.first, s.last));
    seasons.map(|season| season.load).max().unwrap_or(100)
}

//! Days: months of the plan, days on which the office works, campaigns that run.

use super::tables::Tables;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

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

/// How often something is to be done.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Every {
    /// 月.
    Month,
    /// 季.
    Quarter,
    /// 半年.
    Half,
    /// 学期: from February to July and from September to January.
    Term,
    /// 年.
    Year,
}

impl Every {
    /// How many months the period has that begins with a month; 0 = none begins.
    fn length(self, month: i8) -> i32 {
        match (self, month) {
            (Self::Month, _) => 1,
            (Self::Quarter, 1 | 4 | 7 | 10) => 3,
            (Self::Half, 1 | 7) | (Self::Term, 2) => 6,
            (Self::Term, 9) => 5,
            (Self::Year, 1) => 12,
            _ => 0,
        }
    }
}

/// First and last day of the periods that begin from one day to another.
pub(crate) fn periods(every: Every, (first, last): (Date, Date)) -> Vec<(Date, Date)> {
    let months = months(first, last).into_iter().map(|(start, _)| start);
    let period = |start: Date| {
        let length = every.length(start.month());
        (start, after(start.saturating_add(length.months()), -1))
    };
    months.map(period).filter(|(start, end)| start < end).collect()
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

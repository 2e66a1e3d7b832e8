//! S-53: monthly reports of the villages, by village and month label.

use super::Counted;
use crate::compute::subjects::{Judged, Tallies, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, Period, RowRef, monthly_report_day};
use std::collections::BTreeMap;

/// What became of one report.
struct Report {
    /// The village.
    village: RowRef,
    /// Its row of 报送, if there is one.
    row: Option<RowRef>,
    /// Within 适用范围.
    applies: Truth,
    /// 应报日期.
    due: Day,
    /// 实报日期, by D.
    filed: Option<Day>,
}

/// Reports due or filed, and of them those filed in time.
pub(in crate::compute) fn on_time(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let is_settled = |report: &Report| report.due < world.as_of || report.filed.is_some();
    let in_time = |report: &Report| report.filed.is_some_and(|day| day <= report.due);
    counted(world, setting, scopes, (&is_settled, &in_time))
}

/// Those filed late.
pub(in crate::compute) fn late(world: World, setting: &Setting, scopes: &str) -> Counted {
    let is_late = |report: &Report| report.filed.is_some_and(|day| day > report.due);
    counted(world, setting, scopes, (&is_late, &|_| true))
}

/// Those due and not filed.
pub(in crate::compute) fn missing(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let is_missing = |report: &Report| report.due < world.as_of && report.filed.is_none();
    counted(world, setting, scopes, (&is_missing, &|_| true))
}

/// A question about a report.
type Asks<'a> = &'a dyn Fn(&Report) -> bool;

/// Counts members and successes in all scopes.
fn counted(
    world: World,
    setting: &Setting,
    scopes: &str,
    (is_member, is_success): (Asks, Asks),
) -> Counted {
    let mut tallies: Tallies = setting.empty(world.town, scopes);
    for report in reports(world, setting).iter().filter(|report| is_member(report)) {
        let row = report.row.unwrap_or(report.village);
        let success = Truth::from(is_success(report));
        let judged =
            Judged { row, member: report.applies, success, weight: 1, amount: 0 };
        add(&mut tallies, world.town, &judged);
    }
    Counted::Tallies(tallies)
}

/// The reports of every village for the months of the window.
fn reports(world: World, setting: &Setting) -> Vec<Report> {
    let town = world.town;
    let rows = rows(world);
    let months = months(setting.frame.period);
    let filter = setting.filter(world, town.id_of("村").unwrap_or_default());
    let mut reports = Vec::new();
    for village in town.rows_named("村") {
        for (year, month) in &months {
            let row = rows.get(&(village, *year, *month)).copied();
            let day = |header| row.and_then(|row| town.value(row, header).day());
            let due = day("应报日期").or(monthly_report_day(town, (*year, *month)));
            let Some(due) = due else { continue };
            let filed = day("实报日期").filter(|day| *day <= world.as_of);
            let applies = filter.to(village);
            reports.push(Report { village, row, applies, due, filed });
        }
    }
    reports
}

/// Rows of 月报 by village and month; the first of several.
fn rows(world: World) -> BTreeMap<(RowRef, i16, i8), RowRef> {
    let town = world.town;
    let mut rows = BTreeMap::new();
    for row in town.rows_named("报送") {
        let is_monthly = town.value(row, "材料类别").text() == Some("月报");
        let village = town.value(row, "报送单位").target();
        let period = town.value(row, "所属期").period();
        if let (true, Some(village), Some(Period::Month(year, month))) =
            (is_monthly, village, period)
        {
            rows.entry((village, year, month)).or_insert(row);
        }
    }
    rows
}

/// The months of a window by their labels.
fn months(period: Period) -> Vec<(i16, i8)> {
    match period {
        Period::Month(year, month) => vec![(year, month)],
        Period::Year(year) => (1..=12).map(|month| (year, month)).collect(),
        _ => Vec::new(),
    }
}

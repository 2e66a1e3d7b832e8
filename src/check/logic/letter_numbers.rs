//! C-26: 文号 of one 代字 and year run without gap, dates with them, in the year they name.

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;
use crate::model::{Day, RowRef};
use std::collections::BTreeMap;

/// Numbers of one series: row and day by serial.
type Series = BTreeMap<u32, (RowRef, Option<Day>)>;

/// Letters out of line; `{毛病}` says how.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let [number, day] = cells[..] else { return Vec::new() };
    let mut series: BTreeMap<(String, i16), Series> = BTreeMap::new();
    for (at, row) in desk.rows() {
        let Some((code, year, serial)) = row.get(number).text().and_then(parts) else {
            continue;
        };
        let known = series.entry((code.to_owned(), year)).or_default();
        known.entry(serial).or_insert((at, row.get(day).day()));
    }
    let faults = series.iter().flat_map(|((_, year), series)| faults(*year, series));
    let hit = |(at, fault)| Hit {
        rows: vec![at],
        column: number,
        words: vec![("毛病", fault)],
    };
    faults.map(hit).collect()
}

/// What is wrong in one series, at most one thing a letter.
fn faults(year: i16, series: &Series) -> Vec<(RowRef, String)> {
    let mut faults = Vec::new();
    let mut before: Option<(u32, Option<Day>)> = None;
    for (serial, (at, day)) in series {
        let is_of_year = day.is_none_or(|day| day.year() == year);
        let is_earlier = before.is_some_and(|(_, last)| day.is_some() && *day < last);
        let missing = before.map_or(0, |(last, _)| serial - last - 1);
        if !is_of_year {
            faults.push((*at, format!("的年份不是成文日期的年份（{year}）")));
        } else if is_earlier {
            faults.push((*at, "的成文日期早于前一号".to_owned()));
        } else if missing > 0 {
            faults.push((*at, format!("之前缺 {missing} 个号")));
        }
        before = Some((*serial, day.or(before.and_then(|(_, last)| last))));
    }
    faults
}

/// 代字, year and serial of a 文号.
fn parts(number: &str) -> Option<(&str, i16, u32)> {
    let (code, rest) = number.split_once('〔')?;
    let (year, serial) = rest.split_once('〕')?;
    Some((code, year.parse().ok()?, serial.strip_suffix('号')?.parse().ok()?))
}

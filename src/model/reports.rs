//! 报送: the reports that villages owe, and those that came in (L-31).

use super::report::MONTHLY;
use super::{
    Day, Period, Report, ReportState, RowRef, Text, Town, Value, monthly_report_day,
    yearly_report_day,
};
use std::collections::BTreeMap;

/// 材料类别 that every village owes each year.
const YEARLY: &str = "年度总结";

/// The reports of a year, as they stand at D.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// Villages in order, by month; then what others sent, as sheet 报送 has it.
    pub list: Vec<Report>,
    /// Positions in `list` by body.
    of: BTreeMap<RowRef, Vec<usize>>,
    /// D.
    as_of: Day,
}

impl Reports {
    /// What is owed for a year and for the end of the year before, and what came in. Nothing
    /// where sheet 报送 is not kept.
    pub fn new(town: &Town, year: i16, as_of: Day) -> Self {
        let mut list = Vec::new();
        if town.sheet_named("报送").is_some() {
            let mut filed = filed(town);
            for village in town.rows_named("村") {
                list.extend(owed_by(town, village, year, &mut filed));
            }
            let mut rest: Vec<RowRef> = filed.into_values().collect();
            rest.sort_unstable();
            let rest = rest.into_iter().map(|row| of_row(town, row));
            list.extend(rest.filter(|report| report.belongs(Period::Year(year), 1)));
        }
        let mut of: BTreeMap<RowRef, Vec<usize>> = BTreeMap::new();
        for (at, report) in list.iter_mut().enumerate() {
            report.filed = report.filed.filter(|day| *day <= as_of);
            report.body.into_iter().for_each(|body| of.entry(body).or_default().push(at));
        }
        Self { list, of, as_of }
    }

    /// The reports of a village, station or unit.
    pub fn of(&self, body: RowRef) -> impl Iterator<Item = &Report> {
        self.of.get(&body).into_iter().flatten().map(|at| &self.list[*at])
    }

    /// How many reports of a body are 未报.
    pub fn missing(&self, body: RowRef) -> usize {
        self.of(body).filter(|report| self.is_missing(report)).count()
    }

    /// The longest run of successive months whose 月报 is 未报.
    pub fn months_missing(&self, body: RowRef) -> usize {
        let monthly = self.of(body).filter(|report| report.month().is_some());
        let runs = monthly.scan(0, |run, report| {
            *run = if self.is_missing(report) { *run + 1 } else { 0 };
            Some(*run)
        });
        runs.max().unwrap_or(0)
    }

    /// How the 月报 of the month before that of a day stands; `None` where none is owed.
    pub fn last_monthly(&self, body: RowRef, day: Day) -> Option<ReportState> {
        let (year, month) = (day.year(), day.month());
        let before = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        let report = self.of(body).find(|report| report.month() == Some(before))?;
        Some(report.state(self.as_of))
    }

    /// 未报
    fn is_missing(&self, report: &Report) -> bool {
        report.state(self.as_of) == ReportState::Missing
    }
}

/// Rows of 报送 by body, kind and label.
type Filed = BTreeMap<(Option<RowRef>, Text, String), RowRef>;

/// What one village owes: 月报 from last December on, and the 年度总结 of both years.
fn owed_by(town: &Town, village: RowRef, year: i16, filed: &mut Filed) -> Vec<Report> {
    let months = (1..=12).map(|month| (MONTHLY, Period::Month(year, month)));
    let owed = std::iter::once((MONTHLY, Period::Month(year - 1, 12))).chain(months);
    let owed =
        owed.chain([(YEARLY, Period::Year(year - 1)), (YEARLY, Period::Year(year))]);
    let report = |(kind, period): (&str, Period)| {
        let row = filed.remove(&(Some(village), kind.into(), period.to_string()));
        let read = row.map(|row| of_row(town, row));
        Report {
            body: Some(village),
            name: town.value(village, "村名").to_string().into(),
            kind: kind.into(),
            label: Value::Period(period),
            due: read.as_ref().and_then(|read| read.due).or(owed_day(town, period)),
            filed: read.and_then(|read| read.filed),
            row,
        }
    };
    owed.map(report).collect()
}

/// Until when a village owes a report.
fn owed_day(town: &Town, period: Period) -> Option<Day> {
    match period {
        Period::Month(year, month) => monthly_report_day(town, (year, month)),
        Period::Year(year) => yearly_report_day(town, year),
        _ => None,
    }
}

/// Rows of 报送 by body, kind and label; the first of several.
fn filed(town: &Town) -> Filed {
    let mut rows = Filed::new();
    for row in town.rows_named("报送") {
        let body = town.value(row, "报送单位");
        let kind = town.value(row, "材料类别").text().unwrap_or_default().into();
        let label = match town.value(row, "所属期").period() {
            Some(period) => period.to_string(),
            // What no village owes is its own.
            None => format!("{}\u{1F}{}", row.row, town.value(row, "所属期")),
        };
        let label =
            if body.target().is_none() { format!("{body}\u{1F}{label}") } else { label };
        rows.entry((body.target(), kind, label)).or_insert(row);
    }
    rows
}

/// A report as its row has it.
fn of_row(town: &Town, row: RowRef) -> Report {
    let day = |header| town.value(row, header).day();
    let body = town.value(row, "报送单位");
    Report {
        body: body.target(),
        name: body.to_string().into(),
        kind: town.value(row, "材料类别").to_string().into(),
        label: town.value(row, "所属期").clone(),
        due: day("应报日期"),
        filed: day("实报日期"),
        row: Some(row),
    }
}

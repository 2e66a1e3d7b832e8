//! Charts of the year workbook: figures of the year by village, or of each campaign year.

use crate::catalog::ChartDecl;
use crate::merge::Case;
use crate::model::{Chart, ChartKind, Decimal, FigureKey, Period, Scope, Text};

/// The declared charts with their data; one without any number is left out.
pub fn year_charts(case: Case) -> Vec<Chart> {
    let charts = case.catalog.charts.iter().filter_map(|decl| chart(case, decl));
    let has_data = |chart: &Chart| {
        chart.series.iter().any(|(_, values)| values.iter().any(Option::is_some))
    };
    charts.filter(has_data).collect()
}

/// One chart.
fn chart(case: Case, decl: &ChartDecl) -> Option<Chart> {
    let (heading, along) = match &*decl.by {
        "村" => ("村名", villages(case)),
        _ => ("年度", years(case)),
    };
    let value = |id: &Text, scope: &Scope, period: Period| -> Option<Decimal> {
        let key = FigureKey { id: id.clone(), scope: scope.clone(), period };
        case.figures.get(&key)?.numerator
    };
    let series = decl.series.iter().map(|series| {
        let values =
            along.iter().map(|(_, scope, period)| value(&series.figure, scope, *period));
        (series.name.clone(), values.collect())
    });
    Some(Chart {
        title: decl.title.clone(),
        kind: ChartKind::parse(&decl.kind)?,
        heading: heading.into(),
        series: series.collect(),
        categories: along.iter().map(|(name, ..)| name.clone()).collect(),
    })
}

/// Every village in the year of the run.
fn villages(case: Case) -> Vec<(Text, Scope, Period)> {
    let year = Period::Year(case.run.year);
    let rows = case.town.rows_named("村");
    rows.map(|row| {
        let name = case.town.value(row, "村名").to_string();
        (name.into(), Scope::Village(row), year)
    })
    .collect()
}

/// The town in every year of the campaign; without one, in the year of the run.
fn years(case: Case) -> Vec<(Text, Scope, Period)> {
    let year = case.run.year;
    let (first, last) = case.run.campaign.unwrap_or((year, year));
    let label = |year: i16| (format!("{year}年").into(), Scope::Town, Period::Year(year));
    (first..=last).map(label).collect()
}

//! 图表: the charts of the year workbook (`charts.toml`); their data are figures.

use super::{Declarations, FigureDecl};
use crate::model::{ChartKind, Error, Result, Text};
use serde::Deserialize;

/// One chart.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartDecl {
    /// Printed above it.
    pub title: Text,
    /// What its categories are: 村, or 年 (the years of the campaign).
    pub by: Text,
    /// 柱形 or 条形.
    pub kind: Text,
    /// Series.
    pub series: Vec<ChartSeriesDecl>,
}

/// One series: a figure of the year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartSeriesDecl {
    /// Name in the legend.
    pub name: Text,
    /// `S-18.found`.
    pub figure: Text,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Its entries.
    #[serde(default)]
    chart: Vec<ChartDecl>,
}

/// Reads `charts.toml`; all faults at once.
pub(super) fn load(
    declarations: &Declarations,
    figures: &[FigureDecl],
) -> Result<Vec<ChartDecl>> {
    let Some(text) = declarations.get("charts.toml") else { return Ok(Vec::new()) };
    let file: File = toml::from_str(text)
        .map_err(|fault| Error::Templates(format!("charts.toml：{fault}")))?;
    let faults: Vec<String> =
        file.chart.iter().flat_map(|chart| faults(chart, figures)).collect();
    if faults.is_empty() {
        Ok(file.chart)
    } else {
        Err(Error::Templates(faults.join("\n")))
    }
}

/// What is wrong with a chart.
fn faults(chart: &ChartDecl, figures: &[FigureDecl]) -> Vec<String> {
    let scope = match &*chart.by {
        "村" => Some('V'),
        "年" => Some('T'),
        _ => None,
    };
    let mut faults = Vec::new();
    if scope.is_none() {
        faults.push(format!("by 只能是村或年，不是“{}”", chart.by));
    }
    if ChartKind::parse(&chart.kind).is_none() {
        faults.push(format!("kind 只能是柱形或条形，不是“{}”", chart.kind));
    }
    for series in &chart.series {
        let decl = figures.iter().find(|decl| decl.id == series.figure);
        let fits = |decl: &FigureDecl| {
            decl.periods.contains('y') && scope.is_none_or(|s| decl.scopes.contains(s))
        };
        match decl {
            None => faults.push(format!("没有指标 {}", series.figure)),
            Some(decl) if !fits(decl) => {
                faults.push(format!("指标 {} 没有按{}的年度值", decl.id, chart.by));
            }
            Some(_) => {}
        }
    }
    faults.iter().map(|fault| format!("charts.toml：“{}”{fault}", chart.title)).collect()
}

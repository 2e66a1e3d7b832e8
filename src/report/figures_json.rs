//! `figures.json` (contract in `architecture.md`): every emitted figure with its rows.

use crate::model::{Decimal, Error, Figure, Figures, Result, RowRef, Run, Town};
use serde::Serialize;
use serde_json::Number;
use std::collections::BTreeMap;

/// The file.
#[derive(Serialize)]
struct File<'a> {
    /// D.
    as_of: String,
    /// In output order.
    figures: Vec<Line<'a>>,
}

/// One figure as written.
#[derive(Serialize)]
struct Line<'a> {
    /// `S-18.found`.
    id: &'a str,
    /// 指标名称.
    name: &'a str,
    /// 范围.
    scope: String,
    /// 考核期.
    period: String,
    /// 分子.
    numerator: Option<Number>,
    /// 分母.
    denominator: Option<Number>,
    /// 完成值, unrounded.
    value: Option<Number>,
    /// `%` or the counting word.
    unit: &'a str,
    /// 结论.
    verdict: Option<String>,
    /// 目标 as printed.
    target: Option<&'a str>,
    /// Addresses of the rows behind it.
    rows: Vec<&'a str>,
}

/// The file's bytes, one figure a line.
pub fn figures_json(town: &Town, figures: &Figures, run: &Run) -> Result<Vec<u8>> {
    let emitted = || figures.list.iter().filter(|figure| figure.is_emitted);
    let rows = emitted().flat_map(|figure| &figure.rows);
    let addresses: BTreeMap<RowRef, String> =
        rows.map(|row| (*row, town.address(*row))).collect();
    let lines = emitted().map(|figure| line(town, figure, &addresses)).collect();
    let file = File { as_of: run.as_of.to_string(), figures: lines };
    let json = serde_json::to_string(&file).map_err(Error::internal("输出指标"))?;
    // A line break before every figure: the file is also read by eye and by `diff`.
    Ok((json.replace("{\"id\":", "\n{\"id\":") + "\n").into_bytes())
}

/// One figure.
fn line<'a>(
    town: &Town,
    figure: &'a Figure,
    addresses: &'a BTreeMap<RowRef, String>,
) -> Line<'a> {
    let rows = figure.rows.iter().filter_map(|row| addresses.get(row));
    Line {
        id: &figure.key.id,
        name: &figure.name,
        scope: figure.key.scope.name(town),
        period: figure.key.period.to_string(),
        numerator: figure.numerator.and_then(number),
        denominator: figure.denominator.and_then(number),
        value: value(figure),
        unit: &figure.unit,
        verdict: figure.verdict.map(|verdict| verdict.to_string()),
        target: figure.target.as_deref(),
        rows: rows.map(String::as_str).collect(),
    }
}

/// A decimal as a JSON number, digit by digit.
fn number(decimal: Decimal) -> Option<Number> {
    serde_json::from_str(&decimal.to_string()).ok()
}

/// 100 × numerator ÷ denominator to twelve decimals, not rounded further; else the numerator.
fn value(figure: &Figure) -> Option<Number> {
    if !figure.is_share {
        return number(figure.value()?);
    }
    let numerator = figure.numerator?;
    let places = 12;
    let ((n, n_scale), (d, d_scale)) = (numerator.parts(), figure.denominator?.parts());
    let ten = |scale: u8| 10_i128.checked_pow(u32::from(scale));
    let part = i128::from(n).checked_mul(ten(d_scale)?)?.checked_mul(ten(2 + places)?)?;
    let whole = i128::from(d).checked_mul(ten(n_scale)?)?;
    let scaled = (2 * part + whole).checked_div_euclid(2 * whole)?;
    number(Decimal::new(i64::try_from(scaled).ok()?, places))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::model::{Decimal, Figure, FigureKey, Period, Scope};

    /// A share.
    fn share(numerator: i64, denominator: i64) -> Figure {
        Figure {
            key: FigureKey {
                id: "S-18.rectified_rate".into(),
                scope: Scope::Town,
                period: Period::Year(2026),
            },
            name: "隐患整改率".into(),
            numerator: Some(Decimal::from(numerator)),
            denominator: Some(Decimal::from(denominator)),
            own_value: None,
            unit: "%".into(),
            is_share: true,
            verdict: None,
            target: None,
            limits: Vec::new(),
            rows: Vec::new(),
            is_emitted: true,
        }
    }

    #[test]
    fn a_percentage_is_not_rounded_to_what_papers_print() {
        let text = |figure| value(&figure).map(|number| number.to_string());
        assert_eq!(text(share(6, 7)).unwrap(), "85.714285714286");
        assert_eq!(text(share(1, 2)).unwrap(), "50");
        assert_eq!(text(share(0, 0)), None);
    }
}

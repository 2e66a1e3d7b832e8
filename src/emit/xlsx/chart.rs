//! The sheet 图表: each chart beside the small range that it is drawn from.

use super::styles::Styles;
use crate::model::{Chart, ChartKind, Decimal};
use rust_xlsxwriter::{
    Chart as Drawing, ChartDataLabel, ChartFormat, ChartLegendPosition, ChartSolidFill,
    ChartType, Worksheet, XlsxError,
};

/// Name of the sheet.
pub(super) const SHEET: &str = "图表";
/// Rows that a chart takes at least, so that charts do not overlap.
const CHART_ROWS: u32 = 22;
/// Width of a chart, pixels.
const WIDTH: u32 = 720;
/// Height of a chart, pixels: 20 rows of 20.
const HEIGHT: u32 = 400;
/// Colours of the series, in order; told apart in grey too.
const COLOURS: [&str; 4] = ["#1F4E79", "#ED7D31", "#A5A5A5", "#70AD47"];

/// Writes all charts, one under the other.
pub(super) fn write(
    sheet: &mut Worksheet,
    charts: &[Chart],
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?.set_paper_size(9).set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 16)?;
    let mut row = 0;
    for chart in charts {
        let last = write_data(sheet, chart, row, styles)?;
        let column = u16::try_from(chart.series.len() + 2).unwrap_or(u16::MAX);
        sheet.insert_chart(row, column, &drawing(chart, row, last))?;
        row = (last + 2).max(row + CHART_ROWS);
    }
    Ok(())
}

/// Writes the range of one chart: title, headers, a row a category. Gives its last row.
fn write_data(
    sheet: &mut Worksheet,
    chart: &Chart,
    row: u32,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(row, 0, &*chart.title, &styles.left)?;
    sheet.write_string_with_format(row + 1, 0, &*chart.heading, &styles.header)?;
    for (column, (name, _)) in (1..).zip(&chart.series) {
        sheet.set_column_width(column, 12)?;
        sheet.write_string_with_format(row + 1, column, &**name, &styles.header)?;
    }
    let mut last = row + 1;
    for (at, category) in chart.categories.iter().enumerate() {
        last += 1;
        sheet.write_string_with_format(last, 0, &**category, &styles.short)?;
        for (column, (_, values)) in (1..).zip(&chart.series) {
            let value = values.get(at).copied().flatten();
            match value.and_then(|value| value.to_string().parse::<f64>().ok()) {
                Some(value) => {
                    sheet.write_number_with_format(
                        last,
                        column,
                        value,
                        &styles.number,
                    )?;
                }
                None => {
                    sheet.write_blank(last, column, &styles.number)?;
                }
            }
        }
    }
    Ok(last)
}

/// The chart over its range.
fn drawing(chart: &Chart, row: u32, last: u32) -> Drawing {
    let kind = match chart.kind {
        ChartKind::Column => ChartType::Column,
        ChartKind::Bar => ChartType::Bar,
    };
    let mut drawing = Drawing::new(kind);
    drawing.title().set_name(&*chart.title);
    drawing.legend().set_position(ChartLegendPosition::Bottom);
    drawing.set_width(WIDTH).set_height(HEIGHT).set_alt_text(&*chart.title);
    let values = if chart.kind == ChartKind::Bar {
        drawing.y_axis().set_reverse(); // the first category on top
        drawing.x_axis()
    } else {
        drawing.y_axis()
    };
    if is_small(chart) {
        values.set_major_unit(1); // no half hazards on the axis
    }
    for (column, colour) in (1..).zip(COLOURS.iter().cycle()).take(chart.series.len()) {
        let mut fill = ChartSolidFill::new();
        fill.set_color(*colour);
        let series = drawing.add_series();
        series
            .set_name((SHEET, row + 1, column))
            .set_categories((SHEET, row + 2, 0, last, 0))
            .set_values((SHEET, row + 2, column, last, column))
            .set_data_label(ChartDataLabel::new().show_value())
            .set_format(ChartFormat::new().set_solid_fill(&fill));
    }
    drawing
}

/// Whether all values are at most ten.
fn is_small(chart: &Chart) -> bool {
    let values = chart.series.iter().flat_map(|(_, values)| values).flatten();
    values.into_iter().all(|value| *value <= Decimal::from(10))
}

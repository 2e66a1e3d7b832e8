//! What a cell of a form proposes: a drop-down, a calendar day, a whole number.

use super::choices::Choices;
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::Text;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime,
    XlsxError,
};
use std::collections::BTreeMap;

/// First and last year of a calendar day (`model.md` §6: before 1990 is impossible).
const YEARS: (u16, u16) = (1990, 2099);

/// Names of the rows of other sheets, by sheet: what cells that name them propose.
pub type NamesBySheet = BTreeMap<Text, Vec<Text>>;

/// What may be chosen in a column: its own choices, or the names of the sheet it points to.
pub(super) fn choices(column: &ColumnDecl, names: &NamesBySheet) -> Vec<Text> {
    if column.kind != ColumnType::Link {
        return column.drop_down();
    }
    let lists = column.to.iter().filter_map(|sheet| names.get(sheet));
    lists.flatten().cloned().collect()
}

/// The rule of a column, if it has one. All of them warn and none forbids: a date may be
/// written in words (3日内), a list may be open.
pub(super) fn rule(
    column: &ColumnDecl,
    proposed: &[Text],
    lists: &Choices,
) -> Result<Option<DataValidation>, XlsxError> {
    if !proposed.is_empty() {
        return lists.rule(proposed).map(Some);
    }
    match column.kind {
        ColumnType::Date => date(column).map(Some),
        ColumnType::Int => whole(column).map(Some),
        _ => Ok(None),
    }
}

/// A day, with a friendly word when the cell is entered.
fn date(column: &ColumnDecl) -> Result<DataValidation, XlsxError> {
    let first = ExcelDateTime::from_ymd(YEARS.0, 1, 1)?;
    let last = ExcelDateTime::from_ymd(YEARS.1, 12, 31)?;
    DataValidation::new()
        .allow_date(DataValidationRule::Between(first, last))
        .set_input_title("日期")?
        .set_input_message(format!("{}\n写成 {}", column.note, column.example))?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("不是日期")?
        .set_error_message(format!(
            "日期写成 {} 这样，确认要这样填写吗？",
            column.example
        ))
}

/// A whole number.
fn whole(column: &ColumnDecl) -> Result<DataValidation, XlsxError> {
    let small = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    let (first, last) = column.range.unwrap_or((0, i64::MAX));
    let rule = DataValidationRule::Between(small(first), small(last));
    DataValidation::new()
        .allow_whole_number(rule)
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("不是整数")?
        .set_error_message("这一格写整数，确认要这样填写吗？")
}

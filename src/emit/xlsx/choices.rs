//! Drop-downs: short lists stand in the rule itself, long ones on a hidden sheet 选项.

use super::table::Body;
use crate::model::{Ledger, LedgerTable, Text};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Name of the hidden sheet.
pub(super) const SHEET: &str = "选项";
/// Most characters of a list that stands in the rule.
const INLINE_LIMIT: usize = 255;

/// The long lists of a workbook and the column of 选项 that each has.
pub(super) struct Choices {
    /// Column by list.
    columns: BTreeMap<Vec<Text>, u16>,
}

impl Choices {
    /// Collects the long lists of all ledgers.
    pub(super) fn of(ledgers: &[Ledger]) -> Self {
        let tables = ledgers.iter().flat_map(|ledger| &ledger.tables);
        let columns = tables.flat_map(|table| &table.columns);
        Self::of_lists(columns.map(|column| &column.choices))
    }

    /// Collects the long ones of some lists.
    pub(super) fn of_lists<'a>(lists: impl Iterator<Item = &'a Vec<Text>>) -> Self {
        let mut columns = BTreeMap::new();
        for list in lists.filter(|list| !fits_inline(list)) {
            let next = u16::try_from(columns.len()).unwrap_or(u16::MAX);
            columns.entry(list.clone()).or_insert(next);
        }
        Self { columns }
    }

    /// Whether the hidden sheet is needed.
    pub(super) fn is_any(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Puts drop-downs on the columns of a table. They propose and do not forbid: a list of
    /// the declarations may be open.
    pub(super) fn apply(
        &self,
        sheet: &mut Worksheet,
        table: &LedgerTable,
        body: &Body,
    ) -> Result<(), XlsxError> {
        for (at, column) in (0..).zip(&table.columns) {
            if column.choices.is_empty() {
                continue;
            }
            let rule = self.rule(&column.choices)?;
            sheet.add_data_validation(body.first, at, body.last, at, &rule)?;
        }
        Ok(())
    }

    /// The rule of one list: proposes, does not forbid.
    pub(super) fn rule(&self, choices: &[Text]) -> Result<DataValidation, XlsxError> {
        let rule = match self.columns.get(choices) {
            None => DataValidation::new().allow_list_strings(choices)?,
            Some(column) => {
                let (letters, last) = (column_number_to_name(*column), choices.len());
                let range = format!("={SHEET}!${letters}$1:${letters}${last}");
                DataValidation::new().allow_list_formula(Formula::new(range))
            }
        };
        rule.set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("不在选项中")?
            .set_error_message("填写的内容不在下拉选项中，确认要这样填写吗？")
    }

    /// Writes the hidden sheet, if a list needs it.
    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if !self.is_any() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(SHEET)?.set_hidden(true);
        for (choices, column) in &self.columns {
            for (row, choice) in (0..).zip(choices) {
                sheet.write_string(row, *column, &**choice)?;
            }
        }
        Ok(())
    }
}

/// Whether a list can stand in the rule: short enough, and no comma in it.
fn fits_inline(choices: &[Text]) -> bool {
    let commas = choices.len().saturating_sub(1);
    let length: usize = choices.iter().map(|choice| choice.encode_utf16().count()).sum();
    length + commas <= INLINE_LIMIT && !choices.iter().any(|choice| choice.contains(','))
}

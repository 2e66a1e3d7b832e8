//! 县表: a workbook of a higher office that is filled in, and what goes into its cells.

use super::{Cell, CellAt, Decimal, Text};

/// A form as it lies beside its declaration.
#[derive(Clone, Debug)]
pub struct Form {
    /// Path below `templates/`.
    pub path: Text,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A cell of a form that holds `{{ … }}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormText {
    /// Worksheet.
    pub sheet: Text,
    /// Which cell.
    pub at: CellAt,
    /// What stands in it.
    pub text: String,
}

/// What a cell of a form gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormValue {
    /// Text, a number or a day.
    Plain(Cell),
    /// A percentage: 95.5 for 95.5%.
    Percent(Decimal),
}

/// A form with all its values.
#[derive(Clone, Debug, Default)]
pub struct FilledForm {
    /// Cells outside of the row that is repeated.
    pub cells: Vec<(Text, CellAt, FormValue)>,
    /// The row that is repeated.
    pub repeated: Option<RepeatedRow>,
}

/// A row of a form that stands once for every row of a ledger.
#[derive(Clone, Debug)]
pub struct RepeatedRow {
    /// Worksheet.
    pub sheet: Text,
    /// The row, 1-based.
    pub row: u32,
    /// For every row of the ledger: column and value.
    pub rows: Vec<Vec<(u16, FormValue)>>,
}

//! Builders that several subjects share.

mod town;
mod workbook;

pub(crate) use town::town;
pub(crate) use workbook::workbook;

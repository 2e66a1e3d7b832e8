//! Builders that several subjects share.

mod judged;
mod town;
mod workbook;

pub(crate) use judged::judged;
pub(crate) use town::town;
pub(crate) use workbook::workbook;

//! Builders that several subjects share.

pub(crate) mod document;
pub(crate) mod render;
mod book;
mod edit;
mod fragment;
mod judged;
pub(crate) mod kinds;
pub(crate) mod office;
pub(crate) mod papers;
pub(crate) mod planted;
pub(crate) mod shared;
mod town;
mod workbook;

pub(crate) use book::{Page, book};
pub(crate) use edit::edit;
pub(crate) use fragment::fragment;
pub(crate) use judged::{judged, judged_at};
pub(crate) use town::town;
pub(crate) use workbook::{workbook, workbook_of};

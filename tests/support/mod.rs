//! Builders that several subjects share.

pub(crate) mod document;
pub(crate) mod shared;
mod town;

pub(crate) use town::town;

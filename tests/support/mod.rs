//! Builders that several subjects share.

mod town;

pub(crate) use town::town;

//! Builders that several subjects share.

mod town;
mod shared;

pub(crate) use shared::shared;
pub(crate) use town::town;

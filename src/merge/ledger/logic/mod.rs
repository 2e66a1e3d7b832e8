//! Rows of ledgers that no condition describes, one file each.

pub(in crate::merge) mod figures; // L-34: figures with a target

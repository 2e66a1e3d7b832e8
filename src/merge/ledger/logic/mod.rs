//! Rows of ledgers that no condition describes, one file each.

pub(in crate::merge) mod figures; // L-34: figures with a target
pub(in crate::merge) mod reports; // L-31: reports owed and received
pub(in crate::merge) mod letters; // L-37: numbers given

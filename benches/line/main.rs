//! Benches of the line: reading, one notice, a ledger, a whole build.
#![allow(
    clippy::unwrap_used,
    clippy::missing_docs_in_private_items,
    reason = "a bench stops where something is wrong"
)]

mod town; // workbooks of any size

fn main() {
    let _ = town::write;
}

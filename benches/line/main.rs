//! Benches of the line: reading, one notice, a ledger, a whole build.

mod town;

fn main() {
    let _ = town::write;
}

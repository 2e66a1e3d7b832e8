//! Benches of the line: reading, one notice, a ledger, a whole build.
#![allow(
    clippy::unwrap_used,
    clippy::missing_docs_in_private_items,
    reason = "a bench stops where something is wrong"
)]

mod town; // workbooks of any size
mod read; // 100,000 check rows
mod notice; // composing and emitting one notice
mod ledger; // 100,000 rows
mod build; // a whole town

use criterion::{criterion_group, criterion_main};

/// As in the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

criterion_group! {
    name = line;
    config = criterion::Criterion::default().sample_size(10);
    targets = read::bench, notice::bench, ledger::bench, build::bench
}
criterion_main!(line);

//! Reading: 100,000 rows of 检查 alone, as far as calamine's bare reader goes, as far as rows,
//! and as far as a town; then with the other sheets of their town. All over the same bytes.
//! `ZHENWEN_CHECKS` names a folder with another `checks.xlsx` to be read alone.

use crate::town::{Size, write};
use criterion::{Criterion, Throughput};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use zhenwen::catalog::Catalog;
use zhenwen::read::{kept_rows, read};

/// Rows of 检查.
const ROWS: u32 = 100_000;

pub(crate) fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), Size { villages: 20, units: 2_000, checks: ROWS });
    let made = tempfile::tempdir().unwrap();
    let checks = made.path().join("checks.xlsx");
    std::fs::copy(folder.path().join("checks.xlsx"), &checks).unwrap();
    let given = std::env::var_os("ZHENWEN_CHECKS").map(PathBuf::from);
    let only = given.as_deref().unwrap_or(made.path());
    let catalog = Catalog::load(None).unwrap();
    let today = "2026-10-31".parse().unwrap();
    let mut group = criterion.benchmark_group("read");
    let rows = kept_rows(&catalog, only, today).unwrap();
    group.throughput(Throughput::Elements(u64::try_from(rows).unwrap()));
    group.bench_function("a: cells, calamine alone", |bencher| {
        bencher.iter(|| bare(&only.join("checks.xlsx")));
    });
    group.bench_function("b: rows, the package examined", |bencher| {
        bencher.iter(|| kept_rows(&catalog, only, today).unwrap());
    });
    group.bench_function("c: one sheet, gathered and linked", |bencher| {
        bencher.iter(|| read(&catalog, only, today).unwrap());
    });
    group.bench_function("a town: 100,000 checks, 50,000 hazards", |bencher| {
        bencher.iter(|| read(&catalog, folder.path(), today).unwrap());
    });
    group.finish();
}

/// Every cell of the first worksheet, looked at and dropped.
fn bare(path: &Path) -> usize {
    use calamine::Reader;
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheet = workbook.sheet_names()[0].clone();
    let mut cells = workbook.worksheet_cells_reader(&sheet).unwrap();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().unwrap() {
        black_box(cell);
        count += 1;
    }
    count
}

//! Reading: 100,000 rows of 检查, with their town; beside calamine's bare reader.

use crate::town::{Size, write};
use criterion::{Criterion, Throughput};
use std::hint::black_box;
use zhenwen::catalog::Catalog;

/// Rows of 检查.
const ROWS: u32 = 100_000;

pub(crate) fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), Size { villages: 20, units: 2_000, checks: ROWS });
    let catalog = Catalog::load(None).unwrap();
    let today = "2026-10-31".parse().unwrap();
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Elements(u64::from(ROWS)));
    group.bench_function("town of 100,000 checks", |bencher| {
        bencher.iter(|| zhenwen::read::read(&catalog, folder.path(), today).unwrap());
    });
    let only = tempfile::tempdir().unwrap();
    let checks = only.path().join("checks.xlsx");
    std::fs::copy(folder.path().join("checks.xlsx"), &checks).unwrap();
    group.bench_function("sheet of 100,000 checks", |bencher| {
        bencher.iter(|| zhenwen::read::read(&catalog, only.path(), today).unwrap());
    });
    group.bench_function("floor: calamine, cells only", |bencher| {
        bencher.iter(|| bare(&checks));
    });
    group.finish();
}

/// Every cell of the first worksheet, looked at and dropped.
fn bare(path: &std::path::Path) -> usize {
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

//! A whole build: 2,000 units, 20,000 checks, 10,000 hazards, every notice that is due.

use crate::town::{Size, write};
use criterion::{BatchSize, Criterion, Throughput};
use zhenwen::pipeline::{Order, build};
use zhenwen::report::Progress;

pub(crate) fn bench(criterion: &mut Criterion) {
    let data = tempfile::tempdir().unwrap();
    write(data.path(), Size { villages: 20, units: 2_000, checks: 20_000 });
    let mut group = criterion.benchmark_group("build");
    group.throughput(Throughput::Elements(20_000));
    let order = |output: &tempfile::TempDir| Order {
        data: output.path().join("data"),
        output: output.path().join("output"),
        as_of: Some("2026-10-31".parse().unwrap()),
        ..Order::default()
    };
    let fresh = || {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("data");
        std::fs::create_dir(&inner).unwrap();
        for entry in std::fs::read_dir(data.path()).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), inner.join(entry.file_name())).unwrap();
        }
        folder
    };
    group.bench_function("2,000 units, 20,000 checks", |bencher| {
        bencher.iter_batched(
            fresh,
            |folder| {
                build(&order(&folder), &Progress::hidden()).unwrap();
                folder
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

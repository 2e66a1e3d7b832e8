//! A ledger of 100,000 rows and ten columns.

use criterion::{Criterion, Throughput};
use zhenwen::emit::xlsx::workbook;
use zhenwen::model::{
    Cell, Decimal, Ledger, LedgerColumn, LedgerTable, Period, RowRef, RowSource,
};

/// Rows.
const ROWS: usize = 100_000;

/// Rows out of nothing: memory is the writer's alone.
struct Rows;

impl RowSource for Rows {
    fn len(&self) -> usize {
        ROWS
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        let number = Cell::Number(Decimal::from(i64::try_from(index).unwrap()));
        let day = jiff::civil::date(2026, 1 + i8::try_from(index % 10).unwrap(), 5);
        cells.push(number.clone());
        cells.extend([number, Cell::Date(day), Cell::Date(day)]);
        let text = [
            "东岭商店",
            "营业厅",
            "灭火器压力不足，未及时更换",
            "更换灭火器",
            "赵南",
            "",
        ];
        cells.extend(text.map(|text| Cell::Text(text.into())));
    }

    fn origin(&self, _index: usize) -> Option<RowRef> {
        None
    }
}

fn ledger() -> Ledger<'static> {
    let headers = [
        "序号",
        "编号",
        "发现日期",
        "期限",
        "单位",
        "部位",
        "内容",
        "措施",
        "责任人",
        "备注",
    ];
    let column = |header: &str| LedgerColumn {
        header: header.into(),
        width: 14,
        ..LedgerColumn::default()
    };
    Ledger {
        code: "L-10".into(),
        name: "隐患台账".into(),
        period: Period::Month(2026, 10),
        template: "".into(),
        title: "示例镇隐患台账（2026年10月）".into(),
        filler: "填报单位：示例镇人民政府".into(),
        as_of: "统计截止日期：2026年10月31日".into(),
        is_landscape: true,
        has_signatures: true,
        tables: vec![LedgerTable {
            caption: "".into(),
            sheet: "".into(),
            columns: headers.map(column).into(),
            rows: Box::new(Rows),
            overdue_column: None,
        }],
    }
}

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ledger");
    group.throughput(Throughput::Elements(u64::try_from(ROWS).unwrap()));
    let ledger = ledger();
    group.bench_function("100,000 rows", |bencher| {
        bencher.iter(|| workbook(&ledger, "bench").unwrap());
    });
    group.finish();
}

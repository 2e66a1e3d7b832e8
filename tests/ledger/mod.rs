//! Ledgers: from a town to the bytes of a workbook.

mod declared; // what a ledger file may say
mod rows; // which rows, in which order, and what they show
mod workbook; // what stands in the file
mod year; // the year workbook and its charts

use crate::support::town;
use std::collections::BTreeSet;
use std::sync::Arc;
use zhenwen::catalog::{Catalog, Declarations};
use zhenwen::merge::{Case, Wanted};
use zhenwen::model::{Cell, Day, Facts, Figures, Ledger, Period, Run, Text, Town};

/// The town of these tests: two villages, three units, hazards round the edges of October.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("机关", "机关名称|机关简称|行动起年|行动止年\n兰台镇人民政府|兰台镇|2024|2026"),
    ("村", "村名|户数|人口|工作经费\n东岭村|310|1020|2\n西坡村|205|640|"),
    (
        "单位",
        "单位名称|村名|行业领域|从业人数|是否高危|经营状态|状态变更日期\n\
         西坡酒坊|西坡村|工贸|8|是||\n\
         东岭超市|东岭村|商贸|12|否||\n\
         东岭旧窑|东岭村|工贸|3|是|关闭|2026-05-01",
    ),
    (
        "检查",
        "检查编号|检查日期|检查人员|单位名称|发现隐患数|当场整改数\n\
         J1|2026-10-09|王一、李二|东岭超市|2|1\n\
         J2|2026-10-20|王一|西坡酒坊|1|0\n\
         J3|2026-11-02|李二|东岭超市|1|0\n\
         J4|2026-09-30|李二|东岭超市|3|",
    ),
    (
        "隐患",
        "隐患编号|发现日期|单位名称|村名|隐患内容|隐患等级|定级日期|整改资金|整改期限|整改完成日期|复查日期|复查结论|销号日期|撤销日期|撤销原因|备注\n\
         H1|2026-10-09|东岭超市||灭火器过期|一般||2|2026-10-20||||||||\n\
         H2|2026-10-01|西坡酒坊||酒精库未防爆|重大|2026-10-03|5|2026-11-30|||||||=1+1\n\
         H3|2026-09-30|东岭超市||通道堵塞|一般|||2026-10-15|2026-10-10|2026-10-12|合格|||||\n\
         H4|2026-08-01|东岭超市||电线私拉|一般|||2026-08-15|2026-09-20|2026-09-30|合格|||||\n\
         H5|2026-08-02|东岭超市||应急灯不亮||||2026-08-15|2026-09-20|2026-10-01|合格|2026-10-01||||\n\
         H6|2026-10-31||西坡村|消火栓无水|一般|||2026-11-10||||||||\n\
         H7|2026-11-01|东岭超市||货架过高|一般|||2026-11-10||||||||\n\
         H8|2026-10-05|东岭超市||误报|一般|||2026-10-10|||||2026-10-06|不属实|\n\
         H9|2023-06-01|西坡酒坊||防爆墙缺失|重大||1|2023-12-31||||||||\n\
         H10|2026-07-01|东岭超市||旧线路|一般|||2026-07-31|||||2026-09-30|搬迁|",
    ),
];

/// Everything that a case borrows.
pub(crate) struct Bench {
    /// Declarations.
    pub(crate) catalog: Arc<Catalog>,
    /// Sheets.
    town: Arc<Town>,
    /// States.
    facts: Arc<Facts>,
    /// Figures.
    figures: Arc<Figures>,
    /// October 2026, judged at its end.
    run: Run,
    /// Nothing is issued yet.
    issued: BTreeSet<Text>,
}

impl Bench {
    /// The usual town.
    pub(crate) fn new() -> Self {
        Self::of(Declarations::load(None).unwrap(), TABLES)
    }

    /// Other declarations or tables.
    pub(crate) fn of(declarations: Declarations, tables: &[(&str, &str)]) -> Self {
        let catalog = Arc::new(Catalog::from_declarations(declarations).unwrap());
        let town = Arc::new(town(&catalog, tables));
        let as_of: Day = "2026-10-31".parse().unwrap();
        let run = Run {
            as_of,
            month: Period::Month(2026, 10),
            year: 2026,
            month_start: 1,
            campaign: Some((2024, 2026)),
        };
        let facts = Arc::new(zhenwen::compute::facts(&town, &run));
        let figures = zhenwen::compute::figures(&catalog, &town, &facts, &run);
        let figures = Arc::new(figures);
        Self { catalog, town, facts, figures, run, issued: BTreeSet::new() }
    }

    /// The case.
    pub(crate) fn case(&self) -> Case<'_> {
        Case {
            catalog: &self.catalog,
            town: &self.town,
            facts: &self.facts,
            figures: &self.figures,
            run: &self.run,
            issued: &self.issued,
            dispatches: &[],
        }
    }

    /// All ledgers of the month.
    pub(crate) fn month(&self) -> Vec<Ledger<'_>> {
        zhenwen::merge::month_ledgers(self.case(), &all())
    }

    /// All ledgers of the year.
    pub(crate) fn year(&self) -> Vec<Ledger<'_>> {
        let books = zhenwen::merge::year_books(self.case(), &all());
        books.into_iter().flat_map(|book| book.ledgers).collect()
    }
}

/// Month and year, nothing left out.
pub(crate) fn all() -> Wanted {
    Wanted { wants_month: true, wants_year: true, ..Wanted::default() }
}

/// The ledger of a code.
pub(crate) fn of_code<'a, 'b>(ledgers: &'b [Ledger<'a>], code: &str) -> &'b Ledger<'a> {
    ledgers.iter().find(|ledger| &*ledger.code == code).unwrap()
}

/// All rows of the first table.
pub(crate) fn cells(ledger: &Ledger) -> Vec<Vec<Cell>> {
    let table = &ledger.tables[0];
    let row = |index| {
        let mut cells = Vec::new();
        table.rows.fill(index, &mut cells);
        cells
    };
    (0..table.rows.len()).map(row).collect()
}

/// One column as text, row by row.
pub(crate) fn column(ledger: &Ledger, header: &str) -> Vec<String> {
    let columns = &ledger.tables[0].columns;
    let at = columns.iter().position(|c| &*c.header == header).expect(header);
    cells(ledger).iter().map(|row| text(&row[at])).collect()
}

/// A cell as text.
pub(crate) fn text(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
    }
}

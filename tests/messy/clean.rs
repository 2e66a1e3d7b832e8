//! Clean tables, and what is left of any table once it is read: its records.

use super::{BASE, read_folder};
use crate::support::office::catalog;
use crate::support::{Page, book, judged, workbook};
use std::collections::BTreeSet;
use tempfile::TempDir;
use zhenwen::model::Town;

/// A table as an office that follows the book would keep it.
#[derive(Clone, Debug)]
pub(super) struct Clean {
    /// Its sheet.
    pub(super) sheet: &'static str,
    /// Canonical headers.
    pub(super) headers: Vec<String>,
    /// Cells by row, as `Page` takes them.
    pub(super) rows: Vec<Vec<String>>,
}

/// The same table in many hands: workbooks with their worksheets, and the codes of what is
/// said of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Messy {
    /// Workbooks: path and worksheets.
    pub(super) files: Vec<(String, Vec<Page>)>,
    /// Codes besides those of the clean table.
    pub(super) codes: Vec<&'static str>,
}

/// What was read: records of all sheets, and the codes of what was said.
pub(super) type Told = (Vec<String>, BTreeSet<String>);

/// Codes of `check` that tell of how a table is written.
const OF_TABLES: &[&str] = &["C-20", "E-DELETED", "E-REQUIRED", "E-CONFLICT"];

impl Clean {
    /// A table of lines.
    fn of(sheet: &'static str, table: &str) -> Self {
        let Page { mut rows, .. } = Page::of(sheet, table);
        let headers = rows.remove(0);
        Self { sheet, headers, rows }
    }

    /// Whether the cells of a column are of a kind, by its declaration.
    pub(super) fn is(
        &self,
        at: usize,
        kind: impl Fn(zhenwen::catalog::ColumnType) -> bool,
    ) -> bool {
        let decl =
            catalog().sheets.iter().find(|decl| &*decl.name == self.sheet).unwrap();
        decl.column(&self.headers[at]).is_some_and(|column| kind(column.kind))
    }

    /// As one worksheet of its name.
    pub(super) fn page(&self) -> Page {
        let rows = [vec![self.headers.clone()], self.rows.clone()].concat();
        Page { name: self.sheet.to_owned(), rows, ..Page::default() }
    }

    /// As one workbook of one worksheet.
    pub(super) fn alone(page: Page, codes: &[&'static str]) -> Messy {
        Messy { files: vec![("case.xlsx".to_owned(), vec![page])], codes: codes.to_vec() }
    }
}

/// The tables that are made a mess of.
pub(super) fn tables() -> Vec<Clean> {
    vec![
        Clean::of(
            "村",
            "村名|村类别|村主要负责人|安全员|户数|网格数|工作经费\n\
            南坡村|行政村|王东|李西、赵南|#310|#3|#1.5\n北桥村|行政村|钱北|孙中|#420|#4|#2\n\
            后坪村|行政村|周上|无|#128|#2|#0.5\n东街社区|社区|吴下|郑左|#560|#6|#3",
        ),
        Clean::of(
            "单位",
            "单位名称|村名|单位类别|是否高危|从业人数|主要负责人|开业日期|风险等级\n\
            南坡饭店|东岭村|餐饮|否|#7|冯顺|2019-3-25|低\n北桥旅馆|东岭村|旅馆|否|#12|陈和|2020-11-2|一般\n\
            后坪加油站|西坡村|加油站|是|#9|褚宁|2015-6-30|较大\n东街酒坊|西坡村|企业|是|#57|卫康|2018-1-8|重大",
        ),
        Clean::of(
            "检查",
            "检查编号|检查日期|检查类型|检查层级|检查人员|单位名称|检查内容|发现隐患数\n\
            J1|2026-10-9|日常|镇级|卫东、蒋西|东岭超市|用电、通道|#2\nJ2|2026-10-12|专项|镇级|卫东、蒋西|西坡酒坊|酒库|#1\n\
            J3|2026-9-2|日常|村级|王东、沈南|东岭超市|灭火器|#0\nJ4|2026-8-30|暗访|镇级|韩北、杨中|西坡酒坊|动火作业|#3",
        ),
        Clean::of(
            "隐患",
            "隐患编号|发现日期|单位名称|隐患部位|隐患内容|隐患等级|整改期限|整改资金|整改情况|整改完成日期|复查结论\n\
            H1|2026-10-9|东岭超市|营业厅|灭火器压力不足|一般|2026-10-20|#0.02|已整改到位|2026-10-15|\n\
            H2|2026-10-9|东岭超市|库房|货物堵塞疏散通道|一般|2026-11-9|#0|整改中||\n\
            H3|2026-9-12|西坡酒坊|酒库|未设防爆照明|重大|2026-11-12|#1.2|正在整改||\n\
            H4|2026-8-15|西坡酒坊|锅炉房|压力表未检定|一般|2026-8-30|#0.05|已整改|2026-8-18|合格",
        ),
        Clean::of(
            "培训",
            "培训编号|培训日期|主题|培训类别|组织单位|地点|应训人数|实训人数\n\
            P1|2026-3-5|用电安全|从业人员|东岭超市|会议室|#20|#18\nP2|2026-4-8|消防知识|网格员|东岭村|村委会|#12|#12\n\
            P3|2026-6-1|动火作业|从业人员|西坡酒坊|车间|#30|#27\nP4|2026-9-9|应急救护|安全员|西坡村|礼堂|#15|#14",
        ),
        Clean::of(
            "督办",
            "文号|督办级别|督办类别|对象|事项|下达日期|督办期限|办结日期\n\
            兰督办〔2026〕1号|镇|挂牌督办|东岭超市|安全出口上锁|2026-3-8|2026-4-8|2026-4-2\n\
            兰督办〔2026〕2号|县|双督办|西坡酒坊|酒库未防爆|2026-5-6|2026-7-6|\n\
            兰督办〔2026〕3号|镇|一般督办|东岭村|护栏缺失|2026-9-1|2026-10-31|",
        ),
        Clean::of(
            "检查隐患",
            "检查日期|检查人员|村名|单位名称|隐患内容|隐患等级|整改期限|整改完成日期\n\
            2026-10-9|卫东、蒋西|东岭村|东岭超市|灭火器压力不足|一般|2026-10-20|2026-10-15\n\
            2026-10-9|卫东、蒋西|东岭村|东岭超市|货物堵塞疏散通道|一般|2026-11-9|\n\
            2026-10-12|卫东、蒋西|西坡村|西坡酒坊|未设防爆照明|重大|2026-11-12|\n\
            2026-9-2|王东、沈南|东岭村|东岭超市|未发现隐患|||",
        ),
    ]
}

/// Reads workbooks beside the base; the account of rows must close.
pub(super) fn told(messy: &Messy) -> Told {
    let folder = TempDir::new().unwrap();
    workbook(&folder.path().join("base.xlsx"), BASE);
    for (name, pages) in &messy.files {
        book(&folder.path().join(name), pages);
    }
    let (town, mut findings) = read_folder(folder.path());
    account_closes(&town);
    let judged = judged(catalog(), &town).into_iter();
    findings.extend(judged.filter(|finding| OF_TABLES.contains(&&*finding.code)));
    (records(&town), findings.iter().map(|finding| finding.code.to_string()).collect())
}

/// Rows in are rows kept and rows aside.
pub(super) fn account_closes(town: &Town) {
    let aside: usize = town.sheets.iter().flatten().map(|sheet| sheet.aside.len()).sum();
    let rows_in: u32 = town.sources.iter().map(|source| source.rows_in).sum();
    let kept: u32 = town.sources.iter().map(|source| source.rows_kept).sum();
    assert_eq!(rows_in as usize, kept as usize + aside, "the account of rows is open");
}

/// All rows of all sheets, by sheet, in one order: what the declared columns say.
pub(super) fn records(town: &Town) -> Vec<String> {
    let mut records = Vec::new();
    for sheet in town.sheets.iter().flatten() {
        let decl = &catalog().sheets[usize::from(sheet.id)];
        for row in &sheet.rows {
            let given = row.written().filter(|(at, _)| *at < decl.columns.len());
            let given =
                given.map(|(at, value)| format!("{}={value}", decl.columns[at].header));
            let given: Vec<String> = given.collect();
            records.push(format!("{}: {}", decl.name, given.join(" ")));
        }
    }
    records.sort();
    records
}

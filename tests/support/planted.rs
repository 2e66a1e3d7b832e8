//! 埋错: faults put into a copy of the sample town, each in a row of its own, and the finding
//! that must stand at the cell of each.

use super::edit::{Edit, edit_rows, places};
use std::path::Path;

/// One fault.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Planted {
    /// Workbook below `data/`.
    pub(crate) file: &'static str,
    /// The row: a header, and what its cell says.
    pub(crate) row: (&'static str, &'static str),
    /// What the row's cells are to hold instead, header by header, as `edit` takes it.
    pub(crate) values: &'static [(&'static str, &'static str)],
    /// Code of the finding.
    pub(crate) code: &'static str,
    /// Header of the column in which the finding stands.
    pub(crate) at: &'static str,
    /// Code of a finding that the fault is bound to raise in the same row, too; else empty.
    pub(crate) besides: &'static str,
}

/// A workbook of the sample, and the header of the column by which its rows are named here.
type Book = (&'static str, &'static str);

const HAZARDS: Book = ("hazards.xlsx", "隐患编号");
const CHECKS: Book = ("checks.xlsx", "检查编号");
const UNITS: Book = ("units.xlsx", "单位名称");
const VILLAGES: Book = ("villages.xlsx", "村名");
const SELFCHECKS: Book = ("selfchecks.xlsx", "序号");
const SUPERVISION: Book = ("supervision.xlsx", "文号");
const SUBMISSIONS: Book = ("submissions.xlsx", "序号");
const TASKS: Book = ("tasks.xlsx", "任务编号");
const DRILLS: Book = ("drills.xlsx", "序号");
const ALIASES: Book = ("aliases.xlsx", "正名");
const TARGETS: Book = ("targets.xlsx", "指标编号");

/// A fault whose finding stands at the first cell that is changed.
const fn of(
    code: &'static str,
    (file, key): Book,
    row: &'static str,
    values: &'static [(&'static str, &'static str)],
) -> Planted {
    Planted { file, row: (key, row), values, code, at: values[0].0, besides: "" }
}

/// A fault whose finding stands elsewhere in the row.
const fn seen_at(at: &'static str, planted: Planted) -> Planted {
    Planted { at, ..planted }
}

/// A fault that another rule is bound to see, too.
const fn also(besides: &'static str, planted: Planted) -> Planted {
    Planted { besides, ..planted }
}

/// All faults.
pub(crate) fn planted() -> Vec<Planted> {
    [dates(), amounts(), words(), names(), rules()].concat()
}

/// Puts all faults into a copy of the sample's `data/`; gives for each the cell of its finding.
pub(crate) fn plant(data: &Path) -> Vec<(Planted, String)> {
    let mut files: Vec<&str> = planted().iter().map(|fault| fault.file).collect();
    files.sort_unstable();
    files.dedup();
    let mut found = Vec::new();
    for file in files {
        let faults: Vec<Planted> =
            planted().into_iter().filter(|fault| fault.file == file).collect();
        let edits: Vec<Edit> =
            faults.iter().map(|fault| (fault.row, fault.values)).collect();
        let at: Vec<[(&str, &str); 1]> =
            faults.iter().map(|fault| [(fault.at, "")]).collect();
        let shown: Vec<Edit> =
            faults.iter().zip(&at).map(|(fault, at)| (fault.row, &at[..])).collect();
        let cells = places(&data.join(file), &shown);
        edit_rows(&data.join(file), &edits);
        found.extend(faults.into_iter().zip(cells.into_iter().flatten()));
    }
    found
}

/// Days that are none, or may be two.
fn dates() -> Vec<Planted> {
    vec![
        of("E-DATE-IMPOSSIBLE", HAZARDS, "患2024-0292", &[("送达日期", "2024-2-30")]),
        of("E-DATE-YEAR2", HAZARDS, "患2024-0293", &[("送达日期", "24.7.3")]),
        of("E-DATE-NOYEAR", UNITS, "东岭三和酒坊", &[("挂牌日期", "3月27日")]),
        of("E-DATE-DECIMAL", VILLAGES, "下庄村", &[("站点建成日期", "#2.14")]),
        of("E-ASK-DATE", HAZARDS, "患2024-0116", &[("告知日期", "#3.1")]),
        of("E-ASK-DAY", UNITS, "东岭大众酒坊", &[("承诺书日期", "2026年4月")]),
        of("E-DATE-RANGE", SELFCHECKS, "11", &[("上报日期", "2024年1月4日-6日")]),
        of(
            "E-DATE-MONTH",
            SUPERVISION,
            "兰安办督〔2024〕9号",
            &[("督办期限", "2024年10月")],
        ),
        of("E-DATE-WORDS", HAZARDS, "患2026-0483", &[("整改期限", "30日内")]),
        of("E-HOLIDAYS", HAZARDS, "患2026-0441", &[("整改期限", "5个工作日内")]),
        of("E-PERIOD", SUBMISSIONS, "11", &[("所属期", "上月")]),
        of(
            "E-LIMIT",
            TASKS,
            "3-02",
            &[("时限原文", "近期"), ("截止日期", ""), ("时限类型", "")],
        ),
        of("C-22", DRILLS, "11", &[("演练日期", "2026-12-05")]),
    ]
}

/// Numbers and codes that cannot be used as they are.
fn amounts() -> Vec<Planted> {
    vec![
        of("E-NUMBER-TEXT", UNITS, "东岭初级中学", &[("从业人数", "32人")]),
        of("E-ASK-COUNT", VILLAGES, "龙泉村", &[("户数", "约400")]),
        of("E-MONEY-UNIT", HAZARDS, "患2024-0294", &[("整改资金（万元）", "5000元")]),
        of("E-ASK-UNIT", HAZARDS, "患2024-0295", &[("整改资金（万元）", "#50000")]),
        of("E-CELL-ERROR", UNITS, "东岭小学", &[("从业人数", "!#REF!")]),
        of(
            "E-ID-INVALID",
            UNITS,
            "西河加油站",
            &[("统一社会信用代码", "91149921MAKKB3122O")],
        ),
        of(
            "E-ID-LOST",
            UNITS,
            "云来旅馆",
            &[("统一社会信用代码", "#921499210000000000")],
        ),
        of("E-ID-INVALID", VILLAGES, "双井村", &[("联系电话", "139000000")]),
        of("E-DOCNO", CHECKS, "检2025-0164", &[("文号", "兰安办改[2025]061号")]),
    ]
}

/// Words that are in no list.
fn words() -> Vec<Planted> {
    vec![
        of("E-ASK-YESNO", UNITS, "西河惠民养殖场", &[("双重预防", "部分")]),
        also("C-35", of("E-ASK-LEVEL", HAZARDS, "患2024-0297", &[("隐患等级", "Ⅱ级")])),
        of("E-ENUM", CHECKS, "检2025-0159", &[("检查层级", "乡级")]),
        of("E-ENUM-NEW", UNITS, "五丰农家院", &[("单位类别", "农家乐")]),
        of("E-VALUE-MAPPED", CHECKS, "检2025-0160", &[("检查类型", "夜查")]),
        of("E-STATUS-TEXT", HAZARDS, "患2024-0298", &[("整改情况", "见附页")]),
        of("E-REQUIRED", DRILLS, "12", &[("组织单位", "")]),
        of("E-WANTED", UNITS, "盛泰宾馆", &[("主要负责人", "")]),
    ]
}

/// Names and ids that no row has, or that two rows have.
fn names() -> Vec<Planted> {
    vec![
        of("E-NAME-UNKNOWN", CHECKS, "检2025-0161", &[("单位名称", "汇丰农家苑")]),
        of("E-PARTY-UNKNOWN", DRILLS, "13", &[("组织单位", "澜州县百顺酒厂")]),
        of("E-KEY-UNKNOWN", HAZARDS, "患2024-0303", &[("原隐患编号", "患2020-9999")]),
        seen_at("任务标题", of("E-CONFLICT", TASKS, "3-03", &[("任务编号", "3-01")])),
        of(
            "E-ALIAS",
            ALIASES,
            "兰台镇应急管理服务站",
            &[("别名", "兰台镇村镇建设办公室")],
        ),
    ]
}

/// Cells and sheets that contradict each other.
fn rules() -> Vec<Planted> {
    vec![
        seen_at("发现隐患数", of("C-06", CHECKS, "检2025-0170", &[("限期整改数", "#0")])),
        of("C-07", CHECKS, "检2025-0171", &[("发现隐患数", "#2"), ("限期整改数", "#2")]),
        of("C-15", HAZARDS, "患2024-0307", &[("整改期限", "2023-07-09")]),
        of("C-15", HAZARDS, "患2024-0311", &[("销号日期", "2024-07-20")]),
        of("C-16", HAZARDS, "患2024-0312", &[("整改情况", "整改中")]),
        also(
            "C-15",
            of(
                "E-CLOSE-NORECHECK",
                HAZARDS,
                "患2024-0155",
                &[("销号日期", "2024-05-13")],
            ),
        ),
        of(
            "E-CLOSE-VOID",
            HAZARDS,
            "患2024-0313",
            &[("撤销日期", "2024-07-23"), ("撤销原因", "关停")],
        ),
        of("E-VOID-REASON", HAZARDS, "患2024-0264", &[("撤销原因", "")]),
        of("E-RECHECK-BLANK", HAZARDS, "患2024-0316", &[("复查日期", "")]),
        also(
            "E-WANTED",
            of("E-DEADLINE-BLANK", HAZARDS, "患2026-0376", &[("整改期限", "")]),
        ),
        of("E-UNIT-STATUS", UNITS, "恒丰农家院", &[("状态变更日期", "")]),
        of(
            "C-27",
            UNITS,
            "西河张记副食店",
            &[("统一社会信用代码", "92149921MA1KGCW94L")],
        ),
        of("C-28", CHECKS, "检2025-0182", &[("检查人员", "田佳宁")]),
        of("C-30", TARGETS, "S-53.ontime_rate", &[("指标编号", "S-53.ontime")]),
        also("E-WANTED", of("C-35", UNITS, "双龙宾馆", &[("行业领域", "")])),
    ]
}

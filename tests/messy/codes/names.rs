//! Codes of names, ids and keys, and of what a row says against itself.

use super::super::Case;
use super::{hazard, of};
use crate::support::Page;

/// Names, ids and keys.
pub(super) fn names() -> Vec<Case> {
    let twice = "单位名称|村名|主要负责人\n南坡饭店|东岭村|甲一\n南坡饭店|东岭村|乙二";
    let once = "单位名称|村名|主要负责人\n南坡饭店|东岭村|甲一\n南坡酒坊|东岭村|乙二";
    let conflict = "隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-9|东岭超市|灭火器过期\nH1|2026-10-9|东岭超市|通道堵塞";
    let merged = "隐患编号|发现日期|单位名称|隐患内容|隐患部位\nH1|2026-10-9|东岭超市|灭火器过期|\nH1|2026-10-9|东岭超市|灭火器过期|库房";
    let two = "发现日期|单位名称|隐患内容\n2026-10-9|东岭超市|灭火器过期\n2026-10-9|东岭超市|灭火器过期";
    let apart = "隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-9|东岭超市|灭火器过期\nH2|2026-10-9|东岭超市|通道堵塞";
    let of_station =
        |name: &str| format!("演练日期|组织单位|演练类型\n2026-10-9|{name}|灭火");
    let ambiguous = |name: &str| {
        vec![
            Page::of("站所", &format!("站所名称|负责人|分管领导\n{name}|甲一|乙二")),
            Page::of("演练", &of_station("东岭超市")),
        ]
    };
    vec![
        of("E-SAME-MERGED", "3", "隐患", [merged, apart]),
        of("E-SAME-TWO", "3", "隐患", [two, apart]),
        of("E-CONFLICT", "D3", "隐患", [conflict, apart]),
        of("E-UNIT-TWICE", "C3", "单位", [twice, once]),
        of(
            "E-ID-ALLOTTED",
            "2",
            "隐患",
            ["发现日期|单位名称|隐患内容\n2026-10-9|东岭超市|灭火器过期", apart],
        ),
        hazard("E-NAME-UNKNOWN", "村名", ["东林村", "东岭村委会"]),
        of(
            "E-PARTY-UNKNOWN",
            "B2",
            "演练",
            [&of_station("东岭小超市"), &of_station("东岭超市（个体）")],
        ),
        Case {
            code: "E-KEY-AMBIGUOUS",
            cell: "B2",
            wrong: ambiguous("东岭超市"),
            right: ambiguous("应急站"),
        },
        hazard("E-KEY-UNKNOWN", "原隐患编号", ["H9", "H1"]),
        of(
            "E-KEY-BLANK",
            "E2",
            "培训",
            [
                "培训日期|主题|培训类别|组织单位|单位名称\n2026-10-9|用电|从业人员||",
                "培训日期|主题|培训类别|组织单位|单位名称\n2026-10-9|用电|从业人员||东岭超市",
            ],
        ),
        of(
            "E-ALIAS",
            "B2",
            "别名",
            [
                "类别|别名|正名\n单位|西坡酒坊|东岭超市",
                "类别|别名|正名\n单位|岭超|东岭超市",
            ],
        ),
    ]
}

/// What a row says against itself.
pub(super) fn rows() -> Vec<Case> {
    let closed = |recheck: &str| {
        format!(
            "隐患编号|发现日期|单位名称|隐患内容|销号日期|隐患等级|复查日期|复查结论\nH1|2026-10-9|东岭超市|灭火器过期|2026-10-20|重大|{recheck}"
        )
    };
    let void = |reason: &str| {
        format!(
            "隐患编号|发现日期|单位名称|隐患内容|撤销日期|撤销原因|销号日期\nH1|2026-10-9|东岭超市|灭火器过期|2026-10-12|{reason}"
        )
    };
    let stopped = |day: &str| {
        format!("单位名称|村名|状态变更日期|经营状态\n南坡饭店|东岭村|{day}|停产")
    };
    vec![
        of("E-CLOSE-NORECHECK", "E2", "隐患", [&closed("|"), &closed("2026-10-19|合格")]),
        of("E-CLOSE-VOID", "E2", "隐患", [&void("搬迁|2026-10-20"), &void("搬迁|")]),
        of("E-VOID-REASON", "F2", "隐患", [&void("|"), &void("不属实|")]),
        hazard("E-RECHECK-BLANK", "复查日期", ["2026-10-20", ""]).with_cell("2"),
        hazard("E-DEADLINE-BLANK", "整改期限", ["", "2026-10-20"]),
        of("E-UNIT-STATUS", "C2", "单位", [&stopped(""), &stopped("2026-5-6")]),
    ]
}

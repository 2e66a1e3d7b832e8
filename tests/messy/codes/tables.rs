//! Codes of headers and of rows as tables have them.

use super::super::{Case, hazards};
use super::{hazard, of};
use crate::support::Page;

/// Headers and tables.
pub(super) fn tables() -> Vec<Case> {
    let two = "方案|阶段名称|起始日期|终止日期|计数对象|总数|统计日期|填报单位\n甲|乙|2026-1-1|2026-2-1|电梯|1|2026-1-1|东岭村";
    let cover = Page::of("封面", "台账");
    let hidden = Page {
        is_hidden: true,
        ..Page::of("村", "村名|户数|网格数\n南坡村|#3|#1")
    };
    let noted = Page {
        has_comment: true,
        ..Page::of("村", "村名|户数|网格数\n南坡村|#3|#1")
    };
    let village = |name: &str| vec![Page::of(name, "村名|户数|网格数\n南坡村|#3|#1")];
    let merged = Page::of("村", "村名|户数|网格数\n南坡村|#3|#1\n北桥村||#1")
        .merged(&[((1, 1), (2, 1))]);
    let plain = || Page::of("村", "村名|户数|网格数\n南坡村|#3|#1");
    let case = |code, cell, wrong, right| Case { code, cell, wrong: vec![wrong], right };
    vec![
        Case {
            code: "E-HIDDEN",
            cell: "",
            wrong: vec![cover, hidden],
            right: vec![plain()],
        },
        case("E-FORMAT-IGNORED", "", noted, vec![plain()]),
        case(
            "E-TABLE-AMBIGUOUS",
            "1",
            Page::of("Sheet1", two),
            vec![Page::of("阶段", two)],
        ),
        case(
            "E-TABLE-UNKNOWN",
            "",
            Page::of("Sheet1", "甲|乙|丙\n1|2|3"),
            village("Sheet1"),
        ),
        hazard("E-HEADER-NEAR", "整改其限", ["2026-10-20", "2026-10-20"])
            .with_cell("E1")
            .with_right(hazards("整改期限", &["2026-10-20"])),
        hazard("E-COL-RIVAL", "排查日期", ["2026-10-9", ""])
            .with_cell("E1")
            .with_right(hazards("热度", &["高"])),
        hazard("E-COL-TWICE", "隐患内容", ["别的", ""])
            .with_cell("E1")
            .with_right(hazards("隐患内容", &["灭火器过期"])),
        of(
            "E-FILLED-DOWN",
            "B3",
            "隐患",
            [
                "隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-9|东岭超市|灭火器过期\nH2|同上|东岭超市|通道堵塞",
                "隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-9|东岭超市|灭火器过期\nH2|2026-10-9|东岭超市|通道堵塞",
            ],
        ),
        case("E-MERGED-NUMBER", "B2", merged, village("村")),
        of(
            "E-DELETED",
            "E2",
            "隐患",
            [&hazards("备注", &["删除"]), &hazards("备注", &["无须删除"])],
        ),
        of(
            "C-20",
            "B4",
            "村",
            [
                "村名|户数|网格数\n南坡村|#3|\n北桥村|#4|\n合计|#8|",
                "村名|户数|网格数\n南坡村|#3|\n北桥村|#4|\n合计|#7|",
            ],
        ),
        of(
            "E-REQUIRED",
            "C2",
            "检查",
            [
                "检查编号|检查日期|检查人员|单位名称\nJ1|2026-10-9||东岭超市",
                "检查编号|检查日期|检查人员|单位名称\nJ1|2026-10-9|甲一、乙二|东岭超市",
            ],
        ),
        of(
            "E-WANTED",
            "D2",
            "演练",
            [
                "演练日期|组织单位|演练类型|参加人数\n2026-10-9|东岭村|灭火|",
                "演练日期|组织单位|演练类型|参加人数\n2026-10-9|东岭村|灭火|20",
            ],
        ),
        of(
            "E-SOURCE-FILLED",
            "3",
            "隐患",
            [
                "东岭村隐患台账\n隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-9|没有的店|灭火器过期",
                "东岭村隐患台账\n隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-9|东岭超市|灭火器过期",
            ],
        ),
    ]
}

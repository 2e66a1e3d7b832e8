//! `zhenwen new --from`: units of one name in two villages, names to confirm, what was not read.

use super::history::{MESSY, town};
use crate::line::Desk;
use crate::support::workbook;
use std::collections::BTreeSet;

#[test]
fn one_name_in_the_ledgers_of_two_villages_is_two_units() {
    let desk = Desk::empty();
    for (village, day, other) in
        [("东岭村", "2026-3-5", "东岭饭店"), ("西坡村", "2026-3-7", "西坡酒坊")]
    {
        let table = format!(
            "检查日期|检查人员|单位名称|隐患数\n{day}|卫东、蒋西|红星超市|#0\n2026-3-6|卫东、蒋西|{other}|#0"
        );
        workbook(&desk.path(&format!("旧/{village}检查.xlsx")), &[("Sheet1", &table)]);
    }
    let hazards = "发现日期|村名|单位名称|隐患内容|整改期限\n\
        2026-3-5|东岭村|红星超市|通道堵塞|长期坚持\n\
        2026-3-6|西坡|红星超市|线路老化|2026-4-5";
    workbook(&desk.path("旧/隐患.xlsx"), &[("隐患", hazards)]);
    desk.good("new 新 --from 旧");
    let new = town(&desk.path("新/data"));
    let pairs = |sheet: &str| -> Vec<String> {
        let rows = new.rows_named(sheet);
        let cell = |row, header| new.value(row, header).to_string();
        rows.map(|row| format!("{}｜{}", cell(row, "村名"), cell(row, "单位名称")))
            .collect()
    };
    let units = [
        "东岭村｜东岭饭店",
        "东岭村｜红星超市（东岭村）",
        "西坡村｜红星超市（西坡村）",
        "西坡村｜西坡酒坊",
    ];
    assert_eq!(pairs("单位"), units);
    let checks = [
        "东岭村｜红星超市（东岭村）",
        "东岭村｜东岭饭店",
        "西坡村｜红星超市（西坡村）",
        "西坡村｜西坡酒坊",
    ];
    assert_eq!(pairs("检查"), checks);
    let hazards = ["东岭村｜红星超市（东岭村）", "西坡｜红星超市（西坡村）"];
    assert_eq!(pairs("隐患"), hazards);
    for check in new.rows_named("检查") {
        assert!(new.value(check, "单位名称").target().is_some());
    }
    let text = std::fs::read_to_string(desk.path("新/处理说明.txt")).unwrap();
    assert!(text.contains("红星超市（东岭村）、红星超市（西坡村）"), "{text}");
    assert!(!text.contains("用了先出现的"), "{text}");
    // What says that there is no deadline is written as it stood.
    let plain = std::fs::read(desk.path("新/data/hazards.xlsx")).unwrap();
    let plain = zhenwen::read::plain_sheets(&plain, "hazards.xlsx", None);
    let cells: Vec<String> =
        plain[0].cells.iter().map(|(_, cell)| format!("{cell:?}")).collect();
    assert!(cells.contains(&"Text(\"长期坚持\")".to_owned()), "{cells:?}");
}

#[test]
fn what_was_not_read_is_told_on_the_screen_and_first_in_the_account() {
    let desk = Desk::empty();
    workbook(&desk.path("旧/2026.xlsx"), MESSY);
    let table = "姓名|职务|电话\n卫东|镇长|1";
    workbook(&desk.path("旧/通讯录.xlsx"), &[("Sheet1", table)]);
    let table = "发现日期|所在地|问题描述|整改时限|销号日期\n2026-3-5|东岭村|堵塞|2026-4-5|2026-4-1";
    workbook(&desk.path("旧/隐患整改.xlsx"), &[("台账", table)]);
    std::fs::write(desk.path("旧/坏.xlsx"), "PK\u{3}\u{4}坏了").unwrap();
    std::fs::write(desk.path("旧/通知.docx"), "x").unwrap();
    let screen = desk.good("new 新 --from 旧");
    let text = std::fs::read_to_string(desk.path("新/处理说明.txt")).unwrap();
    let head = text.split("【整理出来的表】").next().unwrap();
    for told in [&screen, head] {
        for said in [
            "坏.xlsx：",
            "通讯录.xlsx › Sheet1：没有认出表头，没有读取",
            "隐患整改.xlsx › 台账：没有认出表头，没有读取。不是台账的，不需要处理；是台账的，改表头（最像“隐患”（缺",
            "通知.docx：内容是文字，没有认出表格，没有读取",
        ] {
            assert!(told.contains(said), "{said}\n{told}");
        }
    }
}

#[test]
fn a_village_without_its_ending_and_a_rare_character_are_asked_about() {
    let desk = Desk::empty();
    let table = "检查日期|检查人员|村名|单位名称|隐患数\n\
        2026-3-5|卫东、蒋西|南湾|南湾旅馆|#0\n\
        2026-3-6|卫东、蒋西|南湾社区|南湾旅馆|#0\n\
        2026-3-7|卫东、蒋西|东沟|红星超巿|#0\n\
        2026-3-8|卫东、蒋西|东沟村|红星超市|#0";
    workbook(&desk.path("旧/检查.xlsx"), &[("检查", table)]);
    desk.good("new 新 --from 旧");
    let asked = town(&desk.path("新"));
    let pairs: BTreeSet<String> = asked
        .rows_named("别名")
        .map(|row| format!("{}→{}", asked.value(row, "别名"), asked.value(row, "正名")))
        .collect();
    let pairs: Vec<String> = pairs.into_iter().collect();
    assert_eq!(pairs, ["东沟→东沟村", "南湾→南湾社区", "红星超巿→红星超市"]);
}

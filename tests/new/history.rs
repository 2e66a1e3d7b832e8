//! `zhenwen new --from`: villages, units and names to confirm out of old ledgers.

use crate::line::Desk;
use crate::support::office::catalog;
use crate::support::{edit, workbook};
use std::collections::BTreeSet;
use std::path::Path;
use zhenwen::model::{Town, Value};
use zhenwen::read;

/// The town of a folder.
pub(super) fn town(folder: &Path) -> Town {
    read::read(catalog(), folder, "2026-11-25".parse().unwrap()).unwrap().0
}

fn names(town: &Town, sheet: &str, header: &str) -> BTreeSet<String> {
    town.rows_named(sheet).map(|row| town.value(row, header).to_string()).collect()
}

/// The sample town's checks and hazards alone, without villages and units.
fn old() -> Desk {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("旧台账")).unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for file in ["checks.xlsx", "hazards.xlsx"] {
        std::fs::copy(data.join(file), desk.path("旧台账").join(file)).unwrap();
    }
    desk
}

#[test]
fn the_sample_towns_ledgers_give_its_villages_and_units_and_keep_every_value() {
    let desk = old();
    let said = desk.good("new 新 --from 旧台账");
    assert!(said.contains("村 22 行，单位 200 行，检查 2521 行，隐患 1916 行"), "{said}");
    let sample = town(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let (old, new) = (town(&desk.path("旧台账")), town(&desk.path("新/data")));
    for (sheet, header) in [("村", "村名"), ("单位", "单位名称")] {
        assert_eq!(names(&new, sheet, header), names(&sample, sheet, header));
    }
    let village = |town: &Town| -> BTreeSet<(String, String)> {
        let rows = town.rows_named("单位");
        let pair = |row| {
            let cell = |header| town.value(row, header).to_string();
            (cell("单位名称"), cell("村名"))
        };
        rows.map(pair).collect()
    };
    assert_eq!(village(&new), village(&sample));
    for sheet in ["检查", "隐患"] {
        let (before, after) = (old.sheet_named(sheet), new.sheet_named(sheet));
        let (before, after) = (before.unwrap(), after.unwrap());
        assert_eq!(before.rows.len(), after.rows.len());
        for (a, b) in before.rows.iter().zip(&after.rows) {
            let words = |row: &zhenwen::model::Row| -> Vec<String> {
                let columns = 0..old.sheet_named(sheet).unwrap().headers.names().len();
                columns.map(|column| row.get(column).to_string()).collect()
            };
            let (a, b) = (words(a), words(b));
            assert!(
                a.iter().zip(&b).all(|(a, b)| a.is_empty() || a == b),
                "{a:?}\n{b:?}"
            );
        }
    }
    assert!(!desk.path("新/待确认.xlsx").exists());
}

#[test]
fn a_name_takes_effect_only_once_it_is_confirmed() {
    let desk = old();
    let checks = desk.path("旧台账/checks.xlsx");
    let headers =
        [("检查日期", "检查时间"), ("单位名称", "企业名称"), ("村名", "所属村")];
    edit(&checks, ("检查编号", "检查编号"), &headers);
    let row = ("检查编号", "检2024-0002");
    edit(&checks, row, &[("企业名称", "星河物流服务步"), ("所属村", "前坪村委会")]);
    let said = desk.good("new 新 --from 旧台账");
    assert!(said.contains("村 22 行，单位 200 行"), "{said}");
    assert!(said.contains("1 个名称要确认"), "{said}");
    let unknown = || {
        let out = desk.run("check 新/data --format json").out;
        out.lines().filter(|line| line.contains("E-NAME-UNKNOWN")).count()
    };
    assert_eq!(unknown(), 1);
    std::fs::copy(desk.path("新/待确认.xlsx"), desk.path("新/data/aliases.xlsx"))
        .unwrap();
    assert_eq!(unknown(), 0);
}

/// Two old ledgers as villages keep them: one sheet for checks and hazards, other headers.
pub(super) const MESSY: &[(&str, &str)] = &[(
    "2026年检查台账",
    "兰台镇2026年安全检查台账\n\
     检查时间|检查人员|企业名称|所属村|场所类别|负责人|电话|存在问题|整改时限|整改情况|复查时间|复查结果|本镇备查\n\
     2026.3.5|卫东、蒋西|东岭超市|东岭村委会|商场超市|吴安|13900000001|灭火器过期|2026.3.10|已整改|2026.3.11|合格|甲柜\n\
     2026.3.6|卫东、蒋西|东岭超市|东岭村|商场超市|吴安|13900000001|无|||||\n\
     2026.3.7|卫东、蒋西|东岭超市|东岭村|商场超市|吴平|13900000001|货物堵塞通道|2026.3.17|整改中||| \n\
     2026.3.8|卫东、蒋西|东岭超市|东岭村||||无|||||\n\
     2026.3.9|卫东、蒋西|东岭超巿|东岭村||||电线老化|2026.3.19|||| \n\
     2026.3.9|卫东、蒋西|西坡酒坊|西坡村|企业|郑平||酒库无防爆灯|2026.4.9|未整改||| \n\
     2026.3.9|卫东、蒋西|西坡村|西坡村||||村部电线老化|2026.4.9|||| \n\
     2026.3.10|卫东、蒋西|路口小店|||||灶具老旧|2026.4.10|||| ",
)];

#[test]
fn a_messy_ledger_gives_units_with_what_stood_beside_their_names() {
    let desk = Desk::empty();
    workbook(&desk.path("旧/2026.xlsx"), MESSY);
    let before = std::fs::read(desk.path("旧/2026.xlsx")).unwrap();
    desk.good("new 新 --from 旧");
    assert!(std::fs::read(desk.path("旧/2026.xlsx")).unwrap() == before);
    let new = town(&desk.path("新/data"));
    let villages = names(&new, "村", "村名");
    assert_eq!(villages.into_iter().collect::<Vec<_>>(), ["东岭村", "西坡村"]);
    let units = names(&new, "单位", "单位名称");
    // 路口小店 has no village yet: its row waits to be completed.
    assert_eq!(units.into_iter().collect::<Vec<_>>(), ["东岭超市", "西坡酒坊"]);
    assert_eq!(new.sheet_named("单位").unwrap().aside.len(), 1);
    let shop = new.rows_named("单位").next().unwrap();
    for (header, said) in
        [("单位类别", "商场超市"), ("主要负责人", "吴安"), ("联系电话", "13900000001")]
    {
        assert_eq!(new.value(shop, header).to_string(), said);
    }
    // The slip of the pen is asked about, not merged, and no unit.
    assert!(new.sheet_named("别名").is_none());
    let asked = town(&desk.path("新"));
    let alias = asked.rows_named("别名").next().unwrap();
    assert_eq!(asked.value(alias, "别名").to_string(), "东岭超巿");
    assert_eq!(asked.value(alias, "正名").to_string(), "东岭超市");
    // Every hazard still knows the check that found it.
    assert_eq!(new.rows_named("检查").count(), 8);
    assert_eq!(new.rows_named("隐患").count(), 6);
    for hazard in new.rows_named("隐患") {
        let check = new.value(hazard, "检查编号").target().unwrap();
        assert_eq!(new.value(check, "检查日期"), new.value(hazard, "发现日期"));
    }
    let first = new.rows_named("隐患").next().unwrap();
    assert_eq!(new.value(first, "本镇备查"), &Value::Text("甲柜".into()));
}

#[test]
fn the_account_tells_what_came_out_what_is_missing_and_what_disagrees() {
    let desk = Desk::empty();
    workbook(&desk.path("旧/2026.xlsx"), MESSY);
    desk.good("new 新 --from 旧");
    let text = std::fs::read_to_string(desk.path("新/处理说明.txt")).unwrap();
    for said in [
        "villages.xlsx（村）：2 行",
        "units.xlsx（单位）：3 行",
        "checks.xlsx（检查）：8 行",
        "hazards.xlsx（隐患）：6 行",
        "office.xlsx（机关）：机关名称、机关简称、机关代字、主送、落款名称、执法权限",
        "缺村名的单位：路口小店",
        "单位“东岭超巿”（1次）像“东岭超市”（4次），没有列入名册",
        "东岭超市 的主要负责人：用了 2026.xlsx › 2026年检查台账 › F3 的“吴安”，2026.xlsx › 2026年检查台账 › F5 写的不同",
        "认作“检查”表，表头在第2行",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains("13900000001"), "{text}");
}

#[test]
fn a_build_runs_on_what_old_ledgers_gave_once_the_office_is_filled_in() {
    let desk = Desk::empty();
    workbook(&desk.path("旧/2026.xlsx"), MESSY);
    workbook(&desk.path("旧/机关.xlsx"), &[("机关", Desk::table("机关"))]);
    desk.good("new 新 --from 旧");
    let ran =
        desk.run("build --data 新/data --output output --as-of 2026-03-31 --format json");
    assert!(matches!(ran.code, Some(0 | 1)), "{}{}", ran.out, ran.err);
    for line in ran.out.lines().filter(|line| line.contains("\"错误\"")) {
        // The one unit whose village nobody wrote down.
        assert!(line.contains("units.xlsx"), "{line}");
    }
    let tree = desk.tree();
    assert!(tree.keys().any(|path| path.contains("隐患整改通知书")), "{:?}", tree.keys());
}

#[test]
fn one_credit_code_makes_two_names_one_unit() {
    let desk = Desk::empty();
    let table = "检查日期|检查人员|单位名称|村名|统一社会信用代码|隐患数\n\
        2026-3-5|卫东、蒋西|宏达超市|东岭村|91620500MA0000007N|#0\n\
        2026-3-6|卫东、蒋西|宏达超市|东岭村|91620500MA0000007N|#0\n\
        2026-3-7|卫东、蒋西|澜州宏达商贸有限公司|东岭村|91620500MA0000007N|#0";
    workbook(&desk.path("旧/检查.xlsx"), &[("检查", table)]);
    desk.good("new 新 --from 旧");
    let new = town(&desk.path("新/data"));
    assert_eq!(new.rows_named("单位").count(), 1);
    assert_eq!(new.rows_named("别名").count(), 1);
    let unit = new.rows_named("单位").next();
    for check in new.rows_named("检查") {
        assert_eq!(new.value(check, "单位名称").target(), unit);
    }
}

#[test]
fn ledgers_of_one_village_each_give_the_villages_they_are_named_after() {
    let desk = Desk::empty();
    for (file, unit, body) in
        [("东岭村", "东岭超市", "应急办"), ("2026年西坡村检查台账", "西坡酒坊", "应急办")]
    {
        let table = format!(
            "检查日期|检查单位|检查人员|单位名称|隐患数\n2026-3-5|{body}|卫东、蒋西|{unit}|#0"
        );
        workbook(&desk.path(&format!("旧/{file}.xlsx")), &[("Sheet1", &table)]);
    }
    desk.good("new 新 --from 旧");
    let new = town(&desk.path("新/data"));
    let pairs: Vec<String> = new
        .rows_named("单位")
        .map(|row| format!("{}{}", new.value(row, "村名"), new.value(row, "单位名称")))
        .collect();
    assert_eq!(pairs, ["东岭村东岭超市", "西坡村西坡酒坊"]);
    assert_eq!(new.rows_named("村").count(), 2);
    let text = std::fs::read_to_string(desk.path("新/处理说明.txt")).unwrap();
    for said in [
        "村名取自文件名：2026年西坡村检查台账.xlsx→西坡村、东岭村.xlsx→东岭村",
        "stations.xlsx（站所）：检查单位里有 应急办（2次），是镇上站所的登记进去",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_folder_without_tables_makes_nothing() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("旧")).unwrap();
    let ran = desk.run("new 新 --from 旧");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("“旧”里没有认出一张表，没有写入任何文件"), "{}", ran.err);
    assert!(!desk.path("新").exists());
    assert_eq!(desk.run("new 新 --from 没有").code, Some(2));
}

#[test]
fn old_ledgers_give_the_same_bytes_twice() {
    let desk = Desk::empty();
    workbook(&desk.path("旧/2026.xlsx"), MESSY);
    desk.good("new 甲 --from 旧");
    desk.good("new 乙 --from 旧");
    for file in ["data/units.xlsx", "data/checks.xlsx", "处理说明.txt", "待确认.xlsx"]
    {
        let read = |folder: &str| std::fs::read(desk.path(folder).join(file)).unwrap();
        assert!(read("甲") == read("乙"), "{file}");
    }
}

//! 机关 as two columns 项目｜内容: read as one row, each finding at its own cell.

use crate::support::office::catalog;
use crate::support::workbook;
use zhenwen::model::{Finding, Town};
use zhenwen::read;

fn read(sheets: &[(&str, &str)]) -> (Town, Vec<Finding>) {
    let folder = tempfile::tempdir().unwrap();
    workbook(&folder.path().join("本镇.xlsx"), sheets);
    read::read(catalog(), folder.path(), "2026-10-31".parse().unwrap()).unwrap()
}

#[test]
fn two_columns_are_one_row_and_a_fault_is_told_at_its_cell() {
    let table = "兰台镇安委办\n\n说明|项 目|内容|填写说明\n|机关名称|兰台镇人民政府|全称\n\
        |简称|兰台镇|\n|代字|兰政发|\n|主送|各村|\n|署名|兰台镇|\n|统计截止日|2026.2.30|截止到哪一天\n\
        |本镇电话本|在二楼|\n|执法权限|属地检查|";
    let (town, findings) = read(&[("Sheet1", table)]);
    let row = town.rows_named("机关").next().unwrap();
    let text = |header: &str| town.value(row, header).to_string();
    assert_eq!(text("机关名称"), "兰台镇人民政府");
    assert_eq!(text("机关简称"), "兰台镇");
    assert_eq!(text("执法权限"), "属地检查");
    assert_eq!(text("本镇电话本"), "在二楼");
    let place = |header: &str| town.place(row, header).cell.unwrap();
    assert_eq!((&*place("机关名称"), &*place("执法权限")), ("C4", "C11"));
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!(&*finding.code, "E-DATE-IMPOSSIBLE");
    assert_eq!(finding.place.cell.as_deref(), Some("C9"));
}

#[test]
fn a_list_of_points_to_check_under_the_same_two_headers_is_no_office() {
    let (town, findings) = read(&[
        ("检查要点", "项目|内容\n消防|灭火器在有效期内\n用电|没有私拉乱接"),
        ("村", "村名|户数|人口\n东岭村|#10|#40"),
    ]);
    assert!(town.sheet_named("机关").is_none());
    assert_eq!(town.rows_named("村").count(), 1);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(&*findings[0].code, "E-TABLE-UNKNOWN");
}

//! Names under several spellings: proposed with both rows, never joined, joined by the 别名 row
//! that the finding prints.

use super::read_folder;
use crate::support::office::catalog;
use crate::support::{judged, workbook};
use tempfile::TempDir;
use zhenwen::model::{Finding, Town};

const VILLAGES: (&str, &str) = ("村", "村名|户数|网格数\n东岭村|#10|#1\n西坡村|#20|#2");
const UNITS: (&str, &str) = (
    "单位",
    "单位名称|村名|联系电话|统一社会信用代码
     兰台宏达超市|东岭村|13900000001|91350100M000100Y43
     宏大超市|东岭村|13900000002|
     洪达超市|西坡村|13900000003|
     宏达超市二店|西坡村|13900000004|
     老街酒坊|西坡村|13900000005|",
);

/// Reads a hazard at a unit of this name, with these rows of 别名.
fn at(unit: &str, aliases: &str) -> (Town, Vec<Finding>) {
    let hazards = format!(
        "隐患编号|发现日期|单位名称|隐患内容|联系电话\nH1|2026-10-9|{unit}|灭火器过期|"
    );
    let aliases = format!("类别|别名|正名\n村|老东岭|东岭村\n{aliases}");
    let sheets = [VILLAGES, UNITS, ("隐患", &hazards), ("别名", &aliases)];
    let folder = TempDir::new().unwrap();
    workbook(&folder.path().join("a.xlsx"), &sheets);
    let (town, mut findings) = read_folder(folder.path());
    findings.extend(judged(catalog(), &town));
    findings.retain(|finding| &*finding.code == "E-NAME-UNKNOWN");
    (town, findings)
}

/// The unit of the hazard.
fn unit(town: &Town) -> Option<String> {
    let hazard = town.rows_named("隐患").next().unwrap();
    Some(town.value(town.unit_of(hazard)?, "单位名称").to_string())
}

#[test]
fn up_to_three_rows_are_proposed_and_none_is_taken() {
    let (town, findings) = at("宏达超市", "");
    assert_eq!(unit(&town), None, "nothing is joined");
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(finding.place.cell.as_deref(), Some("C2"));
    for near in [
        "“宏大超市”，见 a.xlsx 第3行，差1个字",
        "“洪达超市”，见 a.xlsx 第4行，差1个字",
        "“兰台宏达超市”，见 a.xlsx 第2行，差2个字",
    ] {
        assert!(finding.advice.contains(near), "{near}: {}", finding.advice);
    }
    assert!(!finding.advice.contains("二店"), "three are enough: {}", finding.advice);
    assert!(
        finding.excerpt.as_ref().unwrap().text.contains("H1 │ 2026年10月9日 │ 宏达超市")
    );
}

#[test]
fn the_printed_row_of_aliases_joins_the_two() {
    let (_, findings) = at("宏大超巿", "");
    let advice = findings[0].advice.clone();
    let line = advice.split('：').next_back().unwrap();
    assert_eq!(line, "单位\t宏大超巿\t宏大超市");
    let (town, findings) = at("宏大超巿", &line.replace('\t', "|"));
    assert_eq!(unit(&town).as_deref(), Some("宏大超市"));
    assert!(findings.is_empty());
}

#[test]
fn a_name_written_with_additions_is_the_same() {
    for written in ["老街 酒坊", "老街酒坊（个体）", "老街酒坊(个体)", "老街\u{200B}酒坊"]
    {
        assert_eq!(unit(&at(written, "").0).as_deref(), Some("老街酒坊"), "{written}");
    }
    for written in ["1、老街酒坊", "2.老街酒坊", "老街酒坊。", "老街酒坊（西坡村）"]
    {
        assert_eq!(unit(&at(written, "").0).as_deref(), Some("老街酒坊"), "{written}");
    }
    let (town, _) = at("老街酒坊（东岭村）", "");
    assert_eq!(unit(&town), None, "no such unit lies there");
    let (town, findings) = at("新街烧烤店", "");
    assert_eq!(unit(&town), None);
    assert!(findings[0].advice.contains("没有相近的名称"), "{}", findings[0].advice);
}

#[test]
fn every_code_has_a_long_answer_with_an_example() {
    let without = |code: &&zhenwen::catalog::FindingDecl| {
        let is_ours = code.code.starts_with("E-") || code.code.starts_with("C-");
        // A kind of a code is answered for by the code.
        let is_kind = code.code.contains('·');
        is_ours && !is_kind && (code.explain.is_empty() || code.advice.is_empty())
    };
    let silent: Vec<_> =
        catalog().findings.iter().filter(without).map(|f| &f.code).collect();
    assert!(silent.is_empty(), "{silent:?}");
    let answer = zhenwen::report::explain_code(catalog(), "E-ASK-DATE").unwrap();
    assert!(
        answer.contains("误：数字 3.1") && answer.contains("正：2026-3-1"),
        "{answer}"
    );
}

//! Misspelt words of a form are errors when the templates are loaded, with file, sheet, cell.

use super::made::{LEDGER, desk, form};
use crate::support::kinds::{Grid, file, ole};

#[test]
fn misspelt_words_are_told_with_their_cells_before_any_sheet_is_read() {
    for (word, said) in [
        ("{{ S-18.fond }}", "没有编号为“S-18.fond”的指标，是否想写“S-18.found”"),
        ("{{ S-18.found 周 }}", "期“周”不对，可以写：日、月、季、半年、学期、年、行动"),
        ("{{ 机关.机关名字 }}", "表“机关”没有“机关名字”列，是否想写“机关代字”"),
        ("{{ 隐患.单位名字 }}", "表“隐患”没有“单位名字”列，是否想写“单位名称”"),
        ("{{ 隐换.单位名称 }}", "没有叫“隐换”的表，是否想写“隐患”"),
        ("{{ 期间 }}", "不认识“期间”"),
        ("截至{{ 期", "“截至{{ 期”的括号不成对"),
        ("{{ 期 }", "“{{ 期 }”的括号不成对"),
        ("{{ 隐患.隐患内容 }}", "重复的行只能有一行"),
    ] {
        let (desk, _) = desk(&form(&[(7, word)]));
        let ran = desk.run("check");
        assert_eq!(ran.code, Some(2), "{word}");
        assert!(ran.err.contains("ledgers/县表.xlsx › 附表 1 › "), "{}", ran.err);
        assert!(ran.err.contains(said), "{word}: {}", ran.err);
    }
}

#[test]
fn a_form_that_is_not_there_or_no_workbook_is_told() {
    let (desk, folder) = desk(&form(&[]));
    std::fs::write(folder.join("县表.xlsx"), "不是工作簿").unwrap();
    let ran = desk.run("check");
    assert!(ran.code == Some(2) && ran.err.contains("ledgers/县表.xlsx"), "{}", ran.err);
    std::fs::remove_file(folder.join("县表.xlsx")).unwrap();
    let ran = desk.run("check");
    assert!(ran.code == Some(2) && ran.err.contains("没有“县表.xlsx”"), "{}", ran.err);
}

#[test]
fn a_form_of_an_old_kind_or_under_a_password_is_told_what_it_is() {
    let (desk, folder) = desk(&form(&[]));
    let old = file("xls", Grid::new("附表", "{{ 期 }}"));
    for (name, bytes, said) in [
        ("县表.xlsx", ole("EncryptedPackage", vec![1; 5000]), "“县表.xlsx”：文件有密码"),
        ("县表.xlsx", old.clone(), "“县表.xlsx”不是 .xlsx，先另存为 .xlsx"),
        ("县表.xls", old, "“县表.xls”不是 .xlsx，先另存为 .xlsx"),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
        let ledger = LEDGER.replace("县表.xlsx", name);
        std::fs::write(folder.join("hazards.toml"), ledger).unwrap();
        let ran = desk.run("check");
        assert!(ran.code == Some(2) && ran.err.contains(said), "{}", ran.err);
    }
}

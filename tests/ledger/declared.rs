//! A ledger is one file; a wrong one is refused with all its faults at once.

use super::{Bench, TABLES, column, of_code};
use zhenwen::catalog::{Catalog, Declarations};

#[test]
fn a_new_ledger_is_one_file() {
    let file = r#"
code = "L-90"
name = "重点部位隐患"
month = true

[[table]]
sheet = "隐患"
rows = "隐患内容 含 酒精 且 发现日期 在 本期"
columns = ["隐患内容", "单位.从业人数", "=等级", "单位名称"]
sums = ["从业人数"]
"#;
    let declarations = Declarations::load(None).unwrap();
    let bench = Bench::of(declarations.with("ledgers/alcohol.toml", file), TABLES);
    let ledgers = bench.month();
    let ledger = of_code(&ledgers, "L-90");
    assert_eq!(&*ledger.title, "兰台镇重点部位隐患（2026年10月）");
    assert_eq!(column(ledger, "隐患内容"), ["酒精库未防爆"]);
    assert_eq!(column(ledger, "从业人数"), ["8"]);
    let headers: Vec<&str> =
        ledger.tables[0].columns.iter().map(|c| &*c.header).collect();
    assert_eq!(headers, ["序号", "隐患内容", "从业人数", "等级", "单位名称", "备注"]);
}

#[test]
fn a_new_column_of_a_sheet_appears_by_itself() {
    let declarations = Declarations::load(None).unwrap();
    let sheet = declarations.get("sheets/villages.toml").unwrap().to_owned();
    let column = "[[column]]\nheader = \"网格长\"\ntype = \"list\"\n\n";
    let at = sheet.rfind("[[column]]").unwrap();
    let sheet = format!("{}{column}{}", &sheet[..at], &sheet[at..]);
    let declarations = declarations.with("sheets/villages.toml", &sheet);
    let bench = Bench::of(declarations, &[("村", "村名|网格长\n东岭村|张三、李四")]);
    let ledgers = bench.year();
    assert_eq!(super::column(of_code(&ledgers, "L-07"), "网格长"), ["张三、李四"]);
}

#[test]
fn all_faults_of_all_files_are_told_at_once() {
    let wrong = r#"
code = "L-10"
name = "甲"
[[table]]
sheet = "隐患"
rows = "发现日器 在 本期"
columns = ["隐患内容", "隐患内容", "没有", "=没有", "单位.没有", "站台.名称"]
sums = ["资金"]
"#;
    let other = "code = \"L-91\"\nname = \"乙\"\nmonth = true\n[[table]]\nlogic = \"none\"\ncolumns = [\"列\"]\n";
    let twice = "code = \"L-09\"\nname = \"丙\"\nmonth = true\n[[table]]\nsheet = \"村\"\ncolumns = []\n";
    let declarations = Declarations::load(None)
        .unwrap()
        .with("ledgers/a.toml", wrong)
        .with("ledgers/b.toml", other)
        .with("ledgers/c.toml", twice)
        .with("ledgers/d.toml", "code = 1");
    let error = Catalog::from_declarations(declarations).unwrap_err().to_string();
    for fault in [
        "ledgers/a.toml：month 和 year 至少有一个为 true",
        "发现日器",
        "列“隐患内容”重复",
        "表“隐患”没有“没有”列",
        "“隐患”没有派生列“=没有”",
        "表“单位”没有“没有”列",
        "没有叫“站台”的表",
        "sums、widths 或 overdue 中的“资金”不在 columns 中",
        "ledgers/b.toml：没有叫“none”的 logic",
        "列“列”前须加 =",
        "代码 L-09 已在 ledgers/c.toml 中使用",
        "ledgers/d.toml：",
    ] {
        assert!(error.contains(fault), "“{fault}” is not in:\n{error}");
    }
}

#[test]
fn a_wrong_chart_is_refused() {
    let file = "[[chart]]\ntitle = \"图\"\nby = \"站所\"\nkind = \"饼图\"\n\
                series = [{ name = \"甲\", figure = \"S-99.none\" }]\n";
    let declarations = Declarations::load(None).unwrap().with("charts.toml", file);
    let error = Catalog::from_declarations(declarations).unwrap_err().to_string();
    for fault in ["by 只能是村或年", "kind 只能是柱形或条形", "没有指标 S-99.none"]
    {
        assert!(error.contains(fault), "“{fault}” is not in:\n{error}");
    }
}

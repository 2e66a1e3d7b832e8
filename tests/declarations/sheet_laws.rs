//! What every declaration of a sheet keeps, and what a broken one is told.

use zhenwen::catalog::{Catalog, Declarations, Need};

#[test]
fn every_sheet_ends_with_remarks_and_says_what_it_is_for() {
    let catalog = Catalog::load(None).unwrap();
    for sheet in &catalog.sheets {
        let last = sheet.columns.last().unwrap();
        assert_eq!(&*last.header, "备注", "{}", sheet.name);
        assert!(sheet.note.ends_with('。'), "{}: {}", sheet.name, sheet.note);
    }
}

/// The faults of the catalog with one more sheet.
fn faults(sheet: &str) -> String {
    let declarations = Declarations::load(None).unwrap().with("sheets/own.toml", sheet);
    Catalog::from_declarations(declarations).unwrap_err().to_string()
}

#[test]
fn a_broken_sheet_does_not_load_and_all_its_faults_are_named() {
    let head = "name = \"试表\"\norder = 90\nworkbook = \"own.xlsx\"\n";
    let column = |text: &str| format!("\n[[column]]\n{text}\n");
    let own = [
        "header = \"甲\"\ntype = \"enum\"",
        "header = \"乙\"\ntype = \"link\"\nto = [\"没有的表\"]",
        "header = \"丙\"\naliases = [\"甲\"]\ntype = \"money\"",
        "header = \"丁\"\ntype = \"id\"\nidentifier = \"别的\"",
        "header = \"戊\"\ntype = \"enum\"\nchoices = [\"一\"]\ndefault = \"二\"",
        "header = \"己\"\ntype = \"link\"",
    ];
    let columns: String = own.iter().map(|text| column(text)).collect();
    let found = faults(&format!("{head}key = [\"庚\"]\none_of = [[\"辛\"]]\n{columns}"));
    for fault in [
        "没有“庚”列",
        "没有“辛”列",
        "“甲”没有列出可填的值",
        "“没有的表”表没有声明",
        "“甲”同时指两列",
        "“丙”没有写单位",
        "“别的”不认识",
        "“二”不在可填的值里",
        "“己”没有写指向哪张表",
    ] {
        assert!(found.contains(fault), "{fault} not in:\n{found}");
    }
    let found = faults(&format!("{head}key = [\"甲\"]\n{}", column("header = \"甲\"")));
    assert!(found.contains("列“甲”没有写类型"), "{found}");
    let like = "header = \"人员类别\"\nas = \"村\"";
    let found = faults(&format!("{head}key = [\"人员类别\"]\n{}", column(like)));
    assert!(found.contains("要照“村”表，那里没有这一列"), "{found}");
}

#[test]
fn a_sheet_is_added_by_adding_a_file_and_takes_common_columns_whole() {
    let sheet = r#"
        name = "试表"
        order = 90
        workbook = "own.xlsx"
        key = ["单位名称", "年份"]
        [[column]]
        header = "单位名称"
        aliases = ["店名", "铺面"]
        need = "●"
        [[column]]
        header = "年份"
        type = "int"
        [[column]]
        header = "所属年度"
        [[column]]
        header = "人员类别"
        as = "人员"
        [[column]]
        header = "备注"
    "#;
    let declarations = Declarations::load(None).unwrap().with("sheets/own.toml", sheet);
    let catalog = Catalog::from_declarations(declarations).unwrap();
    let own = &catalog.sheets[usize::from(catalog.sheet_id("试表").unwrap())];
    let column = |header: &str| own.column(header).unwrap();
    let aliases = |header: &str| -> Vec<&str> {
        column(header).aliases.iter().map(|alias| &**alias).collect()
    };
    assert_eq!(aliases("单位名称")[..3], ["店名", "铺面", "企业名称"]);
    assert_eq!(column("单位名称").targets(), ["单位"]);
    assert_eq!(aliases("所属年度"), ["年度"], "年份 is a column of its own here");
    assert_eq!(column("所属年度").range, Some((2000, 2099)));
    assert_eq!(column("人员类别").choices.len(), 14);
    assert_eq!(column("人员类别").need, Need::Optional);
}

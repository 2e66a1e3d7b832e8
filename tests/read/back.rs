//! A ledger that zhenwen wrote, edited and put back: its values win, cell by cell.

use super::cells;
use crate::support::{workbook, workbook_of};
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::model::{Finding, Town};
use zhenwen::read::read;

/// The sheets of the office.
const SOURCE: &[(&str, &str)] = &[
    ("村", "村名|村类别|村主要负责人\n东岭村|行政村|王东\n西坡村|行政村|赵南"),
    ("单位", "单位名称|村名|单位类别\n东岭超市|东岭村|商场超市\n西坡酒坊|西坡村|企业"),
    (
        "检查",
        "检查日期|检查单位|检查人员|单位名称|检查内容\n\
         2026-10-09|东岭村|卫东、蒋西|东岭超市|消防\n\
         2026-10-09|东岭村|卫东、蒋西|东岭超市|用电",
    ),
    (
        "隐患",
        "隐患编号|发现日期|村名|单位名称|隐患内容|隐患等级|整改期限|整改资金（万元）|复查人\n\
         H1|2026-10-09|东岭村|东岭超市|灭火器过期|一般|2026-10-20|#1.5|卫东、蒋西\n\
         |2026-10-12|西坡村|西坡酒坊|未设防爆照明|重大|2026-11-12||",
    ),
];

/// What tells of a ledger of hazards.
const HAZARDS: &str = "L-10 隐患台账/隐患/等级、隐患状态、逾期天数";

/// The header of that ledger.
const HEADER: &str = "序号|隐患编号|发现日期|村名|单位名称|隐患内容|等级|整改期限|整改资金（万元）|整改完成日期|复查人|复查结论|隐患状态|逾期天数|备注";

/// A ledger of hazards with these rows.
fn ledger(rows: &str) -> Vec<(&'static str, String)> {
    let above = "兰台镇隐患台账（2026年10月）\n填报单位：兰台镇";
    vec![(
        "L-10 隐患台账",
        format!("{above}\n{HEADER}\n{rows}\n合计||||||||#1.5\n填表人："),
    )]
}

/// A workbook that we wrote: name, run, tables, worksheets.
type Book<'a> = (&'a str, &'a str, &'a [&'a str], Vec<(&'a str, String)>);

/// Reads the office's sheets and ledgers.
fn town(source: &[(&str, &str)], ledgers: &[Book]) -> (Town, Vec<Finding>) {
    let folder = TempDir::new().unwrap();
    if !source.is_empty() {
        workbook(&folder.path().join("a.xlsx"), source);
    }
    for (name, run, tables, sheets) in ledgers {
        let names: Vec<String> =
            (1..=tables.len()).map(|n| format!("zhenwen-table-{n}")).collect();
        let lines = names.iter().map(String::as_str).zip(tables.iter().copied());
        let properties: Vec<(&str, &str)> =
            std::iter::once(("zhenwen-run", *run)).chain(lines).collect();
        let sheets: Vec<(&str, &str)> =
            sheets.iter().map(|(name, rows)| (*name, rows.as_str())).collect();
        workbook_of(&folder.path().join(name), &sheets, &properties);
    }
    let catalog = Catalog::load(None).unwrap();
    read(&catalog, folder.path(), "2026-10-31".parse().unwrap()).unwrap()
}

/// Code, file, cell and fact of what is told of ledgers.
fn told(findings: &[Finding]) -> Vec<String> {
    let ours = findings.iter().filter(|finding| finding.code.starts_with("E-BACK"));
    ours.map(|f| {
        let part = |part: &Option<zhenwen::model::Text>| part.clone().unwrap_or_default();
        let (file, cell) = (part(&f.place.file), part(&f.place.cell));
        format!("{} {file} {cell} {} / {}", f.code, f.fact, f.advice)
    })
    .collect()
}

/// Rows in are rows kept and rows aside.
fn account_closes(town: &Town) {
    let aside =
        town.sheets.iter().flatten().map(|sheet| sheet.aside.len()).sum::<usize>();
    let (rows_in, kept) = town.sources.iter().fold((0, 0), |(all, kept), source| {
        (all + source.rows_in as usize, kept + source.rows_kept as usize)
    });
    assert_eq!(rows_in, kept + aside);
}

#[test]
fn what_is_the_same_says_nothing_however_it_is_written() {
    let id = hash_id();
    let rows = format!(
        "#1|H1|2026年10月9日|东岭村|东岭超市（个体）|灭火器过期|重大|2026/10/20|#1.50||蒋西，卫东||逾期|#11|\n\
         #2|{id}|2026-10-12|西坡村委会|西坡酒坊|未设防爆照明|一般|2026-11-12|||||在治||"
    );
    let (town, findings) =
        town(SOURCE, &[("back.xlsx", "2026-10-31-0a", &[HAZARDS], ledger(&rows))]);
    assert_eq!(told(&findings), [""; 0]);
    // 等级 of the ledger is derived and no 隐患等级, whatever it says.
    let headers = ["隐患编号", "隐患等级", "村名", "备注"];
    let expected = ["H1|一般|东岭村|".to_owned(), format!("{id}|重大|西坡村|")];
    assert_eq!(cells(&town, "隐患", &headers), expected);
    account_closes(&town);
}

#[test]
fn a_value_that_differs_is_used_and_told_with_both_cells() {
    let rows = "#1|H1|2026-10-09|东岭村|东岭超市|灭火器过期|一般|2026-10-20|#2|2026-10-28|||逾期||";
    let (town, findings) =
        town(SOURCE, &[("back.xlsx", "2026-10-31-0a", &[HAZARDS], ledger(rows))]);
    assert_eq!(
        told(&findings),
        [
            "E-BACK back.xlsx I4 “整改资金”用了台账里填的“20000元” / 核对 a.xlsx › 隐患 › H2（原为“15000元”），确认后把两处改成一样",
            "E-BACK back.xlsx J4 “整改完成日期”用了台账里填的“2026年10月28日” / 核对 a.xlsx › 隐患 › 2（原为“空白”），确认后把两处改成一样",
            "E-BACK-BLANK back.xlsx K4 “复查人”在台账里空着，仍用数据表的（1处） / 要删去的，在数据表里清空",
        ]
    );
    let headers = ["整改资金", "整改完成日期", "复查人"];
    assert_eq!(cells(&town, "隐患", &headers)[0], "20000|2026年10月28日|卫东、蒋西");
    let hazard = town.rows_named("隐患").next().unwrap();
    assert_eq!(town.address(hazard), "a.xlsx›隐患›2", "the row is that of the source");
    let place = town.place(hazard, "整改完成日期");
    assert_eq!(place.file.as_deref(), Some("back.xlsx"), "the value is the ledger's");
    account_closes(&town);
}

#[test]
fn rows_that_no_source_has_are_added_and_linked() {
    let rows = "#1|H1|2026-10-09|东岭村|东岭超市|灭火器过期|一般|2026-10-20|#1.5||卫东、蒋西||||\n\
                #2||2026-10-30||西坡酒坊|酒库无通风||2026-11-30|||||||";
    let (town, findings) =
        town(SOURCE, &[("back.xlsx", "2026-10-31-0a", &[HAZARDS], ledger(rows))]);
    assert_eq!(
        told(&findings),
        [
            "E-BACK-NEW back.xlsx 5 数据表里没有这一行，按新增计入 / 不是新增的，核对编号、日期和名称"
        ]
    );
    let added = town.rows_named("隐患").nth(2).unwrap();
    assert!(town.value(added, "隐患编号").to_string().starts_with("自-"));
    let village = town.village_of(added).unwrap();
    assert_eq!(town.value(village, "村名").to_string(), "西坡村");
    assert!(town.relations.children(village, added.sheet).contains(&added.row));
    account_closes(&town);
}

#[test]
fn new_rows_and_blank_cells_of_what_papers_say_are_meant_so() {
    let header = "序号|隐患编号|发现日期|单位名称|隐患内容|文号|复查人|备注";
    let rows = "#1|H1|2026-10-09|东岭超市|灭火器过期|兰安改〔2026〕1号||\n\
                #2|H9|2026-10-11|西坡酒坊|酒库无通风|兰安改〔2026〕2号||";
    let sheets = vec![("回填 隐患", format!("回填：隐患\n{header}\n{rows}"))];
    let (town, findings) =
        town(SOURCE, &[("回填.xlsx", "2026-10-31-0a", &["回填 隐患/隐患/"], sheets)]);
    let told = told(&findings);
    assert!(told.len() == 1 && told[0].starts_with("E-BACK 回填.xlsx"), "{told:?}");
    assert_eq!(cells(&town, "隐患", &["隐患编号", "文号"])[2], "H9|兰安改〔2026〕2号");
    account_closes(&town);
}

#[test]
fn a_ledger_alone_is_a_source_like_any_other() {
    let rows = "#1|H1|2026-10-09|东岭村|东岭超市|灭火器过期|一般|2026-10-20|#1.5|||||| ";
    let (town, findings) =
        town(&SOURCE[..2], &[("back.xlsx", "2026-10-31-0a", &[HAZARDS], ledger(rows))]);
    assert_eq!(told(&findings), [""; 0]);
    assert_eq!(cells(&town, "隐患", &["隐患编号", "隐患等级"]), ["H1|"]);
    account_closes(&town);
}

#[test]
fn the_later_run_wins_and_within_a_date_the_one_that_differs() {
    let row = |deadline: &str| {
        format!(
            "#1|H1|2026-10-09|东岭村|东岭超市|灭火器过期|一般|{deadline}|#1.5||卫东、蒋西||||"
        )
    };
    let book = |name, run, deadline| -> (&str, &str, &[&str], Vec<(&str, String)>) {
        (name, run, &[HAZARDS], ledger(&row(deadline)))
    };
    let deadline = |books: &[Book]| {
        let (town, findings) = town(SOURCE, books);
        account_closes(&town);
        (cells(&town, "隐患", &["整改期限"])[0].clone(), told(&findings).len())
    };
    let (old, edited, other) = ("2026-10-20", "2026-10-25", "2026-10-27");
    let same_date =
        [book("b.xlsx", "2026-10-31-0a", edited), book("c.xlsx", "2026-10-31-0a", old)];
    assert_eq!(deadline(&same_date), ("2026年10月25日".to_owned(), 1));
    // The name of the file says nothing of the run.
    let two_dates =
        [book("b.xlsx", "2026-11-30-0a", other), book("c.xlsx", "2026-10-31-ff", edited)];
    assert_eq!(deadline(&two_dates), ("2026年10月27日".to_owned(), 2));
    let taken_back =
        [book("b.xlsx", "2026-10-31-0a", edited), book("c.xlsx", "2026-11-30-0a", old)];
    assert_eq!(deadline(&taken_back), ("2026年10月20日".to_owned(), 2));
}

#[test]
fn equal_checks_without_a_number_are_told_apart_by_their_order() {
    let header = "序号|检查编号|检查日期|检查类型|检查单位|检查人员|村名|单位名称|检查内容|发现隐患数|备注";
    let rows = "#1||2026-10-09||东岭村|蒋西、卫东||东岭超市|消防||\n\
                #2||2026-10-09||东岭村|蒋西、卫东||东岭超市|用电|#3|";
    let sheets = vec![("L-09 安全检查台账", format!("检查台账\n{header}\n{rows}"))];
    let (town, findings) = town(
        SOURCE,
        &[("back.xlsx", "2026-10-31-0a", &["L-09 安全检查台账/检查/"], sheets)],
    );
    assert_eq!(told(&findings).len(), 1, "{:?}", told(&findings));
    let headers = ["检查内容", "发现隐患数", "检查层级"];
    assert_eq!(cells(&town, "检查", &headers), ["消防||村级", "用电|3|村级"]);
    account_closes(&town);
}

#[test]
fn a_row_that_has_got_an_id_since_is_still_the_same_row() {
    let header =
        "序号|检查编号|检查日期|检查类型|检查单位|检查人员|单位名称|检查内容|备注";
    let rows = "#1|J1|2026-10-09||东岭村|蒋西、卫东|东岭超市|消防|\n\
                #2|J2|2026-10-09||东岭村|蒋西、卫东|东岭超市|用电|";
    let checks = vec![("L-09 安全检查台账", format!("检查台账\n{header}\n{rows}"))];
    let hazards = "#1|H1|2026-10-09||东岭超市|灭火器过期||2026-10-20|#1.5||||||\n\
                   #2|H7|2026-10-12||西坡酒坊|未设防爆照明||2026-11-12|||||||";
    let (town, findings) = town(
        SOURCE,
        &[
            ("b.xlsx", "2026-10-31-0a", &["L-09 安全检查台账/检查/"], checks),
            ("c.xlsx", "2026-10-31-0a", &[HAZARDS], ledger(hazards)),
        ],
    );
    assert_eq!(cells(&town, "检查", &["检查编号", "检查内容"]), ["J1|消防", "J2|用电"]);
    assert_eq!(cells(&town, "隐患", &["隐患编号"]), ["H1", "H7"]);
    assert!(!told(&findings).iter().any(|told| told.starts_with("E-BACK-NEW")));
    account_closes(&town);
}

#[test]
fn a_table_without_its_key_and_computed_sheets_are_not_read() {
    let trainings = "培训台账\n序号|培训编号|培训日期|主题|培训类别|备注\n\
                     #1|P1|2026-10-15|消防知识|从业人员|\n合计\n\n参训人员\n\
                     序号|姓名|任职单位|人员类别|成绩|考核结果|备注\n#1|吴安|东岭超市|主要负责人|#90|合格|";
    let reports = "报送台账\n序号|报送单位|材料类别|所属期|应报日期|实报日期|报送状态|备注\n\
                   #1|东岭村|月报|2026年9月|2026-10-05|2026-10-04|按时|";
    let sheets = vec![
        ("L-16 培训台账", trainings.to_owned()),
        ("L-31 报送台账", reports.to_owned()),
        ("选项", "一般\n重大".to_owned()),
    ];
    let tables: &[&str] =
        &["L-16 培训台账/培训/", "L-16 培训台账//", "L-31 报送台账//", "选项//"];
    let (town, findings) =
        town(SOURCE, &[("back.xlsx", "2026-10-31-0a", tables, sheets)]);
    let codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
    assert!(!codes.iter().any(|code| code.starts_with("E-TABLE")), "{codes:?}");
    assert_eq!(cells(&town, "培训", &["培训编号", "主题"]), ["P1|消防知识"]);
    for sheet in ["人员", "参训", "报送"] {
        assert!(town.sheet_named(sheet).is_none(), "{sheet}");
    }
    assert!(town.left_out.iter().any(|(what, _)| &**what == "back.xlsx›L-31 报送台账"));
    account_closes(&town);
}

#[test]
fn a_renamed_worksheet_is_known_by_its_place() {
    let rows = "#1|H1|2026-10-09|东岭村|东岭超市|灭火器过期|重大|2026-10-20|#1.5||卫东、蒋西||||";
    let mut sheets = ledger(rows);
    sheets[0].0 = "十月";
    let (town, findings) =
        town(SOURCE, &[("back.xlsx", "2026-10-31-0a", &[HAZARDS], sheets)]);
    assert_eq!(told(&findings), [""; 0]);
    assert_eq!(cells(&town, "隐患", &["隐患等级"])[0], "一般");
}

/// The id that the hazard without one is given.
fn hash_id() -> String {
    let (town, _) = town(SOURCE, &[]);
    cells(&town, "隐患", &["隐患编号"])[1].clone()
}

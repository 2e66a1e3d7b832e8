//! Every declared sheet is recognised, and what its cells hold is understood.

use super::{cells, codes, town};
use zhenwen::catalog::{Catalog, Need, SheetDecl};
use zhenwen::model::Value;

/// Reads a workbook for each sheet with these headers; gives those that are taken for another.
fn mistaken(sheet: &str, headers: impl Fn(&SheetDecl) -> Vec<String>) -> Vec<String> {
    let catalog = Catalog::load(None).unwrap();
    let files: Vec<(String, String, String)> = catalog
        .sheets
        .iter()
        .map(|decl| {
            let worksheet = if sheet.is_empty() { &*decl.name } else { sheet };
            let file = format!("{:02}{}.xlsx", decl.order, decl.name);
            (file, worksheet.to_owned(), headers(decl).join("|"))
        })
        .collect();
    let books: Vec<[(&str, &str); 1]> = files
        .iter()
        .map(|(_, sheet, table)| [(sheet.as_str(), table.as_str())])
        .collect();
    let named: Vec<(&str, &[(&str, &str)])> = files
        .iter()
        .zip(&books)
        .map(|((file, ..), book)| (file.as_str(), book.as_slice()))
        .collect();
    let (town, _) = town(&named);
    let expected = |decl: &SheetDecl| match &decl.union {
        Some(union) => union.of.iter().map(ToString::to_string).collect(),
        None => vec![decl.name.to_string()],
    };
    let wrong = catalog.sheets.iter().filter_map(|decl| {
        let file = format!("{:02}{}.xlsx", decl.order, decl.name);
        let found = town.sources.iter().filter(|source| *source.workbook == *file);
        let found: Vec<String> = found
            .map(|source| town.names[usize::from(source.sheet)].to_string())
            .collect();
        (found != expected(decl)).then(|| format!("{}: {found:?}", decl.name))
    });
    wrong.collect()
}

#[test]
fn all_headers_of_a_sheet_are_that_sheet_whatever_the_worksheet_is_called() {
    let without = |decl: &SheetDecl, header: &str| {
        decl.union.as_ref().is_some_and(|u| u.without.iter().any(|w| &**w == header))
    };
    let wrong = mistaken("Sheet1", |decl| {
        let headers = decl.columns.iter().map(|column| column.header.to_string());
        headers.filter(|header| !without(decl, header)).collect()
    });
    // 日期, 类型 and 名称 say nothing; the worksheet has to be called 节假日.
    assert_eq!(wrong, ["节假日: []"]);
}

#[test]
fn required_headers_and_a_third_one_are_enough_on_a_worksheet_of_that_name() {
    let wrong = mistaken("", |decl| {
        let with = decl.union.iter().flat_map(|union| &union.with);
        let one = decl.one_of.iter().filter_map(|group| group.first());
        let mut headers: Vec<String> = decl
            .columns
            .iter()
            .filter(|column| column.need == Need::Required)
            .map(|column| &column.header)
            .chain(with)
            .chain(one)
            .map(ToString::to_string)
            .collect();
        let rest = decl.columns.iter().map(|column| column.header.to_string());
        for header in rest {
            if headers.len() < 3 && !headers.contains(&header) {
                headers.push(header);
            }
        }
        headers
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn values_of_every_type_are_understood() {
    let accidents =
        "事故编号|发生时间|地点|死亡|重伤|直接经济损失（元）|接报时间|是否核销|瞒谎迟漏
        A1|2026年3月5日10时20分|东岭路口|#0|#1|#30000|2026-3-5 10:35|否|无";
    let filed = "所属期|指标编号|报出分子|报出日期\n2026年9月|S-18.found|#12|2026-10-5";
    let enforcement = "案号|立案日期|执法单位|对象|处理措施|罚款金额
        Z1|2026-10-9|应急管理站、派出所|东岭超市|警告、罚款|2000元";
    let (town, findings) = town(&[(
        "a.xlsx",
        &[("事故", accidents), ("已报", filed), ("执法", enforcement)],
    )]);
    let accident = town.rows_named("事故").next().unwrap();
    let value = |header| town.value(accident, header).clone();
    assert_eq!(value("发生时间").moment().unwrap().to_string(), "2026-03-05T10:20:00");
    assert_eq!(value("发生时间").day(), Some("2026-03-05".parse().unwrap()));
    assert_eq!(value("接报时间").to_string(), "2026年3月5日10时35分");
    assert_eq!(value("直接经济损失"), Value::Money(3_000_000));
    assert_eq!(value("瞒谎迟漏").text(), Some("无"));
    assert_eq!(cells(&town, "已报", &["所属期", "报出分子"]), ["2026年9月|12"]);
    assert_eq!(
        cells(&town, "执法", &["执法单位", "处理措施", "罚款金额"]),
        ["应急管理站、派出所|警告、罚款|2000"]
    );
    assert_eq!(codes(&findings), [("E-DATE-WORDS", "A2")]);
}

#[test]
fn numbers_of_persons_stand_in_no_finding_and_in_no_value() {
    let people = "姓名|任职单位|人员类别|身份证号|执法证号|身份证
        甲一|东岭村|村主干|110101199003070011|X1|11010119900307002X
        乙二|东岭村|没有的类别|110101199003070012|X2|";
    let tips = "受理编号|受理日期|匿名码|事项|备注\nT1|2026-10-9|张小三|消防通道堵塞|电话13900000001
        T2|13.45|B-0077|消防通道堵塞|电话13900000001";
    let (town, findings) = town(&[("a.xlsx", &[("人员", people), ("举报", tips)])]);
    assert_eq!(
        cells(&town, "人员", &["身份证号", "身份证"]),
        ["110101********0011|110101********002X"]
    );
    assert_eq!(cells(&town, "举报", &["匿名码", "事项"]), ["|消防通道堵塞"]);
    let found = codes(&findings);
    for code in ["E-ID-INVALID", "E-TIP-NAMED", "E-ENUM", "E-DATE-IMPOSSIBLE"] {
        assert!(found.iter().any(|(found, _)| *found == code), "{code}: {found:?}");
    }
    let told = format!("{findings:?} {:?}", town.sheet_named("人员").unwrap().repairs);
    for number in ["19900307", "13900000001", "张小三", "B-0077"] {
        assert!(!told.contains(number), "{number} is told");
    }
}

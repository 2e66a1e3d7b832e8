//! Numbers by hand: issued, voided, moved; what is issued stays as it is.

use super::Desk;

#[test]
fn a_notice_keeps_its_number_and_an_issued_one_is_not_made_again() {
    let desk = Desk::small();
    desk.good("build");
    let notice = desk.found("隐患整改通知书_东岭超市.docx");
    assert!(notice.contains("兰安改〔2026〕1号"), "{notice}");
    let said = desk.good(&format!("register issue output/{notice}"));
    assert!(said.contains("已发"), "{said}");
    let bytes = desk.tree()[&notice].clone();
    let said = desk.good("build");
    assert!(said.contains("隐患整改通知书 1 份"), "{said}");
    assert_eq!(desk.tree()[&notice], bytes);
    assert!(desk.good("register list").contains("兰安改〔2026〕1号   已发"));
}

#[test]
fn the_number_and_date_of_a_report_come_to_stand_in_it() {
    let desk = Desk::small();
    desk.good("build");
    let report = desk.found("兰台镇年度工作总结");
    desk.good(&format!("register issue output/{report} --number 13 --date 2026-11-03"));
    let text = document(&desk.tree()[&desk.found("兰台镇年度工作总结")]);
    assert!(text.contains("兰政发〔2026〕13号"), "the number");
    assert!(text.contains("2026年11月3日"), "the date of issue");
    assert!(text.contains("截至2026年10月31日"), "the figures stay those of the draft");
    let refused = desk.run("register issue 兰政发〔2026〕13号 --number 14");
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("已经发出"), "{}", refused.err);
}

#[test]
fn a_draft_whose_rows_have_changed_is_not_issued() {
    let desk = Desk::small();
    desk.good("build");
    let hazards = Desk::table("隐患").replace("灭火器压力不足", "灭火器缺失");
    let other = Desk::small_but(&[("隐患", &hazards)]);
    std::fs::copy(other.path("data/town.xlsx"), desk.path("data/town.xlsx")).unwrap();
    let before = desk.tree();
    let ran = desk.run("register issue 兰安改〔2026〕1号");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("先运行 build，核对新稿后再登记"), "{}", ran.err);
    assert_eq!(desk.tree(), before);
}

#[test]
fn a_void_number_is_never_given_again() {
    let desk = Desk::small();
    desk.good("build");
    desk.good("register void 兰安改〔2026〕1号 --reason 对象写错");
    desk.good("build");
    let list = desk.good("register list");
    for line in [
        "兰安改〔2026〕1号   作废",
        "兰安改〔2026〕2号   预留",
        "兰安改〔2026〕3号   预留",
    ] {
        assert!(list.contains(line), "{line}\n{list}");
    }
    let ran = desk.run("register void 兰安改〔2026〕9号 --reason 试");
    assert_eq!((ran.code, ran.err.contains("没有登记过")), (Some(2), true));
}

#[test]
fn numbers_are_reserved_for_papers_made_elsewhere() {
    let desk = Desk::small();
    let said = desk.good("register reserve 整改 --count 2 --year 2026 --note 手写通知书");
    assert_eq!(said, "已预留 兰安改〔2026〕1号 至 兰安改〔2026〕2号\n");
    desk.good("build");
    assert!(desk.found("隐患整改通知书_东岭超市.docx").contains("兰安改〔2026〕3号"));
    let ran = desk.run("register reserve 整编 --note 试");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("机关表里没有“整编”这个代字或用途"), "{}", ran.err);
    let ran = desk.run("register reserve 政 --note 试");
    assert!(ran.err.contains("由党政办给"), "{}", ran.err);
}

#[test]
fn the_letter_book_is_exported_once() {
    let desk = Desk::small();
    desk.good("build");
    let said = desk.good("register export 登记簿.xlsx --year 2026");
    assert_eq!(said, "已导出 17 行到 登记簿.xlsx\n");
    let ran = desk.run("register export 登记簿.xlsx");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("已经有同名的文件"), "{}", ran.err);
}

/// The text of a DOCX's main part, its runs joined.
fn document(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    let runs = xml.split("<w:t").skip(1).filter_map(|run| {
        let (_, text) = run.split_once('>')?;
        text.split_once("</w:t>").map(|(text, _)| text)
    });
    runs.collect()
}

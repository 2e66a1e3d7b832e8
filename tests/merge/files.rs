//! Paths and manifest entries of papers.

use super::Bench;
use std::collections::BTreeSet;
use zhenwen::merge::{paper_entry, paper_path};
use zhenwen::model::PaperState;

/// Path of the paper of a kind for a subject.
fn path(bench: &Bench, only: &str, name: &str) -> String {
    paper_path(bench.case(), &bench.render(only, name).0.unwrap())
}

#[test]
fn a_paper_lies_by_month_under_its_number() {
    let bench = Bench::new();
    assert_eq!(
        path(&bench, "D-08", "西坡酒坊"),
        "2026年10月/公文/兰安改〔2026〕2号_隐患整改通知书_西坡酒坊.docx"
    );
    assert_eq!(path(&bench, "D-11", ""), "2026年/兰台镇年度工作总结（2026年）.docx");
}

#[test]
fn a_draft_is_called_after_the_place_of_its_subject() {
    let text = |series: &str| format!("名称: 函\n每: 单位\n字号: {series}\n---\n一");
    for series in ["—", "政"] {
        let bench = Bench::with("sample", &text(series));
        assert_eq!(
            path(&bench, "sample", "东岭超市"),
            "2026年10月/公文/草稿002_函_东岭超市.docx"
        );
    }
    let bench = Bench::with("sample", "名称: 通知\n每: 一份\n---\n一");
    assert_eq!(path(&bench, "sample", ""), "2026年10月/公文/草稿001_通知.docx");
}

#[test]
fn a_template_may_name_its_files_and_cannot_leave_the_folder() {
    let text = |name: &str| format!("名称: 月报\n每: 单位\n文件名: {name}\n---\n一");
    for (name, wanted) in [
        (
            "月报/{{ 机关.机关简称 }}月报（{{ 期 }}）",
            "月报/兰台镇月报（2026年10月）.docx",
        ),
        ("../../{{ 单位.单位名称 }}", "__/__/西坡酒坊.docx"),
        ("/etc/passwd", "etc/passwd.docx"),
        ("con", "_con.docx"),
    ] {
        let bench = Bench::with("sample", &text(name));
        assert_eq!(path(&bench, "sample", "西坡酒坊"), format!("2026年10月/{wanted}"));
    }
}

#[test]
fn hostile_names_stay_inside_and_apart() {
    let hostile = [
        "../../etc/passwd",
        "/root",
        "C:\\Windows",
        "CON",
        "aux.txt",
        "NUL",
        "a.",
        "a ",
        "甲\u{202E}乙",
        "甲:乙",
        "甲\u{0}乙",
        "e\u{301}店",
        "é店",
        "Ａ店",
        "😀店",
        "~店",
        "-rf",
        "店;rm",
        "店\"'",
        "店<>|?*",
    ];
    let rows: Vec<String> = hostile.iter().map(|name| format!("{name}|东岭村")).collect();
    let units = format!("单位名称|村名\n{}", rows.join("\n").replace('|', "│"));
    let units = units.replace('│', "|").replace("店<>|?*", "店<>?*");
    let text = "名称: 函\n每: 单位\n---\n一";
    let declarations = zhenwen::catalog::Declarations::load(None).unwrap();
    let declarations = declarations.with("documents/sample.txt", text);
    let mut tables = super::TABLES.to_vec();
    tables[2] = ("单位", &units);
    let bench = Bench::of(declarations, &tables);
    let (papers, _) = bench.due("sample");
    let mut seen = BTreeSet::new();
    for paper in &papers {
        let (draft, _) =
            zhenwen::merge::render(bench.case(), paper, &super::wanted("sample"));
        let path = paper_path(bench.case(), &draft.unwrap());
        let name = path.strip_prefix("2026年10月/公文/").unwrap();
        let is_plain = |c: char| c.is_alphanumeric() || "_-.+% 　〔〕（）".contains(c);
        assert!(name.chars().all(is_plain), "{name}");
        assert!(seen.insert(name.to_lowercase()), "{name} twice");
    }
    assert_eq!(papers.len(), hostile.len());
}

#[test]
fn the_manifest_says_what_a_paper_is() {
    let bench = Bench::new();
    let draft = bench.render("D-08", "西坡酒坊").0.unwrap();
    let entry = paper_entry(bench.case(), &draft);
    assert_eq!((&*entry.kind, &*entry.name), ("D-08", "隐患整改通知书"));
    assert_eq!(entry.layout.as_deref(), Some("信函"));
    assert_eq!(entry.doc_type, None);
    assert!(entry.is_sealed);
    assert_eq!(entry.number.as_deref(), Some("兰安改〔2026〕2号"));
    assert_eq!(entry.state, Some(PaperState::Reserved));
    assert_eq!((&*entry.subject, &*entry.period), ("西坡酒坊", "2026-10"));
    assert_eq!(&*entry.template, "documents/rectify.txt");
    assert_eq!(&*entry.key, "D-08\u{1F}西坡酒坊\u{1F}2026-10");
    assert_eq!(
        entry.rows,
        [
            "office.xlsx›机关›2",
            "units.xlsx›单位›2",
            "checks.xlsx›检查›4",
            "hazards.xlsx›隐患›5"
        ]
    );
    let draft = bench.render("D-11", "").0.unwrap();
    let entry = paper_entry(bench.case(), &draft);
    assert_eq!(entry.doc_type.as_deref(), Some("报告"));
    assert_eq!((entry.state, &*entry.period), (Some(PaperState::Draft), "2026"));
    assert_eq!(draft.front.approver.as_deref(), Some("李文华"));
    assert_eq!(&*draft.front.issue_date, "2026年10月31日");
    assert_eq!(&*draft.front.issuer, "兰台镇人民政府");
}

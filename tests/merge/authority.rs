//! What a mode of authority forbids.

use super::{Bench, TABLES};
use zhenwen::catalog::Declarations;
use zhenwen::model::Severity;

/// The office in a mode, with what backs it.
fn office(mode: &str, header: &str, cells: &str) -> String {
    let [head, row] = [0, 1].map(|line| TABLES[0].1.lines().nth(line).unwrap());
    format!(
        "{head}|{header}\n{}|{cells}",
        row.replace("|属地检查|", &format!("|{mode}|"))
    )
}

/// How many papers are due, and the codes of what is said.
fn outcome(office: &str, authority: &str) -> (usize, Vec<String>) {
    let text = format!("名称: 指令\n每: 单位\n权限: {authority}\n---\n一");
    let declarations = Declarations::load(None).unwrap();
    let declarations = declarations.with("documents/sample.txt", &text);
    let mut tables = TABLES.to_vec();
    tables[0] = ("机关", office);
    let (papers, findings) = Bench::of(declarations, &tables).due("sample");
    (papers.len(), findings.iter().map(|finding| finding.code.to_string()).collect())
}

#[test]
fn an_office_that_only_inspects_makes_nothing_with_force() {
    let office = office("属地检查", "委托机关", "");
    assert_eq!(outcome(&office, "委托赋权"), (0, vec!["E-AUTHORITY".to_owned()]));
    assert_eq!(outcome(&office, "分权限"), (3, vec![]));
    assert_eq!(outcome(&office, "全部"), (3, vec![]));
}

#[test]
fn an_entrustment_must_be_complete_and_cover_the_day() {
    let header = "委托机关|委托书文号|委托起|委托止";
    for (cells, is_backed) in [
        ("云岭县应急管理局|云应急委〔2026〕1号|2026-01-01|2026-12-31", true),
        ("云岭县应急管理局|云应急委〔2026〕1号|2026-10-31|2026-10-31", true),
        ("云岭县应急管理局||2026-01-01|2026-12-31", false),
        ("云岭县应急管理局|云应急委〔2026〕1号|2026-11-01|2026-12-31", false),
        ("云岭县应急管理局|云应急委〔2026〕1号|2026-01-01|2026-10-30", false),
        ("云岭县应急管理局|云应急委〔2026〕1号||", false),
    ] {
        let office = office("委托", header, cells);
        for authority in ["委托赋权", "分权限"] {
            let wanted =
                if is_backed { (3, vec![]) } else { (0, vec!["E-ENTRUST".to_owned()]) };
            assert_eq!(outcome(&office, authority), wanted, "{cells} {authority}");
        }
        assert_eq!(outcome(&office, "全部").0, 3);
    }
}

#[test]
fn a_conferred_power_names_its_basis_and_items() {
    let header = "赋权依据|赋权事项";
    let backed = office("赋权", header, "省政府公告〔2025〕2号|消防通道堵塞");
    assert_eq!(outcome(&backed, "委托赋权"), (3, vec![]));
    let blank = office("赋权", header, "省政府公告〔2025〕2号|");
    assert_eq!(outcome(&blank, "委托赋权"), (0, vec!["E-ENTRUST".to_owned()]));
}

#[test]
fn words_of_force_are_refused_wherever_they_come_from() {
    let said = |body: &str, mode: &str| {
        let text = format!("名称: 样张\n每: 单位\n---\n{body}");
        let declarations = Declarations::load(None).unwrap();
        let declarations = declarations.with("documents/sample.txt", &text);
        let office = office(mode, "赋权依据|赋权事项", "公告|消防");
        let hazards = TABLES[4].1.replace("加装报警装置", "责令加装");
        let mut tables = TABLES.to_vec();
        tables[0] = ("机关", &office);
        tables[4] = ("隐患", &hazards);
        Bench::of(declarations, &tables).render("sample", "西坡酒坊")
    };
    for word in ["责令", "指令书", "罚款", "处以", "行政复议", "行政诉讼"]
    {
        let (draft, findings) = said(&format!("现{word}整改。"), "属地检查");
        assert!(draft.is_none());
        let finding = &findings[0];
        assert_eq!(
            (&*finding.code, finding.severity),
            ("E-AUTHORITY-WORD", Severity::Error)
        );
        assert_eq!(finding.place.file.as_deref(), Some("documents/sample.txt"));
        let excerpt = finding.excerpt.as_ref().unwrap();
        let marked: String = excerpt.text.chars().skip(excerpt.start).collect();
        assert!(marked.starts_with(word), "{excerpt:?}");
        assert!(said(&format!("现{word}整改。"), "赋权").0.is_some());
    }
    let every = "{% for 隐患 in 选(\"隐患\", \"\") %}{{ 隐患.整改措施 }}{% endfor %}";
    let (draft, findings) = said(every, "属地检查");
    assert!(draft.is_none());
    assert_eq!(
        findings[0].place.cell.as_deref(),
        Some("K5"),
        "the cell, not the template"
    );
    let (draft, _) = said("{{ 表(\"L-10\") }}", "属地检查");
    assert!(draft.is_none(), "typed tables are read too");
}

#[test]
fn a_report_may_name_a_figure_about_fines() {
    let mechanism = "[[figure]]\nid = \"S-99.fines\"\nname = \"罚款金额\"\nscopes = \"T\"\nperiods = \"y\"\n\
                     sheets = [\"隐患\"]\nunit = \"万元\"\nsum = { rows = \"隐患\", on = \"发现日期\", column = \"整改资金\" }\n\
                     example = { period = \"2026\" }\n";
    let declarations = Declarations::load(None)
        .unwrap()
        .with("mechanisms/S-99.toml", mechanism)
        .with(
            "documents/sample.txt",
            "名称: 样张\n每: 年\n---\n{{ 指标(\"S-99.fines\").名称 }}{{ 指标(\"S-99.fines\") }}万元",
        );
    assert_eq!(Bench::of(declarations, TABLES).text("sample", ""), "罚款金额8万元");
}

//! Rows and papers that lack something needed.

use super::{Bench, TABLES, wanted};
use zhenwen::merge::{due, render};
use zhenwen::model::{Finding, strip_sentinels};

/// A template whose rows need a deadline and whose unit needs a principal.
const TEXT: &str = "名称: 样张\n每: 单位\n---\n\
    {{ 单位.单位名称 }}{{ 单位.主要负责人|须填 }}：\
    {% for 隐患 in 选(\"隐患\", \"发现日期 在 本月\") %}\
    {{ 隐患.隐患编号 }}{{ 隐患.整改期限|须填 }}；{% endfor %}{{ 机关.印发机关|须填 }}";

/// Code, place and fact of each.
fn said(findings: &[Finding]) -> Vec<String> {
    let said = findings.iter().map(|finding| {
        let sheet = finding.place.sheet.as_deref().unwrap_or_default();
        let cell = finding.place.cell.as_deref().unwrap_or_default();
        format!("{} {sheet}{cell} {}", finding.code, finding.fact)
    });
    said.collect()
}

#[test]
fn a_row_that_lacks_something_is_left_out_and_named() {
    let (draft, findings) = Bench::new().render("D-08", "东岭超市");
    assert_eq!(
        said(&findings),
        ["E-FIELD-BLANK 隐患O4 “整改期限”没有填，这一行没有进《隐患整改通知书》"]
    );
    let text = strip_sentinels(&draft.unwrap().text);
    assert!(text.contains("有2条安全隐患") && !text.contains("电线"), "{text}");
}

#[test]
fn a_subject_that_lacks_something_gets_no_paper() {
    let text = TEXT.replace("{{ 机关.印发机关|须填 }}", "");
    let (draft, findings) = Bench::with("sample", &text).render("sample", "东岭超市");
    assert!(draft.is_none());
    assert_eq!(
        said(&findings),
        [
            "E-FIELD-BLANK 单位F3 “主要负责人”没有填，《样张》没有出",
            "E-FIELD-BLANK 隐患O4 “整改期限”没有填，这一行没有进《样张》",
        ]
    );
}

#[test]
fn a_paper_that_loses_all_its_rows_is_not_made() {
    let hazards = TABLES[4].1.replace("|2026-12-31|||||", "||||||");
    let bench = Bench::with_tables(&[("隐患", &hazards)]);
    let (draft, findings) = bench.render("D-08", "西坡酒坊");
    assert!(draft.is_none());
    assert_eq!(
        said(&findings),
        [
            "E-FIELD-BLANK 隐患O5 “整改期限”没有填，这一行没有进《隐患整改通知书》",
            "E-PAPER-EMPTY  《隐患整改通知书》西坡酒坊没有一行写得全，没有出",
        ]
    );
}

#[test]
fn an_office_that_lacks_something_gets_no_paper() {
    let office = TABLES[0].1.replace("|李文华|", "||");
    let bench = Bench::with_tables(&[("机关", &office)]);
    let (draft, findings) = bench.render("D-11", "");
    assert!(draft.is_none());
    assert_eq!(
        said(&findings),
        ["E-OFFICE-BLANK 机关H2 “机关”表的“签发人”没有填，《年度工作总结》没有出"]
    );
}

#[test]
fn an_office_that_is_not_kept_lacks_everything() {
    let text = "名称: 样张\n每: 单位\n---\n{{ 机关.签发人|须填 }}";
    let declarations = zhenwen::catalog::Declarations::load(None).unwrap();
    let declarations = declarations.with("documents/sample.txt", text);
    let bench = Bench::of(declarations, &TABLES[1..]);
    let (draft, findings) = bench.render("sample", "西坡酒坊");
    assert!(draft.is_none());
    assert_eq!(
        said(&findings),
        ["E-OFFICE-BLANK  “机关”表的“机关.签发人”没有填，《样张》没有出"]
    );
}

#[test]
fn a_missing_row_behind_a_link_leaves_out_the_row_it_is_missed_in() {
    let text = "名称: 样张\n每: 一份\n---\n{% for 隐患 in 选(\"隐患\", \"等级 = 重大\") %}\
                {{ 隐患.隐患编号 }}{{ 隐患.检查.检查日期|须填 }}；{% endfor %}";
    let (draft, findings) = Bench::with("sample", text).render("sample", "");
    assert_eq!(strip_sentinels(&draft.unwrap().text), "H42026年10月21日；");
    assert_eq!(
        said(&findings),
        ["E-FIELD-BLANK 隐患8 “检查.检查日期”没有填，这一行没有进《样张》"]
    );
}

#[test]
fn a_draft_is_made_with_what_is_to_be_filled_in() {
    let bench = Bench::with("sample", TEXT);
    let mut wanted = wanted("sample");
    wanted.is_draft = true;
    let (papers, _) = due(bench.case(), &wanted);
    let paper = papers.iter().find(|paper| &*paper.subject_name == "东岭超市").unwrap();
    let (draft, findings) = render(bench.case(), paper, &wanted);
    assert_eq!(
        strip_sentinels(&draft.unwrap().text),
        "东岭超市〔待填：主要负责人〕：H12026年10月20日；H22026年11月10日；\
         H3〔待填：整改期限〕；〔待填：印发机关〕"
    );
    assert!(findings.is_empty(), "{findings:?}");
}

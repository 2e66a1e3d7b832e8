//! Which papers are due, for whom, and with which number.

use super::{Bench, TABLES, wanted};
use zhenwen::catalog::Declarations;
use zhenwen::merge::{Wanted, due, numbered};
use zhenwen::model::{Paper, SeriesMode, Subject};

/// The kinds that these tests speak of; the others ship too.
const STEMS: [&str; 5] = ["rectify", "yearly", "sample", "talk", "talk_record"];

/// Kind and subject of every paper due of those kinds.
fn names(bench: &Bench, wanted: &Wanted) -> Vec<String> {
    let (papers, _) = due(bench.case(), wanted);
    let stem = |paper: &Paper| &*bench.catalog.documents[paper.document].stem;
    let papers = papers.iter().filter(|paper| STEMS.contains(&stem(paper)));
    papers.map(|paper| format!("{} {}", paper.kind, paper.subject_name)).collect()
}

/// Everything that is due.
fn all() -> Wanted {
    Wanted { wants_month: true, wants_year: true, ..Wanted::default() }
}

#[test]
fn papers_come_by_kind_then_village_and_unit() {
    assert_eq!(names(&Bench::new(), &all()), ["D-08 东岭超市", "D-08 西坡酒坊", "D-11 "]);
}

#[test]
fn only_names_a_kind_by_code_stem_or_name() {
    let bench = Bench::new();
    for only in ["D-11", "yearly", "年度工作总结"] {
        assert_eq!(names(&bench, &wanted(only)), ["D-11 "]);
    }
    assert!(names(&bench, &wanted("L-10")).is_empty());
}

#[test]
fn the_month_and_the_year_are_made_when_they_are_wanted() {
    let bench = Bench::new();
    let month = Wanted { wants_month: true, ..Wanted::default() };
    assert_eq!(names(&bench, &month), ["D-08 东岭超市", "D-08 西坡酒坊"]);
    let year = Wanted { wants_year: true, ..Wanted::default() };
    assert_eq!(names(&bench, &year), ["D-11 "]);
    let asked = Wanted { only: vec!["D-11".into()], ..month };
    assert_eq!(names(&bench, &asked), ["D-11 "]);
}

#[test]
fn villages_and_units_choose_papers() {
    let bench = Bench::new();
    let village = Wanted { villages: vec!["西坡村".into()], ..all() };
    assert_eq!(names(&bench, &village), ["D-08 西坡酒坊"]);
    let unit = Wanted { units: vec!["东岭超市".into()], ..all() };
    assert_eq!(names(&bench, &unit), ["D-08 东岭超市"]);
    let both = Wanted { villages: vec!["西坡村".into()], ..unit };
    assert_eq!(names(&bench, &both), ["D-08 东岭超市", "D-08 西坡酒坊"]);
    let town = Wanted { only: vec!["D-11".into()], ..village };
    assert_eq!(names(&bench, &town), ["D-11 "]);
}

#[test]
fn a_paper_that_is_issued_is_not_due_again() {
    let mut bench = Bench::new();
    bench.issued.insert("D-08\u{1F}东岭超市\u{1F}2026-10".into());
    assert_eq!(names(&bench, &wanted("D-08")), ["D-08 西坡酒坊"]);
    bench.issued.insert("D-11\u{1F}\u{1F}2026".into());
    assert!(names(&bench, &wanted("D-11")).is_empty());
}

#[test]
fn a_hazard_already_on_paper_makes_no_second_notice() {
    let hazards =
        TABLES[4].1.replace("|2026-12-31|||||", "|2026-12-31|||||兰安改〔2026〕1号");
    let bench = Bench::with_tables(&[("隐患", &hazards)]);
    assert_eq!(names(&bench, &wanted("D-08")), ["D-08 东岭超市"]);
}

#[test]
fn a_hazard_is_keyed_by_its_number() {
    let text = "名称: 告知\n每: 隐患\n当: 等级 = 重大\n---\n{{ 隐患.隐患内容 }}";
    let bench = Bench::with("sample", text);
    let (papers, _) = bench.due("sample");
    let keys: Vec<&str> = papers.iter().map(|paper| &*paper.key).collect();
    assert_eq!(keys, ["sample\u{1F}H7\u{1F}2026-10", "sample\u{1F}H4\u{1F}2026-10"]);
    assert!(papers.iter().all(|paper| matches!(paper.subject, Subject::Row(_))));
    assert!(papers.iter().all(|paper| &*paper.subject_name == "西坡酒坊"));
}

#[test]
fn an_asked_kind_is_made_only_when_named() {
    let bench = Bench::with("sample", "名称: 通知\n每: 一份\n当: 点名\n---\n一");
    assert!(!names(&bench, &all()).contains(&"sample ".to_owned()));
    assert_eq!(names(&bench, &wanted("sample")), ["sample "]);
}

#[test]
fn a_condition_of_the_town_looks_at_all_rows() {
    for (when, is_due) in
        [("存在 隐患（状态 = 逾期）≥ 4", true), ("存在 隐患（状态 = 逾期）≥ 5", false)]
    {
        let text = format!("名称: 通知\n每: 一份\n当: {when}\n---\n一");
        let bench = Bench::with("sample", &text);
        assert_eq!(!names(&bench, &wanted("sample")).is_empty(), is_due, "{when}");
    }
}

#[test]
fn a_name_of_one_of_several_sheets_is_blank_in_the_others() {
    let when = "存在 隐患（状态 = 逾期） 或 安全员 = “无”";
    let text = format!("名称: 提示\n每: 村、单位\n当: {when}\n---\n一");
    let bench = Bench::with("sample", &text);
    assert_eq!(
        names(&bench, &wanted("sample")),
        ["sample 东岭村", "sample 西坡村", "sample 东岭超市", "sample 西坡酒坊"]
    );
}

#[test]
fn companions_are_made_along_with_their_paper() {
    let declarations = Declarations::load(None)
        .unwrap()
        .with(
            "documents/talk.txt",
            "名称: 约谈\n每: 村\n当: 安全员 = “无”\n附件: talk_record\n---\n一",
        )
        .with("documents/talk_record.txt", "名称: 约谈记录\n每: 村\n---\n{{ 村.村名 }}");
    let bench = Bench::of(declarations, TABLES);
    assert_eq!(names(&bench, &wanted("talk")), ["talk 西坡村", "talk_record 西坡村"]);
    assert_eq!(
        names(&bench, &all())[3..],
        ["talk 西坡村", "talk_record 西坡村"],
        "not for villages without a talk"
    );
}

#[test]
fn a_number_follows_its_series_and_the_year_of_the_date() {
    let bench = Bench::new();
    let series = |only: &str| bench.due(only).0[0].series.clone().unwrap();
    let notice = series("D-08");
    assert_eq!(
        (&*notice.code, notice.mode, notice.first),
        ("兰安改", SeriesMode::Automatic, 1)
    );
    let summary = series("D-11");
    assert_eq!((&*summary.code, summary.mode), ("兰政发", SeriesMode::Entered));
    let number = |only: &str, serial| {
        let paper = bench.due(only).0.remove(0);
        let paper = Paper { issue_date: "2027-01-05".parse().unwrap(), ..paper };
        numbered(paper, serial).number.unwrap().to_string()
    };
    assert_eq!(number("D-08", Some(3)), "兰安改〔2027〕3号");
    assert_eq!(number("D-11", None), "兰政发〔2027〕\u{3000}号");
    assert_eq!(number("D-11", Some(13)), "兰政发〔2027〕13号");
}

#[test]
fn a_series_may_be_switched_by_the_office() {
    let other = |entry: &str| TABLES[0].1.replace("整改=兰安改:自动", entry);
    for (entry, mode) in [
        ("整改=兰安改", SeriesMode::Automatic),
        ("整改＝兰安改：登记", SeriesMode::Entered),
        ("整改=兰安改:自动", SeriesMode::Automatic),
    ] {
        let bench = Bench::with_tables(&[("机关", &other(entry))]);
        assert_eq!(bench.due("D-08").0[0].series.as_ref().unwrap().mode, mode, "{entry}");
    }
}

#[test]
fn a_series_that_lacks_is_said_once_and_the_paper_has_no_number() {
    let office = TABLES[0].1.replace("整改=兰安改:自动、", "");
    let bench = Bench::with_tables(&[("机关", &office)]);
    let (papers, findings) = bench.due("D-08");
    assert!(papers.len() == 2 && papers.iter().all(|paper| paper.number.is_none()));
    let codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
    assert_eq!(codes, ["E-SERIES"]);
    assert_eq!(findings[0].place.cell.as_deref(), Some("D2"));
}

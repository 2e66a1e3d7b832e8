//! Papers that are issued.

use crate::support::office::{Office, catalog};
use crate::support::papers::{Build, entered, file, number};
use zhenwen::commit::{self, Edited, Order, Outcome};
use zhenwen::model::PaperState;

const DRAFT: &str = "2026年10月/公文/草稿001_隐患整改通知书_甲店.docx";
const ISSUED: &str = "2026年10月/公文/兰政发〔2026〕13号_隐患整改通知书_甲店.docx";

/// October with the series 兰政发.
fn build() -> Build {
    Build { series: entered(), ..Build::october(&["甲店", "乙店"]) }
}

/// `register issue FILE --number 13 --date 2026-11-03`, the paper rendered again.
fn issue(office: &Office) -> Outcome {
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let paper = register.find(DRAFT).unwrap().unwrap();
    let date = "2026-11-03".parse().unwrap();
    let issue = register.issue(&paper, Some(13), Some(date)).unwrap();
    let build = Build { as_of: date, ..build() };
    let stage = output.stage("issue", date).unwrap();
    stage.put(build.artifact(0, &build.papers()[0], Some(13))).unwrap();
    let order = Order { issues: vec![issue], ..Order::default() };
    stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new())).unwrap()
}

#[test]
fn an_issued_paper_carries_number_and_date_and_is_recorded() {
    let office = Office::new();
    office.build(&build()).unwrap();
    issue(&office);
    assert!(!office.output().join(DRAFT).exists());
    assert_eq!(office.text(ISSUED), "兰政发〔2026〕13号 甲店：请整改 2026-11-03");
    let paper = office.read().paper(&number("兰政发〔2026〕13号")).unwrap().unwrap();
    assert_eq!(paper.state, PaperState::Issued);
    assert_eq!(paper.issue_date, Some("2026-11-03".parse().unwrap()));
    assert_eq!(paper.path.as_deref(), Some(ISSUED));
    let hash = zhenwen::model::fingerprint(office.text(ISSUED).as_bytes());
    assert_eq!(paper.sha256, Some(hash));
    assert!(office.read().issued().unwrap().contains(&paper.key));
}

#[test]
fn a_build_leaves_an_issued_paper_alone() {
    let office = Office::new();
    office.build(&build()).unwrap();
    issue(&office);
    office.write(ISSUED, "装订时改过");
    let mut later = build().saying("限期整改");
    later.order.edited = Edited::Overwrite;
    office.build(&later).unwrap();
    office.build(&later.of(&[])).unwrap();
    assert_eq!(office.text(ISSUED), "装订时改过");
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let findings = output.audit(&register, catalog()).unwrap();
    let codes: Vec<&str> = findings.iter().map(|f| &*f.code).collect();
    assert_eq!(codes, ["E-OUT-ALTERED"]);
    std::fs::remove_file(office.output().join(ISSUED)).unwrap();
    let findings = output.audit(&register, catalog()).unwrap();
    assert_eq!(&*findings[0].code, "E-OUT-LOST");
}

#[test]
fn a_paper_that_was_issued_is_not_made_again() {
    let office = Office::new();
    office.build(&build()).unwrap();
    issue(&office);
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("again", build().as_of).unwrap();
    stage.put(build().artifact(0, &build().papers()[0], None)).unwrap();
    let order = Order::default();
    let outcome =
        stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new())).unwrap();
    let finding = &outcome.findings[0];
    assert_eq!(&*finding.code, "E-OUT-ISSUED");
    assert!(finding.advice.contains(ISSUED), "{finding:?}");
    assert!(!office.output().join(DRAFT).exists());
}

#[test]
fn an_edited_draft_is_issued_with_its_changes() {
    let office = Office::new();
    office.build(&build()).unwrap();
    office.write(DRAFT, "兰政发〔2026〕13号 甲店：已改 2026-11-03");
    let outcome = issue(&office);
    assert_eq!(&*outcome.findings[0].code, "E-OUT-ISSUE-EDITED");
    assert!(outcome.findings[0].advice.contains("2026年11月3日"), "{outcome:?}");
    assert_eq!(office.text(ISSUED), "兰政发〔2026〕13号 甲店：已改 2026-11-03");
    assert!(!office.output().join(DRAFT).exists());
    let paper = office.read().find(ISSUED).unwrap().unwrap();
    assert_eq!(paper.state, PaperState::Issued);
    assert_eq!(&*paper.entry.provenance, "[{\"text\":\"甲店\"}]");
}

#[test]
fn a_reserved_paper_is_issued_as_it_lies() {
    let office = Office::new();
    let mut build = Build::october(&["甲店"]);
    office.build(&build).unwrap();
    let tree = office.paths();
    let paper = office.read().find("兰安改〔2026〕1号").unwrap().unwrap();
    let issue = office.read().issue(&paper, None, None).unwrap();
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("issue", build.as_of).unwrap();
    let order = Order { issues: vec![issue], ..Order::default() };
    let outcome =
        stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new())).unwrap();
    drop(register);
    assert!(outcome.findings.is_empty() && outcome.written.is_empty(), "{outcome:?}");
    assert_eq!(office.numbers(), ["兰安改〔2026〕1号 已发 D-08/甲店/2026-10"]);
    build.order.edited = Edited::Overwrite;
    office.build(&build.of(&[])).unwrap();
    assert_eq!(office.paths(), tree, "an issued paper is never moved");
    assert!(office.text("manifest.json").contains("\"state\":\"已发\""));
}

#[test]
fn a_number_without_paper_is_issued_in_the_register_only() {
    let office = Office::new();
    let mut register = office.open();
    let series = crate::support::papers::automatic();
    register.reserve(&series, 2026, 1..=1, "手工文书").unwrap();
    let paper = register.find("兰安改〔2026〕1号").unwrap().unwrap();
    assert!(register.issue(&paper, None, None).is_err(), "no date is known");
    let date = "2026-11-03".parse().unwrap();
    let issue = register.issue(&paper, None, Some(date)).unwrap();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("issue", date).unwrap();
    let order = Order { issues: vec![issue], ..Order::default() };
    stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new())).unwrap();
    drop(register);
    assert_eq!(office.numbers(), ["兰安改〔2026〕1号 已发"]);
    assert!(office.paths().is_empty());
}

#[test]
fn a_paper_that_is_not_there_cannot_be_issued() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let paper = office.read().find("兰安改〔2026〕1号").unwrap().unwrap();
    std::fs::remove_file(office.output().join(paper.path.as_ref().unwrap())).unwrap();
    let mut register = office.open();
    let issue = register.issue(&paper, None, None).unwrap();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("issue", issue.date).unwrap();
    let order = Order { issues: vec![issue], ..Order::default() };
    let fault = stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new()));
    assert!(fault.unwrap_err().to_string().contains("不在 output 里"));
    drop(register);
    assert_eq!(office.numbers(), ["兰安改〔2026〕1号 预留 D-08/甲店/2026-10"]);
}

#[test]
fn a_voided_paper_is_made_anew_and_the_old_file_stays() {
    let office = Office::new();
    office.build(&build()).unwrap();
    issue(&office);
    office.open().void(&number("兰政发〔2026〕13号"), "撤回重发").unwrap();
    office.build(&build()).unwrap();
    assert!(office.output().join(ISSUED).exists());
    assert!(office.output().join(DRAFT).exists());
    assert!(office.text("manifest.json").contains("\"state\":\"作废\""));
}

#[test]
fn no_other_file_takes_the_place_of_an_issued_one() {
    let office = Office::new();
    office.build(&build()).unwrap();
    issue(&office);
    let text = office.text(ISSUED);
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("other", build().as_of).unwrap();
    stage.put(file(ISSUED, "另一件")).unwrap();
    let order = Order { edited: Edited::Overwrite, ..Order::default() };
    let outcome =
        stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new())).unwrap();
    assert_eq!(&*outcome.findings[0].code, "E-OUT-TAKEN");
    assert_eq!(office.text(ISSUED), text);
    assert_eq!(office.text(&ISSUED.replace(".docx", "（新）.docx")), "另一件");
}

#[test]
fn a_new_copy_never_takes_the_place_of_an_issued_one() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    let notice = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店.docx";
    let beside = notice.replace(".docx", "（新）.docx");
    office.build(&build).unwrap();
    office.write(notice, "改动过");
    office.build(&build).unwrap();
    let paper = office.read().find(&beside).unwrap().unwrap();
    let order = Order {
        issues: vec![office.read().issue(&paper, None, None).unwrap()],
        ..Order::default()
    };
    office.build(&Build { order, ..build.of(&[]) }).unwrap();
    let text = office.text(&beside);
    let mut register = office.open();
    register.void(&number("兰安改〔2026〕1号"), "撤回").unwrap();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("other", build.as_of).unwrap();
    stage.put(file(notice, "另一件")).unwrap();
    stage.commit(&mut register, catalog(), &Order::default(), |_| Ok(vec![])).unwrap();
    assert_eq!(office.text(notice), "改动过");
    assert_eq!(office.text(&beside), text);
    assert_eq!(office.text(&beside.replace("新", "新2")), "另一件");
}

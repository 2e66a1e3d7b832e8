//! What is no longer due.

use crate::support::office::Office;
use crate::support::papers::Build;
use zhenwen::model::Period;

const NOTICE: &str = "2026年10月/公文/兰安改〔2026〕2号_隐患整改通知书_乙店.docx";
const ASIDE: &str = "不再需要/2026年10月/公文/兰安改〔2026〕2号_隐患整改通知书_乙店.docx";

#[test]
fn a_draft_no_longer_due_moves_aside_and_keeps_its_number() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    let text = office.text(NOTICE);
    let outcome = office.build(&build.of(&["甲店"])).unwrap();
    assert_eq!(outcome.set_aside, [NOTICE]);
    let finding = &outcome.findings[0];
    assert_eq!(
        (&*finding.code, finding.place.file.as_deref()),
        ("E-OUT-UNDUE", Some(NOTICE))
    );
    assert!(finding.advice.contains(ASIDE) && finding.advice.contains("register void"));
    assert!(!office.output().join(NOTICE).exists());
    assert_eq!(office.text(ASIDE), text);
    assert_eq!(office.numbers()[1], "兰安改〔2026〕2号 预留 D-08/乙店/2026-10");
}

#[test]
fn a_draft_that_is_due_again_comes_back_with_its_number() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    let tree = office.tree();
    office.build(&build.of(&["甲店"])).unwrap();
    office.build(&build.of(&["甲店"])).unwrap();
    office.build(&build).unwrap();
    assert_eq!(
        office.paths(),
        tree.keys().map(String::as_str).collect::<Vec<_>>()[..3].to_vec()
    );
    assert!(!office.output().join(ASIDE).exists());
}

#[test]
fn a_period_that_was_not_made_whole_keeps_its_files() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    let mut part = build.of(&["甲店"]);
    part.order.whole.clear();
    office.build(&part).unwrap();
    let november = Period::Month(2026, 11);
    let mut other = Build { month: november, ..build.of(&["丙店"]) };
    other.order.whole = vec![november];
    office.build(&other).unwrap();
    assert!(office.output().join(NOTICE).exists());
}

#[test]
fn an_edited_draft_moves_aside_with_its_changes() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    office.write(NOTICE, "改动过");
    office.build(&build.of(&["甲店"])).unwrap();
    assert_eq!(office.text(ASIDE), "改动过");
    office.build(&build).unwrap();
    assert_eq!(office.text(ASIDE), "改动过", "a person's file is never removed");
    office.build(&build.of(&["甲店"])).unwrap();
    assert_eq!(office.text(ASIDE), "改动过");
    let second = ASIDE.replace("乙店.docx", "乙店（2）.docx");
    assert_eq!(office.text(&second), "兰安改〔2026〕2号 乙店：请整改 2026-10-31");
}

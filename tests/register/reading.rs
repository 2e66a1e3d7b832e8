//! What the register tells.

use crate::support::office::Office;
use crate::support::papers::{Build, automatic, entered, number};
use zhenwen::model::PaperState;
use zhenwen::register::{Register, key_from, print_key};

#[test]
fn a_register_that_is_not_there_is_empty_and_stays_away() {
    let office = Office::new();
    assert!(office.read().list().unwrap().is_empty());
    assert!(!office.register_path().exists());
}

#[test]
fn a_missing_folder_is_named() {
    let office = Office::new();
    let fault =
        Register::open(&office.folder().join("datta/发文登记.sqlite")).unwrap_err();
    assert!(
        fault.to_string().contains("没有文件夹") && fault.to_string().contains("datta")
    );
}

#[test]
fn a_number_leads_to_the_paper_its_rows_and_its_provenance() {
    let office = Office::new();
    office.build(&Build::october(&["东岭超市"])).unwrap();
    let paper = office.read().paper(&number("兰安改〔2026〕1号")).unwrap().unwrap();
    assert_eq!(paper.state, PaperState::Reserved);
    assert_eq!(paper.entry.rows, ["hazards.xlsx›隐患›2", "hazards.xlsx›隐患›3"]);
    assert_eq!(paper.entry.provenance, "[{\"text\":\"东岭超市\"}]");
    let letter = paper.entry.letter.unwrap();
    assert_eq!(&*letter.title, "关于东岭超市隐患整改的通知书");
    let path = paper.path.unwrap();
    assert_eq!(office.text(&path), "兰安改〔2026〕1号 东岭超市：请整改 2026-10-31");
    assert_eq!(office.read().paper(&number("兰安改〔2026〕2号")).unwrap(), None);
}

#[test]
fn a_paper_is_found_by_number_path_and_key() {
    let office = Office::new();
    office.build(&Build::october(&["东岭超市"])).unwrap();
    let register = office.read();
    let found = register.find("兰安改[2026]1号").unwrap().unwrap();
    let path = found.path.clone().unwrap();
    assert_eq!(register.find(&path).unwrap().unwrap(), found);
    assert_eq!(register.find(&found.key).unwrap().unwrap(), found);
    assert_eq!(register.find(&print_key(&found.key)).unwrap().unwrap(), found);
    assert_eq!(key_from(&print_key(&found.key)), Some(found.key));
    let ledger = "2026年10月/台账/L-10 隐患台账.xlsx";
    assert_eq!(register.find(ledger).unwrap(), None, "a ledger is no paper");
    assert_eq!(register.find("D-08/西岭超市/2026-10").unwrap(), None);
}

#[test]
fn the_list_shows_numbers_first_then_drafts_without() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let mut build = Build { series: entered(), ..Build::october(&["乙店"]) };
    build.order.whole.clear();
    office.build(&build).unwrap();
    office.open().reserve(&automatic(), 2026, 2..=2, "手工").unwrap();
    let list = office.read().list().unwrap();
    let states: Vec<_> =
        list.iter().map(|s| (s.number.is_some(), s.state.name())).collect();
    assert_eq!(states, [(true, "预留"), (true, "预留"), (false, "草稿")]);
    assert!(office.read().issued().unwrap().is_empty());
}

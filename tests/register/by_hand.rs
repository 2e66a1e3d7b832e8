//! What a person does by hand.

use crate::support::office::Office;
use crate::support::papers::{Build, automatic, entered, key, number};
use zhenwen::model::{PaperState, Period, Series};
use zhenwen::register::{Change, NumberRow};

const OCTOBER: Period = Period::Month(2026, 10);

#[test]
fn a_block_is_reserved_behind_the_highest_number() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let mut register = office.open();
    register.reserve(&automatic(), 2026, 2..=4, "手工文书").unwrap();
    let next = register.next_serial(&automatic(), 2026).unwrap();
    assert_eq!(next, 5);
    let standing = register.find("兰安改〔2026〕3号").unwrap().unwrap();
    assert_eq!((&*standing.note, &*standing.key), ("手工文书", ""));
}

#[test]
fn numbers_before_the_first_one_can_be_entered_once() {
    let office = Office::new();
    let series = Series { first: 57, ..automatic() };
    let mut register = office.open();
    register.reserve(&series, 2026, 1..=56, "启用前手工编号").unwrap();
    assert_eq!(register.next_serial(&series, 2026).unwrap(), 57);
    let again = register.reserve(&series, 2026, 1..=1, "再来").unwrap_err();
    assert!(again.to_string().contains("“兰安改〔2026〕1号”已经用过"), "{again}");
}

#[test]
fn refusals_of_a_reservation_say_what_is_wrong() {
    let office = Office::new();
    let mut register = office.open();
    let mut refusal = |series: &Series, serials, note| {
        register.reserve(series, 2026, serials, note).unwrap_err().to_string()
    };
    assert!(refusal(&automatic(), 3..=3, "预备").contains("会空出“兰安改〔2026〕1号”"));
    assert!(refusal(&automatic(), 1..=1, "  ").contains("写明用途"));
    assert!(refusal(&automatic(), 0..=1, "预备").contains("不是一段文号"));
    assert!(refusal(&entered(), 1..=1, "预备").contains("由党政办给"));
    assert!(register.numbers().unwrap().is_empty());
}

#[test]
fn a_void_needs_a_reason_and_happens_once() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let mut register = office.open();
    let first = number("兰安改〔2026〕1号");
    assert!(register.void(&first, " ").unwrap_err().to_string().contains("写明原因"));
    register.void(&first, "对象有误").unwrap();
    let again = register.void(&first, "再作废").unwrap_err().to_string();
    assert!(again.contains("已经作废：对象有误"), "{again}");
    let unknown = register.void(&number("兰安改〔2026〕9号"), "没有").unwrap_err();
    assert!(unknown.to_string().contains("没有登记过"), "{unknown}");
}

#[test]
fn a_number_follows_a_renamed_paper() {
    let office = Office::new();
    office.build(&Build::october(&["东岭超市"])).unwrap();
    let (old, new) = (key("东岭超市", OCTOBER), key("东岭便民超市", OCTOBER));
    office.open().rename(&old, &new).unwrap();
    let build = Build::october(&["东岭便民超市"]);
    office.build(&build).unwrap();
    assert_eq!(office.numbers(), ["兰安改〔2026〕1号 预留 D-08/东岭便民超市/2026-10"]);
    assert_eq!(
        office.paths(),
        [
            "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_东岭便民超市.docx",
            "2026年10月/台账/L-10 隐患台账.xlsx"
        ]
    );
}

#[test]
fn a_paper_with_a_number_takes_no_second_one() {
    let office = Office::new();
    office.build(&Build::october(&["甲店", "乙店"])).unwrap();
    let mut register = office.open();
    let (old, new) = (key("甲店", OCTOBER), key("乙店", OCTOBER));
    let refusal = register.rename(&old, &new).unwrap_err().to_string();
    assert!(refusal.contains("先把它作废：“兰安改〔2026〕2号”"), "{refusal}");
    let unknown = register.rename(&key("丙店", OCTOBER), &new).unwrap_err();
    assert!(unknown.to_string().contains("没有登记过“D-08/丙店/2026-10”"), "{unknown}");
}

#[test]
fn no_record_brings_a_void_number_back() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let mut register = office.open();
    let first = number("兰安改〔2026〕1号");
    register.void(&first, "对象有误").unwrap();
    let row = register.number(&first).unwrap().unwrap();
    for state in [PaperState::Reserved, PaperState::Issued, PaperState::Draft] {
        let change = Change::Number(NumberRow { state, ..row.clone() });
        let refusal = register.record(&[change]).unwrap_err().to_string();
        assert!(refusal.contains("是作废，不能改为"), "{refusal}");
    }
    assert_eq!(register.number(&first).unwrap().unwrap(), row);
    register.verify().unwrap();
}

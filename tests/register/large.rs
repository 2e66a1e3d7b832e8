//! A hundred thousand numbers.

use crate::support::office::Office;
use crate::support::papers::automatic;
use zhenwen::register::Extent;

#[test]
fn a_hundred_thousand_numbers_are_one_transaction() {
    let office = Office::new();
    let mut register = office.open();
    register.reserve(&automatic(), 2026, 1..=100_000, "压力测试").unwrap();
    drop(register);
    let register = office.open();
    assert_eq!(register.next_serial(&automatic(), 2026).unwrap(), 100_001);
    let all = Extent { entries: 100_000, numbers: 100_000, files: 0 };
    assert_eq!(register.verify().unwrap(), all);
}

//! Many runs at once on one register (F7, F8).

use crate::support::office::Office;
use crate::support::papers::automatic;
use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use zhenwen::model::PaperState;
use zhenwen::register::Register;

/// Tells a child process which office to work on.
const OFFICE: &str = "ZHENWEN_TEST_RESERVE";

/// Reserves one number, waiting as long as it takes.
fn reserve_one(office: &Office) {
    loop {
        let Ok(mut register) = Register::open(&office.register_path()) else { continue };
        let next = register.next_serial(&automatic(), 2026).unwrap();
        register.reserve(&automatic(), 2026, next..=next, "并发").unwrap();
        return;
    }
}

/// The serials in the register.
fn serials(office: &Office) -> BTreeSet<u32> {
    let numbers = office.read().numbers().unwrap();
    assert!(numbers.iter().all(|n| n.state == PaperState::Reserved));
    numbers.into_iter().map(|n| n.number.unwrap().serial).collect()
}

/// A process that reserves 40 numbers, one by one.
fn child(office: &Office) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "register::together::child_process", "--nocapture"])
        .env(OFFICE, office.folder())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// What the child does; nothing in an ordinary run of the tests.
#[test]
fn child_process() {
    let Some(folder) = std::env::var_os(OFFICE) else { return };
    let office = Office::at(folder.as_ref());
    (0..40).for_each(|_| reserve_one(&office));
}

#[test]
fn threads_reserve_distinct_numbers_without_gaps() {
    let office = Office::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| reserve_one(&office)));
        }
    });
    assert_eq!(serials(&office), (1..=160).collect());
}

#[test]
fn processes_reserve_distinct_numbers_without_gaps_and_four_may_be_killed() {
    let office = Office::new();
    let mut children: Vec<Child> = (0..8).map(|_| child(&office)).collect();
    let mut killed = children.split_off(4);
    while office.register_path().exists() && serials(&office).len() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    for (at, child) in killed.iter_mut().enumerate() {
        std::thread::sleep(std::time::Duration::from_millis(7 * at as u64));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let serials = serials(&office);
    assert_eq!(serials, (1..=u32::try_from(serials.len()).unwrap()).collect());
    assert!((160..=320).contains(&serials.len()), "{}", serials.len());
    office.open().verify().unwrap();
}

#[test]
fn the_lock_of_a_dead_process_is_free_at_once() {
    let office = Office::new();
    let mut child = child(&office);
    while !office.register_path().exists() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    reserve_one(&office);
    office.open().verify().unwrap();
}

#[test]
fn a_register_in_use_is_refused_in_the_end() {
    let office = Office::new();
    let _held = office.open();
    let fault = Register::open(&office.register_path()).unwrap_err().to_string();
    assert!(fault.contains("另一个 zhenwen 正在使用"), "{fault}");
}

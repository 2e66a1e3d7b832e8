//! A build that dies at twenty points, and the next start.

use super::Desk;
use std::process::Stdio;

/// Points of the commit and how often each is passed before the end.
const POINTS: [&str; 20] = [
    "staged:1",
    "staged:2",
    "staged:3",
    "staged:5",
    "staged:8",
    "staged:11",
    "tested:1",
    "record:1",
    "recorded:1",
    "placed:1",
    "placed:2",
    "placed:3",
    "placed:4",
    "placed:5",
    "placed:7",
    "placed:9",
    "placed:11",
    "synced-folders:1",
    "closed:1",
    "clearing:1",
];

/// The town a month later: one notice is no longer due, one is new.
fn later() -> String {
    let hazards = Desk::table("隐患")
        .replace("H3|J2|2026-10-12|西坡酒坊", "H3||2026-10-12|东岭旅馆");
    hazards.replace("灭火器压力不足", "灭火器压力不足、无检查记录")
}

#[test]
fn after_a_kill_the_next_start_has_the_old_or_the_new_outputs_whole() {
    let hazards = later();
    let start = |desk: &Desk| {
        desk.good("build");
        let other = Desk::small_but(&[("隐患", &hazards)]);
        std::fs::copy(other.path("data/town.xlsx"), desk.path("data/town.xlsx")).unwrap();
    };
    let calm = Desk::small();
    start(&calm);
    let old = calm.good("register list");
    calm.good("build");
    let new = calm.good("register list");
    assert_ne!(old, new);
    for point in POINTS {
        let desk = Desk::small();
        start(&desk);
        let before = desk.tree();
        let mut command = desk.command("build");
        command.env("ZHENWEN_FAIL", point).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(!command.status().unwrap().success(), "{point} is passed");
        // `verify` opens register and output, and so finishes or clears what was left.
        desk.good("register verify");
        let numbers = desk.good("register list");
        if numbers == old {
            assert_eq!(desk.tree(), before, "{point}: the old outputs");
        } else {
            assert_eq!(numbers, new, "{point}: the new numbers");
        }
        desk.good("build");
        assert_eq!(desk.good("register list"), new, "{point}: none lost, none doubled");
        let names = |desk: &Desk| desk.tree().into_keys().collect::<Vec<String>>();
        assert_eq!(names(&desk), names(&calm), "{point}");
        desk.good("register verify");
    }
}

//! Random small towns as plain structs.

use super::books::{Books, books};
use super::dice::Dice;
use zhenwen::model::Day;

#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub(super) village: usize,
    pub(super) opened: Option<Day>,
    pub(super) is_stopped: bool,
    pub(super) changed: Option<Day>,
    pub(super) field: Option<&'static str>,
    pub(super) groups: Option<&'static str>,
    pub(super) staff: Option<i64>,
    pub(super) gas: Option<bool>,
    pub(super) key: Option<bool>,
    pub(super) risky: Option<bool>,
    pub(super) kind: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Spot {
    Unit(usize),
    Village(usize),
    Stranger,
    Blank,
}

pub(super) struct Check {
    pub(super) day: Day,
    pub(super) kind: Option<&'static str>,
    pub(super) level: Option<&'static str>,
    pub(super) bodies: Vec<&'static str>,
    pub(super) people: Vec<&'static str>,
    pub(super) village: Option<usize>,
    pub(super) spot: Spot,
}

pub(super) struct Hazard {
    pub(super) found: Day,
    pub(super) village: Option<usize>,
    pub(super) spot: Spot,
    pub(super) problems: i64,
    pub(super) level: Option<&'static str>,
    pub(super) graded: Option<Day>,
    pub(super) way: Option<&'static str>,
    pub(super) measure: Option<&'static str>,
    pub(super) person: Option<&'static str>,
    pub(super) fund: Option<i64>,
    pub(super) plan: Option<&'static str>,
    pub(super) deadline: Option<Day>,
    pub(super) done: Option<Day>,
    pub(super) rechecked: Option<Day>,
    pub(super) conclusion: Option<&'static str>,
    pub(super) closed: Option<Day>,
    pub(super) voided: Option<Day>,
    pub(super) reason: Option<&'static str>,
    pub(super) is_repeat: bool,
    pub(super) category: Option<&'static str>,
    pub(super) reviewed: bool,
    pub(super) notified: Option<Day>,
    pub(super) listed: bool,
}

pub(super) struct Sample {
    pub(super) as_of: Day,
    pub(super) month_start: i8,
    pub(super) by_problems: bool,
    pub(super) villages: usize,
    pub(super) units: Vec<Unit>,
    pub(super) checks: Vec<Check>,
    pub(super) hazards: Vec<Hazard>,
    pub(super) books: Books,
}

pub(super) const VILLAGES: [&str; 3] = ["东岭村", "西坡村", "南沟村"];

/// A day of 2023–2026, often a boundary: D, its neighbours, ends of months and years.
pub(super) fn day(dice: &mut Dice, as_of: Day) -> Day {
    let moved = |n: i64| as_of.checked_add(jiff::Span::new().days(n)).unwrap();
    match dice.below(10) {
        0 => as_of,
        1 => moved(dice.pick(&[-1, 1, -10, -11])),
        2 => as_of.first_of_month(),
        3 => as_of.first_of_month().yesterday().unwrap(),
        4 => jiff::civil::date(dice.pick(&[2023, 2024, 2025]), 12, 31),
        5 => jiff::civil::date(dice.pick(&[2024, 2025, 2026]), 1, 1),
        6 => moved(i64::try_from(dice.below(90)).unwrap() - 60),
        _ => moved(i64::try_from(dice.below(1100)).unwrap() - 1000),
    }
}

pub(super) fn sample(seed: u64) -> Sample {
    let dice = &mut Dice::new(seed);
    let as_of = dice.pick(&[
        "2026-10-31",
        "2026-10-15",
        "2026-01-15",
        "2026-02-28",
        "2026-08-20",
        "2026-12-31",
        "2024-02-29",
        "2025-06-30",
    ]);
    let as_of: Day = as_of.parse().unwrap();
    let units = 4 + dice.below(6);
    let villages = 2 + dice.below(2);
    let units = (0..units).map(|_| unit(dice, villages, as_of)).collect::<Vec<_>>();
    let checks = 8 + dice.below(20);
    let hazards = 10 + dice.below(25);
    let count = units.len();
    Sample {
        as_of,
        month_start: if dice.below(3) == 0 { 26 } else { 1 },
        by_problems: dice.below(3) == 0,
        villages,
        checks: (0..checks).map(|_| check(dice, villages, count, as_of)).collect(),
        hazards: (0..hazards).map(|_| hazard(dice, villages, count, as_of)).collect(),
        books: books(dice, villages, count, as_of),
        units,
    }
}

fn unit(dice: &mut Dice, villages: usize, as_of: Day) -> Unit {
    let is_stopped = dice.below(4) == 0;
    Unit {
        village: dice.below(villages),
        opened: dice.maybe(30, |dice| day(dice, as_of)),
        is_stopped,
        changed: dice.maybe(70, |dice| day(dice, as_of)).filter(|_| is_stopped),
        field: dice.maybe(85, |dice| dice.pick(&["消防", "工贸", "燃气"])),
        groups: dice
            .maybe(80, |dice| dice.pick(&["劳动密集", "九小场所", "九小场所、劳动密集"])),
        staff: dice.maybe(85, |dice| dice.pick(&[0, 29, 30, 31, 200])),
        gas: yes_no(dice),
        key: yes_no(dice),
        risky: yes_no(dice),
        kind: dice.maybe(85, |dice| dice.pick(&["学校", "企业", "餐饮"])),
    }
}

pub(super) fn yes_no(dice: &mut Dice) -> Option<bool> {
    dice.maybe(85, |dice| dice.below(2) == 0)
}

fn check(dice: &mut Dice, villages: usize, units: usize, as_of: Day) -> Check {
    let body =
        |dice: &mut Dice| dice.pick(&["应急办", "派出所", "东岭村", "西坡村", "单位1"]);
    let spot = match dice.below(8) {
        0 => Spot::Village(dice.below(villages)),
        1 => Spot::Stranger,
        _ => Spot::Unit(dice.below(units)),
    };
    Check {
        day: day(dice, as_of),
        kind: dice.maybe(85, |dice| dice.pick(&["四不两直", "暗访", "日常", "联合"])),
        level: dice
            .maybe(85, |dice| dice.pick(&["村级", "村级", "镇级", "部门", "专家"])),
        bodies: (0..dice.below(3)).map(|_| body(dice)).collect(),
        people: (0..=dice.below(3))
            .map(|_| dice.pick(&["甲一", "乙二", "丙三"]))
            .collect(),
        village: dice.maybe(20, |dice| dice.below(villages)),
        spot,
    }
}

fn hazard(dice: &mut Dice, villages: usize, units: usize, as_of: Day) -> Hazard {
    let spot = match dice.below(8) {
        0 => Spot::Blank,
        1 => Spot::Stranger,
        _ => Spot::Unit(dice.below(units)),
    };
    let of_village = if spot == Spot::Blank { 100 } else { 20 };
    let found = day(dice, as_of);
    let date = |dice: &mut Dice, percent| dice.maybe(percent, |dice| day(dice, as_of));
    let (graded, deadline) = (date(dice, 20), date(dice, 80));
    let (done, rechecked) = (date(dice, 40), date(dice, 40));
    let (closed, voided) = (date(dice, 40), date(dice, 12));
    Hazard {
        found,
        village: dice.maybe(of_village, |dice| dice.below(villages)),
        spot,
        problems: dice.pick(&[1, 1, 2, 3]),
        level: dice.maybe(85, |dice| dice.pick(&["一般", "重大"])),
        graded,
        way: dice.maybe(60, |dice| dice.pick(&["当场整改", "限期整改", "限期整改"])),
        measure: dice.maybe(90, |_| "拆除"),
        person: dice.maybe(90, |_| "店主"),
        fund: dice.maybe(85, |dice| dice.pick(&[0, 1, 12])),
        plan: dice.maybe(85, |dice| dice.pick(&["是", "是", "否"])),
        deadline,
        done,
        rechecked,
        conclusion: dice.maybe(80, |dice| dice.pick(&["合格", "合格", "不合格"])),
        closed,
        voided,
        reason: dice.maybe(70, |dice| dice.pick(&["不属实", "重复", "搬迁", "关停"])),
        is_repeat: dice.below(6) == 0,
        category: dice.maybe(75, |dice| dice.pick(&["疏散通道", "消防", "用电"])),
        reviewed: dice.below(2) == 0,
        notified: dice.maybe(60, |dice| day(dice, as_of)),
        listed: dice.below(2) == 0,
    }
}

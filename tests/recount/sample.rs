//! Random small towns: plain structs, and the text tables that say the same.

use super::dice::Dice;
use zhenwen::model::Day;

pub(super) struct Unit {
    pub(super) village: usize,
    pub(super) opened: Option<Day>,
    pub(super) is_stopped: bool,
    pub(super) changed: Option<Day>,
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
}

pub(super) struct Sample {
    pub(super) as_of: Day,
    pub(super) month_start: i8,
    pub(super) by_problems: bool,
    pub(super) villages: usize,
    pub(super) units: Vec<Unit>,
    pub(super) checks: Vec<Check>,
    pub(super) hazards: Vec<Hazard>,
}

const VILLAGES: [&str; 3] = ["东岭村", "西坡村", "南沟村"];

/// A day of 2023–2026, often a boundary: D, its neighbours, ends of months and years.
fn day(dice: &mut Dice, as_of: Day) -> Day {
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
    }
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
    }
}

impl Sample {
    /// The sheets as text tables; `order` shuffles the rows of checks and hazards.
    pub(super) fn tables(&self, order: Option<u64>) -> Vec<(&'static str, String)> {
        let counting = if self.by_problems { "问题数" } else { "" };
        let villages = format!("村名\n{}", VILLAGES[..self.villages].join("\n"));

        let units: Vec<String> = self.units.iter().enumerate().map(unit_line).collect();
        let checks = self.checks.iter().map(check_line).collect();
        let hazards = self.hazards.iter().enumerate().map(hazard_line).collect();
        vec![
            (
                "机关",
                format!(
                    "机关名称|行动起年|行动止年|计数口径\n示例镇|2024|2026|{counting}"
                ),
            ),
            ("村", villages),
            ("单位", format!("{UNIT}\n{}", units.join("\n"))),
            ("检查", format!("{CHECK}\n{}", lines(checks, order))),
            ("隐患", format!("{HAZARD}\n{}", lines(hazards, order))),
        ]
    }
}

const UNIT: &str = "单位名称|村名|开业日期|经营状态|状态变更日期";
const CHECK: &str = "检查日期|检查层级|检查单位|检查人员|村名|单位名称";
const HAZARD: &str = "隐患编号|发现日期|村名|单位名称|隐患内容|隐患等级|定级日期|整改方式|整改措施|\
                      整改责任人|整改资金|应急预案|整改期限|整改完成日期|复查日期|复查结论|销号日期|\
                      撤销日期|撤销原因|原隐患编号";

fn lines(mut lines: Vec<String>, order: Option<u64>) -> String {
    if let Some(seed) = order {
        let mut dice = Dice::new(seed);
        (1..lines.len()).rev().for_each(|at| lines.swap(at, dice.below(at + 1)));
    }
    lines.join("\n")
}

fn unit_line((at, unit): (usize, &Unit)) -> String {
    let (opened, changed) = (text(unit.opened), text(unit.changed));
    let status = if unit.is_stopped { "停产" } else { "" };
    format!("单位{at}|{}|{opened}|{status}|{changed}", VILLAGES[unit.village])
}

fn check_line(check: &Check) -> String {
    let (day, level) = (check.day, check.level.unwrap_or_default());
    let (bodies, people) = (check.bodies.join("、"), check.people.join("、"));
    let village = check.village.map_or("", |v| VILLAGES[v]);
    format!("{day}|{level}|{bodies}|{people}|{village}|{}", name(check.spot))
}

fn hazard_line((at, hazard): (usize, &Hazard)) -> String {
    let content = match hazard.problems {
        1 => "灭火器压力不足，距地1.5米",
        2 => "1.线路老化；2.通道堵塞",
        _ => "1.线路老化；2.通道堵塞；3.应急灯不亮",
    };
    let cells = [
        format!("H{at}"),
        hazard.found.to_string(),
        hazard.village.map_or("", |v| VILLAGES[v]).to_owned(),
        name(hazard.spot),
        content.to_owned(),
        hazard.level.unwrap_or_default().to_owned(),
        text(hazard.graded),
        hazard.way.unwrap_or_default().to_owned(),
        hazard.measure.unwrap_or_default().to_owned(),
        hazard.person.unwrap_or_default().to_owned(),
        hazard.fund.map_or(String::new(), |n| n.to_string()),
        hazard.plan.unwrap_or_default().to_owned(),
        text(hazard.deadline),
        text(hazard.done),
        text(hazard.rechecked),
        hazard.conclusion.unwrap_or_default().to_owned(),
        text(hazard.closed),
        text(hazard.voided),
        hazard.reason.unwrap_or_default().to_owned(),
        if hazard.is_repeat { "H0" } else { "" }.to_owned(),
    ];
    cells.join("|")
}

fn text(day: Option<Day>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

fn name(spot: Spot) -> String {
    match spot {
        Spot::Unit(at) => format!("单位{at}"),
        Spot::Village(at) => VILLAGES[at].to_owned(),
        Spot::Stranger => "查无此店".to_owned(),
        Spot::Blank => String::new(),
    }
}

/// The name of a scope as `figures.json` writes it.
pub(super) fn village_name(at: usize) -> String {
    format!("村:{}", VILLAGES[at])
}

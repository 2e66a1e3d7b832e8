//! 演练: of units by circle, of villages and stations by season.

use super::super::calendar::{periods, working_days};
use super::super::dice::Dice;
use super::super::entries::Manner;
use super::super::pattern::fill;
use super::super::roster::Body;
use super::super::town::Town;
use super::circle::{Circle, does, zeal};
use super::entries::DrillEntry;
use jiff::civil::Date;

/// 演练.
pub(crate) struct Drill {
    /// 演练日期.
    pub(crate) day: Date,
    /// 组织单位.
    pub(crate) body: Body,
    /// 演练类型.
    pub(crate) sort: String,
    /// 演练形式.
    pub(crate) form: String,
    /// 演练名称.
    pub(crate) name: String,
    /// 参加人数.
    pub(crate) people: i64,
    /// 用时.
    pub(crate) time: String,
    /// 评估结论.
    pub(crate) verdict: String,
    /// 存在问题.
    pub(crate) problem: String,
}

/// All of them.
pub(super) fn drills(town: &Town) -> Vec<Drill> {
    let mut all = Vec::new();
    for entry in &town.tables.drills.drill {
        let bodies = holders(town, entry);
        for period in periods(entry.every, (town.plan.first, town.plan.as_of)) {
            all.extend(
                bodies.iter().filter_map(|body| drill(town, entry, *body, period)),
            );
        }
    }
    all.sort_by_key(|drill| drill.day);
    all
}

/// Who has to hold it.
fn holders(town: &Town, entry: &DrillEntry) -> Vec<Body> {
    let units = town.units.iter().enumerate();
    let units = units.filter(|(_, unit)| entry.circles.contains(&Circle::of(unit)));
    let villages = (0..town.villages.len()).filter(|_| entry.is_of_villages);
    let stations = town.stations.iter().enumerate();
    let stations = stations.filter(|(_, station)| station.name == entry.station);
    units
        .map(|(at, _)| Body::Unit(at))
        .chain(villages.map(Body::Village))
        .chain(stations.map(|(at, _)| Body::Station(at)))
        .collect()
}

/// That of a period, unless it is left out or still to come.
fn drill(
    town: &Town,
    entry: &DrillEntry,
    body: Body,
    period: (Date, Date),
) -> Option<Drill> {
    let name = body.name(town);
    let mut dice = town.lot(&format!("{name}{}{}", entry.sort, period.0), "演练");
    let is_month =
        |day: &Date| entry.months.is_empty() || entry.months.contains(&day.month());
    let days: Vec<Date> =
        working_days(town.tables, period).into_iter().filter(is_month).collect();
    let day = (!days.is_empty()).then(|| *dice.pick(&days))?;
    let (is_held, staff) = match body {
        Body::Unit(at) => {
            let unit = &town.units[at];
            let is_held = unit.is_open(day) && does(town, unit, day, &mut dice);
            (is_held, unit.staff)
        }
        _ => (dice.chance(zeal(body.manner(town))), 100),
    };
    let percent = dice.between(entry.people.low, entry.people.high);
    let lists = &town.tables.drills;
    (is_held && day <= town.plan.as_of).then(|| Drill {
        day,
        body,
        sort: entry.sort.clone(),
        form: entry.form.clone(),
        name: fill(&entry.name, &[("对象", name)], &mut dice),
        people: (staff * percent / 100).max(2),
        time: fill(&entry.time, &[], &mut dice),
        verdict: dice.pick(&lists.verdicts).clone(),
        problem: problem(&lists.problems, body.manner(town), &mut dice),
    })
}

/// 存在问题, mostly, or that there was none.
fn problem(problems: &[String], manner: Manner, dice: &mut Dice) -> String {
    let odds = if manner == Manner::Good { 35 } else { 70 };
    if dice.chance(odds) { dice.pick(problems).clone() } else { "无".to_owned() }
}

//! 自查: monthly, quarterly or every half-year, by circle; weak villages leave gaps.

use super::super::calendar::{Every, after, periods};
use super::super::dice::Dice;
use super::super::entries::Manner;
use super::super::town::{Town, Unit};
use super::circle::{Circle, does, open_day};
use jiff::civil::Date;

/// 自查.
pub(crate) struct SelfCheck {
    /// The unit.
    pub(crate) unit: usize,
    /// 自查日期.
    pub(crate) day: Date,
    /// 带队人.
    pub(crate) leader: String,
    /// 自查范围.
    pub(crate) scope: &'static str,
    /// 发现隐患数.
    pub(crate) found: i64,
    /// 重大隐患数.
    pub(crate) major: i64,
    /// 整改数.
    pub(crate) fixed: i64,
    /// 上报日期.
    pub(crate) reported: Option<Date>,
}

/// How often a unit has to look.
fn every(circle: Circle) -> Every {
    match circle {
        Circle::Risky => Every::Month,
        Circle::School | Circle::Key => Every::Quarter,
        Circle::Small => Every::Half,
    }
}

/// All of them.
pub(super) fn selfchecks(town: &Town) -> Vec<SelfCheck> {
    let span = (town.plan.first, town.plan.as_of);
    let of_unit = |(at, unit): (usize, &Unit)| {
        let periods = periods(every(Circle::of(unit)), span).into_iter();
        periods.filter_map(move |period| selfcheck(town, at, period)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = town.units.iter().enumerate().flat_map(of_unit).collect();
    all.sort_by_key(|check| check.day);
    all
}

/// That of a unit in a period.
fn selfcheck(town: &Town, at: usize, period: (Date, Date)) -> Option<SelfCheck> {
    let unit = &town.units[at];
    let mut dice = town.lot(&format!("{}{}", unit.name, period.0), "自查");
    let day = open_day(town, unit, period, &mut dice)?;
    does(town, unit, day, &mut dice).then(|| {
        let manner = town.villages[unit.village].manner;
        let (left, slow) = if manner == Manner::Weak { (45, 12) } else { (8, 3) };
        let found = found(unit, &mut dice);
        let is_grave = found > 0 && Circle::of(unit) != Circle::Small && dice.chance(3);
        let is_left = found > 0 && dice.chance(left);
        let reported = after(day, dice.between(0, slow));
        SelfCheck {
            unit: at,
            day,
            leader: leader(unit, manner, &mut dice).to_owned(),
            scope: scope(manner, &mut dice),
            found,
            major: i64::from(is_grave),
            fixed: found - i64::from(is_left),
            reported: Some(reported).filter(|day| *day <= town.plan.as_of),
        }
    })
}

/// 发现隐患数: large and dangerous places find more.
fn found(unit: &Unit, dice: &mut Dice) -> i64 {
    let weights = match Circle::of(unit) {
        Circle::Small => [60, 28, 10, 2],
        _ => [34, 34, 22, 10],
    };
    i64::try_from(dice.weighted(&weights)).unwrap_or_default()
}

/// 带队人: the head; now and then, oftener where it is taken lightly, somebody else.
fn leader<'a>(unit: &'a Unit, manner: Manner, dice: &mut Dice) -> &'a str {
    let is_sent = dice.chance(if manner == Manner::Weak { 30 } else { 4 });
    unit.safety.first().filter(|_| is_sent).unwrap_or(&unit.head)
}

/// 自查范围.
fn scope(manner: Manner, dice: &mut Dice) -> &'static str {
    let weights = if manner == Manner::Weak { [5, 2, 3] } else { [60, 35, 5] };
    ["全面", "重大事故隐患", "一般"][dice.weighted(&weights)]
}

//! Which duties a unit has, how faithfully they are done, and on which day.

use super::super::calendar::working_days;
use super::super::dice::Dice;
use super::super::entries::Manner;
use super::super::town::{Town, Unit};
use jiff::civil::Date;
use serde::Deserialize;

/// 类别 of units by their duties.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Circle {
    /// 学校 and 幼儿园.
    School,
    /// 是否高危.
    Risky,
    /// 是否重点.
    Key,
    /// The others.
    Small,
}

impl Circle {
    /// That of a unit.
    pub(crate) fn of(unit: &Unit) -> Self {
        match unit.kind.as_ref() {
            kind if kind.field == "教育" => Self::School,
            kind if kind.is_risky => Self::Risky,
            kind if kind.is_key => Self::Key,
            _ => Self::Small,
        }
    }
}

/// Of 100 duties, so many are done.
pub(super) fn zeal(manner: Manner) -> usize {
    match manner {
        Manner::Good => 98,
        Manner::Plain => 89,
        Manner::Weak => 60,
    }
}

/// Whether a unit does a duty: small ones, and those that nobody visits, less often.
pub(super) fn does(town: &Town, unit: &Unit, day: Date, dice: &mut Dice) -> bool {
    let odds = zeal(town.villages[unit.village].manner);
    let is_small = Circle::of(unit) == Circle::Small;
    let is_left_alone = unit.is_overlooked && day >= town.plan.overlooked_from;
    !is_left_alone && dice.chance(if is_small { odds * 9 / 10 } else { odds })
}

/// A working day of a period on which the unit is open, if it has come by the as-of date.
pub(super) fn open_day(
    town: &Town,
    unit: &Unit,
    period: (Date, Date),
    dice: &mut Dice,
) -> Option<Date> {
    some_day(town, period, dice).filter(|day| unit.is_open(*day))
}

/// A working day of a period, if it has come by the as-of date.
pub(super) fn some_day(
    town: &Town,
    period: (Date, Date),
    dice: &mut Dice,
) -> Option<Date> {
    let days = working_days(town.tables, period);
    let day = (!days.is_empty()).then(|| *dice.pick(&days));
    day.filter(|day| *day <= town.plan.as_of)
}

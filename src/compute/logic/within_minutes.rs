//! S-56.both 双直报及时率: accidents with deaths reported to both within so many minutes.

use super::{Counted, applying};
use crate::compute::subjects::{Judged, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Moment, RowRef, Value};
use jiff::ToSpan;

/// 报部门时间 and 报公安时间 each by 接报时间 + 次数 minutes.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let mut tallies = setting.empty(world.town, scopes);
    for row in applying(world, setting, "事故", "发生时间") {
        let member = match world.town.value(row, "死亡") {
            Value::Integer(dead) => Truth::from(*dead >= 1),
            Value::NotApplicable => Truth::False,
            _ => Truth::Unknown,
        };
        let success = in_time(world, setting.terms.times, row);
        let judged = Judged { row, member, success, weight: 1, amount: 0 };
        add(&mut tallies, world.town, &judged);
    }
    Counted::Tallies(tallies)
}

/// Whether both reports came in time. Without 接报时间 nobody knows, unless one is missing;
/// a day without its hour says nothing of minutes.
fn in_time(world: World, minutes: i32, row: RowRef) -> Truth {
    let reports =
        ["报部门时间", "报公安时间"].map(|header| world.town.value(row, header));
    let is_given = |value: &&Value| value.day().is_some_and(|day| day <= world.as_of);
    if !reports.iter().all(is_given) {
        return Truth::False;
    }
    let heard = world.town.value(row, "接报时间").moment();
    let Some(limit) = heard.and_then(|it| it.checked_add(minutes.minutes()).ok()) else {
        return Truth::Unknown;
    };
    let is_early = |moment: Option<Moment>| {
        moment.map_or(Truth::Unknown, |moment| Truth::from(moment <= limit))
    };
    reports.map(Value::moment).map(is_early).into_iter().fold(Truth::True, Truth::and)
}

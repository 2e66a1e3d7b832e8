//! S-19.notify_days 告知时长中位数: days from 认定日 to 告知日期 of major hazards.

use super::{Counted, Numbers};
use crate::compute::terms::Setting;
use crate::expr::condition::World;
use crate::model::{Day, Decimal, Hazard, Level, RowRef, Scope, State};

/// For the town; none notified = 不适用, or 数据不足 where one without level was.
pub(in crate::compute) fn count(world: World, setting: &Setting, _: &str) -> Counted {
    let sheet = world.town.id_of("隐患").unwrap_or_default();
    let filter = setting.filter(world, sheet);
    let mut days: Vec<(i64, RowRef)> = Vec::new();
    let mut is_doubtful = false;
    for (hazard, notified) in notified(world, setting) {
        let applies = filter.to(hazard.row);
        match hazard.level {
            Level::Major if applies.is_true() => {
                let span = notified.since(hazard.graded).map_or(0, |s| s.get_days());
                days.push((i64::from(span), hazard.row));
            }
            Level::General => {}
            _ => is_doubtful |= applies != crate::expr::condition::Truth::False,
        }
    }
    days.sort_unstable();
    Counted::Numbers(vec![Numbers {
        scope: Scope::Town,
        numerator: None,
        denominator: Some(Decimal::from(i64::try_from(days.len()).unwrap_or(i64::MAX))),
        value: median(&days),
        is_doubtful,
        rows: days.into_iter().map(|(_, row)| row).collect(),
    }])
}

/// Hazards graded in W′ and not withdrawn, whose owner was notified by D.
fn notified<'a>(
    world: World<'a>,
    setting: &Setting,
) -> impl Iterator<Item = (&'a Hazard, Day)> + 'a {
    let window = setting.frame.window.and_then(|window| window.until(world.as_of));
    world.facts.hazards.iter().filter_map(move |hazard| {
        let is_one = hazard.state.counts() && hazard.state != State::Voided;
        let is_inside = window.is_some_and(|window| window.holds(hazard.graded));
        let day = world.town.value(hazard.row, "告知日期").day();
        let day = day.filter(|day| is_one && is_inside && *day <= world.as_of)?;
        Some((hazard, day))
    })
}

/// The middle of sorted numbers, of an even count the mean of the two in the middle.
fn median(days: &[(i64, RowRef)]) -> Option<Decimal> {
    let at = |index: usize| days.get(index).map(|(days, _)| *days);
    let upper = at(days.len() / 2)?;
    let lower = at((days.len() - 1) / 2)?;
    Some(Decimal::new((lower + upper) * 5, 1))
}

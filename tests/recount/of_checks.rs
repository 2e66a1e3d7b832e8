//! The figures over checks in plain loops.

use super::goal::{Goal, Own, When, at_least, share};
use super::plain::Tri::{Maybe, No, Yes};
use super::plain::{Answer, Place, Span, month, tri};
use super::sample::{Check, Sample, Spot};
use std::collections::BTreeSet;
use zhenwen::model::Day;

impl Sample {
    fn checks_in<'a>(
        &'a self,
        place: &'a Place,
        span: &'a Span,
    ) -> impl Iterator<Item = &'a Check> + 'a {
        let inside = |c: &&Check| self.is_in(place, c.village, c.spot);
        let held = |c: &&Check| span.holds(c.day) && c.day <= self.as_of;
        self.checks.iter().filter(inside).filter(held)
    }
}

/// A figure over checks; `None` = this recount does not know the id.
pub(super) fn of_checks(
    id: &str,
    sample: &Sample,
    place: &Place,
    span: &Span,
) -> Option<Answer> {
    let end = span.last.min(sample.as_of);
    let inside = |unit: usize| match place {
        Place::Town => true,
        Place::Village(at) => sample.units[unit].village == *at,
        Place::Unit(at) => unit == *at,
    };
    let town = Place::Town;
    let checked: BTreeSet<usize> = sample
        .checks_in(&town, span)
        .filter_map(|c| if let Spot::Unit(at) = c.spot { Some(at) } else { None })
        .collect();
    let members =
        || (0..sample.units.len()).filter(|u| inside(*u) && sample.active(*u, end));
    let number = |n: usize| i64::try_from(n).unwrap();
    let teams: BTreeSet<(Day, BTreeSet<&str>, BTreeSet<&str>)> = sample
        .checks_in(&town, span)
        .map(|c| {
            (
                c.day,
                c.bodies.iter().copied().collect(),
                c.people.iter().copied().collect(),
            )
        })
        .collect();
    match id {
        "S-23.checks" => {
            let on_units = |c: &&Check| !matches!(c.spot, Spot::Village(_));
            Some((
                number(sample.checks_in(place, span).filter(on_units).count()),
                None,
                None,
            ))
        }
        "S-23.units" => {
            let units: BTreeSet<usize> = sample
                .checks_in(place, span)
                .filter_map(|c| if let Spot::Unit(at) = c.spot { Some(at) } else { None })
                .collect();
            Some((number(units.len()), None, None))
        }
        "S-23.coverage" => {
            let is_month = span.label.contains('-');
            let own = if is_month { Own::default() } else { at_least(100) };
            let goal = sample.goal(id, span, own);
            let rows: Vec<_> = members()
                .map(|u| (1, goal.for_unit(sample, u), tri(checked.contains(&u))))
                .collect();
            Some(share(&rows, &goal))
        }
        "S-23.unchecked" => {
            Some((number(members().filter(|u| !checked.contains(u)).count()), None, None))
        }
        "S-23.village_spot" => {
            let rows = (0..sample.villages).map(|v| {
                let place = Place::Village(v);
                let levels = sample.checks_in(&place, span).map(|c| match c.level {
                    None => Maybe,
                    Some(level) => tri(matches!(level, "镇级" | "部门")),
                });
                (1, Yes, levels.max().unwrap_or(No))
            });
            let goal = sample.goal(id, span, Own::default());
            Some(share(&rows.collect::<Vec<_>>(), &goal))
        }
        "S-23.village_self" => Some(village_self(sample, place, span)),
        "S-23.teams" => Some((number(teams.len()), None, None)),
        "S-23.person_times" => Some((
            number(teams.iter().map(|(_, _, people)| people.len()).sum()),
            None,
            None,
        )),
        _ => None,
    }
}

/// FREQ{村 | 村级 checks of the village | 月1}.
fn village_self(sample: &Sample, place: &Place, span: &Span) -> Answer {
    let mut rows = Vec::new();
    let months: Vec<Span> = if span.label.contains('-') {
        vec![month(&span.label, sample.month_start)]
    } else {
        let all = (1..=12)
            .map(|m| month(&format!("{}-{m:02}", span.label), sample.month_start));
        all.filter(|month| month.last <= sample.as_of).collect()
    };
    for village in 0..sample.villages {
        if matches!(place, Place::Village(at) if *at != village) {
            continue;
        }
        for month in &months {
            let own = Place::Village(village);
            let levels = sample
                .checks_in(&own, month)
                .map(|c| c.level.map_or(Maybe, |level| tri(level == "村级")));
            let success = levels.max().unwrap_or(No);
            let running = month.last > sample.as_of && success != Yes;
            rows.push((1, Yes, if running { Maybe } else { success }));
        }
    }
    let goal = sample.goal("S-23.village_self", span, Own::default());
    let settling = goal.when == When::Runs;
    let goal = Goal { when: if settling { When::Settling } else { goal.when }, ..goal };
    share(&rows, &goal)
}

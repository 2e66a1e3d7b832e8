//! The figures over units in plain loops: S-15, S-33, S-36, S-39.

use super::goal::{Own, at_least, count, number, share};
use super::plain::Tri::{self, Maybe, No, Yes};
use super::plain::{Answer, Place, Span, tri};
use super::rhythm;
use super::sample::{Sample, Spot, Unit};

/// A figure over units; `None` = this recount does not know the id.
pub(super) fn of_units(
    id: &str,
    sample: &Sample,
    place: &Place,
    span: &Span,
) -> Option<Answer> {
    let books = &sample.books;
    let d = sample.as_of;
    let end = span.last.min(d);
    let inside = |day| span.holds(day) && day <= d;
    let checked = |unit: usize| {
        let of = |c: &&super::sample::Check| c.spot == Spot::Unit(unit) && inside(c.day);
        tri(sample.checks.iter().any(|c| of(&c)))
    };
    let shared =
        |own: Own, member: &dyn Fn(&Unit) -> Tri, test: &dyn Fn(usize) -> Tri| {
            let goal = sample.goal(id, span, own);
            let rows: Vec<_> = (0..sample.units.len())
                .filter(|unit| sample.has_unit(place, *unit) && sample.active(*unit, end))
                .map(|unit| {
                    let member = member(&sample.units[unit]);
                    (1, member.min(goal.for_unit(sample, unit)), test(unit))
                })
                .collect();
            Some(share(&rows, &goal))
        };
    let known = |it: Option<bool>| it.map_or(Maybe, tri);
    let attended = |unit: usize, fits: &dyn Fn(&super::books::Attendance) -> Tri| {
        Sample::any(books.attendances.iter().filter(|a| a.unit == unit).map(|a| {
            let training = books.trainings.get(a.training);
            let day = training.map_or(No, |training| tri(inside(training.day)));
            fits(a).min(day)
        }))
    };
    match id {
        "S-15.cov_fire" | "S-15.cov_industry" | "S-15.cov_gas" => {
            let field = match id {
                "S-15.cov_fire" => "消防",
                "S-15.cov_gas" => "燃气",
                _ => "工贸",
            };
            let of = |unit: &Unit| unit.field.map_or(Maybe, |it| tri(it == field));
            let is_month = span.label.len() == 7;
            let own = if is_month { Own::default() } else { at_least(100) };
            shared(own, &of, &checked)
        }
        "S-15.gas" => shared(
            at_least(100),
            &|unit| {
                let field = unit.field.map_or(Maybe, |it| tri(it == "燃气"));
                known(unit.gas).max(field)
            },
            &checked,
        ),
        "S-15.labour" => shared(
            at_least(100),
            &|unit| {
                let group = unit.groups.map_or(Maybe, |it| tri(it.contains("劳动密集")));
                group.min(unit.staff.map_or(Maybe, |staff| tri(staff >= 30)))
            },
            &checked,
        ),
        "S-33.principal_rate" => shared(at_least(100), &|_| Yes, &|unit| {
            attended(unit, &|a| a.role.map_or(Maybe, |role| tri(role == "主要负责人")))
        }),
        "S-33.first_class" => shared(at_least(100), &|unit| known(unit.key), &|unit| {
            let held = books.trainings.iter().filter(|t| t.unit == Some(unit));
            let held = held.map(|t| tri(t.kind == "开工第一课" && inside(t.day)));
            let came = attended(unit, &|a| {
                let kind = books.trainings.get(a.training).map(|t| t.kind);
                kind.map_or(Maybe, |kind| tri(kind == "开工第一课"))
            });
            Sample::any(held).max(came)
        }),
        "S-39.first_round" => {
            let own = Own { at_once: true, ..at_least(100) };
            let deadline = sample.goal(id, span, own).deadline?;
            shared(own, &|_| Yes, &|unit| {
                let own = books.self_checks.iter().filter(|it| it.unit == unit);
                Sample::any(own.map(|it| tri(it.day <= deadline && it.day <= d)))
            })
        }
        "S-39.rate" => {
            let events = |unit: usize| {
                let own = books.self_checks.iter().filter(|it| it.unit == unit);
                let truth = |it: &super::books::SelfCheck| {
                    let led = it.leader.map_or(Maybe, |it| tri(it == "主要负责人"));
                    led.min(it.range.map_or(Maybe, |it| tri(it != "一般")))
                };
                own.map(|it| (it.day, truth(it))).collect()
            };
            let asked = (id, sample, place, span);
            Some(rhythm::of_units(asked, ("季", 1), &events, at_least(100)))
        }
        "S-36.drill_rate" => {
            let events = |unit: usize| {
                let own = books.drills.iter().filter(|it| it.unit == Some(unit));
                own.map(|it| (it.day, tri(it.kind == "疏散逃生"))).collect()
            };
            let asked = (id, sample, place, span);
            Some(rhythm::of_units(asked, ("年", 1), &events, at_least(100)))
        }
        "S-36.drills" | "S-36.people" | "S-39.found" => {
            Some(sums(id, sample, place, span))
        }
        _ => None,
    }
}

/// Counts and sums of drills and self-checks.
fn sums(id: &str, sample: &Sample, place: &Place, span: &Span) -> Answer {
    let inside = |day| span.holds(day) && day <= sample.as_of;
    let goal = sample.goal(id, span, Own::default());
    let is_here = |unit: Option<usize>, village: usize| match place {
        Place::Town => true,
        Place::Village(at) => unit.map_or(village, |u| sample.units[u].village) == *at,
        Place::Unit(_) => unreachable!(),
    };
    let drills = sample.books.drills.iter().filter(|it| {
        it.kind == "疏散逃生" && inside(it.day) && is_here(it.unit, it.village)
    });
    let checks = sample.books.self_checks.iter();
    let checks = checks.filter(|it| inside(it.day) && is_here(Some(it.unit), 0));
    let amounts: Vec<Option<i64>> = match id {
        "S-36.drills" => {
            return count(&drills.map(|_| (1, Yes)).collect::<Vec<_>>(), &goal);
        }
        "S-36.people" => drills.map(|it| it.people).collect(),
        _ => checks.map(|it| it.found).collect(),
    };
    let sum = amounts.iter().flatten().sum();
    let most = amounts.iter().all(Option::is_some).then_some(sum);
    (sum, None, number(sum, most, &goal))
}

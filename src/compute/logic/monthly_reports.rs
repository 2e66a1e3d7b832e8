//! S-53: monthly reports of the villages, by village and month label. What is owed and how it
//! stands says `model::Reports`, for L-31 and the letters too.

use super::Counted;
use crate::compute::subjects::{Judged, Tallies, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Period, Report, ReportState, Reports};

/// Reports due or filed, and of them those filed in time.
pub(in crate::compute) fn on_time(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let is_settled = |state| state != ReportState::NotDue;
    counted(world, setting, scopes, (&is_settled, &|state| state == ReportState::OnTime))
}

/// Those filed late.
pub(in crate::compute) fn late(world: World, setting: &Setting, scopes: &str) -> Counted {
    counted(world, setting, scopes, (&|state| state == ReportState::Late, &|_| true))
}

/// Those due and not filed.
pub(in crate::compute) fn missing(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    counted(world, setting, scopes, (&|state| state == ReportState::Missing, &|_| true))
}

/// A question about how a report stands.
type Asks<'a> = &'a dyn Fn(ReportState) -> bool;

/// Counts members and successes in all scopes.
fn counted(
    world: World,
    setting: &Setting,
    scopes: &str,
    (is_member, is_success): (Asks, Asks),
) -> Counted {
    let mut tallies: Tallies = setting.empty(world.town, scopes);
    let (Period::Month(year, _) | Period::Year(year)) = setting.frame.period else {
        return Counted::Tallies(tallies);
    };
    let villages = world.town.id_of("村").unwrap_or_default();
    let filter = setting.filter(world, villages);
    let reports = Reports::new(world.town, year, world.as_of);
    for report in reports.list.iter().filter(|it| is_of(it, setting.frame.period)) {
        let village = report.body.filter(|body| body.sheet == villages);
        let state = report.state(world.as_of);
        let Some(village) = village.filter(|_| is_member(state)) else { continue };
        let judged = Judged {
            row: report.row.unwrap_or(village),
            member: filter.to(village),
            success: Truth::from(is_success(state)),
            weight: 1,
            amount: 0,
        };
        add(&mut tallies, world.town, &judged);
    }
    Counted::Tallies(tallies)
}

/// Whether a report is the 月报 of the month, or of a month of the year.
fn is_of(report: &Report, period: Period) -> bool {
    match (report.month(), period) {
        (Some(of), Period::Month(year, month)) => of == (year, month),
        (Some((of, _)), Period::Year(year)) => of == year,
        _ => false,
    }
}

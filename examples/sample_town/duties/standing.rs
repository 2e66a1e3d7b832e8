//! How villages and units stand on a day: what is overdue there, which reports are missing.

use super::super::calendar::days_between;
use super::super::roster::Body;
use super::super::town::{Hazard, Place, Town};
use jiff::civil::Date;

/// Days after which a missing report is no longer asked for.
const RECENT: i64 = 70;

/// How one of them stands.
pub(super) struct Standing {
    /// Which.
    pub(super) body: Body,
    /// Hazards that are overdue.
    pub(super) overdue: usize,
    /// 月报 that are missing: their months.
    pub(super) missing: Vec<String>,
}

impl Standing {
    /// How bad it is.
    fn weight(&self) -> usize {
        self.overdue + 2 * self.missing.len()
    }

    /// What is wrong, in words.
    pub(super) fn words(&self) -> String {
        let overdue =
            (self.overdue > 0).then(|| format!("{}条隐患逾期未整改", self.overdue));
        let month = |label: &String| {
            let (year, month) = label.split_once('-').unwrap_or((label, ""));
            format!("{year}年{}月", month.trim_start_matches('0'))
        };
        let months: Vec<String> = self.missing.iter().map(month).collect();
        let missing =
            (!months.is_empty()).then(|| format!("{}月报未报送", months.join("、")));
        overdue.into_iter().chain(missing).collect::<Vec<_>>().join("，")
    }
}

/// The villages with what is wrong there, the worst first.
pub(super) fn villages(town: &Town, day: Date) -> Vec<Standing> {
    let villages = (0..town.villages.len()).map(Body::Village);
    worst_first(villages.map(|body| standing(town, body, day)))
}

/// The open units with what is overdue there, the worst first.
pub(super) fn units(town: &Town, day: Date) -> Vec<Standing> {
    let open = (0..town.units.len()).filter(|at| town.units[*at].is_open(day));
    worst_first(open.map(|at| standing(town, Body::Unit(at), day)))
}

/// How one of them stands.
pub(super) fn standing(town: &Town, body: Body, day: Date) -> Standing {
    let overdue = overdue(town, day).filter(|hazard| is_in(town, hazard, body)).count();
    Standing { body, overdue, missing: missing(town, body, day) }
}

/// Those with something wrong, in order.
fn worst_first(all: impl Iterator<Item = Standing>) -> Vec<Standing> {
    let mut bad: Vec<Standing> = all.filter(|it| it.weight() > 0).collect();
    bad.sort_by_key(|standing| std::cmp::Reverse(standing.weight()));
    bad
}

/// The hazards that are overdue on a day.
fn overdue<'a>(town: &'a Town, day: Date) -> impl Iterator<Item = &'a Hazard> {
    town.hazards.iter().filter(move |hazard| {
        let course = &hazard.course;
        hazard.found <= day && course.deadline < day && course.is_open(day)
    })
}

/// Whether a hazard is at a unit, or in a village or one of its units.
fn is_in(town: &Town, hazard: &Hazard, body: Body) -> bool {
    match (hazard.place, body) {
        (Place::Village(at), Body::Village(village)) => at == village,
        (Place::Unit(at), Body::Village(village)) => town.units[at].village == village,
        (Place::Unit(at), Body::Unit(unit)) => at == unit,
        _ => false,
    }
}

/// Months whose 月报 is missing.
fn missing(town: &Town, body: Body, day: Date) -> Vec<String> {
    let reports = town.duties.reports.iter().filter(|report| {
        let is_recent = days_between(report.due, day) < RECENT;
        report.body == body
            && report.sort == "月报"
            && is_recent
            && report.is_missing(day)
    });
    reports.map(|report| report.period.clone()).collect()
}

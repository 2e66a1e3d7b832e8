//! What went out on paper before the current month: notices, 告知, 挂牌督办, reports.

use super::calendar::{after, days_between, working_day};
use super::dice::Dice;
use super::serials::Serials;
use super::town::{Hazard, Notice, Place, Town};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// 代字 of the notices that the office numbered by hand before this program took over.
const NOTICES: &str = "兰安办改";
/// 代字 of 挂牌督办 by hand.
const SUPERVISIONS: &str = "兰安办督";
/// 送达方式, by frequency.
const WAYS: [(&str, usize); 4] = [("直接", 84), ("电子", 9), ("邮寄", 4), ("留置", 3)];

/// Days within which nobody has been told of a 重大 hazard yet.
const RECENT: i64 = 20;
/// Days after which a 重大 hazard that is still open is put on the list without fail.
const LISTED: i64 = 45;

/// Sends everything in the order of the days.
pub(crate) fn send(town: &mut Town) {
    let mut dice = Dice::of(town.plan.seed, "文书");
    notices(town, &mut dice);
    tell(town, &mut dice);
    supervise(town, &mut dice);
}

/// 告知 and reports of 重大 hazards.
fn tell(town: &mut Town, dice: &mut Dice) {
    let (tables, as_of) = (town.tables, town.plan.as_of);
    for at in 0..town.hazards.len() {
        let is_firm =
            town.unit(town.hazards[at].place).is_some_and(|unit| unit.staff >= 15);
        let hazard = &mut town.hazards[at];
        let Some(graded) = hazard.course.graded else { continue };
        let by = |day: Date| Some(working_day(tables, day)).filter(|day| *day <= as_of);
        let is_recent = days_between(graded, as_of) < RECENT;
        let told = by(after(graded, dice.between(0, 3)));
        hazard.papers.told = told.filter(|_| !is_recent);
        hazard.papers.to_bureau = by(after(graded, dice.between(1, 5)));
        let meeting = after(graded, dice.between(5, 25));
        hazard.papers.to_staff = by(meeting).filter(|_| is_firm);
    }
}

/// 挂牌督办, with the report to the bureau, numbered by day.
fn supervise(town: &mut Town, dice: &mut Dice) {
    let as_of = town.plan.as_of;
    let mut listed: Vec<(Date, &mut Hazard)> = Vec::new();
    for hazard in &mut town.hazards {
        let Some(issued) = hazard.papers.to_bureau else { continue };
        let is_old = days_between(issued, as_of) > LISTED;
        if is_old && (dice.chance(60) || hazard.course.is_open(as_of)) {
            listed.push((issued, hazard));
        }
    }
    listed.sort_by_key(|(issued, _)| *issued);
    let mut serials = Serials::default();
    for (issued, hazard) in listed {
        hazard.papers.supervision = Some(serials.next(SUPERVISIONS, issued.year()));
    }
}

/// One notice for each check, or report, that left something to rectify at a unit, up to
/// the end of last month.
fn notices(town: &mut Town, dice: &mut Dice) {
    let this_month = town.plan.as_of.first_of_month();
    let mut serials = Serials::default();
    let mut sent: BTreeMap<(Place, Date), Notice> = BTreeMap::new();
    for at in 0..town.hazards.len() {
        let hazard = &town.hazards[at];
        let Some(unit) = town.unit(hazard.place) else { continue };
        if hazard.course.is_on_site || is_unfounded(hazard) || hazard.found >= this_month
        {
            continue;
        }
        let notice = sent.entry((hazard.place, hazard.found)).or_insert_with(|| Notice {
            number: serials.next(NOTICES, hazard.found.year()),
            served: working_day(town.tables, after(hazard.found, dice.between(0, 3))),
            way: WAYS[dice.weighted(&WAYS.map(|(_, weight)| weight))].0,
            signer: unit
                .safety
                .first()
                .filter(|_| dice.chance(30))
                .unwrap_or(&unit.head)
                .clone(),
        });
        let (notice, check) = (notice.clone(), hazard.check);
        if let Some(check) = check.map(|check| &mut town.checks[check]) {
            check.notice = Some(notice.number.clone());
        }
        town.hazards[at].papers.notice = Some(notice);
    }
}

/// Whether there was nothing to it.
fn is_unfounded(hazard: &Hazard) -> bool {
    hazard.course.void.is_some_and(|(_, why)| why == "不属实")
}

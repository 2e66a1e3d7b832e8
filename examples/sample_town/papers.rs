//! What went out on paper before the current month: notices, 告知, 挂牌督办, reports.

use super::calendar::{after, days_between, working_day};
use super::dice::Dice;
use super::town::{Hazard, Notice, Place, Town};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// 代字 of the notices that the office numbered by hand before this program took over.
const NOTICES: &str = "兰安办改";
/// 代字 of 挂牌督办 by hand.
const SUPERVISIONS: &str = "兰安办督";
/// 送达方式, by frequency.
const WAYS: [(&str, usize); 4] = [("直接", 84), ("电子", 9), ("邮寄", 4), ("留置", 3)];

/// Sends everything in the order of the days.
pub(crate) fn send(town: &mut Town) {
    let mut dice = Dice::of(town.plan.seed, "文书");
    notices(town, &mut dice);
    let (tables, as_of) = (town.tables, town.plan.as_of);
    let mut serials = Serials::default();
    for at in 0..town.hazards.len() {
        let is_firm =
            town.unit(town.hazards[at].place).is_some_and(|unit| unit.staff >= 15);
        let hazard = &mut town.hazards[at];
        let Some(graded) = hazard.course.graded else { continue };
        let by = |day: Date| Some(working_day(tables, day)).filter(|day| *day <= as_of);
        let is_recent = days_between(graded, as_of) < 14;
        let told = by(after(graded, dice.between(0, 3)));
        hazard.papers.told = told.filter(|_| !is_recent);
        hazard.papers.to_bureau = by(after(graded, dice.between(1, 5)));
        let meeting = after(graded, dice.between(5, 25));
        hazard.papers.to_staff = by(meeting).filter(|_| is_firm);
        if dice.chance(60) && days_between(graded, as_of) > 45 {
            hazard.papers.supervision = Some(serials.next(SUPERVISIONS, graded.year()));
        }
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

/// 文号 in a row, by year.
#[derive(Default)]
struct Serials(BTreeMap<i16, u32>);

impl Serials {
    /// The next number of a year.
    fn next(&mut self, code: &str, year: i16) -> String {
        let serial = self.0.entry(year).or_default();
        *serial += 1;
        format!("{code}〔{year}〕{serial}号")
    }
}

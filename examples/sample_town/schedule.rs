//! Who goes out on which day, before it is known where to.

use super::calendar::{load, months, working_days};
use super::dice::Dice;
use super::entries::Manner;
use super::town::Town;
use jiff::civil::Date;

/// One outing, or a report that comes in.
pub(crate) struct Outing {
    /// When.
    pub(crate) day: Date,
    /// Who.
    pub(crate) by: By,
}

/// Who goes out.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// The people of a village.
    Village(usize),
    /// The people of a station, with so many stops.
    Station(usize),
    /// Nobody: a unit, a citizen or the county reports.
    Report,
}

/// All outings in order of their days.
pub(crate) fn outings(town: &Town) -> Vec<Outing> {
    let mut dice = Dice::of(town.plan.seed, "检查安排");
    let mut outings = Vec::new();
    for month in months(town.plan.first, town.plan.as_of) {
        let days = working_days(town.tables, month);
        let mut add = |by: By, dice: &mut Dice| {
            outings.push(Outing { day: *dice.pick(&days), by });
        };
        for (at, village) in town.villages.iter().enumerate() {
            for _ in 0..rounds(village.manner, &mut dice) {
                add(By::Village(at), &mut dice);
            }
        }
        let usual = town.plan.station_visits * load(town.tables, month) / 100;
        let mut left = dice.between(usual - 2, usual + 2);
        while left > 0 {
            let stops = dice.between(1, left.min(4));
            left -= stops;
            add(By::Station(usize::try_from(stops).unwrap_or(1)), &mut dice);
        }
        for _ in 0..dice.between(1, 4) {
            add(By::Report, &mut dice);
        }
    }
    outings.sort_by_key(|outing| outing.day);
    outings
}

/// How often a village goes round in a month.
fn rounds(manner: Manner, dice: &mut Dice) -> usize {
    match manner {
        Manner::Good => 1 + dice.below(2),
        Manner::Plain => dice.weighted(&[6, 70, 24]),
        Manner::Weak => dice.weighted(&[45, 55]),
    }
}

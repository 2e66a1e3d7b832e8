//! The years of checks: day by day somebody goes somewhere and looks.

use super::calendar::{after, days_between, working_day};
use super::dice::Dice;
use super::discovery::Discovery;
use super::entries::Manner;
use super::schedule::{By, outings};
use super::team::{station_team, village_team};
use super::town::{Check, Place, Team, Town, Unit};
use jiff::civil::Date;

/// Of 100 rounds of a village, so many look at the village itself.
const VILLAGE_ITSELF: usize = 14;
/// Of 100 tours of a station, so many look at a village.
const TO_VILLAGE: usize = 12;
/// How much likelier the next stop of a tour is in the same village.
const NEAR: usize = 6;

/// Makes all checks and hazards.
pub(crate) fn play(town: &mut Town) {
    let mut rounds = Rounds {
        dice: Dice::of(town.plan.seed, "检查"),
        discovery: Discovery::default(),
        last: vec![None; town.units.len()],
    };
    rounds.inherit(town);
    for outing in outings(town) {
        match outing.by {
            By::Village(own) => rounds.village(town, own, outing.day),
            By::Station(stops) => rounds.station(town, stops, outing.day),
            By::Report => rounds.report(town, outing.day),
        }
    }
}

/// Who has been where, and what is known.
struct Rounds {
    /// Chance.
    dice: Dice,
    /// What was found.
    discovery: Discovery,
    /// Last visit by unit.
    last: Vec<Option<Date>>,
}

impl Rounds {
    /// What was left from the autumn before the records begin.
    fn inherit(&mut self, town: &mut Town) {
        let mut day = after(town.plan.first, -100);
        while town.hazards.len() < town.plan.inherited && day < town.plan.first {
            let place = self.unit(town, day, |unit| usize::from(unit.kind.is_key));
            if let Some(place) = place {
                self.discovery.inherit(town, place, working_day(town.tables, day));
            }
            day = after(day, 1);
        }
    }

    /// The people of a village go to one of its units, or round the village itself.
    fn village(&mut self, town: &mut Town, own: usize, day: Date) {
        let team = village_team(town, own, day, &mut self.dice);
        let unit = self.unit(town, day, |unit| usize::from(unit.village == own));
        let unit = unit.filter(|_| !self.dice.chance(VILLAGE_ITSELF));
        self.visit(town, unit.unwrap_or(Place::Village(own)), day, &team);
    }

    /// The people of a station go on a tour: what they supervise, near the first stop.
    fn station(&mut self, town: &mut Town, stops: usize, day: Date) {
        if self.dice.chance(TO_VILLAGE) {
            let place = Place::Village(self.dice.below(town.villages.len()));
            let (team, _) = station_team(town, place, day, &mut self.dice);
            return self.visit(town, place, day, &team);
        }
        let Some(first) = self.unit(town, day, |_| 1) else { return };
        let (team, lead) = station_team(town, first, day, &mut self.dice);
        self.visit(town, first, day, &team);
        let home = town.unit(first).map(|unit| unit.village);
        let is_general = town.stations[lead].is_general;
        for _ in 1..stops {
            let next = self.unit(town, day, |unit| {
                let is_theirs = is_general || unit.station == lead;
                let near = if Some(unit.village) == home { NEAR } else { 1 };
                usize::from(is_theirs) * near
            });
            if let Some(next) = next {
                self.visit(town, next, day, &team);
            }
        }
    }

    /// Somebody reports something.
    fn report(&mut self, town: &mut Town, day: Date) {
        if let Some(place) = self.unit(town, day, |_| 1) {
            self.discovery.report(town, place, day);
        }
    }

    /// A unit that is open, was not visited for long and needs it; `wish` weighs besides.
    fn unit(
        &mut self,
        town: &Town,
        day: Date,
        wish: impl Fn(&Unit) -> usize,
    ) -> Option<Place> {
        let weight = |(unit, last): (&Unit, &Option<Date>)| {
            let is_seen = !unit.is_overlooked || day < town.plan.overlooked_from;
            let since = last.map_or(150, |last| days_between(last, day)).min(240);
            let is_due = unit.is_open(day) && is_seen && since > 0;
            let need = unit.kind.attention * usize::try_from(since).unwrap_or_default();
            usize::from(is_due) * need * wish(unit)
        };
        let weights: Vec<usize> = town.units.iter().zip(&self.last).map(weight).collect();
        let has_any = weights.iter().any(|weight| *weight > 0);
        has_any.then(|| Place::Unit(self.dice.weighted(&weights)))
    }

    /// One check and what it comes upon.
    fn visit(&mut self, town: &mut Town, place: Place, day: Date, team: &Team) {
        let expected = expected(town, place, team, town.luck(place, day, 0));
        let year = day.year();
        let number = town.checks.iter().filter(|c| c.day.year() == year).count() + 1;
        town.checks.push(Check {
            id: format!("检{year}-{number:04}"),
            day,
            team: team.clone(),
            place,
            found: 0,
            on_site: 0,
            notice: None,
        });
        self.discovery.look(town, expected);
        if let Place::Unit(unit) = place {
            self.last[unit] = Some(day);
        }
    }
}

/// How many hazards a check comes upon.
fn expected(town: &Town, place: Place, team: &Team, mut dice: Dice) -> usize {
    let is_wary = town.unit(place).is_some_and(|unit| unit.kind.attention >= 3);
    let weights = match (&*team.level, town.village(place).manner) {
        ("村级", Manner::Weak) => [82, 15, 3, 0, 0, 0],
        ("村级", _) => [70, 22, 7, 1, 0, 0],
        (_, Manner::Good) if !is_wary => [64, 26, 8, 2, 0, 0],
        (_, Manner::Weak) if is_wary => [32, 32, 20, 10, 4, 2],
        (..) if is_wary => [37, 33, 18, 8, 3, 1],
        _ => [53, 30, 11, 5, 1, 0],
    };
    dice.weighted(&weights)
}

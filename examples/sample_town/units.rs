//! 单位: so many of each kind, spread over the villages; some open, some stop.

use super::calendar::{after, days_between};
use super::credit_code::credit_code;
use super::dice::Dice;
use super::entries::{Kind, Manner};
use super::pattern::fill;
use super::people::People;
use super::plan::Plan;
use super::tables::Tables;
use super::town::{Station, Unit, Village};
use jiff::civil::{Date, date};
use std::rc::Rc;

/// Of 100 units of a kind that moves, so many open while the records run, and so many stop.
const MOVING: (usize, usize) = (14, 18);
/// Households that every village seems to have more, so that small ones get units too.
const SPREAD: usize = 200;

/// All units, village by village.
pub(crate) fn units(
    plan: &Plan,
    tables: &Tables,
    (villages, stations): (&[Village], &[Station]),
    people: &mut People,
) -> Vec<Unit> {
    let mut dice = Dice::of(plan.seed, "单位");
    let mut brands: Vec<&str> = tables.names.brands.iter().map(String::as_str).collect();
    dice.shuffle(&mut brands);
    let mut maker = Maker {
        plan,
        tables,
        villages,
        stations,
        people,
        dice,
        brands,
        units: Vec::new(),
    };
    for (kind, count) in apportioned(&tables.kinds, plan.units) {
        for _ in 0..count {
            maker.add(&kind);
        }
    }
    maker.units.sort_by_key(|unit| unit.village);
    overlook(plan, villages, &mut maker.units);
    maker.units
}

/// How many units each kind has: by shares, what is left over to the largest remainders.
fn apportioned(kinds: &[Rc<Kind>], units: usize) -> Vec<(Rc<Kind>, usize)> {
    let all: usize = kinds.iter().map(|kind| kind.share).sum();
    let count = |kind: &Rc<Kind>| (Rc::clone(kind), kind.share * units / all);
    let mut counts: Vec<_> = kinds.iter().map(count).collect();
    let left = units - counts.iter().map(|(_, count)| count).sum::<usize>();
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(kinds[*at].share * units % all));
    for at in order.into_iter().take(left) {
        counts[at].1 += 1;
    }
    counts
}

/// Makes units one by one.
struct Maker<'a, 'n> {
    /// How large the town is.
    plan: &'a Plan,
    /// What it is made of.
    tables: &'a Tables,
    /// 村.
    villages: &'a [Village],
    /// 站所.
    stations: &'a [Station],
    /// People for the units.
    people: &'a mut People<'n>,
    /// Chance.
    dice: Dice,
    /// 字号 in the order in which they are given away.
    brands: Vec<&'a str>,
    /// Units so far.
    units: Vec<Unit>,
}

impl Maker<'_, '_> {
    /// Adds a unit.
    fn add(&mut self, kind: &Rc<Kind>) {
        let head = self.people.one();
        let (village, name) = self.home(kind, &head);
        let founded = self.founded(kind);
        let ended = self.ended(kind, founded);
        let code = self.code(kind);
        let station = station(self.stations, kind);
        let street = self.dice.pick(&self.tables.names.streets);
        let number = self.dice.between(1, 118);
        let staff = self.dice.between(kind.staff.low, kind.staff.high);
        let safety = self.people.several(usize::from(staff >= 5));
        self.units.push(Unit {
            name,
            kind: Rc::clone(kind),
            village,
            station,
            code,
            address: format!("{}{street}{number}号", self.villages[village].name),
            head,
            safety,
            supervisor: self.dice.pick(&self.stations[station].people).clone(),
            staff,
            risk: self.dice.pick(&kind.risks).clone(),
            founded,
            ended,
            is_overlooked: false,
            phone: self.people.phone(),
        });
    }

    /// A village, the large ones oftener, and a name that no unit has yet.
    fn home(&mut self, kind: &Kind, head: &str) -> (usize, String) {
        let size = |village: &Village| {
            usize::try_from(village.households).unwrap_or_default() + SPREAD
        };
        let sizes: Vec<usize> = self.villages.iter().map(size).collect();
        loop {
            let at = self.dice.weighted(&sizes);
            let village = &self.villages[at];
            let pattern = self.dice.pick(&kind.names);
            let uses_brand = pattern.contains("{字号}");
            self.brands.rotate_left(usize::from(uses_brand));
            let words = [
                ("村", &*village.short),
                ("村名", &*village.name),
                ("字号", self.brands[0]),
                ("姓", self.people.surname()),
                ("主", head),
            ];
            let name = fill(pattern, &words, &mut self.dice);
            if self.units.iter().all(|unit| unit.name != name) {
                return (at, name);
            }
        }
    }

    /// 统一社会信用代码, or that there is none.
    fn code(&mut self, kind: &Kind) -> String {
        if kind.code.is_empty() {
            return "无".to_owned();
        }
        credit_code(&kind.code, &mut self.dice)
    }

    /// 开业日期: in the years of its kind, or while the records run.
    fn founded(&mut self, kind: &Kind) -> Date {
        if kind.moves && self.dice.chance(MOVING.0) {
            let days = days_between(self.plan.first, self.plan.as_of);
            return after(self.plan.first, self.dice.between(60, days - 15));
        }
        let year = self.dice.between(kind.founded.low, kind.founded.high);
        let day = self.dice.between(0, 300);
        let start = date(i16::try_from(year).unwrap_or(2000), 1, 5);
        after(start, day).min(after(self.plan.as_of, -25))
    }

    /// Whether and when it stopped: sites are finished after a year, shops close.
    fn ended(&mut self, kind: &Kind, founded: Date) -> Option<(Date, &'static str)> {
        let is_old = founded < self.plan.first;
        let (end, state) = if kind.sort == "在建工地" {
            (after(founded, self.dice.between(260, 420)), "注销")
        } else if kind.moves && is_old && self.dice.chance(MOVING.1) {
            let days = days_between(self.plan.first, self.plan.as_of);
            let end = after(self.plan.first, self.dice.between(120, days - 20));
            (end, *self.dice.pick(&["关闭", "停产", "注销"]))
        } else {
            return None;
        };
        (end <= self.plan.as_of).then_some((end, state))
    }
}

/// The first station that supervises the field of a kind.
fn station(stations: &[Station], kind: &Kind) -> usize {
    let holds = |station: &Station| station.fields.split('、').any(|f| f == kind.field);
    stations.iter().position(holds).unwrap_or_default()
}

/// Marks the units that nobody thinks of: small ones outside the good villages.
fn overlook(plan: &Plan, villages: &[Village], units: &mut [Unit]) {
    let is_small = |unit: &Unit| {
        unit.kind.attention <= 2
            && unit.ended.is_none()
            && unit.founded < plan.first
            && villages[unit.village].manner != Manner::Good
    };
    let small = units.iter_mut().filter(|unit| is_small(unit));
    for unit in small.step_by(4).take(plan.overlooked) {
        unit.is_overlooked = true;
    }
}

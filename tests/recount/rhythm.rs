//! FREQ in plain loops (`systems.md` §4.3).

use super::goal::{Goal, Own, When, letter, share, year};
use super::plain::Tri::{self, Maybe, No, Yes};
use super::plain::{Answer, Place, Span, month, tri};
use super::sample::Sample;
use zhenwen::model::Day;

/// A day, and whether what happened on it counts.
pub(super) type Event = (Day, Tri);

const MONTHS: [(&str, i64); 5] =
    [("月", 1), ("季", 3), ("半年", 6), ("学期", 6), ("年", 12)];

/// FREQ{units | their events | times in every}.
pub(super) fn of_units(
    (id, sample, place, span): (&str, &Sample, &Place, &Span),
    (every, times): (&'static str, i64),
    events: &dyn Fn(usize) -> Vec<Event>,
    own: Own,
) -> Answer {
    let rows = sample.rhythm_rows(id, year(sample, &span.label));
    let mut judged = Vec::new();
    for unit in 0..sample.units.len() {
        if !sample.has_unit(place, unit) {
            continue;
        }
        let mut member = Yes;
        let mut taken = None;
        let mut doubtful = None;
        for row in &rows {
            match row.fits(&sample.units[unit]) {
                Yes => {
                    taken = Some(*row);
                    break;
                }
                Maybe => doubtful = doubtful.or(Some(*row)),
                No => {}
            }
        }
        if doubtful.is_some() {
            member = Maybe;
            taken = taken.or(doubtful);
        }
        if taken.is_none() && !rows.is_empty() {
            continue;
        }
        let every = taken.and_then(|row| row.every).unwrap_or(every);
        let times = taken.and_then(|row| row.times).unwrap_or(times);
        for period in periods(sample, span, every) {
            if !sample.is_due(unit, &period) {
                continue;
            }
            let inside: Vec<Event> = events(unit)
                .into_iter()
                .filter(|(day, _)| period.holds(*day) && *day <= sample.as_of)
                .collect();
            judged.push((1, member, enough(&inside, times, period.last > sample.as_of)));
        }
    }
    let aim = rows.iter().find(|row| row.value.is_some()).copied();
    let goal = sample.goal_of(aim, rows.first().copied(), span, own);
    let settling = goal.when == When::Runs;
    let goal = Goal { when: if settling { When::Settling } else { goal.when }, ..goal };
    share(&judged, &goal)
}

/// Whether it happened often enough.
fn enough(events: &[Event], times: i64, is_running: bool) -> Tri {
    let number = |n: usize| i64::try_from(n).unwrap();
    let certain = number(events.iter().filter(|(_, truth)| *truth == Yes).count());
    let possible = number(events.iter().filter(|(_, truth)| *truth != No).count());
    match () {
        () if certain >= times => Yes,
        () if is_running || possible >= times => Maybe,
        () => No,
    }
}

/// The periods of a rhythm that are members of a window.
fn periods(sample: &Sample, span: &Span, every: &str) -> Vec<Span> {
    let own = match letter(&span.label) {
        'm' => "月",
        'q' => "季",
        'h' => "半年",
        't' => "学期",
        _ => "年",
    };
    let months = |of: &str| MONTHS.iter().find(|(it, _)| *it == of).map_or(99, |it| it.1);
    if own == every {
        let Span { label, first, last } = span;
        return vec![Span { label: label.clone(), first: *first, last: *last }];
    }
    if months(every) >= months(own) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for year in 2023..=2027_i16 {
        let natural = |from: i8, to: i8, later: i16| Span {
            label: String::new(),
            first: jiff::civil::date(year, from, 1),
            last: jiff::civil::date(year + later, to, 1).last_of_month(),
        };
        all.extend(match every {
            "月" => (1..=12)
                .map(|m| month(&format!("{year}-{m:02}"), sample.month_start))
                .collect(),
            "季" => (1..=4).map(|q| natural(3 * q - 2, 3 * q, 0)).collect(),
            "半年" => vec![natural(1, 6, 0), natural(7, 12, 0)],
            "学期" => vec![natural(2, 7, 0), natural(9, 1, 1)],
            _ => Vec::<Span>::new(),
        });
    }
    all.retain(|it| span.holds(it.last) && it.last <= sample.as_of);
    all
}

impl Sample {
    pub(super) fn has_unit(&self, place: &Place, unit: usize) -> bool {
        match place {
            Place::Town => true,
            Place::Village(at) => self.units[unit].village == *at,
            Place::Unit(at) => unit == *at,
        }
    }

    pub(super) fn active(&self, unit: usize, day: Day) -> bool {
        let unit = &self.units[unit];
        let opened = unit.opened.is_none_or(|opened| opened <= day);
        opened && !(unit.is_stopped && unit.changed.is_none_or(|changed| changed <= day))
    }

    /// Active on the first day and on end′.
    fn is_due(&self, unit: usize, period: &Span) -> bool {
        let end = period.last.min(self.as_of);
        self.active(unit, period.first) && self.active(unit, end)
    }

    /// Truth of "some event counts".
    pub(super) fn any(events: impl Iterator<Item = Tri>) -> Tri {
        events.max().unwrap_or(tri(false))
    }
}

//! What a check comes upon: something that fits the place, the month and its history.

use super::calendar::{after, working_day};
use super::course::{Course, Ground, course};
use super::dice::Dice;
use super::entries::Manner;
use super::pattern::fill;
use super::town::{Hazard, Papers, Place, Town};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How much the first, second … group of a kind weighs.
const GROUPS: [usize; 4] = [7, 3, 3, 2];
/// How much a thing weighs that was rectified once, against 100 for a new one.
const COMES_BACK: usize = 30;
/// Of 100 reports of citizens, so many are unfounded.
const UNFOUNDED: usize = 22;

/// 发现途径 of reports, by frequency.
const SOURCES: [(&str, usize); 3] = [("企业自查", 5), ("举报", 3), ("上级交办", 2)];

/// What was found where.
#[derive(Default)]
pub(crate) struct Discovery {
    /// Hazards by place.
    known: BTreeMap<Place, Vec<usize>>,
}

/// Something that may be wrong at a place.
struct Thinkable {
    /// Group and number of the phrase.
    phrase: (String, usize),
    /// How likely, against the others.
    weight: usize,
    /// 重大 from the start.
    is_major: bool,
}

/// How a hazard became known.
struct Finding<'a> {
    /// Where.
    place: Place,
    /// When.
    day: Date,
    /// 发现途径.
    source: &'static str,
    /// The check, if it was one.
    check: Option<usize>,
    /// Who rechecks.
    people: &'a [String],
    /// Who closes.
    head: &'a str,
    /// Of 1,000 such hazards, so many are 重大.
    major: usize,
}

impl Discovery {
    /// The last check finds as many hazards as it was to, or fewer where nothing is left.
    pub(crate) fn look(&mut self, town: &mut Town, expected: usize) {
        let Some(at) = town.checks.len().checked_sub(1) else { return };
        for _ in 0..expected {
            let check = &town.checks[at];
            let finding = Finding {
                place: check.place,
                day: check.day,
                source: source(&check.team.level),
                check: Some(at),
                people: &check.team.people,
                head: &check.team.head,
                major: town.plan.major,
            };
            let Some(hazard) = self.hazard(town, &finding) else { continue };
            town.checks[at].found += 1;
            town.checks[at].on_site += i64::from(hazard.course.is_on_site);
            self.keep(town, hazard);
        }
    }

    /// A hazard is reported without a check; the supervising station follows it up.
    pub(crate) fn report(&mut self, town: &mut Town, place: Place, day: Date) {
        let Some(unit) = town.unit(place) else { return };
        let people = &town.stations[unit.station].people;
        let mut dice = town.luck(place, day, 0);
        let source = SOURCES[dice.weighted(&SOURCES.map(|(_, weight)| weight))].0;
        let (head, check, major) = (&people[0], None, town.plan.major);
        let finding = Finding { place, day, source, check, people, head, major };
        let Some(mut hazard) = self.hazard(town, &finding) else { return };
        if source == "举报" && dice.chance(UNFOUNDED) {
            let seen = working_day(town.tables, after(day, dice.between(2, 6)));
            hazard.course = unfounded(hazard.course, seen.min(town.plan.as_of));
        }
        self.keep(town, hazard);
    }

    /// A 重大 hazard from before the records begin, if one is thinkable there, and was
    /// closed after 存量基准日; in a weak village maybe never.
    pub(crate) fn inherit(&mut self, town: &mut Town, place: Place, day: Date) {
        let Some(unit) = town.unit(place) else { return };
        let people = &town.stations[unit.station].people;
        let (source, head, check, major) = ("镇级检查", &*people[0], None, 1000);
        let finding = Finding { place, day, source, check, people, head, major };
        let Some(hazard) = self.hazard(town, &finding) else { return };
        let is_weak = town.village(place).manner == Manner::Weak;
        let closed = hazard.course.closed;
        let is_left = closed.map_or(is_weak, |day| day > town.plan.baseline);
        if is_left && hazard.course.graded == Some(day) {
            self.keep(town, hazard);
        }
    }

    /// Notes a hazard.
    fn keep(&mut self, town: &mut Town, hazard: Hazard) {
        self.known.entry(hazard.place).or_default().push(town.hazards.len());
        town.hazards.push(hazard);
    }

    /// The hazard, and how it goes.
    fn hazard(&self, town: &Town, finding: &Finding) -> Option<Hazard> {
        let &Finding { place, day, source, check, people, head, major } = finding;
        let nth = self.known.get(&place).map_or(0, Vec::len) + 1;
        let mut dice = town.luck(place, day, nth);
        let (group, number) = self.phrase(town, (place, day, major), &mut dice)?;
        let phrase = &town.tables.hazards[&group][number];
        let earlier = self.earlier(town, place, (&group, number));
        let (unit, village) = (town.unit(place), town.village(place));
        let ground = Ground {
            tables: town.tables,
            manner: village.manner,
            found: day,
            end: unit.and_then(|unit| unit.ended).map(|(end, _)| end),
            as_of: town.plan.as_of,
        };
        let course = course(phrase, ground, &mut dice);
        let on_site = course.is_on_site;
        let year = day.year();
        let count = town.hazards.iter().filter(|h| h.found.year() == year).count() + 1;
        Some(Hazard {
            id: format!("患{year}-{count:04}"),
            check,
            earlier: earlier.map(|at| town.hazards[at].id.clone()),
            found: day,
            source,
            place,
            part: fill(&phrase.part, &[], &mut dice),
            text: fill(&phrase.text, &[], &mut dice),
            cost: dice.between(phrase.cost.low, phrase.cost.high),
            owner: unit.map_or(&village.head, |unit| &unit.head).clone(),
            supervisor: unit.map_or(&village.cadre, |unit| &unit.supervisor).clone(),
            inspectors: people.iter().take(2).cloned().collect(),
            closer: if on_site { people[0].clone() } else { head.to_owned() },
            course,
            phrase: (group, number),
            papers: Papers::default(),
        })
    }

    /// Something that may be wrong there in that month and is not known already.
    fn phrase(
        &self,
        town: &Town,
        (place, day, major): (Place, Date, usize),
        dice: &mut Dice,
    ) -> Option<(String, usize)> {
        let wants_major = dice.below(1000) < major;
        let all = self.thinkable(town, place, day);
        let (major, minor): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|thing| thing.is_major);
        let among = if wants_major && !major.is_empty() { major } else { minor };
        let weights: Vec<usize> = among.iter().map(|thing| thing.weight).collect();
        let has_any = weights.iter().any(|weight| *weight > 0);
        has_any.then(|| among[dice.weighted(&weights)].phrase.clone())
    }

    /// Everything that may be wrong there, with its weight.
    fn thinkable(&self, town: &Town, place: Place, day: Date) -> Vec<Thinkable> {
        let village = ["village".to_owned()];
        let groups = town.unit(place).map_or(&village[..], |unit| &unit.kind.hazards);
        let mut all = Vec::new();
        for (group, weight) in groups.iter().zip(GROUPS) {
            let phrases = &town.tables.hazards[group];
            for (number, phrase) in phrases.iter().enumerate() {
                let is_season =
                    phrase.months.is_empty() || phrase.months.contains(&day.month());
                let weight = match self.earlier(town, place, (group, number)) {
                    _ if !is_season => 0,
                    None => 100 * weight / phrases.len(),
                    Some(at) if is_known(&town.hazards[at], day) => 0,
                    Some(_) => COMES_BACK * weight / phrases.len(),
                };
                let phrase = (group.clone(), number);
                all.push(Thinkable { phrase, weight, is_major: phrases[number].major });
            }
        }
        all
    }

    /// The last hazard of the same phrase at a place.
    fn earlier(&self, town: &Town, place: Place, phrase: (&str, usize)) -> Option<usize> {
        let known = self.known.get(&place)?.iter().rev().copied();
        let is_same = |at: &usize| {
            let (group, number) = &town.hazards[*at].phrase;
            (group.as_str(), *number) == phrase
        };
        known.into_iter().find(is_same)
    }
}

/// Whether a hazard still waits, or was found that very day, or was none.
fn is_known(hazard: &Hazard, day: Date) -> bool {
    let course = &hazard.course;
    course.is_open(day) || hazard.found == day || course.void.is_some()
}

/// 发现途径 of a check.
fn source(level: &str) -> &'static str {
    match level {
        "村级" => "村级检查",
        "部门" => "部门检查",
        "专家" => "专家检查",
        _ => "镇级检查",
    }
}

/// A course that ends on the day when nothing was found to be wrong.
fn unfounded(course: Course, seen: Date) -> Course {
    let void = Some((seen, "不属实"));
    let open = Course { is_on_site: false, graded: None, done: None, ..course };
    Course { recheck: None, closed: None, void, ..open }
}

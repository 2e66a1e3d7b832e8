//! 培训 and 参训: stations train people by 人员类别, units their own staff.

use super::super::calendar::months;
use super::super::dice::Dice;
use super::super::entries::Manner;
use super::super::roster::Body;
use super::super::town::{Town, Unit};
use super::circle::{Circle, does, open_day, some_day, zeal};
use super::entries::{LessonEntry, SessionEntry};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Score that passes.
const PASS: i64 = 60;

/// 培训.
pub(crate) struct Training {
    /// 培训编号.
    pub(crate) id: String,
    /// 培训日期.
    pub(crate) day: Date,
    /// 主题.
    pub(crate) theme: String,
    /// 培训类别.
    pub(crate) sort: String,
    /// 组织单位.
    pub(crate) body: Body,
    /// 地点.
    pub(crate) venue: String,
    /// 应训人数.
    pub(crate) due: i64,
    /// 实训人数.
    pub(crate) came: i64,
    /// 学时.
    pub(crate) hours: i64,
    /// 参训, where a list was kept.
    pub(crate) people: Vec<Attendee>,
}

/// 参训.
pub(crate) struct Attendee {
    /// The person, by index.
    pub(crate) person: usize,
    /// 成绩, where there was an examination.
    pub(crate) score: Option<i64>,
}

impl Attendee {
    /// 考核结果.
    pub(crate) fn passed(&self) -> Option<bool> {
        self.score.map(|score| score >= PASS)
    }
}

/// All of them, numbered by year.
pub(super) fn trainings(town: &Town) -> Vec<Training> {
    let mut all = Vec::new();
    for month in months(town.plan.first, town.plan.as_of) {
        let is_due = |months: &[i8]| months.contains(&month.0.month());
        let month = (month.0, month.0.last_of_month());
        let sessions = town.tables.sessions.iter().filter(|it| is_due(&it.months));
        all.extend(sessions.filter_map(|entry| session(town, entry, month)));
        for entry in town.tables.lessons.iter().filter(|it| is_due(&it.months)) {
            let units = 0..town.units.len();
            all.extend(units.filter_map(|unit| lesson(town, entry, (unit, month))));
        }
    }
    all.sort_by_key(|training| training.day);
    let mut serials: BTreeMap<i16, u32> = BTreeMap::new();
    for training in &mut all {
        let year = training.day.year();
        let serial = serials.entry(year).or_default();
        *serial += 1;
        training.id = format!("训{year}-{serial:03}");
    }
    all
}

/// One that a station gives: who was invited, who came, and how they did.
fn session(town: &Town, entry: &SessionEntry, month: (Date, Date)) -> Option<Training> {
    let mut dice = town.lot(&format!("{}{}", entry.theme, month.0), "培训");
    let day = some_day(town, month, &mut dice)?;
    let station = town.stations.iter().position(|s| s.name == entry.station)?;
    let invited = invited(town, entry, day);
    let mut people = Vec::new();
    for person in &invited {
        let manner = town.roster[*person].of.manner(town);
        if dice.chance(zeal(manner)) {
            let score = entry.is_tested.then(|| score(manner, &mut dice));
            people.push(Attendee { person: *person, score });
        }
    }
    Some(Training {
        id: String::new(),
        day,
        theme: entry.theme.clone(),
        sort: entry.sort.clone(),
        body: Body::Station(station),
        venue: entry.venue.clone(),
        due: i64::try_from(invited.len()).unwrap_or_default(),
        came: i64::try_from(people.len()).unwrap_or_default(),
        hours: entry.hours,
        people,
    })
}

/// Those in office on the day whom it is for.
fn invited(town: &Town, entry: &SessionEntry, day: Date) -> Vec<usize> {
    let is_field = |body: Body| match body {
        Body::Unit(unit) => {
            let field = &town.units[unit].kind.field;
            entry.fields.is_empty() || entry.fields.contains(field)
        }
        _ => true,
    };
    let persons = town.roster.iter().enumerate();
    let fit = persons.filter(|(_, person)| {
        person.sort == entry.who && person.is_in_office(day) && is_field(person.of)
    });
    fit.map(|(at, _)| at).collect()
}

/// 成绩.
fn score(manner: Manner, dice: &mut Dice) -> i64 {
    match manner {
        Manner::Good => dice.between(72, 100),
        Manner::Plain => dice.between(62, 98),
        Manner::Weak => dice.between(52, 92),
    }
}

/// One that a unit gives its own staff.
fn lesson(
    town: &Town,
    entry: &LessonEntry,
    (at, month): (usize, (Date, Date)),
) -> Option<Training> {
    let unit: &Unit = &town.units[at];
    let mut dice = town.lot(&format!("{}{}{}", unit.name, entry.theme, month.0), "培训");
    let is_theirs = entry.circles.contains(&Circle::of(unit));
    let day = open_day(town, unit, month, &mut dice).filter(|_| is_theirs)?;
    let least = match town.villages[unit.village].manner {
        Manner::Good => 92,
        Manner::Plain => 80,
        Manner::Weak => 58,
    };
    does(town, unit, day, &mut dice).then(|| Training {
        id: String::new(),
        day,
        theme: entry.theme.clone(),
        sort: entry.sort.clone(),
        body: Body::Unit(at),
        venue: entry.venue.clone(),
        due: unit.staff,
        came: (unit.staff * dice.between(least, 100) / 100).max(1),
        hours: entry.hours,
        people: Vec::new(),
    })
}

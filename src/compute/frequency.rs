//! FREQ: something must happen k times in every period of each subject (`systems.md` §4.3).

use super::demand::Applies;
use super::subjects::{Judged, Tallies, add};
use super::terms::Setting;
use super::windows::Frame;
use crate::catalog::Frequency;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, Period, RowRef, Run, SheetId, Text, Window};
use std::collections::BTreeMap;

/// The tallies of each window.
pub(super) fn tallies(
    frequency: &Frequency,
    world: World,
    (run, scopes): (&Run, &str),
    settings: &[Setting],
) -> Vec<Tallies> {
    let subjects = subjects(frequency, world);
    let each = settings.iter().map(|setting| {
        let mut tallies = setting.empty(world.town, scopes);
        let mut periods = Periods::new(run, &setting.frame);
        let rhythms = Rhythms::new(frequency, world, setting);
        for subject in &subjects {
            let Some(rhythm) = rhythms.of(subject.row) else { continue };
            for window in periods.of(&rhythm.every) {
                let judged = subject.judge(&rhythm, *window, world.as_of);
                add(&mut tallies, world.town, &judged);
            }
        }
        tallies
    });
    each.collect()
}

/// A subject and what happened to it.
struct Subject {
    /// Its row.
    row: RowRef,
    /// Whether it is one.
    is_one: Truth,
    /// The days on which it has duties; a unit only while it is active.
    life: Option<Window>,
    /// What counts and may count, by D.
    events: Vec<(Day, Truth)>,
}

/// All subjects.
fn subjects(frequency: &Frequency, world: World) -> Vec<Subject> {
    let town = world.town;
    let (Some(of), Some(sheet)) =
        (town.id_of(subject_sheet(frequency)), town.id_of(&frequency.members.rows))
    else {
        return Vec::new();
    };
    let among = frequency.among.bind(world, of);
    let events = events(frequency, world, sheet);
    let is_town = &*frequency.subjects == "全镇";
    let always = Window { first: Day::MIN, last: Day::MAX };
    let is_unit = &*frequency.subjects == "单位";
    let subject = |row: RowRef| {
        let own = town.relations.children(row, sheet).iter();
        let own = own.filter_map(|at| events[*at as usize]).collect();
        Subject {
            row,
            is_one: among.test(row),
            life: if is_unit { town.life(row) } else { Some(always) },
            events: if is_town {
                events.iter().flatten().copied().collect()
            } else {
                own
            },
        }
    };
    let subjects = town.rows_named(subject_sheet(frequency)).map(subject);
    subjects.filter(|subject| subject.is_one != Truth::False).collect()
}

/// The sheet that holds the subjects; the town is the row of 机关.
fn subject_sheet(frequency: &Frequency) -> &str {
    if &*frequency.subjects == "全镇" { "机关" } else { &frequency.subjects }
}

/// For each row of the sheet its day, if it may count.
fn events(
    frequency: &Frequency,
    world: World,
    sheet: SheetId,
) -> Vec<Option<(Day, Truth)>> {
    let when = frequency.members.when.bind(world, sheet);
    let on = frequency.members.on.as_deref().unwrap_or_default();
    let event = |row| {
        let day = world.town.value(row, on).day().filter(|day| *day <= world.as_of)?;
        let truth = when.test(row);
        (truth != Truth::False).then_some((day, truth))
    };
    super::shapes::rows(world.town, sheet).map(event).collect()
}

impl Subject {
    /// Whether it happened often enough in one period. A period that still runs may yet be
    /// met (`systems.md` §4.5, rule 7).
    fn judge(&self, rhythm: &Rhythm, window: Window, as_of: Day) -> Judged {
        let inside = self.events.iter().filter(|(day, _)| window.holds(*day));
        let possible = inside.clone().count();
        let certain = inside.filter(|(_, truth)| truth.is_true()).count();
        let success = if certain >= rhythm.times {
            Truth::True
        } else if window.last > as_of || possible >= rhythm.times {
            Truth::Unknown
        } else {
            Truth::False
        };
        let member = self.is_one.and(rhythm.member).and(self.is_due(window, as_of));
        Judged { row: self.row, member, success, weight: 1, amount: 0 }
    }

    /// `due(u, W)`: active on the first day and on end′ (`systems.md` §4.2).
    fn is_due(&self, window: Window, as_of: Day) -> Truth {
        let (life, window) = (self.life, window.until(as_of));
        Truth::from(life.zip(window).is_some_and(|(life, window)| {
            life.holds(window.first) && life.holds(window.last)
        }))
    }
}

/// How often it is for a subject.
struct Rhythm {
    /// Whether it is for the subject at all.
    member: Truth,
    /// 周期.
    every: Text,
    /// 次数.
    times: usize,
}

/// The rows of 指标 of the year, by which each subject takes its rhythm.
struct Rhythms<'a> {
    /// The declaration.
    frequency: &'a Frequency,
    /// 适用范围, 周期 and 次数 of the rows, in their order.
    rows: Vec<(Applies<'a>, Option<Text>, Option<usize>)>,
}

impl<'a> Rhythms<'a> {
    /// Looks the filters up.
    fn new(frequency: &'a Frequency, world: World<'a>, setting: &Setting<'a>) -> Self {
        let sheet = world.town.id_of(subject_sheet(frequency)).unwrap_or_default();
        let world = setting.frame.world(world);
        let rows = setting.terms.rhythms.iter().map(|demand| {
            let applies = demand.filter.bind(world, sheet);
            (applies, demand.rhythm.clone(), demand.times)
        });
        Self { frequency, rows: rows.collect() }
    }

    /// The first row whose 适用范围 is true; unknown ones before it make the membership
    /// unknown. If none is true, the first unknown one. No row at all: the declaration.
    fn of(&self, subject: RowRef) -> Option<Rhythm> {
        if self.rows.is_empty() {
            return self.rhythm(Truth::True, None, None);
        }
        let mut doubtful = None;
        for (applies, every, times) in &self.rows {
            match applies.to(subject) {
                Truth::True => {
                    let member = doubtful.map_or(Truth::True, |_| Truth::Unknown);
                    return self.rhythm(member, every.as_ref(), *times);
                }
                Truth::Unknown => doubtful = doubtful.or(Some((every, *times))),
                Truth::False => {}
            }
        }
        let (every, times) = doubtful?;
        self.rhythm(Truth::Unknown, every.as_ref(), times)
    }

    /// What a row says, the rest from the declaration.
    fn rhythm(
        &self,
        member: Truth,
        every: Option<&Text>,
        times: Option<usize>,
    ) -> Option<Rhythm> {
        let every = every.unwrap_or(&self.frequency.every).clone();
        let times = times.unwrap_or(self.frequency.times);
        (!every.is_empty()).then_some(Rhythm { member, every, times })
    }
}

/// The periods of each rhythm that are members of a window.
struct Periods<'a> {
    /// The run.
    run: &'a Run,
    /// The window.
    frame: &'a Frame,
    /// Those already found.
    known: BTreeMap<Text, Vec<Window>>,
}

impl<'a> Periods<'a> {
    /// Nothing found yet.
    fn new(run: &'a Run, frame: &'a Frame) -> Self {
        Self { run, frame, known: BTreeMap::new() }
    }

    /// The periods of a rhythm.
    fn of(&mut self, every: &Text) -> &[Window] {
        let (run, frame) = (self.run, self.frame);
        self.known.entry(every.clone()).or_insert_with(|| windows(every, run, frame))
    }
}

/// The periods that are members of a frame: its own when the rhythm is of its kind, also
/// while it runs; else the shorter ones whose last day lies in it and is not after D.
/// Subjects of a longer rhythm are no members.
fn windows(every: &str, run: &Run, frame: &Frame) -> Vec<Window> {
    let Some(whole) = frame.window else { return Vec::new() };
    let (own, months) = match frame.period.letter() {
        'm' => ("月", 1),
        'q' => ("季", 3),
        'h' => ("半年", 6),
        't' => ("学期", 6),
        'y' => ("年", 12),
        _ => ("", i8::MAX),
    };
    if own == every {
        return vec![whole];
    }
    let (first, last) = (whole.first.year() - 1, whole.last.year());
    let periods = (first..=last).flat_map(|year| shorter(every, months, year));
    let windows = periods.map(|period| period.window(run.month_start));
    windows.filter(|w| whole.holds(w.last) && w.last <= run.as_of).collect()
}

/// The periods of one rhythm in a year, if they are shorter than so many months; 半年 and
/// 学期 are neither the shorter (`systems.md` §4.3).
fn shorter(every: &str, than: i8, year: i16) -> Vec<Period> {
    match every {
        "月" if than > 1 => (1..=12).map(|month| Period::Month(year, month)).collect(),
        "季" if than > 3 => (1..=4).map(|n| Period::Quarter(year, n)).collect(),
        "半年" if than > 6 => (1..=2).map(|n| Period::Half(year, n)).collect(),
        "学期" if than > 6 => (1..=2).map(|n| Period::Term(year, n)).collect(),
        "年" if than > 12 => vec![Period::Year(year)],
        _ => Vec::new(),
    }
}

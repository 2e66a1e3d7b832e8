//! FREQ: something must happen k times in every period of each subject (`systems.md` §4.3).

use super::subjects::{Judged, Tallies, add, empty};
use super::windows::Frame;
use crate::catalog::Frequency;
use crate::expr::condition::{Condition, Truth, World};
use crate::model::{Period, RowRef, Run, Window};

/// The tallies of each frame.
pub(super) fn tallies(
    frequency: &Frequency,
    world: World,
    (run, scopes): (&Run, &str),
    frames: &[Frame],
) -> Vec<Tallies> {
    let each = frames.iter().map(|frame| {
        let mut tallies = empty(world.town, scopes);
        for window in windows(frequency, run, frame) {
            judge(frequency, World { window: Some(window), ..world }, &mut tallies);
        }
        tallies
    });
    each.collect()
}

/// The periods that are members of a frame: its own when the rhythm is of its kind, also
/// while it runs; else the shorter ones whose last day lies in it and is not after D.
fn windows(frequency: &Frequency, run: &Run, frame: &Frame) -> Vec<Window> {
    let Some(whole) = frame.window else { return Vec::new() };
    let own = match frame.period.letter() {
        'm' => "月",
        'q' => "季",
        'h' => "半年",
        't' => "学期",
        'y' => "年",
        _ => "",
    };
    if own == &*frequency.every {
        return vec![whole];
    }
    let (first, last) = (whole.first.year() - 1, whole.last.year());
    let periods = (first..=last).flat_map(|year| shorter(&frequency.every, year));
    let windows = periods.map(|period| period.window(run.month_start));
    windows.filter(|w| whole.holds(w.last) && w.last <= run.as_of).collect()
}

/// The periods of one rhythm in a year. 年 is the longest: never the shorter one.
fn shorter(every: &str, year: i16) -> Vec<Period> {
    match every {
        "月" => (1..=12).map(|month| Period::Month(year, month)).collect(),
        "季" => (1..=4).map(|n| Period::Quarter(year, n)).collect(),
        "半年" => (1..=2).map(|n| Period::Half(year, n)).collect(),
        "学期" => (1..=2).map(|n| Period::Term(year, n)).collect(),
        _ => Vec::new(),
    }
}

/// Judges every subject in one period.
fn judge(frequency: &Frequency, world: World, tallies: &mut Tallies) {
    let town = world.town;
    let members = &frequency.members;
    let Some(sheet) = town.id_of(&members.rows) else { return };
    let dated = Condition::dated(members.on.as_deref().unwrap_or_default());
    let (when, dated) = (members.when.bind(world, sheet), dated.bind(world, sheet));
    let is_running = world.window.is_some_and(|window| window.last > world.as_of);
    for subject in town.rows_named(&frequency.subjects) {
        let (mut certain, mut possible) = (0, 0);
        for row in town.relations.children(subject, sheet) {
            let at = RowRef { sheet, row: *row };
            match when.test(at).and(dated.test(at)) {
                Truth::True => certain += 1,
                Truth::Unknown => possible += 1,
                Truth::False => {}
            }
        }
        let success = if certain >= frequency.times {
            Truth::True
        } else if is_running || certain + possible >= frequency.times {
            Truth::Unknown
        } else {
            Truth::False
        };
        let member = is_due(world, &frequency.subjects, subject);
        add(
            tallies,
            town,
            &Judged { row: subject, member, success, weight: 1, amount: 0 },
        );
    }
}

/// Whether a subject has a duty in the window: units when active on its first and last day
/// (`due(u, W)`, `systems.md` §4.2); all others always.
fn is_due(world: World, subjects: &str, subject: RowRef) -> Truth {
    if subjects != "单位" {
        return Truth::True;
    }
    let window = world.window.and_then(|window| window.until(world.as_of));
    Truth::from(window.is_some_and(|window| {
        let active = |day| world.town.is_active(subject, day);
        active(window.first) && active(window.last)
    }))
}

//! Which periods a run computes (`systems.md` §4.1).

use crate::expr::condition::World;
use crate::model::{Day, Period, Run, Window};

/// A period, its days, and whether the run emits it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Label.
    pub(super) period: Period,
    /// W; `None` for `d`, which has no window.
    pub(super) window: Option<Window>,
    /// Whether `figures.json` shows it; earlier years are for the three-year table only.
    pub(super) is_emitted: bool,
}

impl Frame {
    /// Whether the window is over at D; `d` always is.
    pub(super) fn is_over(&self, as_of: Day) -> bool {
        self.window.is_none_or(|window| window.last <= as_of)
    }

    /// The world of conditions in this frame: its window as 本期, and the year of its label
    /// as 本年 (`Y` of `systems.md` §4.1: for `d` the year of D, for `c` the chosen one).
    pub(super) fn world<'a>(&self, world: World<'a>) -> World<'a> {
        let year = match self.period {
            Period::Day(day) => Some(day.year()),
            Period::Month(year, _)
            | Period::Quarter(year, _)
            | Period::Half(year, _)
            | Period::Term(year, _)
            | Period::Year(year) => Some(year),
            Period::Campaign(..) => None,
        };
        let year = year.map_or(world.year, |year| Period::Year(year).window(1));
        World { window: self.window, year, ..world }
    }
}

/// The frames of a run for one period letter; windows wholly after D are left out.
pub(super) fn frames(run: &Run, letter: char) -> Vec<Frame> {
    let month = run.month.window(run.month_start);
    let at = month.last.min(run.as_of);
    let (year, number) = (at.year(), at.month());
    let emitted: Option<Period> = match letter {
        'd' => Some(Period::Day(run.as_of)),
        'm' => Some(run.month),
        'q' => Some(Period::Quarter(year, (number + 2) / 3)),
        'h' => Some(Period::Half(year, if number <= 6 { 1 } else { 2 })),
        't' => term(at),
        'y' => Some(Period::Year(run.year)),
        'c' => campaign(run),
        _ => None,
    };
    let earlier = if letter == 'y' { earlier_years(run) } else { Vec::new() };
    let frames = earlier.into_iter().map(|p| (p, false));
    let all = frames.chain(emitted.map(|period| (period, true)));
    all.map(|(period, is_emitted)| {
        let is_day = matches!(period, Period::Day(_));
        let window = (!is_day).then(|| period.window(run.month_start));
        Frame { period, window, is_emitted }
    })
    .filter(|frame| frame.window.is_none_or(|window| window.first <= run.as_of))
    .collect()
}

/// The other months of the chosen year that have begun by D, to be added up to the year
/// (C-02); none where months are not natural.
pub(super) fn other_months(run: &Run) -> Vec<Frame> {
    let months = (1..=12).map(|month| Period::Month(run.year, month));
    let frames = months.filter(|period| *period != run.month).map(|period| Frame {
        period,
        window: Some(period.window(run.month_start)),
        is_emitted: false,
    });
    let has_begun =
        |frame: &Frame| frame.window.is_some_and(|window| window.first <= run.as_of);
    frames.filter(|frame| run.month_start == 1 && has_begun(frame)).collect()
}

/// The term that holds a day; none in August.
fn term(day: Day) -> Option<Period> {
    match day.month() {
        1 => Some(Period::Term(day.year() - 1, 2)),
        2..=7 => Some(Period::Term(day.year(), 1)),
        8 => None,
        _ => Some(Period::Term(day.year(), 2)),
    }
}

/// The campaign, if the chosen year is one of its years.
fn campaign(run: &Run) -> Option<Period> {
    let (first, last) = run.campaign?;
    (first <= run.year && run.year <= last).then_some(Period::Campaign(first, last))
}

/// Campaign years before the chosen one: for the three-year table of D-11 only.
fn earlier_years(run: &Run) -> Vec<Period> {
    let first = run.campaign.map_or(run.year, |(first, _)| first);
    (first..run.year).map(Period::Year).collect()
}

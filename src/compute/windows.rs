//! Which periods a run computes (`systems.md` §4.1).

use super::verdict::Progress;
use crate::model::{Day, Period, Run, Window};

/// A period, its days, and whether papers alone want it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Label.
    pub(super) period: Period,
    /// W; `None` for `d`, which has no window.
    pub(super) window: Option<Window>,
    /// D of this frame: earlier than the run's for stocks of earlier years.
    pub(super) is_emitted: bool,
}

impl Frame {
    /// Whether the window is over at D.
    pub(super) fn progress(&self, as_of: Day) -> Progress {
        match self.window {
            Some(window) if window.last > as_of => Progress::Running,
            _ => Progress::Final,
        }
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

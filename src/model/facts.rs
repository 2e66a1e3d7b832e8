//! What holds at the as-of date: the run's days, the state of every hazard and report.

use super::{Day, Hazard, Period, Reports, RowRef};

/// The run: which day it judges at and which month and year it makes. No clock behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// D 统计截止日.
    pub as_of: Day,
    /// The chosen month (`Period::Month`).
    pub month: Period,
    /// The chosen year.
    pub year: i16,
    /// 机关.统计月起日, 1–28.
    pub month_start: i8,
    /// 机关.行动起年 and 行动止年.
    pub campaign: Option<(i16, i16)>,
}

/// State of every hazard and report.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// By row index of sheet 隐患; empty when the sheet is absent.
    pub hazards: Vec<Hazard>,
    /// Reports of the run's year.
    pub reports: Reports,
}

impl Facts {
    /// The facts of a row of sheet 隐患.
    pub fn hazard(&self, at: RowRef) -> Option<&Hazard> {
        self.hazards.get(at.row as usize).filter(|hazard| hazard.row == at)
    }
}

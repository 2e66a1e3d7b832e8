//! 报送: one report that is owed or came in.

use super::{Day, Period, RowRef, Text, Value};
use std::fmt;

/// 材料类别 that every village owes each month.
pub(super) const MONTHLY: &str = "月报";

/// 报送状态 (`systems.md` §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// 按时
    OnTime,
    /// 迟报
    Late,
    /// 未报: due before D, and not there at D.
    Missing,
    /// 未到期
    NotDue,
}

impl ReportState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::OnTime, Self::Late, Self::Missing, Self::NotDue];
}

impl fmt::Display for ReportState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OnTime => "按时",
            Self::Late => "迟报",
            Self::Missing => "未报",
            Self::NotDue => "未到期",
        })
    }
}

/// One report of one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who owes it: a village, station or unit; `None` where the name is in no sheet.
    pub body: Option<RowRef>,
    /// 报送单位.
    pub name: Text,
    /// 材料类别.
    pub kind: Text,
    /// 所属期, a period or the name of a stage.
    pub label: Value,
    /// 应报日期.
    pub due: Option<Day>,
    /// 实报日期, if not after D.
    pub filed: Option<Day>,
    /// Its row of 报送, if it has one.
    pub row: Option<RowRef>,
}

impl Report {
    /// How it stands on a day.
    pub fn state(&self, as_of: Day) -> ReportState {
        match (self.filed, self.due) {
            (Some(filed), Some(due)) if filed > due => ReportState::Late,
            (Some(_), _) => ReportState::OnTime,
            (None, Some(due)) if due < as_of => ReportState::Missing,
            (None, _) => ReportState::NotDue,
        }
    }

    /// The month that it is a 月报 of.
    pub fn month(&self) -> Option<(i16, i8)> {
        match self.label.period() {
            Some(Period::Month(year, month)) if &*self.kind == MONTHLY => {
                Some((year, month))
            }
            _ => None,
        }
    }

    /// Whether it is of a month, or of a year and all in it.
    pub fn belongs(&self, period: Period, month_start: i8) -> bool {
        let window = period.window(month_start);
        let day = match self.label.period() {
            Some(own) if own == period => return true,
            Some(own) => Some(own.window(month_start).last),
            None => self.due.or(self.filed),
        };
        day.is_some_and(|day| window.holds(day))
    }
}

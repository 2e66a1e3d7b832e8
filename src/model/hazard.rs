//! State of a hazard at the as-of date (`model.md` §7).

use super::{Day, RowRef};
use std::fmt;

/// 隐患等级 at the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一般
    General,
    /// 重大
    Major,
    /// 未定级: blank or unreadable.
    Ungraded,
}

/// 隐患状态, first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 无效: 不属实 or 重复; counted nowhere.
    Invalid,
    /// 未发现: found after the as-of date; counted nowhere.
    NotYetFound,
    /// 已销号
    Closed,
    /// 已撤销: 搬迁 or 关停.
    Voided,
    /// 待复查: rectified, not yet rechecked or closed.
    AwaitingRecheck,
    /// 逾期: not rectified, deadline before the as-of date.
    Overdue,
    /// 在治: not rectified, deadline not passed or blank.
    InProgress,
}

impl State {
    /// 已整改 = 已销号 + 待复查.
    pub const fn is_rectified(self) -> bool {
        matches!(self, Self::Closed | Self::AwaitingRecheck)
    }

    /// 未整改 = 逾期 + 在治.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Overdue | Self::InProgress)
    }

    /// 未销号 = 待复查 + 逾期 + 在治.
    pub const fn is_unclosed(self) -> bool {
        self.is_open() || matches!(self, Self::AwaitingRecheck)
    }

    /// The groups it belongs to, by their words: conditions and templates know them too.
    pub const fn groups(self) -> &'static [&'static str] {
        match self {
            Self::Closed => &["已整改"],
            Self::AwaitingRecheck => &["已整改", "未销号"],
            Self::Overdue | Self::InProgress => &["未整改", "未销号"],
            Self::Invalid | Self::NotYetFound | Self::Voided => &[],
        }
    }

    /// Whether the hazard counts at all.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Invalid | Self::NotYetFound)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Invalid => "无效",
            Self::NotYetFound => "未发现",
            Self::Closed => "已销号",
            Self::Voided => "已撤销",
            Self::AwaitingRecheck => "待复查",
            Self::Overdue => "逾期",
            Self::InProgress => "在治",
        })
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::General => "一般",
            Self::Major => "重大",
            Self::Ungraded => "未定级",
        })
    }
}

/// 隐患: the dates that count at the as-of date, and what follows from them.
#[derive(Clone, Copy, Debug)]
pub struct Hazard {
    /// The row of sheet 隐患.
    pub row: RowRef,
    /// `f` 发现日期.
    pub found: Day,
    /// `g` 认定日: max(发现日期, 定级日期).
    pub graded: Day,
    /// `r` 整改日.
    pub rectified: Option<Day>,
    /// `c` 销号日.
    pub closed: Option<Day>,
    /// `v` 撤销日.
    pub voided: Option<Day>,
    /// 整改期限; `None` = blank = unknown.
    pub deadline: Option<Day>,
    /// 隐患等级 at the as-of date.
    pub level: Level,
    /// 隐患状态.
    pub state: State,
    /// How much it counts: 1, or its numbered problems under 计数口径 = 问题数.
    pub weight: u32,
    /// The village it belongs to, if any.
    pub village: Option<RowRef>,
    /// The unit it belongs to, if resolved.
    pub unit: Option<RowRef>,
}

impl Hazard {
    /// 逾期天数: days past the deadline for state 逾期.
    pub fn days_overdue(&self, as_of: Day) -> Option<i32> {
        let deadline = self.deadline.filter(|_| self.state == State::Overdue)?;
        as_of.since(deadline).ok().map(|span| span.get_days())
    }
}

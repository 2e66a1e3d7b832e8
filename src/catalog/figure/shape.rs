//! 口径: the five shapes of `systems.md` §4.3, and `logic`.

use crate::expr::condition::Condition;
use crate::model::Text;

/// How a figure is counted.
#[derive(Clone, Debug)]
pub enum Shape {
    /// `COUNT{rows}`
    Count(Members),
    /// `SUM{rows.column}`
    Sum(Members, Text),
    /// `SHARE{members | test}`
    Share(Members, Condition),
    /// `COVER{required | present}`
    Cover(Cover),
    /// `FREQ{subjects | rows | k in each period}`
    Frequency(Frequency),
    /// `RATIO{Σa | Σb}`
    Ratio(Ratio),
    /// One file in `compute/logic/`.
    Logic(Text),
}

/// Rows that are counted.
#[derive(Clone, Debug)]
pub struct Members {
    /// Sheet.
    pub rows: Text,
    /// Which of its rows.
    pub when: Condition,
    /// Date that puts a row into a window; `None` = `when` itself speaks of 本期.
    pub on: Option<Text>,
    /// Columns by which rows are one member: persons with several rows.
    pub once_of: Vec<Text>,
    /// Whether the window is judged by a deadline (DUE, `systems.md` §4.4): not cut at D.
    pub is_due: bool,
}

/// Which items of a list are there.
#[derive(Clone, Debug)]
pub struct Cover {
    /// Rows that show an item; the list is 名单 of the figure.
    pub members: Members,
    /// The column that says which item.
    pub item: Text,
    /// Words of the column that stand for an item of another name.
    pub same: Vec<(Text, Text)>,
}

/// How much of a whole is done.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Rows.
    pub members: Members,
    /// Column of what is done.
    pub done: Text,
    /// Column of the whole.
    pub whole: Text,
    /// Only the latest row of those equal in these columns counts.
    pub latest_of: Vec<Text>,
}

/// How often something must happen.
#[derive(Clone, Debug)]
pub struct Frequency {
    /// Sheet of the subjects, or 全镇.
    pub subjects: Text,
    /// Which of them.
    pub among: Condition,
    /// Rows of each subject that count.
    pub members: Members,
    /// 周期: 月 季 半年 学期 年; empty = no member but by a row of 指标.
    pub every: Text,
    /// 次数 in each.
    pub times: usize,
}

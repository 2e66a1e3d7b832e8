//! The tree of a condition, as parsed.

use crate::model::{Day, Decimal, Period, Text};
use std::ops::Range;

/// Characters of the source text.
pub(super) type Chars = Range<usize>;

/// One step of the grammar of `model.md` §5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// 或
    Any(Vec<Self>),
    /// 且; an empty condition is `All` of nothing: everything.
    All(Vec<Self>),
    /// 非
    Not(Box<Self>),
    /// 列 = 值 and the like.
    Compare(Column, Comparison, Operand),
    /// 列 ∈ 名单 (`true`) or 列 ∉ 名单.
    Listed(Column, Names, bool),
    /// 列 含 值
    Contains(Column, Text),
    /// 列 有 (`true`) or 列 无.
    Given(Column, bool),
    /// 列 未填: nothing stands there, not even 无 or `/`.
    Unfilled(Column),
    /// 列 在 窗
    Within(Column, Span),
    /// 存在 表（条件）≥ n
    Exists {
        /// The sheet.
        sheet: Text,
        /// Where its name stands.
        at: Chars,
        /// What its rows must meet.
        inner: Box<Self>,
        /// How many of them.
        at_least: usize,
    },
    /// 到期（期限，完成）: DUE of `systems.md` §4.4.
    Due(Column, Column),
}

/// A column, perhaps of a linked row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// 表 in `表.表头`: the row of that sheet that the judged row links to.
    pub sheet: Option<Text>,
    /// 表头, or a derived name such as 状态.
    pub header: Text,
    /// Where it stands.
    pub at: Chars,
}

/// = ≠ < ≤ > ≥
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// =
    Equal,
    /// ≠
    NotEqual,
    /// <
    Less,
    /// ≤
    AtMost,
    /// >
    Greater,
    /// ≥
    AtLeast,
}

/// 名单
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// 值 {、 值}
    These(Vec<Operand>),
    /// The word 名单: the list that the figure is given.
    Given,
}

/// 值
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// A word; it may turn out to be a column (`整改完成日期 ≤ 整改期限`).
    Word(Column),
    /// A quoted text: never a column.
    Text(Text),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Day),
    /// A period: 2026-10, 2026Q4.
    Period(Period),
    /// 是 or 否.
    YesNo(bool),
    /// D, 期首, 期末, 截止日 or 本年.
    Known(Known),
    /// A date moved by whole days, months or years.
    Moved(Box<Self>, Count, Step),
}

/// How many days, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// A number.
    Number(i32),
    /// 次数 of the figure, forwards (1) or backwards (−1).
    Times(i32),
}

/// Days that the run gives, and its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// D 统计截止日
    AsOf,
    /// 期首
    First,
    /// 期末 = end′
    Last,
    /// 截止日 of the figure
    Deadline,
    /// 本年, as a period
    Year,
}

/// Unit of a moved date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// 日
    Days,
    /// 月
    Months,
    /// 年
    Years,
}

/// 窗
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// 本期 = W′
    Period,
    /// 本年
    Year,
    /// 本月
    Month,
}

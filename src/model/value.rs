//! What a cell says, once it is understood.

use super::{Day, Decimal, Moment, Period, RowRef};
use std::fmt;
use std::sync::Arc;

/// A piece of text shared by all cells that repeat it. Its pointer is one word, so that a
/// value takes two.
pub type Text = arcstr::ArcStr;

/// 数据: one cell's value. Its origin is its row and column (`Row`, `Headers`).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing written: unknown for an attribute, has not happened for an event.
    #[default]
    Blank,
    /// `/`: does not apply (`model.md` §6).
    NotApplicable,
    /// `无`: known to be none; not *given*.
    Nothing,
    /// Something is written that could not be understood; reported by `read`.
    Unknown(Box<Unread>),
    /// Text, also the listed values of an `enum`.
    Text(Text),
    /// Names of a `list` column, in order.
    List(Arc<Vec<Text>>),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Number(Decimal),
    /// Money in 分.
    Money(i64),
    /// A day.
    Date(Day),
    /// A day with a time of day (发生时间, 接报时间); compared as a whole day.
    Moment(Moment),
    /// The period that a report or a figure is of (所属期).
    Period(Period),
    /// 是 or 否.
    YesNo(bool),
    /// A name or id that points to a row of another sheet.
    Link(Arc<Link>),
    /// A list of names that each point to rows of other sheets.
    Links(Arc<Vec<Link>>),
}

/// A cell that is filled but not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The cell as it stands.
    pub text: Text,
    /// The finding that says why, e.g. `E-DATE-IMPOSSIBLE`.
    pub code: &'static str,
}

/// A name and the row it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The name as it stands in the cell.
    pub text: Text,
    /// The row it means; `None` when no sheet has it.
    pub to: Option<RowRef>,
}

impl Value {
    /// Whether anything counts as *given*: not blank, not `/`, not 无, not unreadable.
    pub const fn is_given(&self) -> bool {
        !matches!(
            self,
            Self::Blank | Self::NotApplicable | Self::Nothing | Self::Unknown(_)
        )
    }

    /// Whether the attribute is unknown: blank or unreadable.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Blank | Self::Unknown(_))
    }

    /// The day, if this is one, or a moment of it.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Date(day) => Some(*day),
            Self::Moment(moment) => Some(moment.date()),
            _ => None,
        }
    }

    /// The moment, if the time of day is known.
    pub const fn moment(&self) -> Option<Moment> {
        if let Self::Moment(moment) = self { Some(*moment) } else { None }
    }

    /// The period, if this is one.
    pub const fn period(&self) -> Option<Period> {
        if let Self::Period(period) = self { Some(*period) } else { None }
    }

    /// The text of a text or link cell.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Link(link) => Some(&link.text),
            _ => None,
        }
    }

    /// The row that a link cell means.
    pub fn target(&self) -> Option<RowRef> {
        if let Self::Link(link) = self { link.to } else { None }
    }

    /// 是 or 否, if this is one.
    pub const fn yes(&self) -> Option<bool> {
        if let Self::YesNo(yes) = self { Some(*yes) } else { None }
    }

    /// The whole number, if this is one.
    pub const fn integer(&self) -> Option<i64> {
        if let Self::Integer(n) = self { Some(*n) } else { None }
    }
}

/// Prints the value as papers and ledgers show it; a blank prints nothing.
/// Money prints in 元 (`Value::Money` does not know its column's unit; ledgers do).
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::NotApplicable => f.write_str("/"),
            Self::Nothing => f.write_str("无"),
            Self::Unknown(unread) => f.write_str(&unread.text),
            Self::Text(text) => f.write_str(text),
            Self::List(names) => f.write_str(&names.join("、")),
            Self::Integer(n) => write!(f, "{n}"),
            Self::Number(n) => write!(f, "{n}"),
            Self::Money(cents) => write!(f, "{}", Decimal::new(*cents, 2)),
            Self::Date(day) => f.write_str(&super::print_day(*day)),
            Self::Moment(moment) => f.write_str(&super::print_moment(*moment)),
            Self::Period(period) => f.write_str(&period.print()),
            Self::YesNo(true) => f.write_str("是"),
            Self::YesNo(false) => f.write_str("否"),
            Self::Link(link) => f.write_str(&link.text),
            Self::Links(links) => {
                let names: Vec<&str> = links.iter().map(|l| &*l.text).collect();
                f.write_str(&names.join("、"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_value_is_two_words() {
        assert_eq!(size_of::<Value>(), 2 * size_of::<usize>());
    }
}

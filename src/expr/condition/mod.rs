//! 条件: one small three-valued language for 适用范围, 当, rules, ledgers and figures
//! (`model.md` §5).

use crate::model::{Day, Facts, RowRef, SheetId, Town, Window};

/// Kleene truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Certainly so.
    True,
    /// Certainly not so.
    False,
    /// A needed attribute is blank or unreadable.
    Unknown,
}

/// A parsed condition; `source()` is the text it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The text.
    source: String,
}

/// A fault in the text of a condition, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// First faulty character, 0-based.
    pub start: usize,
    /// Character behind the last one.
    pub end: usize,
    /// What is wrong, in Chinese.
    pub message: String,
}

/// What a condition is judged against.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The sheets.
    pub town: &'a Town,
    /// States of hazards.
    pub facts: &'a Facts,
    /// D.
    pub as_of: Day,
    /// 本期: W′ of the figure or paper; `None` = a day figure.
    pub window: Option<Window>,
    /// 本月: the month of the run.
    pub month: Window,
    /// 本年: the year of the run.
    pub year: Window,
    /// 截止日 of the figure.
    pub deadline: Option<Day>,
}

/// A condition with its columns looked up in one sheet, ready for many rows.
pub struct Bound<'a> {
    /// The world.
    world: World<'a>,
}

impl Condition {
    /// Parses the text; all columns named must be known to the caller's catalog check.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Ok(Self { source: text.to_owned() })
    }

    /// The text it was parsed from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Looks the columns up in `sheet`.
    pub fn bind<'a>(&'a self, world: World<'a>, _sheet: SheetId) -> Bound<'a> {
        Bound { world }
    }
}

impl Bound<'_> {
    /// Judges one row of the bound sheet.
    pub fn test(&self, _row: RowRef) -> Truth {
        let _ = self.world.as_of;
        Truth::Unknown
    }
}

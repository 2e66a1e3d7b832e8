//! 条件: one small three-valued language for 适用范围, 当, rules, ledgers and figures
//! (`model.md` §5).

mod node; // the tree
mod lexer; // text → tokens
mod parser; // tokens → tree
mod operand; // the right side of a comparison
mod bind; // columns looked up
mod term; // the right side, looked up
mod compare; // a value against a value
mod within; // a day or period against a window
mod dates; // the days of a column
mod eval; // judging a row
mod truth; // Kleene's three values
mod fault; // a fault with its caret
mod names; // columns and sheets a condition uses

pub use dates::{Dated, Dates};
pub use fault::Fault;
pub use names::{Known, Use};
pub use truth::Truth;

use crate::model::{Day, Facts, RowRef, SheetId, Text, Town, Value, Window};

/// A parsed condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The text.
    source: String,
    /// What it means.
    root: node::Node,
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
    /// W of the figure or paper, not yet cut at D; `None` = a day figure.
    pub window: Option<Window>,
    /// 本月: the month of the run.
    pub month: Window,
    /// 本年: the year of the run.
    pub year: Window,
    /// 截止日, 次数 and 名单 of the figure.
    pub given: Given<'a>,
}

/// What a figure is given beside the sheets: by its declaration, or by a row of 指标.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// 截止日.
    pub deadline: Option<Day>,
    /// 次数.
    pub times: i32,
    /// 名单.
    pub names: &'a [Text],
}

/// A condition with its columns looked up in one sheet, ready for many rows.
pub struct Bound<'a> {
    /// The world.
    world: World<'a>,
    /// The tree with places.
    judge: eval::Judge,
}

/// The derived names of a sheet (`model.md` §5): 状态 等级 认定日 …
pub fn derived_names(sheet: &str) -> impl Iterator<Item = &'static str> {
    let of = bind::DERIVED.iter().filter(move |(_, of, _)| *of == sheet);
    of.map(|(word, ..)| *word)
}

/// The value of a derived name of a row, as conditions see it.
pub fn derived(world: &World, row: RowRef, name: &str) -> Option<Value> {
    let place = bind::derived_place(world, row.sheet, name)?;
    Some(match bind::read(world, &place, row) {
        bind::Held::Value { value, .. } => value.into_owned(),
        bind::Held::State(state) => Value::Text(state.to_string().into()),
    })
}

impl Condition {
    /// Parses the text; blank text means everything.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Ok(Self { source: text.to_owned(), root: parser::parse(text)? })
    }

    /// `column 在 本期`: whether a date lies in the window.
    pub fn dated(column: &str) -> Self {
        let column = node::Column {
            sheet: None,
            header: column.into(),
            at: 0..column.chars().count(),
        };
        let source = format!("{} 在 本期", column.header);
        Self { source, root: node::Node::Within(column, node::Span::Period) }
    }

    /// The text it was parsed from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Every column and sheet it names, judged from `sheet` (`None` = the town).
    pub fn uses(&self, sheet: Option<&str>) -> Vec<Use> {
        names::uses(&self.root, sheet)
    }

    /// Looks the columns up in `sheet`.
    pub fn bind<'a>(&self, world: World<'a>, sheet: SheetId) -> Bound<'a> {
        Bound { judge: eval::bind(&self.root, &world, Some(sheet)), world }
    }

    /// Judges the town as a whole: 存在 looks at all rows.
    pub fn test_town(&self, world: World) -> Truth {
        eval::judge(&eval::bind(&self.root, &world, None), &world, None)
    }
}

impl Bound<'_> {
    /// Judges one row of the bound sheet.
    pub fn test(&self, row: RowRef) -> Truth {
        eval::judge(&self.judge, &self.world, Some(row))
    }

    /// Whether a column of the condition is `/` in this row: the row then leaves a SHARE
    /// (`systems.md` §4.5.2).
    pub fn meets_slash(&self, row: RowRef) -> bool {
        eval::meets_slash(&self.judge, &self.world, row)
    }
}

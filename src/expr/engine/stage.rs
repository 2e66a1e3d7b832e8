//! What a template speaks to while it renders; implemented by whoever holds the data.

use super::Datum;
use crate::model::{Provenance, RowRef, Text};
use std::fmt;
use std::sync::Arc;

/// What a name, a field or a call gives.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A value.
    Value(Arc<Datum>),
    /// A row.
    Row(Line),
    /// Rows in order; `None` = their sheet is not kept, so that not even 0 is known.
    Rows(Option<Arc<[RowRef]>>),
    /// Values in order, and what they are.
    Values(Arc<[Arc<Datum>]>, Text),
    /// Text that stands in no sheet: the line of a table.
    Text(String),
}

impl Answer {
    /// A value.
    pub fn value(datum: Datum) -> Self {
        Self::Value(Arc::new(datum))
    }
}

/// A row that a template has in hand.
#[derive(Clone, Debug)]
pub struct Line {
    /// The row; `None` where a link leads nowhere.
    pub row: Option<RowRef>,
    /// The row that a paper leaves out when something needed is missing here.
    pub blame: Option<RowRef>,
    /// How it was come to: 隐患, 检查.
    pub path: Text,
}

/// Arguments of a call.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// By position.
    pub arguments: Vec<Argument>,
    /// By name.
    pub named: Vec<(String, Argument)>,
}

/// An argument of a call.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Something from the sheets.
    Given(Answer),
    /// A constant text.
    Text(String),
    /// A constant number.
    Number(i64),
}

impl Call {
    /// The text of an argument by position.
    pub fn text(&self, at: usize) -> Option<&str> {
        self.arguments.get(at).and_then(Argument::text)
    }

    /// The row of an argument by position.
    pub fn row(&self, at: usize) -> Option<&Line> {
        match self.arguments.get(at) {
            Some(Argument::Given(Answer::Row(line))) => Some(line),
            _ => None,
        }
    }

    /// An argument by name.
    pub fn named(&self, name: &str) -> Option<&Argument> {
        self.named.iter().find(|(known, _)| known == name).map(|(_, argument)| argument)
    }
}

impl Argument {
    /// The text of a constant.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The data behind a template, for one paper.
pub trait Stage: fmt::Debug + Send + Sync {
    /// What a name stands for.
    fn name(&self, name: &str) -> Option<Answer>;

    /// What a field of a row gives; `None` = there is no such column.
    fn field(&self, line: &Line, field: &str) -> Option<Answer>;

    /// What a call gives.
    fn call(&self, function: &str, call: &Call) -> Result<Answer, String>;

    /// How much a row counts when rows are counted: a hazard as 计数口径 says.
    fn weight(&self, row: RowRef) -> u32;

    /// Notes what stands behind a value that is printed; gives its sentinel index.
    fn source(&self, from: &Provenance) -> usize;

    /// Notes that a needed value is blank; gives what is printed in its place.
    fn missing(&self, datum: &Datum) -> String;
}

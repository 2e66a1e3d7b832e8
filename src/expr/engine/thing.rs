//! An answer of the stage as an object of minijinja; prints between sentinels.

use super::Datum;
use super::stage::{Answer, Argument, Line, Stage};
use crate::model::{CLOSE, OPEN, RowRef, SEPARATE};
use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};
use std::fmt;
use std::sync::Arc;

/// The field of a group that holds its rows.
pub(super) const ROWS: &str = "行";

/// An answer and the stage that gave it.
#[derive(Debug)]
pub(super) struct Thing {
    /// Who knows more.
    pub(super) stage: Arc<dyn Stage>,
    /// What it is.
    pub(super) answer: Answer,
}

impl Thing {
    /// An answer as a value of minijinja.
    pub(super) fn value(stage: &Arc<dyn Stage>, answer: Answer) -> Value {
        Value::from_object(Self { stage: stage.clone(), answer })
    }

    /// The thing behind a value of minijinja, if it is one.
    pub(super) fn behind(value: &Value) -> Option<&Self> {
        value.downcast_object_ref::<Self>()
    }

    /// The value, if it is one.
    pub(super) fn datum(&self) -> Option<&Datum> {
        if let Answer::Value(datum) = &self.answer { Some(datum) } else { None }
    }

    /// The rows, if they are some.
    pub(super) fn rows(&self) -> Option<&[RowRef]> {
        let Answer::Rows(rows) = &self.answer else { return None };
        Some(rows.as_deref().unwrap_or_default())
    }

    /// Another answer of the same stage.
    pub(super) fn with(&self, answer: Answer) -> Value {
        Self::value(&self.stage, answer)
    }

    /// One of several rows or values.
    fn at(&self, index: usize) -> Option<Answer> {
        match &self.answer {
            Answer::Rows(rows) => rows.as_ref()?.get(index).map(|row| row_of(*row)),
            Answer::Values(values, _) => values.get(index).cloned().map(Answer::Value),
            _ => None,
        }
    }

    /// A field by its name.
    fn field(&self, name: &str) -> Option<Answer> {
        match &self.answer {
            Answer::Value(datum) if name == ROWS => {
                datum.rows.clone().map(|rows| Answer::Rows(Some(rows)))
            }
            Answer::Value(datum) => datum.field(name).cloned().map(Answer::value),
            Answer::Row(line) => self.stage.field(line, name),
            _ => None,
        }
    }

    /// How many rows or values; `None` for one thing.
    fn count(&self) -> Option<usize> {
        match &self.answer {
            Answer::Rows(rows) => Some(rows.as_ref().map_or(0, |rows| rows.len())),
            Answer::Values(values, _) => Some(values.len()),
            _ => None,
        }
    }
}

/// A row that was chosen: what is missing in it leaves out itself.
fn row_of(row: RowRef) -> Answer {
    Answer::Row(Line { row: Some(row), blame: Some(row), path: "".into() })
}

impl Object for Thing {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        if self.count().is_some() { ObjectRepr::Seq } else { ObjectRepr::Plain }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let answer = match key.as_str() {
            Some(name) => self.field(name),
            None => self.at(key.as_usize()?),
        };
        answer.map(|answer| self.with(answer))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.count().map_or(Enumerator::NonEnumerable, Enumerator::Seq)
    }

    fn is_true(self: &Arc<Self>) -> bool {
        match &self.answer {
            Answer::Value(datum) => datum.is_true(),
            Answer::Row(line) => line.row.is_some(),
            Answer::Text(text) => !text.is_empty(),
            Answer::Rows(_) | Answer::Values(..) => self.count() != Some(0),
        }
    }

    /// Every way to text leads here: printing, `~`, filters that join.
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.answer {
            Answer::Text(text) => f.write_str(text),
            Answer::Value(datum) => print(&*self.stage, datum, f),
            Answer::Row(_) | Answer::Rows(_) | Answer::Values(..) => Ok(()),
        }
    }
}

/// Prints a value between sentinels.
fn print(stage: &dyn Stage, datum: &Datum, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = datum.text();
    match &datum.from {
        Some(from) if !text.is_empty() => {
            let index = stage.source(from);
            write!(f, "{OPEN}{index}{SEPARATE}{text}{CLOSE}")
        }
        _ => Ok(()),
    }
}

/// A value of minijinja as an argument of a call.
pub(super) fn argument(value: &Value) -> Option<Argument> {
    if let Some(thing) = Thing::behind(value) {
        return Some(Argument::Given(thing.answer.clone()));
    }
    match value.as_str() {
        Some(text) => Some(Argument::Text(text.to_owned())),
        None => value.as_i64().map(Argument::Number),
    }
}

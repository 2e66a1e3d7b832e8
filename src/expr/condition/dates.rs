//! The days of one column, looked up once for many rows and windows.

use super::bind::{Held, Place, here, read};
use super::{Truth, World};
use crate::model::{Day, RowRef, SheetId, Value, Window};

/// A column of dates, ready for many rows.
pub struct Dates<'a> {
    /// The world.
    world: World<'a>,
    /// Where the dates stand.
    place: Place,
}

/// When something of a row was or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// On a day.
    On(Day),
    /// Never so far: a blank event, no deadline.
    Never,
    /// Not known.
    Unknown,
}

impl<'a> Dates<'a> {
    /// Looks a header or derived name up in a sheet.
    pub fn new(world: World<'a>, sheet: SheetId, header: &str) -> Self {
        Self { place: here(&world, sheet, header), world }
    }

    /// The day of a row.
    pub fn of(&self, row: RowRef) -> Dated {
        let Held::Value { value, is_no_doubt, .. } = read(&self.world, &self.place, row)
        else {
            return Dated::Never;
        };
        match &*value {
            Value::Blank | Value::Unknown(_) if !is_no_doubt => Dated::Unknown,
            value => value.day().map_or(Dated::Never, Dated::On),
        }
    }
}

impl Dated {
    /// Whether it lies in a window.
    pub fn within(self, window: Option<Window>) -> Truth {
        match self {
            Self::On(day) => Truth::from(window.is_some_and(|window| window.holds(day))),
            Self::Never => Truth::False,
            Self::Unknown => Truth::Unknown,
        }
    }
}

//! 在 窗: whether a day or a period lies in a window.

use super::bind::Held;
use super::node::Span;
use super::{Truth, World};
use crate::model::{Period, Value, Window};

/// A day inside the window, cut at D for 本期; a period that belongs to it.
pub(super) fn within(world: &World, held: &Held, span: Span) -> Truth {
    let Held::Value { value, is_no_doubt, .. } = held else { return Truth::False };
    let window = match span {
        Span::Period => world.window,
        Span::Year => Some(world.year),
        Span::Month => Some(world.month),
    };
    match &**value {
        Value::Blank | Value::Unknown(_) if !is_no_doubt => Truth::Unknown,
        Value::Period(period) => {
            Truth::from(window.is_some_and(|window| belongs(*period, window, world)))
        }
        value => {
            let until = match span {
                Span::Period => window.and_then(|window| window.until(world.as_of)),
                _ => window,
            };
            let in_window = value.day().zip(until).is_some_and(|(day, w)| w.holds(day));
            Truth::from(in_window)
        }
    }
}

/// Whether a period belongs to a window: its last day lies there (`systems.md` §4.1), and it
/// is no longer than the window. Months begin where those of the run do.
fn belongs(period: Period, window: Window, world: &World) -> bool {
    let own = period.window(world.month.first.day());
    window.holds(own.last) && days(own) <= days(window)
}

/// Days of a window.
fn days(window: Window) -> i32 {
    window.last.since(window.first).map_or(0, |span| span.get_days())
}

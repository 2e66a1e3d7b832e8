//! S-16.cards 两单两卡落实率: key units with every list and card that applies, posted.

use super::Counted;
use crate::compute::subjects::{Judged, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{RowRef, Value};

/// The four columns.
const CARDS: [&str; 4] = ["岗位风险清单", "岗位职责清单", "岗位操作卡", "应急处置卡"];

/// A card marked `/` is not required; a unit that needs none of the four leaves.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let town = world.town;
    let filter = setting.filter(world, town.id_of("单位").unwrap_or_default());
    let mut tallies = setting.empty(town, scopes);
    let active = town.rows_named("单位").filter(|row| town.is_active(*row, world.as_of));
    for row in active {
        let cards = CARDS.map(|header| town.value(row, header));
        let mut needed =
            cards.into_iter().filter(|it| **it != Value::NotApplicable).peekable();
        if needed.peek().is_none() {
            continue;
        }
        let member = yes(town.value(row, "是否重点")).and(filter.to(row));
        let success = needed.map(yes).fold(posted(world, row), Truth::and);
        add(&mut tallies, town, &Judged { row, member, success, weight: 1, amount: 0 });
    }
    Counted::Tallies(tallies)
}

/// Whether the cards are posted by D.
fn posted(world: World, row: RowRef) -> Truth {
    let day = world.town.value(row, "公示日期").day();
    Truth::from(day.is_some_and(|day| day <= world.as_of))
}

/// 是, 否 or not known.
fn yes(value: &Value) -> Truth {
    match value {
        Value::NotApplicable => Truth::False,
        value => value.yes().map_or(Truth::Unknown, Truth::from),
    }
}

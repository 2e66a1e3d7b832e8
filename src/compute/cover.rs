//! COVER: which items of a list are there (`systems.md` §4.3).

use super::shapes::{dates, rows, window};
use super::subjects::Tallies;
use super::tally::Tally;
use super::terms::Setting;
use crate::catalog::Cover;
use crate::expr::condition::{Truth, World};
use crate::model::{RowRef, Scope, Text, Value};

/// The tally of each window: one member for every item of 名单.
pub(super) fn tallies(cover: &Cover, world: World, settings: &[Setting]) -> Vec<Tallies> {
    let each = settings.iter().map(|setting| {
        let shown = shown(cover, world, setting);
        let mut tally = Tally::default();
        for item in &setting.terms.names {
            let is = |(row, truth, value): &(RowRef, Truth, &Value)| {
                (truth.and(names(cover, value, item)), *row)
            };
            let (found, row) =
                shown.iter().map(is).fold((Truth::False, None), |best, (truth, row)| {
                    match truth {
                        Truth::True if best.0 != Truth::True => (truth, Some(row)),
                        Truth::False => best,
                        truth => (best.0.or(truth), best.1),
                    }
                });
            tally.count(Truth::True, found, 1);
            tally.passing.extend(row);
        }
        Tallies::from([(Scope::Town, tally)])
    });
    each.collect()
}

/// The rows that may show an item, how sure they are, and what their item column says.
fn shown<'a>(
    cover: &Cover,
    world: World<'a>,
    setting: &Setting,
) -> Vec<(RowRef, Truth, &'a Value)> {
    let Some(sheet) = world.town.id_of(&cover.members.rows) else { return Vec::new() };
    let is_dated = cover.members.on.is_some();
    let when = cover.members.when.bind(setting.world(world), sheet);
    let days = dates(&cover.members, world, sheet);
    let window = window(&cover.members, world, setting);
    let filter = setting.filter(world, sheet);
    let judged = rows(world.town, sheet).map(|row| {
        let inside = if is_dated { days.of(row).within(window) } else { Truth::True };
        let truth = when.test(row).and(inside).and(filter.to(row));
        (row, truth, world.town.value(row, &cover.item))
    });
    judged.filter(|(_, truth, _)| *truth != Truth::False).collect()
}

/// Whether a cell names an item; a blank one may.
fn names(cover: &Cover, value: &Value, item: &Text) -> Truth {
    let is_item = |name: &str| {
        let mut same = cover.same.iter();
        name == &**item || same.any(|(word, of)| &**word == name && of == item)
    };
    match value {
        Value::Blank | Value::Unknown(_) => Truth::Unknown,
        Value::List(names) => Truth::from(names.iter().any(|name| is_item(name))),
        value => Truth::from(is_item(&value.to_string())),
    }
}

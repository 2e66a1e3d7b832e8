//! S-30.joint_fields 交叉领域联合检查: fields of 名单 that were inspected or policed jointly.

use super::{Counted, dated};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{RowRef, Scope, Value};

/// What may show a field: the row, how surely it is joint, and its 行业领域.
type Shown<'a> = (RowRef, Truth, &'a Value);

/// One member for every field of 名单; none: 不适用.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let mut tallies = setting.empty(world.town, scopes);
    let shown: Vec<Shown> = checks(world, setting).chain(cases(world, setting)).collect();
    if let Some(tally) = tallies.get_mut(&Scope::Town) {
        for field in &setting.terms.names {
            let is = |(_, joint, value): &Shown| joint.and(is_field(value, field));
            let found = shown.iter().map(is).fold(Truth::False, Truth::or);
            let row = shown.iter().find(|shown| is(shown).is_true());
            tally.count(Truth::True, found, 1);
            tally.passing.extend(row.map(|(row, ..)| *row));
        }
    }
    Counted::Tallies(tallies)
}

/// Checks on units: joint by 检查类型, of the field of their unit.
fn checks<'a>(world: World<'a>, setting: &Setting) -> impl Iterator<Item = Shown<'a>> {
    const UNRESOLVED: &Value = &Value::Blank;
    let town = world.town;
    let villages = town.id_of("村");
    let rows = dated(world, setting, "检查", "检查日期");
    rows.filter_map(move |row| {
        let joint = match town.value(row, "检查类型") {
            value if value.is_unknown() => Truth::Unknown,
            value => Truth::from(value.text() == Some("联合")),
        };
        let named = town.value(row, "单位名称").target();
        let is_village = named.is_some_and(|target| Some(target.sheet) == villages);
        let unit = town.unit_of(row);
        let field = unit.map_or(UNRESOLVED, |unit| town.value(unit, "行业领域"));
        (!is_village).then_some((row, joint, field))
    })
}

/// Cases with 联合单位, of their own field.
fn cases<'a>(world: World<'a>, setting: &Setting) -> impl Iterator<Item = Shown<'a>> {
    let town = world.town;
    let rows = dated(world, setting, "执法", "立案日期");
    let joint = rows.filter(move |row| town.value(*row, "联合单位").is_given());
    joint.map(move |row| (row, Truth::True, town.value(row, "行业领域")))
}

/// Whether a cell names a field; a blank one may.
fn is_field(value: &Value, field: &str) -> Truth {
    if value.is_unknown() {
        Truth::Unknown
    } else {
        Truth::from(value.text() == Some(field))
    }
}

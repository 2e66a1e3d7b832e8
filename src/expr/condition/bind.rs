//! Columns of a condition, looked up once for many rows.

use super::World;
use super::node::Column;
use crate::model::{RowRef, SheetId, State, Value};

/// Where the value of a column comes from.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// A column of the judged row.
    Cell(usize),
    /// A derived value of a hazard or unit.
    Derived(Derived),
    /// A column of the row of another sheet that the judged row links to.
    Linked(SheetId, Box<Self>),
    /// No such column: blank.
    Missing,
}

/// Derived names (`model.md` §5): 状态 等级 认定日 整改日 销号日 撤销日 在用.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derived {
    /// 状态
    State,
    /// 等级
    Level,
    /// 认定日
    Graded,
    /// 整改日
    Rectified,
    /// 销号日
    Closed,
    /// 撤销日
    Voided,
    /// 在用
    Active,
    /// 到户: a 检查 on a unit, not on a village (`systems.md` §4.2)
    OnUnit,
    /// 存量基准日, by default 31 December before 行动起年
    OldStockDay,
}

/// The derived names and the sheet that has them.
pub(super) const DERIVED: &[(&str, &str, Derived)] = &[
    ("状态", "隐患", Derived::State),
    ("等级", "隐患", Derived::Level),
    ("认定日", "隐患", Derived::Graded),
    ("整改日", "隐患", Derived::Rectified),
    ("销号日", "隐患", Derived::Closed),
    ("撤销日", "隐患", Derived::Voided),
    ("在用", "单位", Derived::Active),
    ("到户", "检查", Derived::OnUnit),
    ("存量基准日", "机关", Derived::OldStockDay),
];

/// Looks a column up from `sheet`.
pub(super) fn place(world: &World, sheet: SheetId, column: &Column) -> Place {
    match &column.sheet {
        None => here(world, sheet, &column.header),
        Some(name) => match world.town.id_of(name) {
            Some(id) => Place::Linked(id, Box::new(here(world, id, &column.header))),
            None => Place::Missing,
        },
    }
}

/// Looks a header up in one sheet; a derived name comes first.
fn here(world: &World, sheet: SheetId, header: &str) -> Place {
    if let Some(derived) = derived_place(world, sheet, header) {
        return derived;
    }
    let column = world.town.sheet(sheet).and_then(|s| s.headers.column(header));
    column.map_or(Place::Missing, Place::Cell)
}

/// Looks a derived name up in one sheet.
pub(super) fn derived_place(world: &World, sheet: SheetId, name: &str) -> Option<Place> {
    let sheet = world.town.names.get(usize::from(sheet))?;
    let found = DERIVED.iter().find(|(word, of, _)| *word == name && **sheet == **of);
    found.map(|(_, _, derived)| Place::Derived(*derived))
}

/// What a place holds for one row.
pub(super) enum Held {
    /// A value; `is_event` = a blank means that it has not happened.
    Value {
        /// The value, its default put in for a blank.
        value: Value,
        /// Whether the column is an event date.
        is_event: bool,
        /// 分 per unit of a money column.
        unit: i64,
    },
    /// State of a hazard: a word of its own with groups.
    State(State),
}

/// Reads a place for one row.
pub(super) fn read(world: &World, place: &Place, row: RowRef) -> Held {
    match place {
        Place::Cell(column) => cell(world, *column, row),
        Place::Derived(derived) => derived_value(world, *derived, row),
        Place::Linked(sheet, inner) => match linked(world, *sheet, row) {
            Some(target) => read(world, inner, target),
            None => attribute(Value::Blank),
        },
        Place::Missing => attribute(Value::Blank),
    }
}

/// An attribute value.
fn attribute(value: Value) -> Held {
    Held::Value { value, is_event: false, unit: 1 }
}

/// A cell of the row, with its default and without events after D (`model.md` §7).
fn cell(world: &World, column: usize, row: RowRef) -> Held {
    let value = world.town.row(row).get(column).clone();
    let sheet = world.town.sheet(row.sheet);
    let traits = sheet.map(|s| s.headers.traits(column)).unwrap_or_default();
    let is_future = traits.is_event && value.day().is_some_and(|day| day > world.as_of);
    let value = match value {
        _ if is_future => Value::Blank,
        Value::Blank => traits.default,
        other => other,
    };
    Held::Value { value, is_event: traits.is_event, unit: traits.unit.max(1) }
}

/// The row of `sheet` that a row links to; the one row of 机关 belongs to all.
fn linked(world: &World, sheet: SheetId, row: RowRef) -> Option<RowRef> {
    if row.sheet == sheet {
        return Some(row);
    }
    if world.town.names.get(usize::from(sheet)).is_some_and(|name| &**name == "机关") {
        return world.town.rows_named("机关").next();
    }
    let direct = world.town.row(row).values().iter().filter_map(Value::target);
    let direct = direct.into_iter().find(|target| target.sheet == sheet);
    direct.or_else(|| world.town.village_of(row).filter(|village| village.sheet == sheet))
}

/// A derived value.
fn derived_value(world: &World, derived: Derived, row: RowRef) -> Held {
    if derived == Derived::Active {
        let day = world
            .window
            .and_then(|w| w.until(world.as_of))
            .map_or(world.as_of, |w| w.last);
        return attribute(Value::YesNo(world.town.is_active(row, day)));
    }
    if derived == Derived::OnUnit {
        return attribute(Value::YesNo(is_on_unit(world, row)));
    }
    if derived == Derived::OldStockDay {
        return attribute(old_stock_day(world, row));
    }
    let Some(hazard) = world.facts.hazard(row) else {
        return attribute(Value::Blank);
    };
    let day = |day: Option<crate::model::Day>| Held::Value {
        value: day.map_or(Value::Blank, Value::Date),
        is_event: true,
        unit: 1,
    };
    match derived {
        Derived::State | Derived::Active | Derived::OnUnit | Derived::OldStockDay => {
            Held::State(hazard.state)
        }
        Derived::Level => attribute(match hazard.level {
            crate::model::Level::Ungraded => Value::Blank,
            level => Value::Text(level.to_string().into()),
        }),
        Derived::Graded => day(Some(hazard.graded)),
        Derived::Rectified => day(hazard.rectified),
        Derived::Closed => day(hazard.closed),
        Derived::Voided => day(hazard.voided),
    }
}

/// Whether a check is on a unit: 单位名称 is given and is no village.
fn is_on_unit(world: &World, row: RowRef) -> bool {
    let named = world.town.value(row, "单位名称");
    let villages = world.town.id_of("村");
    named.is_given() && named.target().is_none_or(|target| Some(target.sheet) != villages)
}

/// 机关.存量基准日, else the day before the campaign begins (`model.md` §2).
fn old_stock_day(world: &World, office: RowRef) -> Value {
    let first = world.town.value(office, "行动起年").integer();
    let before = first.and_then(|year| i16::try_from(year - 1).ok());
    match world.town.value(office, "存量基准日") {
        Value::Date(day) => Value::Date(*day),
        _ => before.map_or(Value::Blank, |y| Value::Date(jiff::civil::date(y, 12, 31))),
    }
}

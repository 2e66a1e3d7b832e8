//! Columns of a condition, looked up once for many rows.

use super::World;
use super::node::Column;
use crate::model::{
    Day, Hazard, Level, RowRef, SheetId, State, Value, yearly_report_day,
};
use std::borrow::Cow;

/// What is not there.
const BLANK: &Value = &Value::Blank;

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
    /// 到户: a 检查 or 隐患 of a unit, not of a village (`systems.md` §4.2)
    OnUnit,
    /// 应办结日 of a 督办: 延期至, else 督办期限
    ExtendedDeadline,
    /// 存量基准日, by default 31 December before 行动起年
    OldStockDay,
    /// 月末: last day of the run's month
    MonthEnd,
    /// 未报数: reports of the year that were due and did not come
    MissingReports,
    /// 连续未报月数: the longest run of months whose 月报 did not come
    MonthsMissing,
    /// 上月月报: how the 月报 of the month before stands
    LastMonthly,
    /// 年度总结截止日: the day of the next year by which the 年度总结 of 本年 is due
    YearlyReportDay,
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
    ("到户", "隐患", Derived::OnUnit),
    ("应办结日", "督办", Derived::ExtendedDeadline),
    ("存量基准日", "机关", Derived::OldStockDay),
    ("年度总结截止日", "机关", Derived::YearlyReportDay),
    ("月末", "机关", Derived::MonthEnd),
    ("未报数", "村", Derived::MissingReports),
    ("未报数", "站所", Derived::MissingReports),
    ("未报数", "单位", Derived::MissingReports),
    ("连续未报月数", "村", Derived::MonthsMissing),
    ("上月月报", "村", Derived::LastMonthly),
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
pub(super) fn here(world: &World, sheet: SheetId, header: &str) -> Place {
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
pub(super) enum Held<'a> {
    /// A value.
    Value {
        /// The value, its default put in for a blank.
        value: Cow<'a, Value>,
        /// Whether a blank leaves no doubt: an event that has not happened, a deadline that
        /// there is not. No comparison with it holds.
        is_no_doubt: bool,
        /// 分 per unit of a money column.
        unit: i64,
    },
    /// State of a hazard: a word of its own with groups.
    State(State),
}

/// Reads a place for one row.
pub(super) fn read<'a>(world: &World<'a>, place: &Place, row: RowRef) -> Held<'a> {
    match place {
        Place::Cell(column) => cell(world, *column, row),
        Place::Derived(derived) => derived_value(world, *derived, row),
        Place::Linked(sheet, inner) => match linked(world, *sheet, row) {
            Some(target) => read(world, inner, target),
            None => nowhere(world, *sheet, inner),
        },
        Place::Missing => attribute(Value::Blank),
    }
}

/// Whether nothing stands in the cell itself; a date after D stands there.
pub(super) fn is_unfilled(world: &World, place: &Place, row: RowRef) -> bool {
    match place {
        Place::Cell(column) => *world.town.row(row).get(*column) == Value::Blank,
        Place::Linked(sheet, inner) => linked(world, *sheet, row)
            .is_none_or(|target| is_unfilled(world, inner, target)),
        Place::Derived(_) => false,
        Place::Missing => true,
    }
}

/// A column of a row that there is not: blank, as its column means a blank.
fn nowhere(world: &World, sheet: SheetId, inner: &Place) -> Held<'static> {
    let is_event = match (inner, world.town.sheet(sheet)) {
        (Place::Cell(column), Some(sheet)) => sheet.headers.traits(*column).is_event,
        _ => false,
    };
    let value = Cow::Borrowed(BLANK);
    Held::Value { value, is_no_doubt: is_event, unit: 1 }
}

/// An attribute value.
fn attribute(value: Value) -> Held<'static> {
    Held::Value { value: Cow::Owned(value), is_no_doubt: false, unit: 1 }
}

/// A cell of the row, with its default and without events after D (`model.md` §7).
fn cell<'a>(world: &World<'a>, column: usize, row: RowRef) -> Held<'a> {
    let value = world.town.row(row).get(column);
    let Some(sheet) = world.town.sheet(row.sheet) else { return attribute(Value::Blank) };
    let traits = sheet.headers.traits(column);
    let is_future = traits.is_event && value.day().is_some_and(|day| day > world.as_of);
    let value = match value {
        _ if is_future => BLANK,
        Value::Blank => &traits.default,
        other => other,
    };
    let is_no_doubt = traits.is_event || traits.is_open_ended;
    let (value, unit) = (Cow::Borrowed(value), traits.unit.max(1));
    Held::Value { value, is_no_doubt, unit }
}

/// The row of `sheet` that a row links to; the one row of 机关 belongs to all.
fn linked(world: &World, sheet: SheetId, row: RowRef) -> Option<RowRef> {
    if row.sheet == sheet {
        return Some(row);
    }
    if world.town.names.get(usize::from(sheet)).is_some_and(|name| &**name == "机关") {
        return world.town.rows_named("机关").next();
    }
    if let Some(unit) = world.town.relations.home(row).unit
        && unit.sheet == sheet
    {
        return Some(unit);
    }
    let direct = world.town.row(row).written().filter_map(|(_, value)| value.target());
    let direct = direct.into_iter().find(|target| target.sheet == sheet);
    direct.or_else(|| world.town.village_of(row).filter(|village| village.sheet == sheet))
}

/// A derived value.
fn derived_value<'a>(world: &World<'a>, derived: Derived, row: RowRef) -> Held<'a> {
    let town = world.town;
    match derived {
        Derived::Active => {
            let window = world.window.and_then(|window| window.until(world.as_of));
            let day = window.map_or(world.as_of, |window| window.last);
            attribute(Value::YesNo(town.is_active(row, day)))
        }
        Derived::OnUnit => attribute(Value::YesNo(is_on_unit(world, row))),
        Derived::ExtendedDeadline => attribute(match town.value(row, "延期至") {
            Value::Date(day) => Value::Date(*day),
            _ => town.value(row, "督办期限").clone(),
        }),
        Derived::OldStockDay => attribute(old_stock_day(world, row)),
        Derived::YearlyReportDay => {
            let day = yearly_report_day(town, world.year.last.year());
            attribute(day.map_or(Value::Blank, Value::Date))
        }
        Derived::MonthEnd => attribute(Value::Date(world.month.last)),
        Derived::MissingReports => counted(world.facts.reports.missing(row)),
        Derived::MonthsMissing => counted(world.facts.reports.months_missing(row)),
        Derived::LastMonthly => {
            let state = world.facts.reports.last_monthly(row, world.month.last);
            let state = state.map(|state| Value::Text(state.to_string().into()));
            attribute(state.unwrap_or_default())
        }
        derived => match world.facts.hazard(row) {
            Some(hazard) => of_hazard(derived, hazard),
            None => attribute(Value::Blank),
        },
    }
}

/// A number that was counted.
fn counted(count: usize) -> Held<'static> {
    attribute(Value::Integer(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// A derived value of a hazard.
fn of_hazard(derived: Derived, hazard: &Hazard) -> Held<'static> {
    let day = |day: Option<Day>| Held::Value {
        value: Cow::Owned(day.map_or(Value::Blank, Value::Date)),
        is_no_doubt: true,
        unit: 1,
    };
    match derived {
        Derived::Level => attribute(match hazard.level {
            Level::Ungraded => Value::Blank,
            level => Value::Text(level.to_string().into()),
        }),
        Derived::Graded => day(Some(hazard.graded)),
        Derived::Rectified => day(hazard.rectified),
        Derived::Closed => day(hazard.closed),
        Derived::Voided => day(hazard.voided),
        _ => Held::State(hazard.state),
    }
}

/// Whether a check or hazard is on a unit: 单位名称 is given and is no village.
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

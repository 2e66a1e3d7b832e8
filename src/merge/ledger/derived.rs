//! =x columns of hazards, units and villages: what they are at D.

use crate::catalog::Derived;
use crate::expr::condition::Condition;
use crate::merge::Case;
use crate::model::{
    Cell, Decimal, FigureKey, Hazard, Period, RowRef, Scope, Text, Value,
};

/// One derived cell; blank where what it needs is not kept.
pub(super) fn cell(case: Case, derived: Derived, row: RowRef) -> Cell {
    match derived {
        Derived::Level => hazard(case, row, |h| Some(text(h.level.to_string()))),
        Derived::State => hazard(case, row, |h| Some(text(h.state.to_string()))),
        Derived::DaysOverdue => {
            let days = |h: &Hazard| h.days_overdue(case.run.as_of);
            hazard(case, row, |h| days(h).map(|days| number(i64::from(days))))
        }
        Derived::Stock => stock(case, row),
        Derived::SupervisionLevel => supervision_level(case, row),
        Derived::Active => {
            text(Value::YesNo(case.town.is_active(row, case.run.as_of)).to_string())
        }
        Derived::LastInspection => last_inspection(case, row),
        Derived::OpenHazards => open_hazards(case, row),
        Derived::Units => units(case, row, |_| true),
        Derived::RiskyUnits => {
            units(case, row, |unit| case.town.value(unit, "是否高危").yes() == Some(true))
        }
        Derived::TaskState => text(task_state(case, row)),
        Derived::SupervisionLate => supervision_late(case, row),
        _ => Cell::Blank, // columns of figures: `logic/figures.rs`
    }
}

/// A text cell.
fn text(text: impl Into<Text>) -> Cell {
    Cell::Text(text.into())
}

/// A number cell.
fn number(n: i64) -> Cell {
    Cell::Number(Decimal::from(n))
}

/// A cell that follows from the state of a hazard.
fn hazard(case: Case, row: RowRef, cell: impl Fn(&Hazard) -> Option<Cell>) -> Cell {
    case.facts.hazard(row).and_then(cell).unwrap_or_default()
}

/// 存量 or 增量 of a hazard graded 重大, by the condition of S-17.stock_old.
fn stock(case: Case, row: RowRef) -> Cell {
    let Ok(is_old) = Condition::parse("认定日 ≤ 机关.存量基准日") else {
        return Cell::Blank;
    };
    match is_old.bind(case.world(), row.sheet).test(row) {
        crate::expr::condition::Truth::True => text("存量"),
        crate::expr::condition::Truth::False => text("增量"),
        crate::expr::condition::Truth::Unknown => Cell::Blank,
    }
}

/// 督办级别 of the row of sheet 督办 whose 文号 is the hazard's 督办编号.
fn supervision_level(case: Case, row: RowRef) -> Cell {
    let town = case.town;
    let Some(number) = town.value(row, "督办编号").text() else { return Cell::Blank };
    let mut rows = town.rows_named("督办");
    let found = rows.find(|to| town.value(*to, "文号").text() == Some(number));
    found.map(|to| Cell::from(town.value(to, "督办级别"))).unwrap_or_default()
}

/// The latest 检查日期 of a unit that is not after D.
fn last_inspection(case: Case, unit: RowRef) -> Cell {
    let town = case.town;
    let Some(sheet) = town.id_of("检查") else { return Cell::Blank };
    let rows = town.relations.children(unit, sheet).iter();
    let rows = rows.map(|row| RowRef { sheet, row: *row });
    let visits = rows.filter(|row| town.unit_of(*row) == Some(unit));
    let days = visits.filter_map(|row| town.value(row, "检查日期").day());
    days.filter(|day| *day <= case.run.as_of).max().map_or(Cell::Blank, Cell::Date)
}

/// S-18.open of a unit at D. A unit without that figure has none open, if the town has one.
fn open_hazards(case: Case, unit: RowRef) -> Cell {
    let key = |scope| FigureKey {
        id: "S-18.open".into(),
        scope,
        period: Period::Day(case.run.as_of),
    };
    let value = |scope| case.figures.get(&key(scope)).and_then(|figure| figure.numerator);
    match (value(Scope::Unit(unit)), value(Scope::Town)) {
        (Some(open), _) => Cell::Number(open),
        (None, Some(_)) => number(0),
        (None, None) => Cell::Blank,
    }
}

/// 任务状态 (`systems.md` §1).
fn task_state(case: Case, task: RowRef) -> &'static str {
    let (town, as_of) = (case.town, case.run.as_of);
    let day = |header| town.value(task, header).day();
    let is_standing = town.value(task, "时限类型").text() == Some("长期坚持");
    if day("完成日期").is_some_and(|done| done <= as_of) {
        "已完成"
    } else if day("截止日期").is_some_and(|deadline| deadline < as_of) {
        "逾期"
    } else if is_standing {
        "长期坚持"
    } else if day("起始日期").is_some_and(|first| first <= as_of)
        || town.value(task, "进展").is_given()
    {
        "进行中"
    } else {
        "未启动"
    }
}

/// Whether a 督办 was or is open after 延期至, else 督办期限; blank without either.
fn supervision_late(case: Case, row: RowRef) -> Cell {
    let day = |header| case.town.value(row, header).day();
    let Some(deadline) = day("延期至").or(day("督办期限")) else {
        return Cell::Blank;
    };
    let done = day("办结日期").filter(|done| *done <= case.run.as_of);
    let is_late = done.unwrap_or(case.run.as_of) > deadline;
    text(Value::YesNo(is_late).to_string())
}

/// How many active units of a village meet a test.
fn units(case: Case, village: RowRef, test: impl Fn(RowRef) -> bool) -> Cell {
    let (town, day) = (case.town, case.run.as_of);
    let kept = town.sheet_named("单位");
    let Some(sheet) = kept.map(|sheet| sheet.id) else { return Cell::Blank };
    let rows = town.relations.children(village, sheet).iter();
    let rows = rows.map(|row| RowRef { sheet, row: *row });
    let count = rows.filter(|unit| town.is_active(*unit, day) && test(*unit)).count();
    number(i64::try_from(count).unwrap_or(i64::MAX))
}

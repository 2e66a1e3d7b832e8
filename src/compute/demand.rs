//! 指标: what the office itself asks of a figure, a row of sheet 指标 (`systems.md` §4.6).

use crate::catalog::Comparator;
use crate::expr::condition::{Bound, Condition, Truth, World};
use crate::model::{Decimal, RowRef, SheetId, Text, Town, Value};
use std::collections::BTreeMap;

/// One enabled row; what it leaves blank the declaration says.
pub(super) struct Demand {
    /// 所属年度; `None` = every year.
    pub(super) year: Option<i16>,
    /// 周期: for FREQ the rhythm of the subjects, else the kind of window it is for.
    pub(super) rhythm: Option<Text>,
    /// 适用范围.
    pub(super) filter: Filter,
    /// 次数.
    pub(super) times: Option<usize>,
    /// 截止日: a day, or `MM-DD` as text.
    pub(super) deadline: Option<Value>,
    /// 名单.
    pub(super) names: Vec<Text>,
    /// 比较符.
    pub(super) comparator: Option<Comparator>,
    /// 目标值.
    pub(super) value: Option<Decimal>,
    /// 目标上限.
    pub(super) upper: Option<Decimal>,
    /// 是否定性.
    pub(super) is_qualitative: Option<bool>,
}

/// 适用范围: to whom a row applies.
pub(super) enum Filter {
    /// Blank: everybody.
    All,
    /// Those that meet a condition.
    Where(Condition),
    /// It cannot be read (C-30 says so): unknown of everybody.
    Unreadable,
}

/// 适用范围 with its columns looked up.
pub(super) enum Applies<'a> {
    /// The same for every row.
    Always(Truth),
    /// By condition.
    Where(Bound<'a>),
}

/// All enabled rows by 指标编号, in sheet order.
pub(super) struct Demands(BTreeMap<Text, Vec<Demand>>);

impl Demands {
    /// Reads sheet 指标.
    pub(super) fn of(town: &Town) -> Self {
        let mut demands: BTreeMap<Text, Vec<Demand>> = BTreeMap::new();
        for row in town.rows_named("指标") {
            let is_enabled = town.value(row, "启用").yes() != Some(false);
            if let Some(id) = town.value(row, "指标编号").text().filter(|_| is_enabled)
            {
                demands.entry(id.into()).or_default().push(demand(town, row));
            }
        }
        Self(demands)
    }

    /// Those of a figure.
    pub(super) fn of_figure(&self, id: &str) -> &[Demand] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

/// One row understood.
fn demand(town: &Town, row: RowRef) -> Demand {
    let value = |header| town.value(row, header);
    let given = |header| Some(value(header)).filter(|value| value.is_given());
    let number = |header| match value(header) {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Number(number) => Some(*number),
        _ => None,
    };
    let filter = given("适用范围").map_or(Filter::All, |text| {
        Condition::parse(&text.to_string()).map_or(Filter::Unreadable, Filter::Where)
    });
    Demand {
        year: value("所属年度").integer().and_then(|year| i16::try_from(year).ok()),
        rhythm: value("周期").text().map(Into::into),
        filter,
        times: value("次数").integer().and_then(|times| usize::try_from(times).ok()),
        deadline: given("截止日").cloned(),
        names: match value("名单") {
            Value::List(names) => names.to_vec(),
            _ => Vec::new(),
        },
        comparator: value("比较符").text().and_then(Comparator::parse),
        value: number("目标值"),
        upper: number("目标上限"),
        is_qualitative: value("是否定性").yes(),
    }
}

impl Filter {
    /// Looks its columns up in the sheet of the subjects.
    pub(super) fn bind<'a>(&self, world: World<'a>, sheet: SheetId) -> Applies<'a> {
        match self {
            Self::All => Applies::Always(Truth::True),
            Self::Unreadable => Applies::Always(Truth::Unknown),
            Self::Where(condition) => Applies::Where(condition.bind(world, sheet)),
        }
    }
}

impl Applies<'_> {
    /// Whether it applies to a row.
    pub(super) fn to(&self, row: RowRef) -> Truth {
        match self {
            Self::Always(truth) => *truth,
            Self::Where(bound) => bound.test(row),
        }
    }
}

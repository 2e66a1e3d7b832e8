//! By what a figure is counted and judged in one window: its declaration, overridden by the
//! office's 指标 (`systems.md` §4.6).

use super::demand::{Applies, Demand, Filter};
use super::subjects::{self, Tallies};
use super::windows::Frame;
use crate::catalog::{Comparator, FigureDecl, Shape, Target};
use crate::expr::condition::{Given, World, derived};
use crate::model::{Day, SheetId, Text, Town, Value, month_day};

/// A window with its terms.
pub(super) struct Setting<'a> {
    /// The window.
    pub(super) frame: Frame,
    /// The terms.
    pub(super) terms: Terms<'a>,
}

/// What holds in the window.
#[derive(Default)]
pub(super) struct Terms<'a> {
    /// 目标; `None` = no verdict.
    pub(super) target: Option<Target>,
    /// 人工认定.
    pub(super) is_qualitative: bool,
    /// 截止日.
    pub(super) deadline: Option<Day>,
    /// 次数 in conditions.
    pub(super) times: i32,
    /// 名单.
    pub(super) names: Vec<Text>,
    /// 适用范围; `None` = all.
    pub(super) filter: Option<&'a Filter>,
    /// FREQ: the rows of 指标 of the year, in their order.
    pub(super) rhythms: Vec<&'a Demand>,
}

impl<'a> Setting<'a> {
    /// The terms of a figure in a window.
    pub(super) fn new(
        decl: &FigureDecl,
        demands: &'a [Demand],
        frame: Frame,
        world: World,
    ) -> Self {
        let world = frame.world(world);
        let year = world.year.last.year();
        let terms = match &decl.shape {
            Shape::Frequency(_) => rhythmic(decl, demands, &frame, year),
            _ => single(decl, demands, &frame, year),
        };
        let deadline = terms.1.map_or_else(
            || decl.deadline.as_deref().and_then(|said| default_day(said, &world)),
            |said| day_of_year(said, year),
        );
        let names = if terms.0.names.is_empty() {
            decl.names.iter().filter_map(|name| default_name(name, world.town)).collect()
        } else {
            terms.0.names
        };
        Self { frame, terms: Terms { deadline, names, ..terms.0 } }
    }

    /// The world of conditions in this window.
    pub(super) fn world<'w>(&'w self, world: World<'w>) -> World<'w> {
        let terms = &self.terms;
        let given =
            Given { deadline: terms.deadline, times: terms.times, names: &terms.names };
        World { given, ..self.frame.world(world) }
    }

    /// Empty tallies of the scopes; windows that are not emitted are for the town only.
    pub(super) fn empty(&self, town: &Town, scopes: &str) -> Tallies {
        subjects::empty(town, if self.frame.is_emitted { scopes } else { "T" })
    }

    /// 适用范围 with its columns looked up.
    pub(super) fn filter<'w>(&self, world: World<'w>, sheet: SheetId) -> Applies<'w> {
        self.terms.filter.unwrap_or(&Filter::All).bind(world, sheet)
    }

    /// Whether a row is judged alike here and there, windows apart.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let (a, b) = (&self.terms, &other.terms);
        let filters = match (a.filter, b.filter) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        filters && (a.deadline, a.times, &a.names) == (b.deadline, b.times, &b.names)
    }
}

/// Terms and the 截止日 of a row.
type Said<'a> = (Terms<'a>, Option<&'a Value>);

/// Of all figures but FREQ: one row a window. The exact year beats a blank one, then a filled
/// 周期 a blank one.
fn single<'a>(
    decl: &FigureDecl,
    demands: &'a [Demand],
    frame: &Frame,
    year: i16,
) -> Said<'a> {
    let letter = frame.period.letter();
    let fits = |demand: &&Demand| {
        let of_kind =
            demand.rhythm.as_deref().is_none_or(|it| kinds(it).contains(letter));
        of_kind && demand.year.is_none_or(|its| its == year)
    };
    let row = demands
        .iter()
        .filter(fits)
        .min_by_key(|demand| (demand.year.is_none(), demand.rhythm.is_none()));
    let default = decl.target(letter);
    let Some(row) = row else {
        let is_qualitative = decl.is_qualitative;
        return (
            Terms {
                target: default,
                is_qualitative,
                times: decl.times,
                ..Terms::default()
            },
            None,
        );
    };
    let times = row.times.and_then(|times| i32::try_from(times).ok());
    let terms = Terms {
        target: target(row, default),
        is_qualitative: is_qualitative(row, decl),
        times: times.unwrap_or(decl.times),
        names: row.names.clone(),
        filter: Some(&row.filter),
        ..Terms::default()
    };
    (terms, row.deadline.as_ref())
}

/// Of a FREQ: the target of the first row that has one; 是否定性 and 截止日 of the first.
fn rhythmic<'a>(
    decl: &FigureDecl,
    demands: &'a [Demand],
    frame: &Frame,
    year: i16,
) -> Said<'a> {
    let of_year = demands.iter().filter(|demand| demand.year == Some(year));
    let of_all = demands.iter().filter(|demand| demand.year.is_none());
    let rhythms: Vec<&Demand> = of_year.chain(of_all).collect();
    let default = decl.target(frame.period.letter());
    let aimed = rhythms.iter().find(|demand| demand.value.is_some());
    let first = rhythms.first();
    let terms = Terms {
        target: aimed.map_or(default, |demand| target(demand, default)),
        is_qualitative: first
            .map_or(decl.is_qualitative, |demand| is_qualitative(demand, decl)),
        rhythms: rhythms.clone(),
        ..Terms::default()
    };
    (terms, first.and_then(|demand| demand.deadline.as_ref()))
}

/// The kinds of window that a 周期 restricts a row to.
fn kinds(rhythm: &str) -> &'static str {
    match rhythm {
        "月" => "m",
        "季" => "q",
        "半年" => "h",
        "学期" => "t",
        "年" => "y",
        _ => "dc",
    }
}

/// The target of a row, what it leaves blank from the default; the default where that makes
/// no target.
fn target(demand: &Demand, default: Option<Target>) -> Option<Target> {
    let comparator = demand.comparator.or(default.map(|target| target.comparator));
    let value = demand.value.or(default.map(|target| target.value));
    let (Some(comparator), Some(value)) = (comparator, value) else { return default };
    if comparator != Comparator::Between {
        return Some(Target { comparator, value, upper: value });
    }
    let own = default.filter(|target| target.comparator == Comparator::Between);
    let upper = demand.upper.or(own.map(|target| target.upper));
    upper.map(|upper| Target { comparator, value, upper }).or(default)
}

/// 是否定性 of the row; blank beside a 目标值 it replaces `[Q]`.
fn is_qualitative(demand: &Demand, decl: &FigureDecl) -> bool {
    let silent = decl.is_qualitative && demand.value.is_none();
    demand.is_qualitative.unwrap_or(silent)
}

/// 截止日 of a declaration: `MM-DD` of the year, or a column of 机关.
fn default_day(said: &str, world: &World) -> Option<Day> {
    let Some(name) = said.strip_prefix("机关.") else {
        return day_of_year(&Value::Text(said.into()), world.year.last.year());
    };
    let office = world.town.rows_named("机关").next()?;
    derived(world, office, name)?.day()
}

/// A day, or `MM-DD` in a year; the last day of a shorter month.
fn day_of_year(said: &Value, year: i16) -> Option<Day> {
    if let Some(day) = said.day() {
        return Some(day);
    }
    let (month, day) = month_day(said.text()?)?;
    let first = Day::new(year, month, 1).ok()?;
    Day::new(year, month, day.min(first.days_in_month())).ok()
}

/// A name of the default 名单, or what the office says in a column.
fn default_name(name: &Text, town: &Town) -> Option<Text> {
    let Some(header) = name.strip_prefix("机关.") else { return Some(name.clone()) };
    let office = town.rows_named("机关").next()?;
    let said = town.value(office, header);
    said.is_given().then(|| said.to_string().into())
}

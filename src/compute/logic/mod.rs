//! Figures that no shape expresses: one file each, named by `logic` in the declaration.

mod distinct_units; // S-23.units
mod teams; // S-23.teams, S-23.person_times
mod year_change; // S-17.increment_change
mod median_days; // S-19.notify_days
mod monthly_reports; // S-53
mod full_groups; // S-02.complete
mod stage_reports; // S-11.stage_reports
mod joint_fields; // S-30.joint_fields
mod cards; // S-16.cards
mod village_publicity; // S-43.villages
mod two_sheets; // S-44.times
mod monthly_statistics; // S-55.months
mod within_minutes; // S-56.both
mod duty_days; // S-57.duty_rate

use super::subjects::Tallies;
use super::terms::Setting;
use crate::expr::condition::World;
use crate::model::{Decimal, RowRef, Scope};

/// What a logic gives for one window.
pub(super) enum Counted {
    /// Members and successes, counted like those of a shape.
    Tallies(Tallies),
    /// Numbers of its own.
    Numbers(Vec<Numbers>),
}

/// The numbers of one scope.
pub(super) struct Numbers {
    /// 范围.
    pub(super) scope: Scope,
    /// 分子.
    pub(super) numerator: Option<Decimal>,
    /// 分母; over 0 the figure is 不适用.
    pub(super) denominator: Option<Decimal>,
    /// 完成值 where it is neither numerator nor share.
    pub(super) value: Option<Decimal>,
    /// Whether something of unknown membership may belong to it: over 0 it is then 数据不足.
    pub(super) is_doubtful: bool,
    /// Rows behind it.
    pub(super) rows: Vec<RowRef>,
}

/// A logic: figures of all the scopes (letters) in one window.
pub(super) type Logic = fn(World, &Setting, &str) -> Counted;

/// The logic of a name.
pub(super) fn find(name: &str) -> Option<Logic> {
    match name {
        "distinct_units" => Some(distinct_units::count),
        "teams" => Some(teams::teams),
        "person_times" => Some(teams::person_times),
        "year_change" => Some(year_change::count),
        "median_days" => Some(median_days::count),
        "monthly_reports" => Some(monthly_reports::on_time),
        "monthly_late" => Some(monthly_reports::late),
        "monthly_missing" => Some(monthly_reports::missing),
        "full_groups" => Some(full_groups::count),
        "stage_reports" => Some(stage_reports::count),
        "joint_fields" => Some(joint_fields::count),
        "cards" => Some(cards::count),
        "village_publicity" => Some(village_publicity::count),
        "two_sheets" => Some(two_sheets::count),
        "monthly_statistics" => Some(monthly_statistics::count),
        "within_minutes" => Some(within_minutes::count),
        "duty_days" => Some(duty_days::count),
        _ => None,
    }
}

impl Numbers {
    /// A plain count.
    fn of_count(scope: Scope, count: usize, rows: Vec<RowRef>) -> Self {
        let numerator = Decimal::from(i64::try_from(count).unwrap_or(i64::MAX));
        Self {
            scope,
            numerator: Some(numerator),
            denominator: None,
            value: None,
            is_doubtful: false,
            rows,
        }
    }
}

/// Rows of a sheet whose date lies in W′.
fn dated<'a>(
    world: World<'a>,
    setting: &Setting,
    sheet: &'a str,
    date: &'a str,
) -> impl Iterator<Item = RowRef> + use<'a> {
    let window = setting.frame.window.and_then(|window| window.until(world.as_of));
    world.town.rows_named(sheet).filter(move |row| {
        let day = world.town.value(*row, date).day();
        day.zip(window).is_some_and(|(day, window)| window.holds(day))
    })
}

/// Those of them that are certainly within 适用范围: the sheet is what the figure counts.
fn applying<'a>(
    world: World<'a>,
    setting: &Setting,
    sheet: &'a str,
    date: &'a str,
) -> impl Iterator<Item = RowRef> + use<'a> {
    let filter = setting.filter(world, world.town.id_of(sheet).unwrap_or_default());
    let dated = dated(world, setting, sheet, date);
    let rows: Vec<RowRef> = dated.filter(|row| filter.to(*row).is_true()).collect();
    rows.into_iter()
}

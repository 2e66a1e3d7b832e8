//! COUNT, SUM and SHARE: every row judged once, then given to its windows and scopes.

use super::demand::Applies;
use super::subjects::{Judged, Tallies, add};
use super::terms::Setting;
use crate::catalog::Members;
use crate::expr::condition::{Bound, Condition, Dated, Dates, Truth, World};
use crate::model::{RowRef, SheetId, Text, Town, Value, Window};
use std::collections::BTreeMap;

/// What a shape counts and how it judges success.
pub(super) struct Counting<'a> {
    /// The rows.
    pub(super) members: &'a Members,
    /// SHARE: the test; `None` = every member passes.
    pub(super) test: Option<&'a Condition>,
    /// SUM: the column.
    pub(super) column: Option<&'a str>,
    /// Letters of the scopes.
    pub(super) scopes: &'a str,
}

impl Counting<'_> {
    /// The tallies of each window.
    pub(super) fn tallies(&self, world: World, settings: &[Setting]) -> Vec<Tallies> {
        let Some(sheet) = world.town.id_of(&self.members.rows) else { return Vec::new() };
        if self.members.on.is_some() {
            return self.dated(world, sheet, settings);
        }
        let each = settings.iter().map(|setting| {
            let judge = Judge::new(self, setting.world(world), sheet, setting);
            let mut tallies = setting.empty(world.town, self.scopes);
            let judged = rows(world.town, sheet).map(|row| judge.judge(row));
            for judged in once(judged, &self.members.once_of, world.town) {
                add(&mut tallies, world.town, &judged);
            }
            tallies
        });
        each.collect()
    }

    /// Rows with a date of their own: judged once for all windows of like terms, then put
    /// into every window that holds them.
    fn dated(&self, world: World, sheet: SheetId, settings: &[Setting]) -> Vec<Tallies> {
        let mut all: Vec<Tallies> =
            settings.iter().map(|it| it.empty(world.town, self.scopes)).collect();
        let mut at = 0;
        for alike in settings.chunk_by(Setting::is_alike) {
            let world = World { window: None, year: world.year, ..alike[0].world(world) };
            let judge = Judge::new(self, world, sheet, &alike[0]);
            let dates = dates(self.members, world, sheet);
            let tallies = &mut all[at..at + alike.len()];
            for row in rows(world.town, sheet) {
                let judged = judge.judge(row);
                let day = if judged.member == Truth::False {
                    Dated::Never
                } else {
                    dates.of(row)
                };
                for (tallies, setting) in tallies.iter_mut().zip(alike) {
                    let window = window(self.members, world, setting);
                    let member = judged.member.and(day.within(window));
                    add(tallies, world.town, &Judged { member, ..judged });
                }
            }
            at += alike.len();
        }
        all
    }
}

/// Of rows equal in some columns only the one that is most surely a member.
fn once(
    judged: impl Iterator<Item = Judged>,
    columns: &[Text],
    town: &Town,
) -> Vec<Judged> {
    let judged = judged.filter(|judged| judged.member != Truth::False);
    if columns.is_empty() {
        return judged.collect();
    }
    let mut surest: BTreeMap<Vec<String>, Judged> = BTreeMap::new();
    for judged in judged {
        let cells = columns.iter().map(|column| town.value(judged.row, column));
        let key = cells.map(ToString::to_string).collect();
        let held = surest.entry(key).or_insert(judged);
        if judged.member == Truth::True && held.member != Truth::True {
            *held = judged;
        }
    }
    surest.into_values().collect()
}

/// All rows of a sheet.
pub(super) fn rows(town: &Town, sheet: SheetId) -> impl Iterator<Item = RowRef> {
    let count = town.sheet(sheet).map_or(0, |sheet| sheet.rows.len());
    (0..u32::try_from(count).unwrap_or(u32::MAX)).map(move |row| RowRef { sheet, row })
}

/// Membership and success of rows.
struct Judge<'a> {
    /// The world.
    world: World<'a>,
    /// Membership.
    when: Bound<'a>,
    /// 适用范围.
    filter: Applies<'a>,
    /// Success.
    test: Option<Bound<'a>>,
    /// Column of a SUM, and what a blank there stands for.
    column: Option<(usize, Value)>,
}

impl<'a> Judge<'a> {
    /// Looks all columns up.
    fn new(
        counting: &Counting,
        world: World<'a>,
        sheet: SheetId,
        setting: &Setting,
    ) -> Self {
        let headers = world.town.sheet(sheet).map(|sheet| &sheet.headers);
        let column = counting.column.zip(headers).and_then(|(column, headers)| {
            let column = headers.column(column)?;
            Some((column, headers.traits(column).default.clone()))
        });
        Self {
            world,
            when: counting.members.when.bind(world, sheet),
            filter: setting.filter(world, sheet),
            test: counting.test.map(|test| test.bind(world, sheet)),
            column,
        }
    }

    /// One row. A hazard that does not count at D is no member of anything.
    fn judge(&self, row: RowRef) -> Judged {
        let hazard = self.world.facts.hazard(row);
        let counts = hazard.is_none_or(|hazard| hazard.state.counts());
        let leaves = || self.test.as_ref().is_some_and(|test| test.meets_slash(row));
        let member = if counts { self.when.test(row) } else { Truth::False };
        let member = if member == Truth::False || leaves() {
            Truth::False
        } else {
            member.and(self.filter.to(row))
        };
        let success = match &self.test {
            Some(test) if member != Truth::False => test.test(row),
            _ => Truth::True,
        };
        let weight = hazard.map_or(1, |hazard| i64::from(hazard.weight));
        let (amount, success) = self.amount(row, success);
        Judged { row, member, success, weight, amount }
    }

    /// The amount of a SUM; a blank adds nothing and leaves the row uncertain.
    fn amount(&self, row: RowRef, success: Truth) -> (i64, Truth) {
        let Some((column, default)) = &self.column else { return (0, success) };
        let amount = |value: &Value| match value {
            Value::Money(amount) | Value::Integer(amount) => Some((*amount, success)),
            Value::NotApplicable => Some((0, success)),
            _ => None,
        };
        let said = self.world.town.row(row).get(*column);
        let said = if *said == Value::Blank { default } else { said };
        amount(said).unwrap_or((0, Truth::Unknown))
    }
}

/// The dates that put rows into windows.
pub(super) fn dates<'a>(
    members: &Members,
    world: World<'a>,
    sheet: SheetId,
) -> Dates<'a> {
    Dates::new(world, sheet, members.on.as_deref().unwrap_or_default())
}

/// The days of a window that count: W′. A DUE window is not cut at D: what is due later may
/// be done already.
pub(super) fn window(
    members: &Members,
    world: World,
    setting: &Setting,
) -> Option<Window> {
    let window = setting.frame.window?;
    if members.is_due { Some(window) } else { window.until(world.as_of) }
}

//! COUNT, SUM and SHARE: every row judged once, then given to its windows and scopes.

use super::subjects::{Judged, Tallies, add, empty};
use super::windows::Frame;
use crate::catalog::Members;
use crate::expr::condition::{Bound, Condition, Truth, World};
use crate::model::{RowRef, SheetId, Town, Value};

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
    /// The tallies of each frame.
    pub(super) fn tallies(&self, world: World, frames: &[Frame]) -> Vec<Tallies> {
        let Some(sheet) = world.town.id_of(&self.members.rows) else { return Vec::new() };
        if self.members.on.is_some() {
            return self.dated(world, sheet, frames);
        }
        let each = frames.iter().map(|frame| {
            let world = World { window: frame.window, ..world };
            let judge = Judge::new(self, world, sheet);
            let mut tallies = empty(world.town, self.scopes);
            for row in rows(world.town, sheet) {
                add(&mut tallies, world.town, &judge.judge(row));
            }
            tallies
        });
        each.collect()
    }

    /// Rows with a date of their own: judged once, then put into every window that holds it.
    fn dated(&self, world: World, sheet: SheetId, frames: &[Frame]) -> Vec<Tallies> {
        let judge = Judge::new(self, World { window: None, ..world }, sheet);
        let all = frames.iter().map(|_| empty(world.town, self.scopes));
        let mut all: Vec<Tallies> = all.collect();
        let windows = windows(self.members, world, sheet, frames);
        for row in rows(world.town, sheet) {
            let judged = judge.judge(row);
            if judged.member == Truth::False {
                continue;
            }
            for (tallies, window) in all.iter_mut().zip(&windows) {
                let member = judged.member.and(window.test(row));
                add(tallies, world.town, &Judged { member, ..judged });
            }
        }
        all
    }
}

/// All rows of a sheet.
fn rows(town: &Town, sheet: SheetId) -> impl Iterator<Item = RowRef> {
    let count = town.sheet(sheet).map_or(0, |sheet| sheet.rows.len());
    (0..u32::try_from(count).unwrap_or(u32::MAX)).map(move |row| RowRef { sheet, row })
}

/// Membership and success of rows.
struct Judge<'a> {
    /// The world.
    world: World<'a>,
    /// Membership.
    when: Bound<'a>,
    /// Success.
    test: Option<Bound<'a>>,
    /// Column of a SUM.
    column: Option<usize>,
}

impl<'a> Judge<'a> {
    /// Looks all columns up.
    fn new(counting: &Counting, world: World<'a>, sheet: SheetId) -> Self {
        let headers = world.town.sheet(sheet).map(|sheet| &sheet.headers);
        Self {
            world,
            when: counting.members.when.bind(world, sheet),
            test: counting.test.map(|test| test.bind(world, sheet)),
            column: counting.column.and_then(|column| headers?.column(column)),
        }
    }

    /// One row. A hazard that does not count at D is no member of anything.
    fn judge(&self, row: RowRef) -> Judged {
        let hazard = self.world.facts.hazard(row);
        let counts = hazard.is_none_or(|hazard| hazard.state.counts());
        let leaves = self.test.as_ref().is_some_and(|test| test.meets_slash(row));
        let member = if counts && !leaves { self.when.test(row) } else { Truth::False };
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
        let Some(column) = self.column else { return (0, success) };
        match self.world.town.row(row).get(column) {
            Value::Money(cents) => (*cents, success),
            Value::Integer(n) => (*n, success),
            Value::NotApplicable => (0, success),
            _ => (0, Truth::Unknown),
        }
    }
}

/// For each frame, the condition that a row's date lies in its window. A DUE window is not
/// cut at D: what is due later may be done already.
fn windows<'a>(
    members: &Members,
    world: World<'a>,
    sheet: SheetId,
    frames: &[Frame],
) -> Vec<Bound<'a>> {
    let dated = Condition::dated(members.on.as_deref().unwrap_or_default());
    let bind = |frame: &Frame| {
        let as_of = match frame.window {
            Some(window) if members.is_due => window.last.max(world.as_of),
            _ => world.as_of,
        };
        dated.bind(World { window: frame.window, as_of, ..world }, sheet)
    };
    frames.iter().map(bind).collect()
}

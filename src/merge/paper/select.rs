//! 选("隐患", "条件"[, 行]): rows that belong to the paper's subject, or to a row, in order;
//! 选(若干行, "条件"): some of these rows.

use super::scene::Scene;
use crate::expr::condition::Condition;
use crate::expr::engine::{Answer, Argument, Call};
use crate::merge::order::in_order;
use crate::model::{RowRef, Sheet, Subject};

impl Scene {
    /// The rows that certainly meet the condition, without those that lack something.
    pub(super) fn select(&self, call: &Call) -> Result<Answer, String> {
        let given = call.arguments.first();
        let rows = if let Some(Argument::Given(Answer::Rows(rows))) = given {
            rows.as_deref().map(<[_]>::to_vec)
        } else {
            let sheet = call.text(0).and_then(|name| self.town.sheet_named(name));
            sheet.map(|sheet| self.owned(sheet, call))
        };
        let Some(rows) = rows else { return Ok(Answer::Rows(None)) };
        let condition = Condition::parse(call.text(1).unwrap_or_default());
        let condition = condition.map_err(|fault| fault.message)?;
        Ok(Answer::Rows(Some(self.meeting(&condition, rows).into())))
    }

    /// Those of some rows of one sheet that meet a condition. Like 存在, it passes over
    /// hazards that count nowhere.
    fn meeting(&self, condition: &Condition, mut rows: Vec<RowRef>) -> Vec<RowRef> {
        let sheet = rows.first().and_then(|row| self.town.sheet(row.sheet));
        let Some(sheet) = sheet else { return rows };
        let bound = condition.bind(self.world(), sheet.id);
        let counts = |row: &RowRef| {
            self.case().facts.hazard(*row).is_none_or(|hazard| hazard.state.counts())
        };
        rows.retain(|row| counts(row) && bound.test(*row).is_true());
        let found = rows.len();
        rows.retain(|row| !self.left_out.contains(row));
        if rows.is_empty() && found > 0 {
            self.noted().is_emptied = true;
        }
        in_order(self.case(), sheet, rows)
    }

    /// The rows of a sheet that belong to the row named in the call, else to the subject.
    fn owned(&self, sheet: &Sheet, call: &Call) -> Vec<RowRef> {
        let count = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
        let all = (0..count).map(|row| RowRef { sheet: sheet.id, row });
        let owner = match (call.row(2), &self.paper.subject) {
            (Some(line), _) => line.row,
            (None, Subject::Row(row)) => Some(*row),
            (None, Subject::Town) => return all.collect(),
        };
        let Some(owner) = owner else { return Vec::new() };
        let children = self.town.relations.children(owner, sheet.id).iter();
        let mut rows: Vec<RowRef> =
            children.map(|row| RowRef { sheet: sheet.id, row: *row }).collect();
        rows.extend(Some(owner).filter(|owner| owner.sheet == sheet.id));
        rows
    }
}

//! One commit: decided, tested, recorded, carried out.

use super::plan::Plan;
use super::{Order, Outcome, Stage};
use crate::catalog::Catalog;
use crate::model::{Artifact, Error, Finding, Result};
use crate::register::{Change, Locked, Put, RunRow};

impl Stage<'_> {
    /// Turns the output folder from the old tree into the new one, or leaves it as it is.
    ///
    /// `reports` makes the run's last files (findings.json, 处理说明.txt) out of what the
    /// commit found; they belong to the same record.
    pub fn commit(
        mut self,
        register: &mut Locked,
        catalog: &Catalog,
        order: &Order,
        reports: impl FnOnce(&[Finding]) -> Result<Vec<Artifact>>,
    ) -> Result<Outcome> {
        let mut plan = Plan::new(&self, register, catalog, order)?;
        plan.settle(self.take())?;
        plan.issue_rest()?;
        plan.settle_leftovers()?;
        reports(&plan.findings)?.into_iter().try_for_each(|report| self.put(report))?;
        plan.settle(self.take())?;
        plan.refuse_gaps()?;
        let unchanged = plan.unchanged;
        self.put_manifest(&plan.manifest(&self.run, self.as_of)?)?;
        plan.settle(self.take())?;
        plan.probe(&self.output.disk)?;
        if !plan.blocked.is_empty() {
            return Err(Error::Blocked(plan.blocked.join("\n")));
        }
        self.output.disk.point("tested");
        let outcome = Outcome { unchanged, ..outcome(&plan) };
        let changes = self.changes(plan);
        if !changes.is_empty() {
            self.record(register, &changes)?;
            self.output.finish(register)?;
        }
        Ok(outcome)
    }

    /// The record of a plan; empty if nothing changes.
    fn changes(&self, plan: Plan) -> Vec<Change> {
        let mut files = plan.files;
        let manifest = files.remove(super::name::MANIFEST);
        let numbers = plan.numbers.into_values().map(Change::Number);
        let gone = plan.gone.into_iter().map(Change::Gone);
        let files = files.into_values().chain(manifest);
        let files = files.map(|row| Change::File(Box::new(row)));
        let changes: Vec<Change> = numbers.chain(gone).chain(files).collect();
        if changes.is_empty() {
            return changes;
        }
        let output = self.output.root.to_string_lossy().into_owned();
        let run = RunRow { run: self.run.clone(), as_of: self.as_of, output };
        std::iter::once(Change::Run(run)).chain(changes).collect()
    }

    /// Writes the record. From here on only the next opening may clear the stage: after a
    /// failure of the disk nobody knows whether the record is there.
    fn record(&mut self, register: &mut Locked, changes: &[Change]) -> Result<()> {
        let disk = &self.output.disk;
        disk.sync_folder(&self.folder)?;
        disk.sync_folder(&self.output.root.join(super::name::STAGING))?;
        disk.sync_folder(&self.output.root)?;
        disk.point("record");
        self.is_recorded = true;
        register.record(changes)?;
        disk.point("recorded");
        Ok(())
    }
}

/// What the plan will have done.
fn outcome(plan: &Plan) -> Outcome {
    let mut outcome = Outcome { findings: plan.findings.clone(), ..Outcome::default() };
    for row in plan.files.values().filter(|row| row.path != super::name::MANIFEST) {
        match &row.put {
            Put::Staged(_) => outcome.written.push(row.path.clone()),
            Put::Moved(from) if row.is_set_aside() => {
                outcome.set_aside.push(from.clone());
            }
            Put::Moved(_) | Put::Stands => {}
        }
    }
    outcome
}

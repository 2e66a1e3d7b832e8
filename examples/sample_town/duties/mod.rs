//! What there is to do besides rectifying: self-checks, training, drills, reports; and what
//! follows where it is not done.

pub(crate) mod entries; // the shapes of the tables
pub(crate) mod circle; // which duties a unit has, and whether they are done
pub(crate) mod selfchecks; // 自查
pub(crate) mod trainings; // 培训 and 参训
pub(crate) mod drills; // 演练
pub(crate) mod reports; // 报送
pub(crate) mod letters; // 问责
mod standing; // how a village or unit stands on a day

use super::town::Town;
use drills::Drill;
use letters::Letter;
use reports::Report;
use selfchecks::SelfCheck;
use trainings::Training;

/// All of it, each by day.
#[derive(Default)]
pub(crate) struct Duties {
    /// 自查.
    pub(crate) selfchecks: Vec<SelfCheck>,
    /// 培训.
    pub(crate) trainings: Vec<Training>,
    /// 演练.
    pub(crate) drills: Vec<Drill>,
    /// 报送.
    pub(crate) reports: Vec<Report>,
    /// 问责.
    pub(crate) letters: Vec<Letter>,
}

/// Plays them up to the as-of date; letters follow from hazards and reports.
pub(crate) fn play(town: &mut Town) {
    town.duties.selfchecks = selfchecks::selfchecks(town);
    town.duties.trainings = trainings::trainings(town);
    town.duties.drills = drills::drills(town);
    town.duties.reports = reports::reports(town);
    town.duties.letters = letters::letters(town);
}

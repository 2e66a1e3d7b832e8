//! compute: states of hazards at the as-of date, figures and their verdicts. Formats nothing.

use crate::catalog::Catalog;
use crate::model::{Day, Facts, Figures, Run, Town};

/// States of all hazards at `as_of` (`model.md` §7).
pub fn hazards(_town: &Town, _as_of: Day) -> Facts {
    Facts::default()
}

/// All figures of the run (`systems.md` §4).
pub fn figures(_catalog: &Catalog, _town: &Town, _facts: &Facts, _run: &Run) -> Figures {
    Figures::default()
}

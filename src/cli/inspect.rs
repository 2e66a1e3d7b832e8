//! `zhenwen inspect`: measures DOCX files against GB/T 9704, clause by clause.

use super::Ending;
use super::arguments::InspectArguments;
use super::screen::Screen;
use crate::catalog::Catalog;
use crate::inspect::inspect;
use crate::model::{Error, Finding, Result};
use crate::pipeline::Order;
use rayon::prelude::*;
use std::path::Path;

/// Measures every file; findings in the order of the files.
pub(super) fn run(asked: &InspectArguments, screen: &Screen) -> Result<Ending> {
    let order = Order { templates: asked.templates.clone(), ..Order::default() };
    let catalog = Catalog::load(order.overrides().as_deref())?;
    let measure = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).map_err(Error::disk("读取", path))?;
        Ok(inspect(&catalog, &name(path), &bytes, asked.layout))
    };
    let found: Result<Vec<Vec<Finding>>> = asked.files.par_iter().map(measure).collect();
    let findings = found?.concat();
    screen.findings(&findings)?;
    Ok(Ending::of(&findings))
}

/// A path as it was typed.
fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

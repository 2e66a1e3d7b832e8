//! `zhenwen build`.

use super::arguments::BuildArguments;
use super::screen::Screen;
use super::{Ending, today, use_threads};
use crate::merge::Wanted;
use crate::model::Result;
use crate::pipeline::Order;

/// Makes everything that is due.
pub(super) fn run(asked: BuildArguments, _screen: &Screen) -> Result<Ending> {
    use_threads(asked.threads)?;
    let _order = order(asked);
    Ok(Ending::Clean)
}

/// What the flags say.
fn order(asked: BuildArguments) -> Order {
    Order {
        data: asked.data,
        templates: asked.templates,
        output: asked.output,
        today: today(),
        as_of: asked.as_of,
        month: asked.month,
        year: asked.year,
        wanted: Wanted {
            only: asked.only,
            villages: asked.village,
            units: asked.unit,
            is_draft: asked.draft,
            ..Wanted::default()
        },
        is_forced: asked.force,
        is_trial: asked.dry_run,
    }
}

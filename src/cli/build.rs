//! `zhenwen build`: makes everything that is due.

use super::arguments::BuildArguments;
use super::screen::Screen;
use super::{Ending, executable, today, use_threads};
use crate::commit::Edited;
use crate::merge::{Editions, Wanted};
use crate::model::{Result, print_day};
use crate::pipeline::{self, Order, Outcome};
use crate::report::{Progress, made_line, rows_line};

/// Builds, or rehearses, and tells what was done.
pub(super) fn run(asked: BuildArguments, screen: &Screen) -> Result<Ending> {
    use_threads(asked.threads)?;
    let is_trial = asked.dry_run;
    let order = order(asked);
    let progress =
        if screen.shows_progress() { Progress::shown() } else { Progress::hidden() };
    let outcome = if is_trial {
        pipeline::rehearse(&order, &progress)?
    } else {
        pipeline::build(&order, &progress)?
    };
    screen.say(&head(&outcome));
    screen.findings(&outcome.findings)?;
    screen.say(&tail(&outcome, &order));
    Ok(Ending::of(&outcome.findings))
}

/// What the flags say.
fn order(asked: BuildArguments) -> Order {
    Order {
        data: asked.data,
        templates: asked.templates,
        output: asked.output,
        executable: executable(),
        today: today(),
        as_of: asked.as_of,
        month: asked.month,
        year: asked.year,
        wanted: Wanted {
            only: asked.only,
            villages: asked.village,
            units: asked.unit,
            is_draft: asked.draft,
            editions: if asked.public { Editions::WithPublic } else { Editions::Own },
            ..Wanted::default()
        },
        edited: if asked.force { Edited::Overwrite } else { Edited::Keep },
    }
}

/// Days and rows.
fn head(outcome: &Outcome) -> String {
    format!(
        "统计截止日期：{}（{}）\n办理范围：{}\n读到：{}\n\n",
        print_day(outcome.as_of),
        outcome.as_of_from,
        outcome.periods.join("、"),
        rows_line(&outcome.rows)
    )
}

/// Files.
fn tail(outcome: &Outcome, order: &Order) -> String {
    let made = made_line(&outcome.made);
    let Some(committed) = &outcome.committed else {
        return format!("试办，没有写任何文件。会生成：{made}\n");
    };
    let folder = order.output.display();
    let aside = match committed.set_aside.len() {
        0 => String::new(),
        count => format!("，移到“不再需要” {count} 个"),
    };
    format!(
        "生成：{made}\n写入 {folder}：新写 {} 个文件，没有变化 {} 个{aside}\n详见 处理说明.txt\n",
        committed.written.len(),
        committed.unchanged
    )
}

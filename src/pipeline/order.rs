//! 办理什么: folders, days and choices of a run, before and after the office sheet is known.

use crate::commit::Edited;
use crate::merge::Wanted;
use crate::model::{Day, Error, Period, Result, RowRef, Run, Town, Value};
use std::path::{Path, PathBuf};

/// What the user asked for.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The data folder.
    pub data: PathBuf,
    /// Folder of templates that override ours; `None` = `templates` beside the data folder,
    /// if it is there.
    pub templates: Option<PathBuf>,
    /// The output folder.
    pub output: PathBuf,
    /// The executable of zhenwen, which reads .xls, .et and .xlsb in a process of its own.
    pub executable: Option<PathBuf>,
    /// The day of last resort for D, and for dates without a year.
    pub today: Day,
    /// `--as-of`.
    pub as_of: Option<Day>,
    /// `--month`.
    pub month: Option<Period>,
    /// `--year`.
    pub year: Option<i16>,
    /// `--only`, `--village`, `--unit`, `--draft`.
    pub wanted: Wanted,
    /// What becomes of drafts that a person changed (`--force`).
    pub edited: Edited,
}

/// The register, in the data folder.
const REGISTER: &str = "发文登记.sqlite";

impl Order {
    /// Where the numbers are kept.
    pub fn register(&self) -> PathBuf {
        self.data.join(REGISTER)
    }

    /// The folder whose templates override ours.
    pub fn overrides(&self) -> Option<PathBuf> {
        let beside = || {
            let above = self.data.parent().filter(|p| !p.as_os_str().is_empty());
            Some(above.unwrap_or(Path::new(".")).join("templates")).filter(|p| p.is_dir())
        };
        self.templates.clone().or_else(beside)
    }

    /// The days of the run, and in words where the as-of date comes from.
    pub(super) fn run(&self, town: &Town) -> Result<(Run, &'static str)> {
        let office = town.rows_named("机关").next();
        let own = office.and_then(|row| town.value(row, "统计截止日").day());
        let (as_of, from) = match (self.as_of, own) {
            (Some(day), _) => (day, "命令所给"),
            (None, Some(day)) => (day, "取自机关表"),
            (None, None) => (self.today, "今天，机关表没有填统计截止日"),
        };
        let month_start = number(town, office, "统计月起日").unwrap_or(1);
        let month = self.month.unwrap_or_else(|| Period::month_of(as_of, month_start));
        let label = if let (Period::Month(year, _), Some(_)) = (month, self.month) {
            year
        } else {
            as_of.year()
        };
        let year = self.year.unwrap_or(label);
        let first = number(town, office, "行动起年");
        let last = number(town, office, "行动止年");
        let run = Run { as_of, month, year, month_start, campaign: first.zip(last) };
        check_days(&run).map(|()| (run, from))
    }

    /// What is wanted, with the month and the year as the period flags say: with none, both.
    pub(super) fn wanted(&self) -> Wanted {
        let has_none = self.month.is_none() && self.year.is_none();
        Wanted {
            wants_month: self.month.is_some() || has_none,
            wants_year: self.year.is_some() || has_none,
            ..self.wanted.clone()
        }
    }
}

/// The periods that a run makes, as printed.
pub(super) fn periods(run: &Run, wanted: &Wanted) -> Vec<Period> {
    let month = wanted.wants_month.then_some(run.month);
    let year = wanted.wants_year.then_some(Period::Year(run.year));
    month.into_iter().chain(year).collect()
}

/// A month or a year that begins after the as-of date cannot be made.
fn check_days(run: &Run) -> Result<()> {
    let asked = [(run.month, run.month_start), (Period::Year(run.year), 1)];
    for (period, start) in asked {
        if period.window(start).first > run.as_of {
            let (period, day) = (period.print(), crate::model::print_day(run.as_of));
            return Err(Error::Command(format!(
                "{period}还没有到：统计截止日是{day}。改 --month、--year，或用 --as-of 指定统计截止日"
            )));
        }
    }
    Ok(())
}

/// A small whole number of the office sheet.
fn number<T: TryFrom<i64>>(
    town: &Town,
    office: Option<RowRef>,
    header: &str,
) -> Option<T> {
    let value: Option<i64> =
        office.map(|row| town.value(row, header)).and_then(Value::integer);
    T::try_from(value?).ok()
}

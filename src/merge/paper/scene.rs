//! One paper at work: what the names and fields of its template stand for.

use super::authority::office;
use crate::catalog::{Catalog, DocumentDecl};
use crate::expr::condition::{World, derived};
use crate::expr::engine::{Answer, Call, Datum, Line, Stage};
use crate::merge::Case;
use crate::model::{
    Day, Facts, Figures, Paper, Period, Provenance, RowRef, Run, Subject, Table, Text,
    Town, Value,
};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is issued decides which papers are due, never what one of them says.
static NOT_ASKED: BTreeSet<Text> = BTreeSet::new();

/// One paper and everything it may speak of.
pub(super) struct Scene {
    /// Declarations.
    pub(super) catalog: Arc<Catalog>,
    /// Sheets.
    pub(super) town: Arc<Town>,
    /// Hazard states.
    facts: Arc<Facts>,
    /// Figures.
    pub(super) figures: Arc<Figures>,
    /// Days of the run.
    pub(super) run: Run,
    /// The paper.
    pub(super) paper: Paper,
    /// Whether a blank needed field prints 〔待填：…〕.
    is_draft: bool,
    /// Rows that lack something needed.
    pub(super) left_out: BTreeSet<RowRef>,
    /// What happened while it was rendered.
    noted: Mutex<Noted>,
}

/// What happens while a template renders.
#[derive(Default)]
pub(super) struct Noted {
    /// What stands behind each printed value.
    pub(super) sources: Vec<Provenance>,
    /// Tables of 表(…).
    pub(super) tables: Vec<Table>,
    /// Needed fields that are blank.
    pub(super) missing: Vec<Missing>,
    /// Whether a 选(…) has lost its last row because it lacks something.
    pub(super) is_emptied: bool,
}

/// A needed field that is blank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Missing {
    /// The row to be left out; `None` where nothing can be.
    pub(super) row: Option<RowRef>,
    /// The blank cell; `None` where a link leads nowhere.
    pub(super) cell: Option<(RowRef, Text)>,
    /// What it is called.
    pub(super) header: Text,
}

impl Scene {
    /// Sets a paper up, without some rows.
    pub(super) fn new(
        case: Case,
        paper: &Paper,
        is_draft: bool,
        left_out: BTreeSet<RowRef>,
    ) -> Self {
        Self {
            catalog: case.catalog.clone(),
            town: case.town.clone(),
            facts: case.facts.clone(),
            figures: case.figures.clone(),
            run: *case.run,
            paper: paper.clone(),
            is_draft,
            left_out,
            noted: Mutex::default(),
        }
    }

    /// What may be spoken of.
    pub(super) fn case(&self) -> Case<'_> {
        Case {
            catalog: &self.catalog,
            town: &self.town,
            facts: &self.facts,
            figures: &self.figures,
            run: &self.run,
            issued: &NOT_ASKED,
            dispatches: &[],
        }
    }

    /// The kind of paper.
    pub(super) fn document(&self) -> &DocumentDecl {
        &self.catalog.documents[self.paper.document]
    }

    /// The world of conditions, 本期 being the paper's period.
    pub(super) fn world(&self) -> World<'_> {
        let window = self.paper.period.window(self.run.month_start);
        World { window: Some(window), ..self.case().world() }
    }

    /// What happened so far.
    pub(super) fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The row of a sheet that a row links to.
    fn linked(&self, row: RowRef, sheet: &str) -> Option<RowRef> {
        let town = &self.town;
        match sheet {
            "机关" => return office(self.case()),
            "单位" => return town.unit_of(row),
            "村" => return town.village_of(row),
            _ => {}
        }
        let id = town.id_of(sheet)?;
        let mut targets = town.row(row).written().filter_map(|(_, value)| value.target());
        targets.find(|target| target.sheet == id)
    }

    /// A cell of a row.
    fn cell(&self, row: RowRef, header: &str) -> Option<Datum> {
        let sheet = self.town.sheet(row.sheet)?;
        let column = sheet.headers.column(header)?;
        let value = self.town.row(row).get(column).clone();
        let unit = sheet.headers.traits(column).unit;
        Some(Datum { value, unit, ..Datum::default() })
    }

    /// What follows from a row at the as-of date.
    fn derived(&self, row: RowRef, name: &str) -> Option<Datum> {
        let hazard = self.facts.hazard(row);
        if let ("逾期天数", Some(hazard)) = (name, hazard) {
            let days = hazard.days_overdue(self.run.as_of).map(i64::from);
            let value = days.map_or(Value::Blank, Value::Integer);
            return Some(Datum { value, ..Datum::default() });
        }
        let value = derived(&self.world(), row, name)?;
        let groups = hazard.filter(|_| name == "状态").map(|it| it.state.groups());
        Some(Datum { value, groups: groups.unwrap_or_default(), ..Datum::default() })
    }

    /// A month or year with its parts.
    fn period(&self, period: Period) -> Datum {
        let window = period.window(self.run.month_start);
        let (year, month) = match period {
            Period::Month(year, month) => (year, Value::Integer(month.into())),
            other => (other.window(1).first.year(), Value::Blank),
        };
        let of_run = |value| Datum::of_run(value, "期");
        Datum {
            fields: vec![
                ("年", of_run(Value::Integer(year.into()))),
                ("月", of_run(month)),
                ("首日", of_run(Value::Date(window.first))),
                ("末日", of_run(Value::Date(window.last))),
            ],
            ..of_run(Value::Text(period.print().into()))
        }
    }

    /// The years of the campaign; without one, the year of the run.
    fn campaign(&self) -> Answer {
        let year = self.run.year;
        let (first, last) = self.run.campaign.unwrap_or((year, year));
        let years = (first..=last).map(|year| Arc::new(self.period(Period::Year(year))));
        Answer::Values(years.collect(), "行动各年".into())
    }

    /// A day of the run.
    fn day(day: Day, label: &str) -> Answer {
        Answer::value(Datum::of_run(Value::Date(day), label))
    }
}

impl Stage for Scene {
    fn name(&self, name: &str) -> Option<Answer> {
        let line = |row, blame, path: &str| {
            Some(Answer::Row(Line { row, blame, path: path.into() }))
        };
        match name {
            "机关" => return line(office(self.case()), None, name),
            "截止日" => return Some(Self::day(self.run.as_of, name)),
            "成文日期" => return Some(Self::day(self.paper.issue_date, name)),
            "文号" => {
                let number = self.paper.number.clone();
                let value = number.map_or(Value::Blank, Value::Text);
                return Some(Answer::value(Datum::of_run(value, name)));
            }
            "期" => return Some(Answer::value(self.period(self.paper.period))),
            "行动各年" => return Some(self.campaign()),
            _ => {}
        }
        let sheets = &self.document().every.sheets;
        let is_sheet = sheets.iter().any(|sheet| &**sheet == name);
        match self.paper.subject {
            Subject::Row(row) if name == "对象" => line(Some(row), Some(row), name),
            Subject::Row(row) if is_sheet => {
                let is_it = self.town.id_of(name) == Some(row.sheet);
                line(is_it.then_some(row), Some(row), name)
            }
            _ => None,
        }
    }

    fn field(&self, line: &Line, field: &str) -> Option<Answer> {
        let header: Text = match &*line.path {
            "" => field.into(),
            path => format!("{path}.{field}").into(),
        };
        let found = line.row.and_then(|row| {
            let datum = self.cell(row, field).or_else(|| self.derived(row, field))?;
            let from = Some(Provenance::Cell(row, field.into()));
            Some(Datum { from, header: field.into(), row: line.blame, ..datum })
        });
        if let Some(datum) = found {
            return Some(Answer::value(datum));
        }
        let is_sheet = self.catalog.sheet_id(field).is_some();
        match line.row {
            Some(_) if !is_sheet => None,
            None if !is_sheet => {
                let datum = Datum { header, row: line.blame, ..Datum::default() };
                Some(Answer::value(datum))
            }
            row => {
                let row = row.and_then(|row| self.linked(row, field));
                Some(Answer::Row(Line { row, blame: line.blame, path: header }))
            }
        }
    }

    fn call(&self, function: &str, call: &Call) -> Result<Answer, String> {
        match function {
            "选" => self.select(call),
            "指标" => Ok(self.figure(call)),
            "各指标" => Ok(self.with_verdict(call)),
            "排名" => Ok(self.rank(call)),
            "应报" => Ok(self.reports(call)),
            "数据来源" => Ok(self.origins()),
            _ => Ok(self.table(call)),
        }
    }

    fn weight(&self, row: RowRef) -> u32 {
        self.facts.hazard(row).map_or(1, |hazard| hazard.weight)
    }

    fn source(&self, from: &Provenance) -> usize {
        let sources = &mut self.noted().sources;
        sources.push(from.clone());
        sources.len() - 1
    }

    fn missing(&self, datum: &Datum) -> String {
        let cell = match &datum.from {
            Some(Provenance::Cell(row, header)) => Some((*row, header.clone())),
            _ => None,
        };
        let missing = Missing { row: datum.row, cell, header: datum.header.clone() };
        self.noted().missing.push(missing);
        if self.is_draft {
            format!("〔待填：{}〕", datum.header)
        } else {
            String::new()
        }
    }
}

/// Names the paper only: the sheets are nobody's business in a log.
impl fmt::Debug for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scene").field("kind", &self.paper.kind).finish_non_exhaustive()
    }
}

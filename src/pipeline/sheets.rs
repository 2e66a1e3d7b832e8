//! Ledgers, figures and the reports of a run as files.

use super::desk::{Desk, Office};
use super::forms;
use crate::emit::xlsx;
use crate::merge::{self, Case};
use crate::model::{Artifact, Backfill, Entry, Finding, Ledger, Period, Result};
use crate::register::{Register, Standing};
use crate::report::{self, Account, Made};
use rayon::prelude::*;

/// Makes the month's ledgers and the year workbook, in parallel.
pub(super) fn ledgers(desk: &Desk, register: &Register) -> Result<()> {
    let dispatches = desk.dispatches(register)?;
    let case = Case { dispatches: &dispatches, ..desk.case() };
    let (wanted, id) = (&desk.office.wanted, &desk.office.id);
    let month = merge::month_ledgers(case, wanted);
    forms::fill(desk, case)?;
    let monthly = |ledger: &Ledger| {
        let (path, entry) = (merge::month_path(ledger), merge::month_entry(case, ledger));
        let bytes = xlsx::workbook(ledger, id)?;
        desk.put(Artifact { path, bytes, entry })
    };
    let yearly = || {
        merge::year_books(case, wanted).into_iter().try_for_each(|book| {
            let path = merge::year_path(&book, desk.office.run.year);
            let entry = merge::year_entry(case, &book);
            let charts = merge::year_charts(case);
            let bytes = xlsx::year_workbook(&book.ledgers, &charts, id)?;
            desk.put(Artifact { path, bytes, entry })
        })
    };
    let (yearly, monthly) =
        rayon::join(yearly, || month.par_iter().try_for_each(monthly));
    yearly.and(monthly)
}

/// Writes 回填.xlsx, if issued papers say what data/ does not.
pub(super) fn backfill(desk: &Desk, register: &Register) -> Result<()> {
    let Office { catalog, town, run, id, .. } = desk.office;
    let papers = register.issued_papers()?;
    let said = papers.iter().flat_map(of_issue).collect::<Vec<Backfill>>();
    let sheets = report::backfill((catalog, town, run), &said);
    if sheets.is_empty() {
        return Ok(());
    }
    let bytes = xlsx::year_workbook(&sheets, &[], id)?;
    desk.put(of_run(report::BACKFILL, "回填", bytes))
}

/// What an issued paper says of the sheets, with its number and date.
fn of_issue(paper: &Standing) -> Vec<Backfill> {
    let number = paper.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let Some(date) = paper.issue_date else { return Vec::new() };
    let said = Backfill::of(&paper.entry.provenance).into_iter();
    said.map(|backfill| backfill.of_issue(&number, date)).collect()
}

/// Writes figures.json and 读表说明.xlsx.
pub(super) fn figures(desk: &Desk) -> Result<()> {
    let Office { catalog, town, figures, run, id, .. } = desk.office;
    let bytes = report::figures_json(town, figures, run)?;
    desk.put(of_run("figures.json", "指标数据", bytes))?;
    let sheets = report::reading(catalog, town, run);
    let bytes = xlsx::year_workbook(&sheets, &[], id)?;
    desk.put(of_run("读表说明.xlsx", "读表说明", bytes))
}

/// findings.json and 处理说明.txt: the last files, for they tell of all others.
pub(super) fn reports(
    office: &Office,
    findings: &[Finding],
    made: &[Made],
) -> Result<Vec<Artifact>> {
    let periods: Vec<String> = office.periods().into_iter().map(Period::print).collect();
    let account = report::account(&Account {
        catalog: &office.catalog,
        town: &office.town,
        run: &office.run,
        as_of_from: office.as_of_from,
        periods: &periods,
        findings,
        made,
    });
    Ok(vec![
        of_run("findings.json", "发现", report::findings_json(findings)?),
        of_run("处理说明.txt", "处理说明", account),
    ])
}

/// A file that tells of the run as a whole.
fn of_run(path: &str, name: &str, bytes: Vec<u8>) -> Artifact {
    let entry = Entry { kind: name.into(), name: name.into(), ..Entry::default() };
    Artifact { path: path.into(), bytes, entry }
}

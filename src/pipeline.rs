//! The line: read → check → compute → merge → compose → proof → emit → commit.

mod order; // what was asked for
mod identity; // the id of a run
mod desk; // what the steps share
mod numbering; // papers that will be made get their numbers
mod page; // one paper, from draft to bytes
mod forms; // forms of higher offices
mod sheets; // ledgers, figures, reports
mod issue; // a paper that is issued
mod outcome; // what a run did
mod annotate; // workbooks that go back

pub use annotate::{GivenBack, annotate};
pub use issue::{below, issue};
pub use order::Order;
pub use outcome::Outcome;

use crate::catalog::Catalog;
use crate::commit;
use crate::expr::condition::{Given, World};
use crate::merge::Why;
use crate::model::{
    Error, Facts, Finding, Period, Result, Run, Series, Town, series_named,
};
use crate::register::Register;
use crate::report::Progress;
use crate::{check, compute, merge, read};
use desk::{Desk, Office};
use std::sync::Arc;
use tracing::info_span;

/// Judges the data of a folder; makes nothing.
pub fn check(order: &Order) -> Result<Vec<Finding>> {
    judged(order).map(|judged| judged.findings)
}

/// Data that was judged.
struct Judged {
    /// Declarations.
    catalog: Catalog,
    /// Sheets.
    town: Town,
    /// What was found.
    findings: Vec<Finding>,
}

/// Judges the data of a folder.
fn judged(order: &Order) -> Result<Judged> {
    let catalog = catalog(order)?;
    let (town, mut findings) = data(order, &catalog)?;
    findings.extend(check::unfilled(&catalog, &town));
    findings.extend(check::outdated(&catalog));
    let (run, _) = order.run(&town)?;
    let facts = compute::facts(&town, &run);
    let world = world(&town, &facts, &run);
    findings.extend(check::check(&catalog, world));
    let figures = compute::figures(&catalog, &town, &facts, &run);
    findings.extend(compute::disagreements(&catalog, world, &run, &figures));
    Ok(Judged { catalog, town, findings })
}

/// Makes all that is due and puts it into the output folder, whole or not at all.
pub fn build(order: &Order, progress: &Progress) -> Result<Outcome> {
    let (office, mut findings) = office(order)?;
    let mut register = Register::open(&order.register())?;
    let output = commit::open(&mut register, &order.output)?;
    let issued = register.issued()?;
    let stage = output.stage(&office.id, office.run.as_of)?;
    let desk = Desk::new(&office, &issued, Some(&stage))?;
    findings.extend(make(&desk, &register, progress)?);
    let made = desk.made();
    let _span = info_span!("写出").entered();
    let asked = commit::Order { edited: order.edited, ..office.commit_order() };
    let reports = |late: &[Finding]| {
        findings.extend_from_slice(late);
        sheets::reports(&office, &findings, &made)
    };
    let committed = stage.commit(&mut register, &office.catalog, &asked, reports)?;
    Ok(Outcome::new(&office, findings, made, Some(committed)))
}

/// Does all that `build` does, and writes nothing.
pub fn rehearse(order: &Order, progress: &Progress) -> Result<Outcome> {
    let (office, mut findings) = office(order)?;
    let register = Register::read(&order.register())?;
    let issued = register.issued()?;
    let desk = Desk::new(&office, &issued, None)?;
    findings.extend(make(&desk, &register, progress)?);
    let made = desk.made();
    Ok(Outcome::new(&office, findings, made, None))
}

/// Papers, ledgers and figures.
fn make(desk: &Desk, register: &Register, progress: &Progress) -> Result<Vec<Finding>> {
    let (papers, mut findings) = if check::has_rows(&desk.office.town, check::OFFICE) {
        info_span!("编号").in_scope(|| numbering::papers(desk, register))?
    } else {
        (Vec::new(), Vec::new()) // E-OFFICE-EMPTY says so
    };
    progress.expect(papers.len());
    findings.extend(info_span!("公文").in_scope(|| page::all(desk, &papers, progress))?);
    info_span!("台账").in_scope(|| sheets::ledgers(desk, register))?;
    info_span!("指标").in_scope(|| sheets::figures(desk))?;
    info_span!("回填").in_scope(|| sheets::backfill(desk, register))?;
    progress.finish();
    Ok(findings)
}

/// The series that a person names by purpose or 代字.
pub fn series(order: &Order, name: &str) -> Result<Series> {
    let (town, _) = data(order, &catalog(order)?)?;
    let unknown = || Error::Command(format!("机关表里没有“{name}”这个代字或用途"));
    series_named(&town, name).ok_or_else(unknown)
}

/// Why papers of a kind were or were not made for a subject.
pub fn why(order: &Order, kind: &str, subject: Option<&str>) -> Result<Vec<Why>> {
    let (office, _) = office(order)?;
    let issued = Register::read(&order.register())?.issued()?;
    let desk = Desk::new(&office, &issued, None)?;
    Ok(merge::why(desk.case(), kind, subject))
}

/// All that is known before the first paper: declarations, rows, states, figures.
fn office(order: &Order) -> Result<(Office, Vec<Finding>)> {
    let catalog = catalog(order)?;
    let (town, mut findings) = data(order, &catalog)?;
    findings.extend(begun(&catalog, &town)?);
    let (run, as_of_from) = order.run(&town)?;
    let wanted = order.wanted();
    let unknown = merge::unknown(&catalog, &town, &wanted);
    if !unknown.is_empty() {
        return Err(Error::Command(unknown.join("；")));
    }
    let facts = info_span!("计算").in_scope(|| compute::facts(&town, &run));
    let judged = info_span!("核对")
        .in_scope(|| check::check(&catalog, world(&town, &facts, &run)));
    findings.extend(judged);
    let figures =
        info_span!("计算").in_scope(|| compute::figures(&catalog, &town, &facts, &run));
    let world = world(&town, &facts, &run);
    findings.extend(compute::disagreements(&catalog, world, &run, &figures));
    let id = identity::id(&catalog, &town, &run, &wanted);
    let (catalog, town) = (Arc::new(catalog), Arc::new(town));
    let (facts, figures) = (Arc::new(facts), Arc::new(figures));
    let office = Office { catalog, town, facts, figures, run, as_of_from, wanted, id };
    Ok((office, findings))
}

/// What every office keeps and has not filled in; where nothing at all is filled in, there is
/// nothing to make.
fn begun(catalog: &Catalog, town: &Town) -> Result<Vec<Finding>> {
    let open = check::unfilled(catalog, town);
    if town.sources.is_empty() && town.left_out.is_empty() {
        let why = "数据文件夹里没有表。把表放进去；还没有表的，用 zhenwen new 新文件夹 建一套空白表";
        return Err(Error::Command(why.to_owned()));
    }
    let is_told = !town.left_out.is_empty();
    if is_told || town.names.iter().any(|sheet| check::has_rows(town, sheet)) {
        return Ok(open);
    }
    let steps = (1..).zip(&open).map(|(at, finding): (u32, _)| {
        format!("{at}. {}", finding.advice.trim_end_matches('。'))
    });
    let steps: Vec<String> = steps.collect();
    Err(Error::Command(format!(
        "数据文件夹里的表都还没有填。按这个次序填，填好再办理：\n{}",
        steps.join("\n")
    )))
}

/// The declarations, ours and the office's.
fn catalog(order: &Order) -> Result<Catalog> {
    let _span = info_span!("读模板").entered();
    let catalog = Catalog::load(order.overrides().as_deref())?;
    compute::known_logic(&catalog)?;
    forms::check(&catalog)?;
    Ok(catalog)
}

/// The town.
fn data(order: &Order, catalog: &Catalog) -> Result<(Town, Vec<Finding>)> {
    let _span = info_span!("读表").entered();
    if !order.data.is_dir() {
        return Err(Error::Command(format!(
            "没有找到数据文件夹“{}”。在它的上一级文件夹里运行，或用 --data 指定",
            order.data.display()
        )));
    }
    let executable = order.executable.as_deref();
    read::read_with(catalog, &order.data, order.today, executable)
}

/// The world of conditions at the as-of date.
fn world<'a>(town: &'a Town, facts: &'a Facts, run: &Run) -> World<'a> {
    World {
        town,
        facts,
        as_of: run.as_of,
        window: None,
        month: run.month.window(run.month_start),
        year: Period::Year(run.year).window(1),
        given: Given::default(),
    }
}

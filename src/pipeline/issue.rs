//! 发文: one paper gets its number and date, and is frozen.

use super::desk::Desk;
use super::{Order, page};
use crate::commit;
use crate::merge::{self, Wanted, numbered};
use crate::model::{Artifact, Day, Error, Paper, Period, Result, fingerprint, print_day};
use crate::register::{Issue, Register, Standing};
use std::path::Path;

/// Issues the paper that a file, a key or a 文号 names: `serial` is what the 党政办 gave,
/// `date` the 成文日期.
///
/// A draft that nobody changed is set again with number and date, from the same rows; where
/// these no longer give the same paper it is refused, for what is issued must be what was
/// signed. A file that a person changed is issued as it lies.
pub fn issue(
    order: &Order,
    name: &str,
    (serial, date): (Option<u32>, Option<Day>),
) -> Result<commit::Outcome> {
    let mut register = Register::open(&order.register())?;
    let output = commit::open(&mut register, &order.output)?;
    let Some(standing) = register.find(&below(order, name))? else {
        let said = format!("没有登记过“{name}”，用 register list 查看有哪些");
        return Err(Error::Register(said));
    };
    let issue = register.issue(&standing, serial, date)?;
    let (office, _) = super::office(&of_draft(order, &standing))?;
    let stage = output.stage(&format!("{}-issue", office.id), office.run.as_of)?;
    let issued = register.issued()?;
    let desk = Desk::new(&office, &issued, Some(&stage))?;
    if lies_as_made(order, &standing) {
        desk.put(set_again(&desk, &standing, &issue)?)?;
    }
    let asked = commit::Order { issues: vec![issue], ..commit::Order::default() };
    stage.commit(&mut register, &office.catalog, &asked, |_| Ok(Vec::new()))
}

/// The name of a file below the output folder, however it was typed; else as typed.
pub fn below(order: &Order, name: &str) -> String {
    let full = |path: &Path| path.canonicalize().ok();
    let file = full(Path::new(name)).or_else(|| full(&order.output.join(name)));
    let inside = file.zip(full(&order.output)).and_then(|(file, folder)| {
        let below = file.strip_prefix(folder).ok()?;
        Some(below.to_string_lossy().replace('\\', "/"))
    });
    inside.unwrap_or_else(|| name.to_owned())
}

/// The run that made a draft: its day and its period, nothing but its kind.
fn of_draft(order: &Order, paper: &Standing) -> Order {
    let (month, year) = match Period::parse(&paper.entry.period) {
        Some(Period::Year(year)) => (None, Some(year)),
        month => (month, None),
    };
    let only = vec![paper.entry.kind.to_string()];
    let wanted = Wanted { only, ..order.wanted.clone() };
    Order { as_of: paper.issue_date, month, year, wanted, ..order.clone() }
}

/// Whether the file is there as it was written.
fn lies_as_made(order: &Order, paper: &Standing) -> bool {
    let path = paper.path.as_ref().map(|path| order.output.join(path));
    let bytes = path.and_then(|path| std::fs::read(path).ok());
    bytes.is_some_and(|bytes| Some(fingerprint(&bytes)) == paper.sha256)
}

/// The paper with its number and date, if the rows still give the draft that lies there.
fn set_again(desk: &Desk, standing: &Standing, issue: &Issue) -> Result<Artifact> {
    let changed = || {
        Error::Register(
            "出稿以后数据改动过，现在做出来的与这份草稿不同。先运行 build，核对新稿后再登记"
                .to_owned(),
        )
    };
    let (due, _) = merge::due(desk.case(), &desk.office.wanted);
    let paper = due.into_iter().find(|paper| paper.key == standing.key);
    let paper = paper.ok_or_else(changed)?;
    let drafted = standing.number.as_ref().map(|number| number.serial);
    let (draft, _) = page::made(desk, &numbered(paper.clone(), drafted))?;
    let is_same = |made: &Artifact| Some(fingerprint(&made.bytes)) == standing.sha256;
    if !draft.as_ref().is_some_and(is_same) {
        return Err(changed());
    }
    let paper = Paper { issue_date: issue.date, ..paper };
    let serial = issue.number.as_ref().map(|number| number.serial);
    let (made, findings) = page::made(desk, &numbered(paper, serial))?;
    let told = || findings.first().map(|finding| finding.fact.clone());
    let day = print_day(issue.date);
    made.ok_or_else(|| Error::Register(told().unwrap_or(format!("{day}的公文做不出来"))))
}

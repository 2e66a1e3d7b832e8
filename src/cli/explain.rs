//! `zhenwen explain`: what a code means, where the figures of a paper come from, why a paper
//! was or was not made.

use super::Ending;
use super::arguments::ExplainArguments;
use super::register::order;
use super::screen::{Screen, to_output};
use crate::catalog::Catalog;
use crate::model::{Error, Result, print_day};
use crate::pipeline;
use crate::register::{Register, Standing};
use crate::report::{explain_code, origins};

/// Answers.
pub(super) fn run(asked: &ExplainArguments, screen: &Screen) -> Result<Ending> {
    let order = order(&asked.folders);
    let catalog = Catalog::load(order.overrides().as_deref())?;
    if let Some(answer) = explain_code(&catalog, &asked.what) {
        screen.say(&answer);
        return Ok(Ending::Clean);
    }
    let register = Register::read(&order.register())?;
    if let Some(paper) = register.find(&pipeline::below(&order, &asked.what))? {
        return paper_origins(&paper, screen);
    }
    let whys = pipeline::why(&order, &asked.what, asked.subject.as_deref())?;
    if whys.is_empty() {
        return Err(Error::Command(unknown(asked)));
    }
    for why in whys {
        let paper = register.find(&why.key)?;
        let made = paper.map_or("没有做过".to_owned(), |paper| {
            let path = paper.path.unwrap_or_default();
            format!("已有：{path}（{}）", paper.state.name())
        });
        let reasons = why.reasons.join("\n  ");
        screen.say(&format!("{}\n{}\n  {reasons}\n  {made}\n", why.kind, why.subject));
    }
    Ok(Ending::Clean)
}

/// From each printed value of a paper back to its rows.
fn paper_origins(paper: &Standing, screen: &Screen) -> Result<Ending> {
    if screen.is_json() {
        to_output(&(paper.entry.provenance.clone() + "\n"));
        return Ok(Ending::Clean);
    }
    let number = paper.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let (name, subject) = (&paper.entry.name, &paper.entry.subject);
    let date = paper.issue_date.map(print_day).unwrap_or_default();
    let path = paper.path.as_deref().unwrap_or("不在 output 里");
    screen.say(&format!(
        "{number}　{name}　{subject}\n状态：{}　日期：{date}\n文件：{path}\n\n",
        paper.state.name()
    ));
    screen.say(&origins(&paper.entry.provenance)?);
    Ok(Ending::Clean)
}

/// Nothing is known by that name.
fn unknown(asked: &ExplainArguments) -> String {
    let what = &asked.what;
    match &asked.subject {
        Some(subject) => format!("没有“{what}”这种公文，或者没有“{subject}”这个对象"),
        None => {
            format!("不知道“{what}”：可以写发现代码、指标编号、文号、公文文件或公文种类")
        }
    }
}

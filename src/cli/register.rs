//! `zhenwen register`: numbers and papers by hand.

use super::register_arguments::{Act, Folders};
use super::screen::Screen;
use super::{Ending, executable, today};
use crate::catalog::Catalog;
use crate::commit;
use crate::emit::xlsx;
use crate::model::{Cell, Day, Error, Period, Result, print_day};
use crate::pipeline::{self, Order};
use crate::register::{DocumentNumber, Register, Standing, key_from};
use crate::report::{Above, Heading, count_cell, listing, plain, text_cell};
use std::path::Path;

/// Carries an act out.
pub(super) fn run(act: Act, screen: &Screen) -> Result<Ending> {
    match act {
        Act::List { year, folders } => list(year, &folders, screen),
        Act::Reserve { series, count, from, year, note, folders } => {
            let year = year.unwrap_or_else(|| today().year());
            let block = Block { series: &series, year, from, count };
            reserve(&block, &note, &folders, screen)
        }
        Act::Issue { papers, number, date, folders } => {
            issue(&papers, (number, date), &folders, screen)
        }
        Act::Void { number, reason, folders } => void(&number, &reason, &folders, screen),
        Act::Move { old, new, folders } => rename(&old, &new, &folders, screen),
        Act::Verify { folders } => verify(&folders, screen),
        Act::Export { file, year, folders } => export(&file, year, &folders, screen),
    }
}

/// The folders as an order.
pub(super) fn order(folders: &Folders) -> Order {
    Order {
        data: folders.data.clone(),
        templates: folders.templates.clone(),
        output: folders.output.clone(),
        executable: executable(),
        today: today(),
        ..Order::default()
    }
}

/// Numbers and papers, of one year or all.
fn standings(year: Option<i16>, folders: &Folders) -> Result<Vec<Standing>> {
    let mut list = Register::read(&order(folders).register())?.list()?;
    let of = |standing: &Standing| {
        let numbered = standing.number.as_ref().map(|number| number.year);
        numbered.or(standing.issue_date.map(Day::year))
    };
    list.retain(|standing| year.is_none() || of(standing) == year);
    Ok(list)
}

/// Lists numbers and papers.
fn list(year: Option<i16>, folders: &Folders, screen: &Screen) -> Result<Ending> {
    let standings = standings(year, folders)?;
    if standings.is_empty() {
        screen.say("还没有登记任何文号和公文。\n");
        return Ok(Ending::Clean);
    }
    let head = ["文号", "状态", "成文日期", "名称", "对象", "说明"].map(str::to_owned);
    let rows = standings.iter().map(|it| {
        let number = it.number.as_ref().map(ToString::to_string);
        let number = number.or_else(|| it.entry.number.as_deref().map(str::to_owned));
        vec![
            number.unwrap_or_else(|| "—".to_owned()),
            it.state.name().to_owned(),
            it.issue_date.map(print_day).unwrap_or_default(),
            it.entry.name.to_string(),
            it.entry.subject.to_string(),
            it.note.to_string(),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(head.to_vec()).chain(rows).collect();
    screen.say(&listing(&rows));
    Ok(Ending::Clean)
}

/// Serials to be reserved.
struct Block<'a> {
    /// 代字 or purpose.
    series: &'a str,
    /// Year.
    year: i16,
    /// First serial; `None` = the next one.
    from: Option<u32>,
    /// How many.
    count: u32,
}

/// Reserves serials of an 自动 series.
fn reserve(
    block: &Block,
    note: &str,
    folders: &Folders,
    screen: &Screen,
) -> Result<Ending> {
    let order = order(folders);
    let series = pipeline::series(&order, block.series)?;
    let mut register = Register::open(&order.register())?;
    let next = register.next_serial(&series, block.year);
    let first = block.from.map_or(next, Ok)?;
    let last = first + (block.count - 1);
    register.reserve(&series, block.year, first..=last, note)?;
    let number = |serial| {
        DocumentNumber { code: series.code.clone(), year: block.year, serial }.to_string()
    };
    let said = if first == last {
        format!("已预留 {}\n", number(first))
    } else {
        format!("已预留 {} 至 {}\n", number(first), number(last))
    };
    screen.say(&said);
    Ok(Ending::Clean)
}

/// Issues papers one after the other.
fn issue(
    papers: &[String],
    (number, date): (Option<u32>, Option<Day>),
    folders: &Folders,
    screen: &Screen,
) -> Result<Ending> {
    if papers.len() > 1 && number.is_some() {
        let said = "--number 只能给一件公文，请分开登记".to_owned();
        return Err(Error::Command(said));
    }
    let order = order(folders);
    let mut findings = Vec::new();
    for paper in papers {
        let outcome = pipeline::issue(&order, paper, (number, date))?;
        let files = outcome.written.join("、");
        let files = if files.is_empty() { paper.clone() } else { files };
        screen.say(&format!("已发：{files}\n"));
        findings.extend(outcome.findings);
    }
    if !findings.is_empty() {
        screen.findings(&findings)?;
    }
    Ok(Ending::of(&findings))
}

/// Voids a number.
fn void(
    number: &str,
    reason: &str,
    folders: &Folders,
    screen: &Screen,
) -> Result<Ending> {
    let parsed = DocumentNumber::parse(number);
    let parsed = parsed.ok_or_else(|| {
        Error::Command(format!("“{number}”不是文号，应写成 兰安改〔2026〕3号 这样"))
    })?;
    Register::open(&order(folders).register())?.void(&parsed, reason)?;
    screen.say(&format!("已作废 {parsed}\n"));
    Ok(Ending::Clean)
}

/// Carries a paper's number to another key.
fn rename(old: &str, new: &str, folders: &Folders, screen: &Screen) -> Result<Ending> {
    let key = |typed: &str| {
        key_from(typed).ok_or_else(|| {
            let said = "应写成 种类/对象/期，如 D-08/东岭超市/2026-10";
            Error::Command(format!("“{typed}”不对，{said}"))
        })
    };
    let (from, to) = (key(old)?, key(new)?);
    Register::open(&order(folders).register())?.rename(&from, &to)?;
    screen.say(&format!("已把“{old}”的文号转给“{new}”\n"));
    Ok(Ending::Clean)
}

/// Verifies the register, and the output folder against it.
fn verify(folders: &Folders, screen: &Screen) -> Result<Ending> {
    let order = order(folders);
    let mut register = Register::open(&order.register())?;
    let extent = register.verify()?;
    let catalog = Catalog::load(None)?;
    let output = commit::open(&mut register, &order.output)?;
    let findings = output.audit(&register, &catalog)?;
    screen.say(&format!(
        "登记完整：{}条记录，{}个文号，{}个文件\n",
        extent.entries, extent.numbers, extent.files
    ));
    screen.findings(&findings)?;
    Ok(Ending::of(&findings))
}

/// Columns of the 发文登记簿 (L-37).
const LETTER_BOOK: &[Heading] = &[
    ("文号", 22),
    ("标题", 40),
    ("文种", 8),
    ("成文日期", 12),
    ("主送", 28),
    ("签发人", 10),
    ("附件数", 8),
    ("引用文号", 20),
    ("状态", 8),
    ("备注", 20),
];

/// Writes the 发文登记簿.
fn export(
    file: &Path,
    year: Option<i16>,
    folders: &Folders,
    screen: &Screen,
) -> Result<Ending> {
    let standings = standings(year, folders)?;
    let rows: Vec<Vec<Cell>> = standings.iter().map(letter_row).collect();
    let count = rows.len();
    let year_of = year.unwrap_or_else(|| today().year());
    let title =
        year.map_or("发文登记簿".to_owned(), |y| format!("发文登记簿（{y}年）"));
    let above = Above {
        code: "L-37".into(),
        name: "发文登记簿".into(),
        title: title.into(),
        left: "".into(),
        right: "".into(),
        period: Period::Year(year_of),
        has_signatures: true,
    };
    let bytes = xlsx::workbook(&plain(above, LETTER_BOOK, rows), "register")?;
    let mut new = std::fs::File::create_new(file).map_err(Error::disk("写入", file))?;
    std::io::Write::write_all(&mut new, &bytes).map_err(Error::disk("写入", file))?;
    screen.say(&format!("已导出 {count} 行到 {}\n", file.display()));
    Ok(Ending::Clean)
}

/// One row of the 发文登记簿.
fn letter_row(standing: &Standing) -> Vec<Cell> {
    let letter = standing.entry.letter.clone().unwrap_or_default();
    let number = standing.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let annexes = usize::try_from(letter.annexes).unwrap_or(0);
    vec![
        text_cell(&number),
        text_cell(&letter.title),
        text_cell(standing.entry.doc_type.as_deref().unwrap_or_default()),
        standing.issue_date.map_or(Cell::Blank, Cell::Date),
        text_cell(&letter.addressee),
        text_cell(&letter.approver),
        if annexes == 0 { Cell::Blank } else { count_cell(annexes) },
        text_cell(&letter.cites.join("、")),
        text_cell(standing.state.name()),
        text_cell(&standing.note),
    ]
}

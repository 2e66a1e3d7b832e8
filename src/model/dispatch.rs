//! 发文: the lines of the 发文登记簿 (L-37).

use super::{Day, Letter, RowRef, Text, Town, Value};

/// One document number and the paper that carries it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispatch {
    /// 文号.
    pub number: Text,
    /// Year of the number.
    pub year: i16,
    /// 文种.
    pub doc_type: Text,
    /// 成文日期; `None` for a number without a paper.
    pub date: Option<Day>,
    /// 标题, 主送, 签发人, 附件数, 引用文号.
    pub letter: Letter,
    /// 已发, 作废 or 预留.
    pub state: Text,
    /// Its row of sheet 发文, if it has one.
    pub row: Option<RowRef>,
}

/// The numbers of the register with those of sheet 发文, where the office's own line stands
/// before ours, in the order of series and number.
pub fn dispatches(town: &Town, registered: Vec<Dispatch>) -> Vec<Dispatch> {
    let rows = town.rows_named("发文").map(|row| of_row(town, row));
    let mut all: Vec<Dispatch> = rows.chain(registered).collect();
    all.sort_by(|a, b| key(&a.number).cmp(&key(&b.number)));
    all.dedup_by(|later, earlier| later.number == earlier.number);
    all
}

/// A line of sheet 发文.
fn of_row(town: &Town, row: RowRef) -> Dispatch {
    let value = |header| town.value(row, header);
    let text = |header| match value(header) {
        Value::Blank => Text::default(),
        value => value.to_string().into(),
    };
    let annexes = value("附件数").integer().and_then(|count| u32::try_from(count).ok());
    let state = text("状态");
    let number = text("文号");
    Dispatch {
        year: key(&number).1,
        number,
        doc_type: text("文种"),
        date: value("成文日期").day(),
        letter: Letter {
            title: text("标题"),
            addressee: text("主送"),
            approver: text("签发人"),
            annexes: annexes.unwrap_or(0),
            cites: match value("引用文号") {
                Value::List(numbers) => numbers.to_vec(),
                _ => Vec::new(),
            },
        },
        state: if state.is_empty() { "已发".into() } else { state },
        row: Some(row),
    }
}

/// 代字, year and serial of a number; what is no number stands first, by its text.
fn key(number: &str) -> (&str, i16, u32) {
    let parts = number.split_once('〔').and_then(|(code, rest)| {
        let (year, serial) = rest.split_once('〕')?;
        Some((code, year.parse().ok()?, serial.strip_suffix('号')?.parse().ok()?))
    });
    parts.unwrap_or((number, 0, 0))
}

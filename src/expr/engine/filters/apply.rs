//! What each filter does.

use crate::expr::engine::stage::{Answer, Line};
use crate::expr::engine::thing::Thing;
use crate::expr::engine::{Datum, numerals};
use crate::model::{Decimal, Provenance, RowRef, Value as Cell, strip_sentinels};
use minijinja::{Error, ErrorKind, Value};
use std::sync::Arc;

/// A failure that the office can read.
fn failure(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

/// What a filter stands behind.
fn behind(value: &Value) -> Result<&Thing, Error> {
    Thing::behind(value).ok_or_else(|| failure("这里应当是表里的内容"))
}

/// Changes a value.
pub(super) fn on_value(
    value: &Value,
    change: fn(&Thing, &Datum) -> Datum,
) -> Result<Value, Error> {
    let thing = behind(value)?;
    let datum = thing.datum().ok_or_else(|| failure("这里应当是一个值"))?;
    Ok(thing.with(Answer::value(change(thing, datum))))
}

/// The values of the column that the brackets name, of the rows or of those they link to.
fn cells(thing: &Thing, arguments: &[Value]) -> Result<Vec<Arc<Datum>>, Error> {
    let path = arguments.first().and_then(Value::as_str);
    let path = path.ok_or_else(|| failure("括号里应当是列名"))?;
    let rows = thing.rows().ok_or_else(|| failure("这里应当是若干行"))?;
    let cell = |row: &RowRef| {
        let line = Line { row: Some(*row), blame: Some(*row), path: "".into() };
        let field = |answer, field| match answer {
            Some(Answer::Row(line)) => thing.stage.field(&line, field),
            _ => None,
        };
        match path.split('.').fold(Some(Answer::Row(line)), field) {
            Some(Answer::Value(datum)) => Ok(datum),
            _ => Err(failure("没有这一列")),
        }
    };
    rows.iter().map(cell).collect()
}

/// 须填
pub(super) fn needed(thing: &Thing, datum: &Datum) -> Datum {
    if !datum.text().is_empty() {
        return datum.clone();
    }
    let shown = Some(thing.stage.missing(datum).into());
    let from = datum.from.clone().or_else(|| Some(Provenance::Run("待填".into())));
    Datum { shown, from, ..datum.clone() }
}

/// length: each row by its weight; of a sheet that is not kept, nothing.
pub(super) fn length(value: &Value) -> Result<Value, Error> {
    let thing = behind(value)?;
    let (count, from) = match &thing.answer {
        Answer::Rows(None) => return Ok(thing.with(Answer::value(Datum::default()))),
        Answer::Rows(Some(rows)) => {
            let weights = rows.iter().map(|row| i64::from(thing.stage.weight(*row)));
            (weights.sum(), Provenance::Rows(rows.to_vec()))
        }
        Answer::Values(values, what) => {
            let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
            (count, Provenance::Run(what.clone()))
        }
        _ => return Err(failure("这里应当是若干行")),
    };
    let value = Cell::Integer(count);
    Ok(thing.with(Answer::value(Datum { value, from: Some(from), ..Datum::default() })))
}

/// 合计: exact; money in its column's unit. Of a sheet that is not kept, nothing.
pub(super) fn sum(value: &Value, arguments: &[Value]) -> Result<Value, Error> {
    let thing = behind(value)?;
    if matches!(thing.answer, Answer::Rows(None)) {
        return Ok(thing.with(Answer::value(Datum::default())));
    }
    let cells = cells(thing, arguments)?;
    let mut numbers = cells.iter().filter_map(|datum| datum.number());
    let total = numbers.try_fold(Decimal::from(0), Decimal::checked_add);
    let value = Cell::Number(total.ok_or_else(|| failure("合计太大"))?);
    let from = Some(Provenance::Rows(thing.rows().unwrap_or_default().to_vec()));
    Ok(thing.with(Answer::value(Datum { value, from, ..Datum::default() })))
}

/// 顿号
pub(super) fn joined(value: &Value, arguments: &[Value]) -> Result<Value, Error> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut add = |printed: String| {
        let plain = strip_sentinels(&printed);
        if !plain.is_empty() && texts.iter().all(|(known, _)| *known != plain) {
            texts.push((plain, printed));
        }
    };
    match Thing::behind(value) {
        Some(thing) if thing.rows().is_some() => {
            for datum in cells(thing, arguments)? {
                add(thing.with(Answer::Value(datum)).to_string());
            }
        }
        _ => value.try_iter()?.for_each(|item| add(item.to_string())),
    }
    let texts: Vec<String> = texts.into_iter().map(|(_, printed)| printed).collect();
    Ok(Value::from(texts.join("、")))
}

/// 分组: in the order in which the contents first occur; blanks are the last group.
pub(super) fn grouped(value: &Value, arguments: &[Value]) -> Result<Value, Error> {
    let thing = behind(value)?;
    let rows = thing.rows().unwrap_or_default().iter().copied();
    let mut groups: Vec<(Arc<Datum>, Vec<RowRef>)> = Vec::new();
    for (datum, row) in cells(thing, arguments)?.into_iter().zip(rows) {
        let text = datum.text();
        match groups.iter_mut().find(|(known, _)| known.text() == text) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((datum, vec![row])),
        }
    }
    groups.sort_by_key(|(datum, _)| datum.text().is_empty());
    let group = |(datum, rows): (Arc<Datum>, Vec<RowRef>)| {
        Arc::new(Datum { rows: Some(rows.into()), ..Datum::clone(&datum) })
    };
    let groups = groups.into_iter().map(group).collect();
    Ok(thing.with(Answer::Values(groups, "分组".into())))
}

/// 去句号
pub(super) fn without_end_mark(_: &Thing, datum: &Datum) -> Datum {
    let text = datum.text();
    let is_mark =
        |c: char| matches!(c, '。' | '；' | '，' | '、' | ';' | ',' | '.' | ' ');
    Datum { shown: Some(text.trim_end_matches(is_mark).into()), ..datum.clone() }
}

/// 去序号
pub(super) fn without_ordinal(_: &Thing, datum: &Datum) -> Datum {
    let text = datum.text();
    let is_number =
        |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c);
    let body = text.trim_start_matches(['（', '(']);
    let rest = body.trim_start_matches(is_number);
    let rest = if rest.len() < body.len() {
        rest.strip_prefix(['、', '.', '．', '）', ')'])
    } else {
        None
    };
    // 1.5米 is no ordinal.
    let rest = rest.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let shown = rest.map(|rest| rest.trim_start_matches('、').trim().into());
    Datum { shown: shown.or_else(|| datum.shown.clone()), ..datum.clone() }
}

/// 中文数字: of a loop number, or of a value that is a whole number.
pub(super) fn chinese(value: &Value) -> Result<Value, Error> {
    let spelled = |_: &Thing, datum: &Datum| {
        let number = datum.number().and_then(Decimal::integer);
        let shown = number.map(|number| numerals::ordinal(number).into());
        Datum { shown, ..datum.clone() }
    };
    match value.as_i64() {
        Some(number) => Ok(Value::from(numerals::ordinal(number))),
        None => on_value(value, spelled),
    }
}

/// 绝对值
pub(super) fn absolute(_: &Thing, datum: &Datum) -> Datum {
    let shown = datum.text().trim_start_matches('-').into();
    Datum { shown: Some(shown), ..datum.clone() }
}

/// 大写: of money, whatever its unit; anything else stays.
pub(super) fn capital(_: &Thing, datum: &Datum) -> Datum {
    match datum.value {
        Cell::Money(cents) => {
            Datum { shown: Some(numerals::capital(cents).into()), ..datum.clone() }
        }
        _ => datum.clone(),
    }
}

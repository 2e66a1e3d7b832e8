//! 过滤器: what may stand behind `|` in a template, one entry each.

use super::stage::{Answer, Line};
use super::thing::Thing;
use super::{Datum, Kind, numerals};
use crate::model::{Decimal, Provenance, RowRef, Value as Cell};
use minijinja::{Error, ErrorKind, Value};
use std::sync::Arc;

/// One filter. Its example is its test.
pub struct Filter {
    /// Name.
    pub name: &'static str,
    /// What it does, for the guide.
    pub doc: &'static str,
    /// A template that uses it.
    pub example: &'static str,
    /// What the example prints.
    pub prints: &'static str,
    /// What it may stand behind.
    pub(super) takes: Takes,
    /// What is to be written in brackets.
    pub(super) bracket: Bracket,
    /// What it gives for what it takes.
    pub(super) gives: fn(Kind) -> Kind,
    /// Carries it out.
    pub(super) run: fn(&Value, &[Value]) -> Result<Value, Error>,
}

/// What a filter may stand behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A value from the sheets.
    Value,
    /// A value or a number.
    Number,
    /// Rows.
    Rows,
    /// Rows or values.
    Many,
    /// Rows, with a header in the brackets; or a list of texts, without.
    RowsOrList,
}

/// What is to be written in the brackets of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// Nothing.
    None,
    /// A header of the rows.
    Header,
    /// A header of the rows; nothing behind a list.
    HeaderOfRows,
    /// A number.
    Number,
}

/// All filters.
pub const FILTERS: &[Filter] = &[
    Filter {
        name: "须填",
        doc: "公文少不了的一项：空着时，这一行不进公文；是对象本身或“机关”表空着的，公文不出",
        example: "{{ 单位.主要负责人|须填 }}",
        prints: "赵一",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, needed),
    },
    Filter {
        name: "length",
        doc: "有几行，或有几个；没有这张表的，不知道有几行，什么也不输出",
        example: r#"{{ 选("隐患", "")|length }}条"#,
        prints: "2条",
        takes: Takes::Many,
        bracket: Bracket::None,
        gives: |_| Kind::Value(&[]),
        run: |value, _| length(value),
    },
    Filter {
        name: "合计",
        doc: "各行某一列的合计，空着的不计",
        example: r#"{{ 选("隐患", "")|合计("整改资金") }}万元"#,
        prints: "2.5万元",
        takes: Takes::Rows,
        bracket: Bracket::Header,
        gives: |_| Kind::Value(&[]),
        run: |value, arguments| on_column(value, arguments, sum),
    },
    Filter {
        name: "最早",
        doc: "各行某一列最早的日期",
        example: r#"{{ 选("隐患", "")|最早("发现日期") }}"#,
        prints: "2026年9月1日",
        takes: Takes::Rows,
        bracket: Bracket::Header,
        gives: |_| Kind::Value(&[]),
        run: |value, arguments| on_column(value, arguments, earliest),
    },
    Filter {
        name: "顿号",
        doc: "各行某一列的不同内容，或几段文字，用“、”连起来；空着的略去",
        example: r#"{{ 选("隐患", "")|顿号("隐患部位") }}；{{ ["厨房", 单位.地址]|顿号 }}"#,
        prints: "仓库、厨房；厨房",
        takes: Takes::RowsOrList,
        bracket: Bracket::HeaderOfRows,
        gives: |_| Kind::Text,
        run: joined,
    },
    Filter {
        name: "前",
        doc: "最前面几行",
        example: r#"{{ 选("隐患", "")|前(1)|顿号("隐患部位") }}"#,
        prints: "仓库",
        takes: Takes::Rows,
        bracket: Bracket::Number,
        gives: |kind| kind,
        run: first,
    },
    Filter {
        name: "分组",
        doc: "把若干行按某一列的内容分成组：组本身输出这项内容，“组.行”是这一组的行",
        example: r#"{% for 组 in 选("隐患", "")|分组("单位.行业领域") %}{{ 组 }}{{ 组.行|length }}条{% endfor %}"#,
        prints: "商贸2条",
        takes: Takes::Rows,
        bracket: Bracket::Header,
        gives: |kind| if let Kind::Rows(sheets) = kind { Kind::Groups(sheets) } else { kind },
        run: grouped,
    },
    Filter {
        name: "去句号",
        doc: "去掉末尾的标点，以便接着往下写",
        example: r#"{{ 选("隐患", "")[0].隐患内容|去句号 }}；"#,
        prints: "灭火器过期；",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, without_end_mark),
    },
    Filter {
        name: "中文数字",
        doc: "写成一、二、三",
        example: r#"{% for 隐患 in 选("隐患", "") %}（{{ loop.index|中文数字 }}）{% endfor %}"#,
        prints: "（一）（二）",
        takes: Takes::Number,
        bracket: Bracket::None,
        gives: |kind| if kind == Kind::Number { Kind::Text } else { kind },
        run: |value, _| chinese(value),
    },
    Filter {
        name: "绝对值",
        doc: "去掉负号，用来写“减少几条”",
        example: r#"{{ 单位.积分|绝对值 }}分"#,
        prints: "2.5分",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, |_, datum| Ok(absolute(datum))),
    },
    Filter {
        name: "大写",
        doc: "金额大写",
        example: r#"{{ 选("隐患", "")[0].整改资金|大写 }}"#,
        prints: "壹万伍仟元整",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, |_, datum| Ok(capital(datum))),
    },
];

/// A failure that the office can read.
fn failure(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

/// Does something with a value.
fn on_value(
    value: &Value,
    change: fn(&Thing, &Datum) -> Result<Datum, Error>,
) -> Result<Value, Error> {
    let thing = Thing::behind(value).ok_or_else(|| failure("这里应当是表里的一个值"))?;
    let datum = thing.datum().ok_or_else(|| failure("这里应当是一个值"))?;
    Ok(thing.with(Answer::value(change(thing, datum)?)))
}

/// Does something with one column of rows.
fn on_column(
    value: &Value,
    arguments: &[Value],
    gather: fn(&[Arc<Datum>], &[RowRef]) -> Result<Datum, Error>,
) -> Result<Value, Error> {
    let thing = Thing::behind(value).ok_or_else(|| failure("这里应当是若干行"))?;
    if matches!(thing.answer, Answer::Rows(None)) {
        return Ok(thing.with(Answer::value(Datum::default())));
    }
    let values = column(thing, arguments)?;
    let rows = thing.rows().unwrap_or_default();
    Ok(thing.with(Answer::value(gather(&values, rows)?)))
}

/// The values of the column that the brackets name.
fn column(thing: &Thing, arguments: &[Value]) -> Result<Vec<Arc<Datum>>, Error> {
    let header = arguments.first().and_then(Value::as_str);
    let header = header.ok_or_else(|| failure("括号里应当是列名"))?;
    let rows = thing.rows().ok_or_else(|| failure("这里应当是若干行"))?;
    let value = |row: &RowRef| {
        let line = Line { row: Some(*row), blame: Some(*row), path: "".into() };
        let field = |answer, field| match answer {
            Some(Answer::Row(line)) => thing.stage.field(&line, field),
            _ => None,
        };
        match header.split('.').fold(Some(Answer::Row(line)), field) {
            Some(Answer::Value(datum)) => Ok(datum),
            _ => Err(failure("没有这一列")),
        }
    };
    rows.iter().map(value).collect()
}

/// 须填
fn needed(thing: &Thing, datum: &Datum) -> Result<Datum, Error> {
    let mut datum = datum.clone();
    if datum.text().is_empty() {
        datum.shown = Some(thing.stage.missing(&datum).into());
        datum.from = datum.from.or(Some(Provenance::Run("待填".into())));
    }
    Ok(datum)
}

/// length
fn length(value: &Value) -> Result<Value, Error> {
    let thing = Thing::behind(value).ok_or_else(|| failure("这里应当是若干行"))?;
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

/// 合计: exact; money keeps its unit.
fn sum(values: &[Arc<Datum>], rows: &[RowRef]) -> Result<Datum, Error> {
    let mut total = Decimal::from(0);
    for number in values.iter().filter_map(|datum| datum.number()) {
        total = total.checked_add(number).ok_or_else(|| failure("合计太大"))?;
    }
    let from = Some(Provenance::Rows(rows.to_vec()));
    Ok(Datum { value: Cell::Number(total), from, ..Datum::default() })
}

/// 最早
fn earliest(values: &[Arc<Datum>], _: &[RowRef]) -> Result<Datum, Error> {
    let days = values.iter().filter(|datum| datum.value.day().is_some());
    let first = days.min_by_key(|datum| datum.value.day());
    Ok(first.map(|datum| Datum::clone(datum)).unwrap_or_default())
}

/// 顿号
fn joined(value: &Value, arguments: &[Value]) -> Result<Value, Error> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut add = |plain: String, printed: String| {
        if !plain.is_empty() && texts.iter().all(|(known, _)| *known != plain) {
            texts.push((plain, printed));
        }
    };
    match Thing::behind(value) {
        Some(thing) if thing.rows().is_some() => {
            for datum in column(thing, arguments)? {
                let plain = datum.text();
                add(plain, thing.with(Answer::Value(datum)).to_string());
            }
        }
        _ => {
            for item in value.try_iter()? {
                let printed = item.to_string();
                add(crate::model::strip_sentinels(&printed), printed);
            }
        }
    }
    let texts: Vec<String> = texts.into_iter().map(|(_, printed)| printed).collect();
    Ok(Value::from(texts.join("、")))
}

/// 前
fn first(value: &Value, arguments: &[Value]) -> Result<Value, Error> {
    let thing = Thing::behind(value).ok_or_else(|| failure("这里应当是若干行"))?;
    let rows = thing.rows().ok_or_else(|| failure("这里应当是若干行"))?;
    let count = arguments.first().and_then(Value::as_usize).unwrap_or(rows.len());
    Ok(thing.with(Answer::Rows(Some(rows.iter().take(count).copied().collect()))))
}

/// 分组: in the order in which the contents first occur; blanks are a group too.
fn grouped(value: &Value, arguments: &[Value]) -> Result<Value, Error> {
    let thing = Thing::behind(value).ok_or_else(|| failure("这里应当是若干行"))?;
    let rows = thing.rows().unwrap_or_default().iter().copied();
    let mut groups: Vec<(Arc<Datum>, Vec<RowRef>)> = Vec::new();
    for (datum, row) in column(thing, arguments)?.into_iter().zip(rows) {
        let text = datum.text();
        match groups.iter_mut().find(|(known, _)| known.text() == text) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((datum, vec![row])),
        }
    }
    let group = |(datum, rows): (Arc<Datum>, Vec<RowRef>)| {
        Arc::new(Datum { rows: Some(rows.into()), ..Datum::clone(&datum) })
    };
    let groups: Vec<Arc<Datum>> = groups.into_iter().map(group).collect();
    Ok(thing.with(Answer::Values(groups.into(), "分组".into())))
}

/// 去句号
fn without_end_mark(_: &Thing, datum: &Datum) -> Result<Datum, Error> {
    let text = datum.text();
    let is_mark = |c: char| matches!(c, '。' | '；' | '，' | '、' | ';' | ',' | '.' | ' ');
    Ok(Datum { shown: Some(text.trim_end_matches(is_mark).into()), ..datum.clone() })
}

/// 中文数字
fn chinese(value: &Value) -> Result<Value, Error> {
    match value.as_i64() {
        Some(number) => Ok(Value::from(numerals::ordinal(number))),
        None => on_value(value, |_, datum| {
            let number = datum.number().and_then(Decimal::integer);
            let number = number.ok_or_else(|| failure("这里应当是整数"))?;
            Ok(Datum { shown: Some(numerals::ordinal(number).into()), ..datum.clone() })
        }),
    }
}

/// 绝对值
fn absolute(datum: &Datum) -> Datum {
    let shown = datum.text().trim_start_matches('-').into();
    Datum { shown: Some(shown), ..datum.clone() }
}

/// 大写: of money, whatever its unit; a blank stays blank.
fn capital(datum: &Datum) -> Datum {
    match datum.value {
        Cell::Money(cents) => {
            Datum { shown: Some(numerals::capital(cents).into()), ..datum.clone() }
        }
        _ => datum.clone(),
    }
}

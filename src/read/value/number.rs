//! Whole numbers, decimals and money.

use super::{Context, Reading};
use crate::catalog::ColumnDecl;
use crate::model::{Decimal, Value, small_number};
use crate::read::raw::Raw;
use std::borrow::Cow;

/// A count ≥ 0, in the column's range; a unit behind it is dropped.
pub(super) fn whole(text: &str, column: &ColumnDecl) -> Reading {
    match amount(text) {
        Amount::Exact(_, how) if is_multiple(how) => {
            Reading::unknown(text, "E-ASK-COUNT", "应写成数字")
        }
        Amount::Exact(number, how) => match number.integer().filter(|n| *n >= 0) {
            Some(n) if !is_in(column.range, n) => {
                let (least, most) = column.range.unwrap_or_default();
                Reading::unknown(text, "E-ENUM", format!("{least} 至 {most}"))
            }
            Some(n) => noted(Value::Integer(n), how),
            None => Reading::unknown(text, "E-ASK-COUNT", "应为不小于 0 的整数"),
        },
        Amount::Vague => Reading::unknown(text, "E-ASK-COUNT", "不是确数"),
    }
}

/// Whether a number lies in a range, if there is one.
fn is_in(range: Option<(i64, i64)>, number: i64) -> bool {
    range.is_none_or(|(least, most)| (least..=most).contains(&number))
}

/// A decimal number.
pub(super) fn decimal(text: &str) -> Reading {
    match amount(text) {
        Amount::Exact(number, "%") => {
            Reading::noted(Value::Number(number), "E-PERCENT", number.to_string())
        }
        Amount::Exact(number, how) => noted(Value::Number(number), how),
        Amount::Vague => Reading::unknown(text, "E-ASK-COUNT", "不是确数"),
    }
}

/// A number of which nothing is told yet, told of where its digits are full width.
pub(super) fn with_width(reading: Reading, raw: Raw) -> Reading {
    let is_wide =
        matches!(raw, Raw::Text(text) if text.contains(|c| ('０'..='９').contains(&c)));
    match reading.note {
        None if is_wide => {
            let says = reading.value.to_string();
            Reading::noted(reading.value, "E-NUMBER-TEXT", says)
        }
        _ => reading,
    }
}

/// Money in 分: unit of the cell, else of the header, else of the column.
pub(super) fn money(text: &str, column: &ColumnDecl, context: &Context) -> Reading {
    let Amount::Exact(number, how) = amount(text) else {
        return Reading::unknown(text, "E-ASK-COUNT", "不是确数");
    };
    let own = match how {
        "万元" | "万" => Some(1_000_000),
        "元" | "块" => Some(100),
        _ => None,
    };
    let header =
        context.header_unit.map(|unit| if unit == "万元" { 1_000_000 } else { 100 });
    let unit = own.or(header).unwrap_or_else(|| column.cents());
    if own.is_none() && unit == 1_000_000 && number >= Decimal::from(10_000) {
        let says = format!("是 {number} 万元，还是 {number} 元");
        return Reading::unknown(text, "E-ASK-UNIT", says);
    }
    let (digits, scale) = number.parts();
    let cents = digits.checked_mul(unit).and_then(|cents| {
        let divisor = 10_i64.checked_pow(u32::from(scale))?;
        (cents % divisor == 0).then_some(cents / divisor)
    });
    match cents {
        Some(cents) if own.is_some_and(|own| own != column.cents()) => {
            Reading::noted(Value::Money(cents), "E-MONEY-UNIT", format!("{number}{how}"))
        }
        Some(cents) => Reading::plain(Value::Money(cents)),
        None => Reading::unknown(text, "E-ASK-COUNT", "金额应当精确到分"),
    }
}

/// A number in words or digits.
enum Amount<'t> {
    /// The number and the unit behind it.
    Exact(Decimal, &'t str),
    /// 约20, 20余, 2-3, 若干.
    Vague,
}

/// Reads digits with separators and a unit, or Han numerals.
fn amount(text: &str) -> Amount<'_> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '，');
    let (digits, unit) = text.split_at(text.find(|c| !is_digit(c)).unwrap_or(text.len()));
    let unit = unit.trim();
    let is_parted = digits.contains([',', '，']);
    let plain = match digits {
        digits if is_parted => digits.replace([',', '，'], "").into(),
        digits => Cow::Borrowed(digits),
    };
    let is_unit =
        unit.chars().count() <= 3 && !unit.contains(|c: char| c.is_ascii_digit());
    let vague = ["余", "多", "左右", "约", "-", "~", "～", "几"];
    if let Ok(number) = plain.parse::<Decimal>() {
        let is_vague = vague.iter().any(|word| unit.contains(word)) || !is_unit;
        let how = if unit.is_empty() && is_parted { "千分位" } else { unit };
        return if is_vague { Amount::Vague } else { Amount::Exact(number, how) };
    }
    match (small_number(text), in_han(text)) {
        (Some(number), _) => Amount::Exact(Decimal::from(number), "汉字数"),
        (None, Some((number, unit))) => Amount::Exact(Decimal::from(number), unit),
        (None, None) => Amount::Vague,
    }
}

/// 两条, 十二处, 三万元: a number in Han and what is counted.
fn in_han(text: &str) -> Option<(i64, &str)> {
    const UNITS: [&str; 20] = [
        "条", "处", "个", "家", "人", "户", "次", "名", "项", "起", "份", "件", "座",
        "台", "辆", "人次", "万元", "万", "元", "天",
    ];
    UNITS
        .iter()
        .copied()
        .find_map(|unit| Some((small_number(text.strip_suffix(unit)?.trim())?, unit)))
}

/// Whether what stands behind a number multiplies it, as in 3万.
fn is_multiple(how: &str) -> bool {
    how.starts_with(['百', '千', '万', '亿']) && how != "千分位"
}

/// Notes a number that was not written as one.
fn noted(value: Value, how: &str) -> Reading {
    if how.is_empty() {
        return Reading::plain(value);
    }
    let says = value.to_string();
    Reading::noted(value, "E-NUMBER-TEXT", says)
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use crate::model::Value;
    use crate::read::raw::Raw;
    use crate::read::value::tests::reading;

    fn whole(text: &str) -> (String, Option<&'static str>) {
        reading("检查", "发现隐患数", Raw::Text(text))
    }

    #[test]
    fn counts_are_read_with_units_and_in_han() {
        for (text, number) in
            [("3家", "3"), ("1,200", "1200"), ("十二", "12"), ("壹", "1"), ("0", "0")]
        {
            assert_eq!(whole(text).0, number, "{text}");
        }
        for (text, number) in [("两条", "2"), ("两处", "2"), ("十二条", "12")] {
            assert_eq!(whole(text), (number.into(), Some("E-NUMBER-TEXT")), "{text}");
        }
        let money = |text| reading("隐患", "整改资金", Raw::Text(text)).0;
        assert_eq!(money("三万元"), money("30000元"));
        for text in ["3万", "三万", "两三条", "十余处", "一些", "一般"] {
            assert_eq!(whole(text).1, Some("E-ASK-COUNT"), "{text}");
        }
        for text in ["约20", "20余", "2-3", "若干", "-1", "1.5"] {
            assert_eq!(whole(text).1, Some("E-ASK-COUNT"), "{text}");
        }
        for text in ["3家", "1,200", "１２", "十二"] {
            assert_eq!(whole(text).1, Some("E-NUMBER-TEXT"), "{text}");
        }
        assert_eq!(whole("12").1, None);
        let percent = decimal("95%");
        assert_eq!(percent.note.map(|note| note.code), Some("E-PERCENT"));
        assert_eq!(decimal("1.50").value, Value::Number("1.5".parse().unwrap()));
    }

    #[test]
    fn a_year_is_a_year() {
        for (text, code) in
            [("2026", None), ("2026年度", Some("E-NUMBER-TEXT")), ("26", Some("E-ENUM"))]
        {
            let raw = Raw::Text(text);
            assert_eq!(reading("投入", "所属年度", raw).1, code, "{text}");
        }
    }
}

//! 建议值: what can be written in a cell instead, so that it says the same without a word.

use super::{Context, Note, Reading, read};
use crate::catalog::ColumnDecl;
use crate::model::{Decimal, Text, Value};
use crate::read::raw::Raw;

/// What can stand in a cell of which something is told: what was meant by it, else the value as
/// it was understood. Only what is read back silently and as the same is certain enough;
/// numbers of persons are never written down.
pub(in crate::read) fn proposal(
    reading: &Reading,
    column: &ColumnDecl,
    context: &Context,
) -> Option<Text> {
    let is_asked = |note: &&Note| note.code.starts_with("E-ASK-");
    reading.note.as_ref().filter(|note| !column.is_private() && !is_asked(note))?;
    let meant = reading.offer.clone();
    let text = meant.or_else(|| written(&reading.value, column, context))?;
    let again = read(Raw::Text(&text), column, context);
    let is_same = reading.offer.is_some() || again.value == reading.value;
    let is_all = again.also == reading.also;
    (again.note.is_none() && is_same && is_all).then(|| text.into())
}

/// A value as an office should write it; nothing for what has no form of its own.
fn written(value: &Value, column: &ColumnDecl, context: &Context) -> Option<String> {
    match value {
        Value::Date(day) => Some(format!("{}-{}-{}", day.year(), day.month(), day.day())),
        Value::Moment(at) => {
            let (date, time) = (at.date(), at.time());
            let day = format!("{}-{}-{}", date.year(), date.month(), date.day());
            Some(format!("{day} {:02}:{:02}", time.hour(), time.minute()))
        }
        Value::Money(cents) => {
            let unit = context.header_unit.unwrap_or(&column.unit);
            let digits = if unit == "万元" { 6 } else { 2 };
            Some(Decimal::new(*cents, digits).to_string())
        }
        Value::Text(_)
        | Value::List(_)
        | Value::Integer(_)
        | Value::Number(_)
        | Value::Period(_)
        | Value::YesNo(_) => Some(value.to_string()),
        Value::Blank
        | Value::NotApplicable
        | Value::Nothing
        | Value::Unknown(_)
        | Value::Link(_)
        | Value::Links(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Raw, proposal, read};
    use crate::catalog::Catalog;
    use jiff::civil::date;

    #[test]
    fn a_proposal_says_the_same_in_good_form() {
        let catalog = Catalog::load(None).unwrap();
        let context = Context {
            year: 2026,
            year_from: "统计截止日",
            from: Some(date(2026, 3, 10)),
            header_unit: None,
            today: date(2026, 10, 31),
        };
        let (number, text) = (Raw::Number, Raw::Text);
        for (sheet, header, raw, said) in [
            ("检查", "检查日期", text("26.3.5"), Some("2026-3-5")),
            ("检查", "检查日期", number("3.19"), Some("2026-3-19")),
            ("检查", "检查日期", text("2026.2.30"), None),
            ("检查", "检查日期", text("2026-3-5"), None),
            ("检查", "发现隐患数", text("12处"), Some("12")),
            ("检查", "发现隐患数", text("约20"), None),
            ("检查", "检查人员", text("卫东等3人"), None),
            ("隐患", "整改完成日期", text("已整改（10.12）"), None),
            ("隐患", "整改资金", text("5000元"), Some("0.5")),
            (
                "单位",
                "统一社会信用代码",
                text("9135O100M000100Y43"),
                Some("91350100M000100Y43"),
            ),
            ("单位", "统一社会信用代码", text("91350100M000100Y44"), None),
            ("督办", "文号", text("兰政发[2026]05号"), Some("兰政发〔2026〕5号")),
            ("人员", "身份证号", text("110101199003070012"), None),
        ] {
            let sheet = catalog.sheets.iter().find(|s| &*s.name == sheet).unwrap();
            let column = sheet.column(header).unwrap();
            let reading = read(raw, column, &context);
            let made = proposal(&reading, column, &context);
            assert_eq!(made.as_deref(), said, "{header} {raw:?}");
        }
    }
}

//! C-20: numbers typed in 合计 and 小计 rows against our own sums (`systems.md` §6).

use super::desk::Desk;
use crate::model::{AsideReason, Decimal, Finding, Row, Text, Value};
use std::collections::BTreeMap;

/// A row of a worksheet: a total, or one that it may sum.
type Line<'a> = (&'a Row, bool);

/// One finding for each typed number that is no sum of the rows around it.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let numbers: Vec<usize> = desk
        .columns()
        .filter(|(_, column)| column.kind.is_number())
        .map(|(at, _)| at)
        .collect();
    let mut findings = Vec::new();
    for lines in worksheets(desk).values() {
        let totals = lines.iter().enumerate().filter(|(_, (_, is_total))| *is_total);
        for (place, (row, _)) in totals {
            for column in numbers.iter().copied() {
                findings.extend(judge(desk, (lines, place), (row, column)));
            }
        }
    }
    findings
}

/// The rows of each worksheet that has totals, in order. What the office typed is summed, so
/// rows that were set aside for a fault count, too.
fn worksheets<'a>(desk: &Desk<'a>) -> BTreeMap<(&'a Text, &'a Text), Vec<Line<'a>>> {
    let mut worksheets: BTreeMap<_, Vec<Line>> = BTreeMap::new();
    let aside = desk.sheet.aside.iter().filter_map(|aside| match aside.reason {
        AsideReason::Total => Some((&aside.row, true)),
        AsideReason::Required(_) | AsideReason::Merged | AsideReason::Conflict(..) => {
            Some((&aside.row, false))
        }
        _ => None,
    });
    let kept = desk.sheet.rows.iter().map(|row| (row, false));
    for line in kept.chain(aside) {
        let source = &desk.world.town.sources[line.0.source as usize];
        if source.run.is_empty() {
            let key = (&source.workbook, &source.worksheet);
            worksheets.entry(key).or_default().push(line);
        }
    }
    worksheets.retain(|_, lines| lines.iter().any(|(_, is_total)| *is_total));
    for lines in worksheets.values_mut() {
        lines.sort_by_key(|(row, _)| row.number);
    }
    worksheets
}

/// The finding on one number: right is the sum of the rows since the last total, of all rows
/// above, or of all rows of the worksheet.
fn judge(
    desk: &Desk,
    (lines, place): (&[Line], usize),
    (row, column): (&Row, usize),
) -> Option<Finding> {
    let typed = amount(row.get(column)).filter(|_| row.get(column).is_given())?;
    let above = &lines[..place];
    let since = above.iter().rposition(|(_, is_total)| *is_total).map_or(0, |at| at + 1);
    let sums = [&above[since..], above, lines].map(|lines| sum(lines, column));
    let known: Vec<Decimal> = sums.into_iter().flatten().collect();
    if known.is_empty() || known.contains(&typed) {
        return None;
    }
    // 总计 right below 小计 has no rows of its own.
    let ours = match place {
        0 => sums[2],
        _ if since == place => sums[1],
        _ => sums[0].or(sums[1]),
    };
    let ours = ours.unwrap_or(known[0]).to_string();
    let typed = typed.to_string();
    let words = [("列", desk.header(column)), ("写作", &typed), ("应为", &ours)];
    Some(desk.raise("C-20", &words, (row, column)))
}

/// The sum of a column; nothing where a cell is not known.
fn sum(lines: &[Line], column: usize) -> Option<Decimal> {
    let mut rows = lines.iter().filter(|(_, is_total)| !is_total);
    rows.try_fold(Decimal::default(), |sum, (row, _)| {
        amount(row.get(column)).and_then(|value| sum.checked_add(value))
    })
}

/// The number of a cell, money in 元, zero where there is none; nothing where it is not known.
fn amount(value: &Value) -> Option<Decimal> {
    match value {
        Value::Unknown(_) => None,
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Number(number) => Some(*number),
        Value::Money(cents) => Some(Decimal::new(*cents, 2)),
        _ => Some(Decimal::default()),
    }
}

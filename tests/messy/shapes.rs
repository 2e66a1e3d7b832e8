//! What thirty hands do to a clean table: each a known change after which the records are
//! the same.

use super::clean::{Clean, Messy};
use crate::support::Page;
use zhenwen::catalog::ColumnType;

/// A change: its name, and the mess it makes of a table; nothing where it does not apply.
pub(super) type Shape = (&'static str, fn(&Clean) -> Option<Messy>);

/// Changes of what stands around the rows of a table.
pub(super) const AROUND: &[Shape] = &[
    ("as it is", |clean| one(clean.page(), &[])),
    ("worksheet named Sheet1", |clean| {
        one(Page { name: "Sheet1".into(), ..clean.page() }, &[])
    }),
    ("title over the whole width", |clean| {
        one(below(clean.page(), &["兰台镇台账（2026年）"], true), &[])
    }),
    ("title, blank row, line of the office", |clean| {
        one(
            below(clean.page(), &["兰台镇2026年台账", "", "填报单位：兰台镇"], false),
            &[],
        )
    }),
    ("header on the fifteenth row", |clean| {
        one(below(clean.page(), &["说明文字"; 14], false), &[])
    }),
    ("header far down behind a blank row", |clean| {
        let lines = [vec!["说明文字"; 30], vec![""]].concat();
        one(below(clean.page(), &lines, false), &[])
    }),
    ("footer", |clean| {
        let foot = ["填报人：甲一", "审核人：乙二", "注：以上数据截至10月31日"];
        one(above(clean.page(), &foot), &[])
    }),
    ("footer below a blank row", |clean| {
        one(above(clean.page(), &["", "填表人：甲一"]), &[])
    }),
    ("total that adds up", |clean| one(with_total(clean, "合 计", 0)?, &[])),
    ("total that does not", |clean| one(with_total(clean, "总计", 1)?, &["C-20"])),
    ("subtotals of a page", |clean| {
        let mut page = with_total(clean, "本页合计", 0)?;
        let total = page.rows.last()?.clone();
        page.rows.push(total);
        one(page, &[])
    }),
    ("row of zero report", |clean| one(above(clean.page(), &["零报告"]), &[])),
    ("row struck out", |clean| {
        let mut page = clean.page();
        page.rows[0].push("备注".into());
        let mut struck = page.rows[1].clone();
        struck.push("删除".into());
        page.rows.push(struck);
        one(page, &["E-DELETED"])
    }),
    ("side notes right of the table", |clean| {
        let mut page = clean.page();
        page.rows[1].extend([String::new(), "已与站所核对".into()]);
        one(page, &[])
    }),
    ("empty worksheets in between", |clean| {
        let empty = |name: &str| Page { name: name.into(), ..Page::default() };
        let pages = vec![empty("Sheet1"), clean.page(), empty("Sheet3")];
        Some(Messy { files: vec![("case.xlsx".into(), pages)], codes: Vec::new() })
    }),
    ("hidden worksheet", |clean| {
        let pages = vec![Page::default(), Page { is_hidden: true, ..clean.page() }];
        let pages = pages.into_iter().zip(["封面", clean.sheet]);
        let pages =
            pages.map(|(page, name)| Page { name: name.into(), ..page }).collect();
        Some(Messy { files: vec![("case.xlsx".into(), pages)], codes: vec!["E-HIDDEN"] })
    }),
    ("in a folder", |clean| {
        let path = "2026年10月/上报/台账（定稿）.xlsx".into();
        Some(Messy { files: vec![(path, vec![clean.page()])], codes: Vec::new() })
    }),
    ("one workbook a row", |clean| Some(split(clean, 1))),
    ("two workbooks in other orders", |clean| Some(split(clean, 2))),
    ("another table below", |clean| {
        let stages = "方案|阶段名称|起始日期|终止日期";
        let mut page = above(clean.page(), &["", "附：阶段安排", stages]);
        let cells = stages.split('|').map(str::to_owned).collect();
        *page.rows.last_mut()? = cells;
        one(page, &[])
    }),
];

/// One workbook of one worksheet.
#[allow(clippy::unnecessary_wraps, reason = "a change that does not apply gives none")]
pub(super) fn one(page: Page, codes: &[&'static str]) -> Option<Messy> {
    Some(Clean::alone(page, codes))
}

/// The table below some lines, which are merged over its width or not.
fn below(mut page: Page, lines: &[&str], is_merged: bool) -> Page {
    let width = page.rows[0].len();
    if is_merged {
        page.merges.extend((0..lines.len()).map(|row| ((row, 0), (row, width - 1))));
    }
    page.rows.splice(0..0, lines.iter().map(|line| vec![(*line).to_owned()]));
    page
}

/// The table above some lines.
fn above(mut page: Page, lines: &[&str]) -> Page {
    page.rows.extend(lines.iter().map(|line| vec![(*line).to_owned()]));
    page
}

/// The table with one more column, the first.
pub(super) fn with_first(mut page: Page, cells: &[&str]) -> Page {
    for (row, cell) in page.rows.iter_mut().zip(cells) {
        row.insert(0, (*cell).to_owned());
    }
    page
}

/// Whether a column holds whole numbers.
pub(super) fn is_whole(clean: &Clean) -> impl Fn(usize) -> bool {
    |at| clean.is(at, |kind| matches!(kind, ColumnType::Int | ColumnType::Num))
}

/// The table with a total of its whole numbers, more by some.
fn with_total(clean: &Clean, word: &str, more: i64) -> Option<Page> {
    let columns: Vec<usize> =
        (0..clean.headers.len()).filter(|at| is_whole(clean)(*at)).collect();
    columns.first()?;
    let mut total = vec![String::new(); clean.headers.len()];
    word.clone_into(&mut total[0]);
    for at in columns {
        let numbers =
            clean.rows.iter().map(|row| row[at].trim_start_matches('#').parse::<i64>());
        let sum: i64 = numbers.map(Result::unwrap).sum();
        total[at] = format!("#{}", sum + more);
    }
    let mut page = clean.page();
    page.rows.push(total);
    Some(page)
}

/// The rows dealt out to workbooks, every second one with its columns turned round.
fn split(clean: &Clean, rows: usize) -> Messy {
    let chunks = clean.rows.chunks(rows).enumerate();
    let files = chunks.map(|(at, rows)| {
        let mut part = Clean { rows: rows.to_vec(), ..clean.clone() };
        if at % 2 == 1 {
            part.headers.reverse();
            part.rows.iter_mut().for_each(|row| row.reverse());
        }
        (format!("第{at}组.xlsx"), vec![part.page()])
    });
    Messy {
        files: files.collect(),
        codes: if rows == 1 { same_check(clean) } else { Vec::new() },
    }
}

/// Rows of 检查隐患 tell of one check in several workbooks.
fn same_check(clean: &Clean) -> Vec<&'static str> {
    if clean.sheet == "检查隐患" { vec!["E-SAME-MERGED"] } else { Vec::new() }
}

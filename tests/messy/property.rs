//! Property: a clean table, scrambled in many ways at once, gives the same records, in every
//! kind of file.

use super::clean::{Clean, account_closes, records, tables, told};
use super::headers::aliased;
use super::{BASE, shapes::with_first};
use crate::support::kinds::{Grid, file};
use crate::support::office::catalog;
use crate::support::{Page, book, workbook};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::test_runner::{Config, TestRunner};
use std::path::Path;
use tempfile::TempDir;
use zhenwen::read::read_with;

/// Kinds of files that a table may come in; those behind the last xlsx hold one worksheet.
const KINDS: &[&str] = &["xlsx", "xlsx", "xlsx", "csv", "html", "ods", "xls"];

/// How a table is scrambled.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a change of its own")]
struct Scramble {
    /// Which table.
    table: usize,
    /// Its columns in another order.
    order: Vec<usize>,
    /// How many lines stand above it.
    titles: usize,
    /// Which aliases its headers are.
    alias: Option<usize>,
    /// Whether rows are numbered.
    is_numbered: bool,
    /// Whether the header is said again behind the second row.
    is_repeated: bool,
    /// Whether villages and units are merged over the rows that have the same.
    is_merged: bool,
    /// Into how many rows a workbook it is split.
    rows: usize,
    /// Whether a line of the office stands below it.
    has_footer: bool,
    /// Kind of its files.
    kind: &'static str,
}

/// Any scramble of any table.
fn scrambles() -> impl Strategy<Value = Scramble> {
    let count = tables().len();
    let flags = vec(any::<bool>(), 4);
    let kinds = proptest::sample::select(KINDS);
    let table = (0..count).prop_flat_map(|table| {
        let width = tables()[table].headers.len();
        (Just(table), Just((0..width).collect::<Vec<_>>()).prop_shuffle())
    });
    let alias = proptest::option::of(0_usize..3);
    (table, 0_usize..4, alias, flags, 1_usize..5, kinds).prop_map(
        |((table, order), titles, alias, flags, rows, kind)| Scramble {
            table,
            order,
            titles,
            alias,
            is_numbered: flags[0],
            is_repeated: flags[1],
            is_merged: flags[2] && kind != "csv",
            has_footer: flags[3],
            rows,
            kind,
        },
    )
}

/// The worksheets of a scrambled table.
fn pages(how: &Scramble, clean: &Clean) -> Vec<Page> {
    let pick =
        |cells: &Vec<String>| how.order.iter().map(|at| cells[*at].clone()).collect();
    let mut turned = clean.clone();
    turned.headers = pick(&clean.headers);
    turned.rows = clean.rows.iter().map(pick).collect();
    // Equal rows of 检查隐患 in two workbooks are one check, which is another table.
    let rows = if clean.sheet == "检查隐患" { turned.rows.len() } else { how.rows };
    let chunks = turned.rows.chunks(rows).map(<[Vec<String>]>::to_vec);
    chunks.map(|rows| page(how, &Clean { rows, ..turned.clone() })).collect()
}

/// One worksheet of a scrambled table.
fn page(how: &Scramble, part: &Clean) -> Page {
    let mut page = match how.alias {
        Some(number) => aliased(part, number),
        None => part.page(),
    };
    "Sheet1".clone_into(&mut page.name);
    if how.is_merged {
        merge(&mut page, part);
    }
    if how.is_numbered {
        let numbers: Vec<String> = std::iter::once("序号".to_owned())
            .chain((1..9).map(|n| format!("#{n}")))
            .collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        page = with_first(page, &numbers);
        page.merges.iter_mut().for_each(|((_, first), (_, last))| {
            *first += 1;
            *last += 1;
        });
    }
    if how.is_repeated && page.merges.is_empty() && page.rows.len() > 3 {
        let head = page.rows[0].clone();
        page.rows.insert(3, head);
    }
    for _ in 0..how.titles {
        page.rows.insert(0, vec!["兰台镇台账".to_owned()]);
    }
    let down = how.titles;
    page.merges.iter_mut().for_each(|((first, _), (last, _))| {
        *first += down;
        *last += down;
    });
    if how.has_footer {
        page.rows.push(vec!["填报人：甲一".to_owned()]);
    }
    page
}

/// Merges the cells of villages and units that say what the cell above says.
fn merge(page: &mut Page, part: &Clean) {
    let named = |header: &String| ["村名", "单位名称"].contains(&header.as_str());
    let columns = (0..part.headers.len()).filter(|at| named(&part.headers[*at]));
    for column in columns.collect::<Vec<_>>() {
        let mut from = 0;
        for row in 1..=part.rows.len() {
            let is_same = row < part.rows.len()
                && part.rows[row][column] == part.rows[from][column];
            if is_same {
                page.rows[row + 1][column].clear();
                continue;
            }
            if row - from > 1 {
                let (first, last) = (from + 1, row);
                page.merges.push(((first, column), (last, column)));
            }
            from = row;
        }
    }
}

/// Writes worksheets as files of a kind, each in a workbook of its own.
fn write(folder: &Path, kind: &str, pages: &[Page]) {
    for (at, page) in pages.iter().enumerate() {
        let path = folder.join(format!("第{at}组.{kind}"));
        if kind == "xlsx" {
            book(&path, std::slice::from_ref(page));
            continue;
        }
        let lines: Vec<String> = page.rows.iter().map(|row| row.join("|")).collect();
        let merges: Vec<[u16; 4]> = page
            .merges
            .iter()
            .map(|((top, left), (bottom, right))| {
                [top, left, bottom, right].map(|place| u16::try_from(*place).unwrap())
            })
            .collect();
        let table = lines.join("\n");
        let grid =
            Grid { name: &page.name, is_hidden: false, table: &table, merges: &merges };
        std::fs::write(path, file(kind, grid)).unwrap();
    }
}

#[test]
fn a_scrambled_table_gives_the_same_records() {
    let clean = tables();
    let expected: Vec<Vec<String>> =
        clean.iter().map(|table| told(&Clean::alone(table.page(), &[])).0).collect();
    let mut runner = TestRunner::new(Config { cases: 96, ..Config::default() });
    let result = runner.run(&scrambles(), |how| {
        let folder = TempDir::new().unwrap();
        workbook(&folder.path().join("base.xlsx"), BASE);
        write(folder.path(), how.kind, &pages(&how, &clean[how.table]));
        let child = Path::new(env!("CARGO_BIN_EXE_zhenwen"));
        let today = "2026-10-31".parse().unwrap();
        let (town, _) = read_with(catalog(), folder.path(), today, Some(child)).unwrap();
        account_closes(&town);
        proptest::prop_assert_eq!(records(&town), expected[how.table].clone());
        Ok(())
    });
    result.unwrap();
}

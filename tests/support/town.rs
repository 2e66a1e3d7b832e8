//! A town in memory from a few lines of text, without going through workbooks.

use std::sync::Arc;
use zhenwen::catalog::{Catalog, ColumnDecl, ColumnType};
use zhenwen::model::{
    Link, Period, Relations, Row, RowRef, Sheet, SheetId, Source, Town, Value,
};

/// Builds a town: for each sheet its name and a table, columns parted by `|`, the first line
/// the headers. Cells: days as `2026-10-31`, moments as `2026-10-31 10:20`, periods by their label, money in the column's unit as a whole number,
/// 是/否, `/`, 无, blank; names of other sheets are linked when the row is there.
pub(crate) fn town(catalog: &Catalog, tables: &[(&str, &str)]) -> Town {
    let mut town = Town {
        sheets: vec![None; catalog.sheets.len()],
        names: catalog.sheets.iter().map(|s| s.name.clone()).collect(),
        ..Town::default()
    };
    for (name, table) in tables {
        let id = catalog.sheet_id(name).expect("a declared sheet");
        let sheet = sheet(catalog, &mut town, id, table);
        town.sheets[usize::from(id)] = Some(sheet);
    }
    link(catalog, &mut town);
    town.relations = Relations::of(&town);
    town
}

/// One sheet; links are still text.
fn sheet(catalog: &Catalog, town: &mut Town, id: SheetId, table: &str) -> Sheet {
    let decl = &catalog.sheets[usize::from(id)];
    let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    let given: Vec<&str> =
        lines.next().expect("headers").split('|').map(str::trim).collect();
    for header in &given {
        assert!(decl.column(header).is_some(), "{header} is no column of {}", decl.name);
    }
    let at = |header: &str| given.iter().position(|h| *h == header);
    let source = u32::try_from(town.sources.len()).unwrap();
    let mut rows = Vec::new();
    for (number, line) in (2..).zip(lines) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let values = decl.columns.iter().map(|column| {
            at(&column.header).map_or(Value::Blank, |i| {
                value(column, cells.get(i).copied().unwrap_or(""))
            })
        });
        rows.push(Row::new(source, number, values.collect()));
    }
    let kept = u32::try_from(rows.len()).unwrap();
    town.sources.push(Source {
        run: "".into(),
        workbook: decl.workbook.clone(),
        worksheet: decl.name.clone(),
        sheet: id,
        header_row: 1,
        mapping: decl
            .columns
            .iter()
            .map(|c| at(&c.header).map(|i| (u16::try_from(i).unwrap(), c.header.clone())))
            .collect(),
        upright: None,
        rows_in: kept,
        rows_kept: kept,
    });
    Sheet { id, headers: Arc::new(decl.headers(Vec::new())), rows, ..Sheet::default() }
}

/// One cell by the type of its column.
fn value(column: &ColumnDecl, text: &str) -> Value {
    match (text, column.kind) {
        ("", _) => Value::Blank,
        ("/", _) => Value::NotApplicable,
        ("无", kind) if kind != ColumnType::Yn => Value::Nothing,
        (_, ColumnType::Int) => Value::Integer(text.parse().expect("a whole number")),
        (_, ColumnType::Num) => Value::Number(text.parse().expect("a number")),
        (_, ColumnType::Money) => {
            let unit = if &*column.unit == "万元" { 1_000_000 } else { 100 };
            Value::Money(text.parse::<i64>().expect("whole money") * unit)
        }
        (_, ColumnType::Date) => Value::Date(text.parse().expect("a day")),
        (_, ColumnType::MonthDay) => {
            text.parse().map_or_else(|_| Value::Text(text.into()), Value::Date)
        }
        (_, ColumnType::Time) => match text.split_once(' ') {
            Some(_) => Value::Moment(text.parse().expect("a moment")),
            None => Value::Date(text.parse().expect("a day")),
        },
        (_, ColumnType::Period) => match Period::from_label(text) {
            Some(period) => Value::Period(period),
            None => Value::Link(Link { text: text.into(), to: None }.into()),
        },
        (_, ColumnType::Yn) => Value::YesNo(text == "是"),
        (_, ColumnType::List) => {
            Value::List(text.split('、').map(Into::into).collect::<Vec<_>>().into())
        }
        (_, ColumnType::Link | ColumnType::Party) => {
            Value::Link(Link { text: text.into(), to: None }.into())
        }
        (_, ColumnType::Parties) => Value::Links(
            text.split('、')
                .map(|t| Link { text: t.into(), to: None })
                .collect::<Vec<_>>()
                .into(),
        ),
        _ => Value::Text(text.into()),
    }
}

/// Links names to the rows of the first sheet that has them as key.
fn link(catalog: &Catalog, town: &mut Town) {
    let frozen = town.clone();
    let find = |column: &ColumnDecl, text: &str| -> Option<RowRef> {
        column.targets().into_iter().find_map(|sheet| {
            let key =
                catalog.sheets[usize::from(catalog.sheet_id(sheet)?)].known_by.clone();
            let mut rows = frozen.rows_named(sheet);
            rows.find(|row| frozen.value(*row, &key).text() == Some(text))
        })
    };
    for (sheet, decl) in town.sheets.iter_mut().zip(&catalog.sheets) {
        for row in sheet.iter_mut().flat_map(|sheet| &mut sheet.rows) {
            for (at, column) in decl.columns.iter().enumerate() {
                let linked = match row.get(at).clone() {
                    Value::Link(link) => Value::Link(
                        Link { to: find(column, &link.text), text: link.text.clone() }
                            .into(),
                    ),
                    Value::Links(links) => Value::Links(
                        links
                            .iter()
                            .map(|l| Link {
                                to: find(column, &l.text),
                                text: l.text.clone(),
                            })
                            .collect::<Vec<_>>()
                            .into(),
                    ),
                    _ => continue,
                };
                row.set(at, linked);
            }
        }
    }
}

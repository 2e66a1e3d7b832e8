//! 读表说明.xlsx: every table, row and value as it was understood, as ledgers for print.

use super::plain::{Above, Heading, count_cell as number, plain, text_cell as text};
use crate::catalog::Catalog;
use crate::model::{
    Aside, AsideReason, Cell, Headers, Ledger, Repair, Run, Sheet, Source, Text, Town,
    print_day,
};

/// The sheets of the workbook: 表, 列, 未计入的行, 改写的值.
pub fn reading(catalog: &Catalog, town: &Town, run: &Run) -> Vec<Ledger<'static>> {
    let sheets = [
        ("读了哪些表", TABLES, tables(catalog, town)),
        ("列的对应", COLUMNS, columns(catalog, town)),
        ("未计入的行", ASIDE, asides(town)),
        ("改写和补全的值", REPAIRS, repairs(town)),
    ];
    let each = (1..).zip(sheets);
    each.map(|(number, (name, headers, rows))| ledger(number, name, headers, rows, run))
        .collect()
}

/// Columns of the first sheet.
const TABLES: &[Heading] = &[
    ("工作簿", 26),
    ("工作表", 16),
    ("认作", 10),
    ("表头行", 8),
    ("读到行数", 10),
    ("计入行数", 10),
    ("未计入行数", 11),
    ("说明", 40),
];
/// Columns of the second sheet.
const COLUMNS: &[Heading] = &[
    ("工作簿", 26),
    ("工作表", 16),
    ("列", 6),
    ("原表头", 24),
    ("认作", 20),
    ("说明", 24),
];
/// Columns of the third sheet.
const ASIDE: &[Heading] =
    &[("工作簿", 26), ("工作表", 16), ("行", 8), ("原因", 30), ("这一行的内容", 60)];
/// Columns of the fourth sheet.
const REPAIRS: &[Heading] = &[
    ("工作簿", 26),
    ("工作表", 16),
    ("单元格", 8),
    ("列", 16),
    ("原来写的", 24),
    ("理解为", 24),
    ("代码", 20),
];

/// One sheet.
fn ledger(
    number: u8,
    name: &str,
    headings: &[Heading],
    rows: Vec<Vec<Cell>>,
    run: &Run,
) -> Ledger<'static> {
    let above = Above {
        code: number.to_string().into(),
        name: name.into(),
        title: format!("读表说明：{name}").into(),
        left: Text::default(),
        right: format!("统计截止日期：{}", print_day(run.as_of)).into(),
        period: run.month,
        has_signatures: false,
    };
    plain(above, headings, rows)
}

/// One line a table; files that were not read at the end.
fn tables(catalog: &Catalog, town: &Town) -> Vec<Vec<Cell>> {
    let read = town.sources.iter().map(|source| {
        let aside = source.rows_in - source.rows_kept;
        let counts = [source.header_row, source.rows_in, source.rows_kept, aside];
        let name = &catalog.sheets[usize::from(source.sheet)].name;
        let mut cells = vec![text(&source.workbook), text(&source.worksheet), text(name)];
        cells.extend(counts.map(|count| number(count as usize)));
        let is_ours = !source.run.is_empty();
        let is_filled = town.sheet(source.sheet).is_some();
        cells.push(text(match (is_ours, is_filled) {
            (true, _) => "程序写的台账，填改处优先",
            (false, true) => "",
            (false, false) => "空白表，还没有填",
        }));
        cells
    });
    let left = town.left_out.iter().map(|(what, why)| {
        let (book, leaf) = what.split_once(" › ").unwrap_or((what, ""));
        let mut cells = vec![text(book), text(leaf), text("没有读取")];
        cells.extend([Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank, text(why)]);
        cells
    });
    read.chain(left).collect()
}

/// One line a column that a workbook has.
fn columns(catalog: &Catalog, town: &Town) -> Vec<Vec<Cell>> {
    town.sources.iter().flat_map(|source| columns_of(catalog, town, source)).collect()
}

/// The columns of one table, in worksheet order.
fn columns_of(catalog: &Catalog, town: &Town, source: &Source) -> Vec<Vec<Cell>> {
    let declared = catalog.sheets[usize::from(source.sheet)].columns.len();
    let headers = town.sheet(source.sheet).map(|sheet| &sheet.headers);
    let name = |at: usize| headers.and_then(|h| h.names().get(at)).cloned();
    let mut columns: Vec<_> = source
        .mapping
        .iter()
        .enumerate()
        .filter_map(|(at, column)| column.as_ref().map(|column| (at, column)))
        .collect();
    columns.sort_by_key(|(_, (place, _))| *place);
    let line = |(at, (_, written)): (usize, &(u16, Text))| {
        let cell = source.cell(at, 0).unwrap_or_default();
        let letters = cell.trim_end_matches('0');
        let (means, note) = if at < declared {
            (name(at).unwrap_or_default(), "")
        } else {
            (Text::default(), "原样保留，不参与统计")
        };
        let place = [text(&source.workbook), text(&source.worksheet), text(letters)];
        place.into_iter().chain([text(written), text(&means), text(note)]).collect()
    };
    columns.into_iter().map(line).collect()
}

/// One line a row that is not counted.
fn asides(town: &Town) -> Vec<Vec<Cell>> {
    let sheets = town.sheets.iter().flatten();
    let all = sheets.flat_map(|sheet| sheet.aside.iter().map(move |a| (sheet, a)));
    all.map(|(sheet, aside)| aside_line(town, sheet, aside)).collect()
}

/// One row that is not counted.
fn aside_line(town: &Town, sheet: &Sheet, aside: &Aside) -> Vec<Cell> {
    let source = &town.sources[aside.row.source as usize];
    let values = aside.row.written().map(|(_, value)| value.to_string());
    let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    vec![
        text(&source.workbook),
        text(&source.worksheet),
        number(aside.row.number as usize),
        text(&reason(&aside.reason, &sheet.headers)),
        text(&values.join("｜")),
    ]
}

/// One line a value that was understood in another form.
fn repairs(town: &Town) -> Vec<Vec<Cell>> {
    let sheets = town.sheets.iter().flatten();
    let all = sheets.flat_map(|sheet| sheet.repairs.iter().map(move |r| (sheet, r)));
    all.map(|(sheet, repair)| {
        let source = &town.sources[repair.source as usize];
        let header = sheet.headers.names().get(repair.column).cloned();
        let cell = source.cell(repair.column, repair.number).unwrap_or_default();
        vec![
            text(&source.workbook),
            text(&source.worksheet),
            text(&cell),
            text(&header.unwrap_or_default()),
            text(&repair.change.from),
            text(&repair.change.to),
            text(repair.change.code),
        ]
    })
    .collect()
}

/// A repair as 处理说明.txt says it.
pub(super) fn repair_line(town: &Town, sheet: &Sheet, repair: &Repair) -> String {
    let source = &town.sources[repair.source as usize];
    let header = sheet.headers.names().get(repair.column).map_or("", |name| name);
    let cell = source.cell(repair.column, repair.number).unwrap_or_default();
    let place = format!("{} › {} › {cell}", source.workbook, source.worksheet);
    match &*repair.change.from {
        "" => format!("{place}：{header} 补为“{}”", repair.change.to),
        from => format!("{place}：{header}“{from}”理解为“{}”", repair.change.to),
    }
}

/// Why a row is not counted, in words.
pub(super) fn reason(reason: &AsideReason, headers: &Headers) -> String {
    let name = |column: &usize| headers.names().get(*column).map_or("", |name| name);
    match reason {
        AsideReason::Required(columns) => {
            let names: Vec<&str> = columns.iter().map(name).collect();
            format!("缺少必填的{}", names.join("、"))
        }
        AsideReason::Total => "合计行".to_owned(),
        AsideReason::RepeatedHeader => "重复的表头".to_owned(),
        AsideReason::Footer => "表尾说明".to_owned(),
        AsideReason::Example => "填写示例".to_owned(),
        AsideReason::Deleted => "标了“删除”".to_owned(),
        AsideReason::ZeroReport => "零报告，已登记".to_owned(),
        AsideReason::CheckOnly => "没有隐患，只记检查".to_owned(),
        AsideReason::Merged => "与另一份表中的行相同，已合并".to_owned(),
        AsideReason::Conflict(..) => "与另一行编号相同而内容不同，用了前一行".to_owned(),
    }
}

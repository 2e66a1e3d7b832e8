//! docs/sheets.md: every sheet and column, out of the declarations.

use crate::catalog::{Catalog, ColumnDecl, SheetDecl};
use std::fmt::Write;

/// What stands above the sheets.
const HEAD: &str = "# 各张表\n\n\
    本页由 `templates/sheets/*.toml` 生成，和程序读表、空白表里的提示是同一份。\
    `zhenwen new 文件夹` 生成全部空白表。\n\n\
    - **必填**：空着的行不计入；**应填**：空着算不清楚，有关指标可能是“数据不足”；**选填**：有就填。\n\
    - 表头写“也可以写成”里的任何一个都认得；列的先后随意，多出来的列原样保留。\n\
    - 写“无”表示确知没有，写“/”表示不适用，空着表示不清楚（日期空着表示还没有发生）。\n";

/// The page.
pub fn sheets_page(catalog: &Catalog) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("\n|表|默认的工作簿|一行是什么|\n|---|---|---|\n");
    for decl in &catalog.sheets {
        let link = format!("[{0}](#{0})", decl.name);
        let _ = writeln!(out, "|{link}|`{}`|{}|", decl.workbook, cell(&decl.note));
    }
    catalog.sheets.iter().for_each(|decl| sheet(decl, &mut out));
    out
}

/// One sheet with its columns.
fn sheet(decl: &SheetDecl, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n\n{}", decl.name, decl.note);
    let key = decl.key.join("、");
    let other = match &decl.fallback_key[..] {
        [] => String::new(),
        other => format!("；{key}空着的，看{}", other.join("、")),
    };
    let _ = writeln!(out, "{key}相同的是同一行{other}。\n");
    out.push_str("|表头|要|写什么|选项|例|也可以写成|\n|---|---|---|---|---|---|\n");
    decl.own_columns().for_each(|column| row(column, out));
}

/// One column.
fn row(column: &ColumnDecl, out: &mut String) {
    let what = match &*column.note {
        "" => column.kind_words(),
        note => format!("{}。{note}", column.kind_words()),
    };
    let cells = [
        column.printed_header().to_string(),
        column.need_words(),
        what,
        column.choices.join("、"),
        column.example.to_string(),
        column.aliases.join("、"),
    ];
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    let _ = writeln!(out, "|{}|", cells.join("|"));
}

/// A text that cannot end its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

//! What a blank workbook looks like to a clerk: read by openpyxl, cell by cell.

use crate::line::Desk;
use crate::support::office::catalog;
use crate::support::shared;
use zhenwen::catalog::{ColumnDecl, ColumnType, Need};
use zhenwen::emit::xlsx::Form;

/// Prints what a workbook shows, one line a column: sheet, header, fill of the header, format
/// of the first and the thousandth cell, kind of validation, its list, its message, the note.
const SHOW: &str = "import openpyxl, sys, json
out = {}
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if sheet.sheet_state != 'visible':
            continue
        rules = {}
        for rule in sheet.data_validations.dataValidation:
            for cells in rule.sqref.ranges:
                rules[(cells.min_row, cells.min_col)] = rule
        single = sheet['A2'].value == '项目'
        at = range(3, sheet.max_row + 1) if single else range(1, sheet.max_column + 1)
        for n in at:
            head = sheet.cell(n, 1) if single else sheet.cell(2, n)
            first = (n, 2) if single else (3, n)
            rule = rules.get(first)
            far = sheet.column_dimensions[openpyxl.utils.get_column_letter(first[1])]
            out[sheet.title + '.' + str(head.value)] = {
                'fill': head.fill.fgColor.rgb if head.fill.patternType else '',
                'format': sheet.cell(*first).number_format,
                'rule': rule.type if rule else '',
                'list': rule.formula1 if rule else '',
                'strict': rule.errorStyle if rule else '',
                'says': (rule.prompt or '') if rule else '',
                'note': head.comment.text if head.comment else sheet.cell(n, 3).value,
                'frozen': sheet.freeze_panes,
                'values': [c.value for row in sheet.iter_rows(min_row=3) for c in row
                           if not single and c.value is not None],
            }
print(json.dumps(out))
";

#[test]
fn headers_cells_and_drop_downs_are_those_of_the_declarations() {
    let desk = Desk::empty();
    desk.good("new .");
    let entries = std::fs::read_dir(desk.path("data")).unwrap();
    let files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    let Some(shown) = shared::python(SHOW, &files) else { return };
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let mut faults = Vec::new();
    for sheet in &catalog().sheets {
        for column in &Form::blank(sheet).decl.columns {
            let name = format!("{}.{}", sheet.name, column.printed_header());
            let it = &shown[&name];
            if let Some(fault) = fault(column, it) {
                faults.push(format!("{name}: {fault}\n  {it}"));
            }
            let is_example = it["values"].as_array().is_some_and(|v| !v.is_empty());
            assert!(!is_example, "{name}: a blank workbook has rows");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is not as the column says.
fn fault(column: &ColumnDecl, it: &serde_json::Value) -> Option<&'static str> {
    let text = |key: &str| it[key].as_str().unwrap_or_default();
    let fill = match column.need {
        Need::Required => "FFF8CBAD",
        Need::Wanted => "FFDDEBF7",
        Need::Optional => "",
    };
    let format = match column.kind {
        ColumnType::Date => "yyyy\\-m\\-d",
        kind if kind.is_number() => "General",
        _ => "@",
    };
    let rule = match column.kind {
        ColumnType::Date => "date",
        ColumnType::Int => "whole",
        _ if column.drop_down().is_empty() => "",
        _ => "list",
    };
    let choices = column.drop_down().join(",");
    let is_choice = text("list") == format!("\"{choices}\"");
    let is_hidden = text("list").starts_with("选项!");
    let is_date = column.kind == ColumnType::Date;
    [
        (text("fill") == fill, "colour of the header"),
        (
            text("format").replace("\\\\", "\\") == format
                || (is_date && text("format") == "yyyy-m-d"),
            "format",
        ),
        (text("rule") == rule, "validation"),
        (rule != "list" || is_choice || is_hidden, "list"),
        (rule.is_empty() || text("strict") == "warning", "forbids instead of warning"),
        (!is_date || text("says").contains(&*column.example), "message of a date"),
        (text("note").contains(&*column.note), "note"),
        (text("note").contains(&*column.example), "example"),
        (text("frozen") == "A3", "frozen header"),
    ]
    .into_iter()
    .find_map(|(is_right, fault)| (!is_right).then_some(fault))
}

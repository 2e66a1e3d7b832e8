//! docs/sheets.md says what the declarations say.

use crate::support::office::catalog;
use std::path::Path;
use zhenwen::report::sheets_page;

#[test]
fn the_reference_page_is_the_one_of_the_declarations() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sheets.md");
    let page = sheets_page(catalog());
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written.replace("\r\n", "\n") == page, "docs/sheets.md is old: just bless");
}

#[test]
fn every_sheet_and_column_stands_on_the_page() {
    let page = sheets_page(catalog());
    for sheet in &catalog().sheets {
        let (_, part) = page.split_once(&format!("\n## {}\n", sheet.name)).unwrap();
        let part = part.split("\n## ").next().unwrap();
        for column in sheet.own_columns() {
            let row = format!("\n|{}|", column.printed_header());
            assert!(part.contains(&row), "{}.{}", sheet.name, column.header);
        }
        let rows = part.lines().filter(|line| line.starts_with('|')).count();
        assert_eq!(rows, sheet.own_columns().count() + 2, "{}", sheet.name);
    }
}

//! What is hidden or pictured in a worksheet is told with its place.

use crate::read::cells;
use rust_xlsxwriter::{Formula, Image, Workbook};
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::model::{Finding, Town};
use zhenwen::read::read;

/// A picture of one dot.
const DOT: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3A\x7E\x9B\x55\0\0\0\x0AIDATx\x9Cc\x60\0\0\0\x02\0\x01\x48\xAF\xA4\x71\0\0\0\0IEND\xAEB\x60\x82";

/// A worksheet of three villages, changed before it is saved.
fn read_changed(
    change: impl Fn(&mut rust_xlsxwriter::Worksheet),
) -> (Town, Vec<Finding>) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("村").unwrap();
    let table = "村名|户数|人口\n东岭村|10|30\n西坡村|20|60\n南湾村|30|90";
    for (row, line) in (0..).zip(table.lines()) {
        for (column, cell) in (0..).zip(line.split('|')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    change(sheet);
    let folder = TempDir::new().unwrap();
    book.save(folder.path().join("a.xlsx")).unwrap();
    let catalog = Catalog::load(None).unwrap();
    read(&catalog, folder.path(), "2026-10-31".parse().unwrap()).unwrap()
}

/// Facts of the findings of a code.
fn facts(findings: &[Finding], code: &str) -> Vec<String> {
    findings.iter().filter(|f| &*f.code == code).map(|f| f.fact.clone()).collect()
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let (town, findings) = read_changed(|sheet| {
        sheet.set_row_hidden(2).unwrap();
        sheet.set_column_hidden(1).unwrap();
        sheet.set_column_hidden(9).unwrap();
    });
    assert_eq!(
        cells(&town, "村", &["村名", "户数"]),
        ["东岭村|10", "西坡村|20", "南湾村|30"]
    );
    assert_eq!(
        facts(&findings, "E-HIDDEN"),
        ["隐藏的第3行也读取了", "隐藏的B列也读取了"]
    );
}

#[test]
fn pictures_are_told_with_their_cells() {
    let image = Image::new_from_buffer(DOT).unwrap();
    let (town, findings) = read_changed(|sheet| {
        sheet.insert_image(2, 3, &image).unwrap();
        let shown = Formula::new("_xlfn.DISPIMG(\"ID_0A\",1)")
            .set_result("=DISPIMG(\"ID_0A\",1)");
        sheet.write_formula(3, 4, shown).unwrap();
    });
    assert_eq!(cells(&town, "村", &["村名"]).len(), 3);
    assert_eq!(facts(&findings, "E-PICTURE"), ["单元格D3、E4里有图片，图片没有读取"]);
}

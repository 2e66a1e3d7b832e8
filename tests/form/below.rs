//! What stands below the repeated row of a form moves with the rows: lists, comments, rules,
//! drop-downs, pictures, names; a pivot table that would be broken is refused.

use super::made::desk;
use crate::annotate::DOT;
use crate::annotate::copy::{comments, differing, part};
use crate::support::{kinds, shared};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, Format, Image, Note, Table, TableColumn,
    Workbook, Worksheet,
};
use std::io::{Cursor, Read};

const MADE: &str = "output/2026年10月/台账/L-10 隐患台账（2026年10月）.xlsx";

/// A form whose third row stands four times in the small town's October.
fn form() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("附表 1").unwrap();
    let lines = [
        "隐患统计表（{{ 期 }}）||",
        "序号|单位|资金",
        "{{ 序号 }}|{{ 隐患.单位名称 }}|{{ 隐患.整改资金 }}",
        "合计||",
        "||",
    ];
    for (row, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(line.split('|')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    below(sheet);
    let other = book.add_worksheet().set_name("选项").unwrap();
    let list = DataValidation::new().allow_list_formula("='附表 1'!$A$7:$A$8".into());
    other.add_data_validation(0, 0, 3, 0, &list).unwrap();
    let rule = ConditionalFormatFormula::new()
        .set_rule("='附表 1'!$A$4=\"合计\"")
        .set_format(Format::new().set_bold());
    other.add_conditional_format(0, 1, 3, 1, &rule).unwrap();
    book.define_name("名单", "='附表 1'!$A$7:$A$8").unwrap();
    book.save_to_buffer().unwrap()
}

/// A list over A6:C8, a comment at A10, a drop-down over B11:B12, a rule over C11:C12, a picture
/// at A15.
fn below(sheet: &mut Worksheet) {
    let columns: Vec<TableColumn> =
        ["说明", "甲", "乙"].map(|header| TableColumn::new().set_header(header)).to_vec();
    let table = Table::new().set_name("说明表").set_columns(&columns);
    sheet.add_table(5, 0, 7, 2, &table).unwrap();
    sheet.insert_note(9, 0, &Note::new("县里批注").set_author("县里")).unwrap();
    let list = DataValidation::new().allow_list_strings(&["是", "否"]).unwrap();
    sheet.add_data_validation(10, 1, 11, 1, &list).unwrap();
    let rule = ConditionalFormatFormula::new()
        .set_rule("=$B$11=\"是\"")
        .set_format(Format::new().set_bold());
    sheet.add_conditional_format(10, 2, 11, 2, &rule).unwrap();
    sheet.insert_image(14, 0, &Image::new_from_buffer(DOT).unwrap()).unwrap();
}

#[test]
fn lists_comments_rules_and_pictures_below_move_with_the_rows() {
    let old = form();
    let (desk, _) = desk(&old);
    desk.good("build");
    let path = desk.path(MADE);
    let new = std::fs::read(&path).unwrap();
    let sheet = part(&new, "xl/worksheets/sheet1.xml");
    for said in [
        "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" sqref=\"B14:B15\">",
        "<conditionalFormatting sqref=\"C14:C15\">",
        "<formula>$B$14=&quot;是&quot;</formula>",
    ] {
        assert!(sheet.contains(said), "{said} in {sheet}");
    }
    let table = part(&new, "xl/tables/table1.xml");
    assert_eq!(
        table.matches("ref=\"A9:C11\"").count(),
        2,
        "itself and its filter: {table}"
    );
    assert!(comments(&new)["A13"].contains("县里批注"));
    let boxes = part(&new, "xl/drawings/vmlDrawing1.vml");
    assert!(boxes.contains("<x:Row>12</x:Row>"), "{boxes}");
    let drawing = part(&new, "xl/drawings/drawing1.xml");
    assert!(drawing.contains("<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>17</xdr:row>"), "{drawing}");
    let other = part(&new, "xl/worksheets/sheet2.xml");
    for said in [
        "<formula1>'附表 1'!$A$10:$A$11</formula1>",
        "<formula>'附表 1'!$A$7=&quot;合计&quot;</formula>",
    ] {
        assert!(other.contains(said), "{said} in {other}");
    }
    assert!(
        part(&new, "xl/workbook.xml").contains(">'附表 1'!$A$10:$A$11</definedName>")
    );
    assert!(!differing(&old, &new).contains(&"xl/media/image1.png".to_owned()));
    let source = desk.path("form.xlsx");
    std::fs::write(&source, &old).unwrap();
    shared::check(
        "validate_ooxml.py",
        &["--lo", "--need", "lo", "--allow-formula"],
        &[source, path],
    );
}

#[test]
fn a_list_around_the_row_grows_with_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("附表").unwrap();
    let columns: Vec<TableColumn> =
        ["序号", "单位"].map(|header| TableColumn::new().set_header(header)).to_vec();
    let table = Table::new().set_name("台账").set_columns(&columns);
    sheet.add_table(0, 0, 1, 1, &table).unwrap();
    sheet.write_string(1, 0, "{{ 序号 }}").unwrap();
    sheet.write_string(1, 1, "{{ 隐患.单位名称 }}").unwrap();
    let (desk, _) = desk(&book.save_to_buffer().unwrap());
    desk.good("build");
    let new = std::fs::read(desk.path(MADE)).unwrap();
    assert_eq!(part(&new, "xl/tables/table1.xml").matches("ref=\"A1:B5\"").count(), 2);
}

#[test]
fn what_covers_the_row_alone_covers_every_row_and_fixed_sums_grow() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("附表").unwrap();
    sheet.write_string(0, 0, "{{ 序号 }}").unwrap();
    sheet.write_string(0, 1, "{{ 隐患.整改资金 }}").unwrap();
    sheet.write_formula(0, 2, "=B1/SUM($B$1:$B$1)").unwrap();
    let list = DataValidation::new().allow_list_strings(&["一般", "重大"]).unwrap();
    sheet.add_data_validation(0, 3, 0, 3, &list).unwrap();
    let rule = ConditionalFormatFormula::new()
        .set_rule("=$B1>1")
        .set_format(Format::new().set_bold());
    sheet.add_conditional_format(0, 1, 0, 1, &rule).unwrap();
    let (desk, _) = desk(&book.save_to_buffer().unwrap());
    desk.good("build");
    let sheet =
        part(&std::fs::read(desk.path(MADE)).unwrap(), "xl/worksheets/sheet1.xml");
    for said in [
        "sqref=\"D1:D4\">",
        "<conditionalFormatting sqref=\"B1:B4\">",
        "<f>B1/SUM($B$1:$B$4)</f>",
        "<f>B4/SUM($B$1:$B$4)</f>",
    ] {
        assert!(sheet.contains(said), "{said} in {sheet}");
    }
}

/// The form with more parts: text put before a text of a part, and new parts.
fn with_parts(changes: &[(&str, &str, &str)], new: &[(&str, &str)]) -> Vec<u8> {
    let old = form();
    let mut archive = zip::ZipArchive::new(Cursor::new(&old)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        for (_, before, more) in changes.iter().filter(|(part, ..)| *part == name) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(before), "{before} in {text}");
            bytes = text.replacen(before, &format!("{more}{before}"), 1).into_bytes();
        }
        parts.push((name, bytes));
    }
    let new =
        new.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    parts.extend(new);
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (&**n, &**b)).collect();
    kinds::package(&parts)
}

/// A relationship of a worksheet.
fn relation(kind: &str, target: &str) -> String {
    format!(
        "<Relationship Id=\"rId_{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"../{target}\"/>"
    )
}

/// Relationships of the worksheet.
const OWN: &str = "xl/worksheets/_rels/sheet1.xml.rels";
/// Where one more relationship is put.
const END: &str = "</Relationships>";

/// The form with a pivot table: where it stands, and which cells of 附表 1 it counts.
fn with_pivot(place: &str, source: &str) -> Vec<u8> {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let table = format!(
        "<pivotTableDefinition {space}><location ref=\"{place}\"/></pivotTableDefinition>"
    );
    let cache = format!(
        "<pivotCacheDefinition {space}><cacheSource type=\"worksheet\"><worksheetSource ref=\"{source}\" sheet=\"附表 1\"/></cacheSource></pivotCacheDefinition>"
    );
    let line = relation("pivotTable", "pivotTables/pivotTable1.xml");
    with_parts(
        &[(OWN, END, &line)],
        &[
            ("xl/pivotTables/pivotTable1.xml", &table),
            ("xl/pivotCache/pivotCacheDefinition1.xml", &cache),
        ],
    )
}

/// A button as newer Excel writes it: what is set and offered, and the rows between which it
/// stands.
fn button(properties: &str, (from, to): (u32, u32)) -> String {
    let corner = |tag: &str, column: u32, row: u32| {
        format!(
            "<{tag}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>9</xdr:rowOff></{tag}>"
        )
    };
    let corners = corner("from", 1, from) + &corner("to", 2, to);
    let choice = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"x14\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\">";
    let end = "</mc:Choice></mc:AlternateContent>";
    format!(
        "{choice}<controls xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{choice}<control shapeId=\"1030\" r:id=\"rId_ctrlProp\" name=\"勾选\"><controlPr defaultSize=\"0\" {properties}><anchor moveWithCells=\"1\">{corners}</anchor></controlPr></control>{end}</controls>{end}"
    )
}

#[test]
fn buttons_and_objects_below_move_and_set_the_cells_that_they_set() {
    let own = button("linkedCell=\"$A$13\" listFillRange=\"选项!$A$7:$A$8\"", (12, 13));
    let far = button("linkedCell=\"'附表 1'!$A$13\"", (1, 2));
    let shape = "<v:shape id=\"b\" type=\"#_x0000_t202\"><x:ClientData ObjectType=\"Checkbox\"><x:Anchor>1, 0, 12, 9, 2, 0, 13, 9</x:Anchor><x:FmlaLink>$A$13</x:FmlaLink></x:ClientData></v:shape>";
    let property = |link: &str| {
        format!(
            "<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" objectType=\"CheckBox\" fmlaLink=\"{link}\" lockText=\"1\"/>"
        )
    };
    let of =
        |number: u8| relation("ctrlProp", &format!("ctrlProps/ctrlProp{number}.xml"));
    let other = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        of(2)
    );
    let types: String = [1, 2]
        .map(|number| format!("<Override PartName=\"/xl/ctrlProps/ctrlProp{number}.xml\" ContentType=\"application/vnd.ms-excel.controlproperties+xml\"/>"))
        .concat();
    let old = with_parts(
        &[
            (OWN, END, &of(1)),
            ("xl/worksheets/sheet1.xml", "<tableParts", &own),
            ("xl/worksheets/sheet2.xml", "</worksheet>", &far),
            ("xl/drawings/vmlDrawing1.vml", "</xml>", shape),
            ("[Content_Types].xml", "</Types>", &types),
        ],
        &[
            ("xl/ctrlProps/ctrlProp1.xml", &property("$A$13")),
            ("xl/ctrlProps/ctrlProp2.xml", &property("'附表 1'!$A$13")),
            ("xl/worksheets/_rels/sheet2.xml.rels", &other),
        ],
    );
    let (desk, _) = desk(&old);
    desk.good("build");
    let new = std::fs::read(desk.path(MADE)).unwrap();
    for (name, said) in [
        ("xl/worksheets/sheet1.xml", "<xdr:row>15</xdr:row>"),
        ("xl/worksheets/sheet1.xml", "<xdr:row>16</xdr:row>"),
        ("xl/worksheets/sheet1.xml", "linkedCell=\"$A$16\""),
        ("xl/worksheets/sheet1.xml", "listFillRange=\"选项!$A$7:$A$8\""),
        ("xl/worksheets/sheet2.xml", "linkedCell=\"'附表 1'!$A$16\""),
        ("xl/drawings/vmlDrawing1.vml", "<x:FmlaLink>$A$16</x:FmlaLink>"),
        ("xl/drawings/vmlDrawing1.vml", "<x:Anchor>1, 0, 15, 9, 2, 0, 16, 9</x:Anchor>"),
        ("xl/ctrlProps/ctrlProp1.xml", "fmlaLink=\"$A$16\""),
        ("xl/ctrlProps/ctrlProp2.xml", "fmlaLink=\"'附表 1'!$A$16\""),
    ] {
        let text = part(&new, name).replace("&apos;", "'").replace("&#39;", "'");
        assert!(text.contains(said), "{said} in {text}");
    }
    let far = part(&new, "xl/worksheets/sheet2.xml");
    assert!(far.contains("<xdr:row>1</xdr:row>"), "it stands elsewhere: {far}");
    let source = desk.path("form.xlsx");
    std::fs::write(&source, &old).unwrap();
    let arguments = ["--lo", "--need", "lo", "--allow-formula"];
    shared::check("validate_ooxml.py", &arguments, &[source, desk.path(MADE)]);
}

#[test]
fn a_pivot_table_that_would_be_broken_is_refused_with_its_row() {
    for (place, source, is_refused) in
        [("E20:F22", "A1:C2", true), ("E1:F2", "A2:C4", true), ("E1:F2", "A1:C2", false)]
    {
        let (desk, _) = desk(&with_pivot(place, source));
        let ran = desk.run("check");
        let said = "ledgers/县表.xlsx › 附表 1 › 第3行：这一行要重复，透视表";
        assert_eq!(ran.err.contains(said), is_refused, "{place} {source}: {}", ran.err);
        assert_eq!(ran.code == Some(2), is_refused, "{place} {source}");
    }
}

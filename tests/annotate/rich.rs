//! A workbook with everything in it: chart, picture, comments, conditional format, drop-down,
//! customXml, pictures of WPS. An annotated copy loses none of it.

use super::copy::{colour, comments, differing, part, raw_parts};
use rust_xlsxwriter::{
    Chart, ChartType, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation,
    Format, Formula, Image, Note, Workbook,
};
use std::io::{Cursor, Write};
use zhenwen::emit::xlsx::patch::annotate;
use zhenwen::model::{Annotation, AnnotationLine, Mark, Severity};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A picture of one dot.
pub(crate) const DOT: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D,
    0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0, 0x1F, 0, 5, 0, 1,
    0xFF, 0x89, 0x99, 0x3D, 0x1D, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
    0x82,
];

/// The workbook.
pub(super) fn rich() -> Vec<u8> {
    let mut book = Workbook::new();
    let wide = Format::new().set_bold().set_num_format("0.00").set_text_wrap();
    let sheet = book.add_worksheet().set_name("台账").unwrap();
    sheet.write_string(0, 0, "单位名称").unwrap();
    sheet.write_string(0, 1, "金额").unwrap();
    for row in 1..6 {
        sheet.write_string(row, 0, format!("单位{row}")).unwrap();
        sheet.write_number_with_format(row, 1, f64::from(row), &wide).unwrap();
    }
    sheet.write_formula(6, 1, Formula::new("=SUM(B2:B6)").set_result("15")).unwrap();
    sheet.merge_range(7, 0, 8, 0, "合并", &wide).unwrap();
    sheet.insert_note(2, 1, &Note::new("科里已核对").set_author("科员")).unwrap();
    sheet.insert_image(10, 0, &Image::new_from_buffer(DOT).unwrap()).unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("台账!$B$2:$B$6");
    sheet.insert_chart(12, 0, &chart).unwrap();
    let rule = ConditionalFormatCell::new()
        .set_rule(ConditionalFormatCellRule::GreaterThan(3))
        .set_format(Format::new().set_bold());
    sheet.add_conditional_format(1, 1, 5, 1, &rule).unwrap();
    let list = DataValidation::new().allow_list_strings(&["甲", "乙"]).unwrap();
    sheet.add_data_validation(1, 0, 5, 0, &list).unwrap();
    sheet.set_column_format(3, &wide).unwrap();
    sheet.set_repeat_rows(0, 0).unwrap();
    let other = book.add_worksheet().set_name("说明").unwrap();
    other.write_string(0, 0, "另一张表").unwrap();
    other.insert_note(0, 0, &Note::new("旧批注")).unwrap();
    other.set_print_area(0, 0, 3, 3).unwrap();
    with_parts(&book.save_to_buffer().unwrap())
}

/// The parts that no library of ours writes: customXml, and the pictures in cells of WPS.
fn with_parts(bytes: &[u8]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.merge_archive(ZipArchive::new(Cursor::new(bytes)).unwrap()).unwrap();
    for (name, text) in [
        ("customXml/item1.xml", "<a xmlns=\"urn:office\">甲</a>"),
        (
            "customXml/_rels/item1.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>",
        ),
        (
            "xl/cellimages.xml",
            "<etc:cellImages xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\"/>",
        ),
    ] {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// What is said of it.
pub(super) fn said(marks: &[(&str, (u32, u16), Severity)]) -> Annotation {
    let mark = |(sheet, cell, severity): &(&str, (u32, u16), Severity)| Mark {
        sheet: (*sheet).into(),
        cell: *cell,
        severity: *severity,
        words: format!("【{severity}】看这里\n怎么改：<改>&“改”"),
    };
    let line = |(sheet, cell, severity): &(&str, (u32, u16), Severity)| AnnotationLine {
        severity: *severity,
        sheet: (*sheet).into(),
        cell: Some(*cell),
        shown: zhenwen::model::cell_name(*cell),
        read: "=1+1".into(),
        fact: "看这里".into(),
        advice: "改".into(),
        proposal: "007".into(),
    };
    Annotation {
        workbook: "各村/a.xlsx".into(),
        hash: "00ff".into(),
        marks: marks.iter().map(mark).collect(),
        lines: marks.iter().map(line).collect(),
    }
}

#[test]
fn only_parts_that_must_change_do() {
    let old = rich();
    let marks = [
        ("台账", (2, 1), Severity::Error),
        ("台账", (3, 1), Severity::Warning),
        ("台账", (4, 3), Severity::Warning),
        ("台账", (9, 0), Severity::Error),
        ("台账", (40, 2), Severity::Hint),
    ];
    let new = annotate(&old, &said(&marks)).unwrap();
    assert_eq!(
        differing(&old, &new),
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
            "docProps/custom.xml",
            "xl/worksheets/sheet3.xml",
        ]
    );
    let kept = [
        "xl/charts/chart1.xml",
        "xl/media/image1.png",
        "xl/worksheets/sheet2.xml",
        "xl/comments2.xml",
        "customXml/item1.xml",
        "xl/cellimages.xml",
    ];
    let parts = raw_parts(&new);
    assert!(kept.iter().all(|name| parts.contains_key(*name)));
    assert_eq!(annotate(&old, &said(&marks)).unwrap(), new, "same input, same bytes");
}

#[test]
fn cells_get_a_colour_and_words_and_keep_all_else() {
    let marks = [
        ("台账", (2, 1), Severity::Error),
        ("台账", (3, 1), Severity::Warning),
        ("台账", (4, 3), Severity::Warning),
        ("台账", (9, 0), Severity::Error),
        ("台账", (40, 2), Severity::Hint),
    ];
    let (old, sheet) = (rich(), "xl/worksheets/sheet1.xml");
    let new = annotate(&old, &said(&marks)).unwrap();
    for (cell, rgb) in [
        ("B2", Some("FFFFC7CD")),
        ("B3", Some("FFFFEB9D")),
        ("D4", Some("FFFFEB9D")),
        ("A8", Some("FFFFC7CD")),
        ("A9", None),
        ("C40", Some("FFDDEBF8")),
        ("B4", None),
    ] {
        assert_eq!(colour(&new, sheet, cell).as_deref(), rgb, "{cell}");
    }
    let comments = comments(&new);
    assert_eq!(comments["B2"], "【错误】看这里\n怎么改：&lt;改&gt;&amp;“改”");
    assert!(
        comments["B3"].contains("科里已核对")
            && comments["B3"].contains("【警告】看这里")
    );
    assert!(comments.contains_key("A8"), "of a merged range the cell that shows it");
    let (before, after) = (part(&old, sheet), part(&new, sheet));
    for kept in [
        "<mergeCell ",
        "<conditionalFormatting ",
        "<dataValidation ",
        "<f>SUM(B2:B6)</f><v>15</v>",
        "<drawing ",
        "<legacyDrawing ",
    ] {
        assert_eq!(before.matches(kept).count(), after.matches(kept).count(), "{kept}");
    }
    let book = part(&new, "xl/workbook.xml");
    for said in [
        "<sheet name=\"退回修改\"",
        "name=\"_xlnm.Print_Titles\" localSheetId=\"1\"",
        "name=\"_xlnm.Print_Area\" localSheetId=\"2\"",
    ] {
        assert!(book.contains(said), "{said} in {book}");
    }
    assert!(!after.contains("tabSelected"), "one sheet is shown, not two at once");
}

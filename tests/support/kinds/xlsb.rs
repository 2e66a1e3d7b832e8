//! .xlsb: the smallest package of binary records.

use super::{Grid, Stored, package, units, wide};

/// A workbook of one worksheet.
pub(super) fn bytes(grid: Grid) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        (
            "_rels/.rels",
            RELATIONS
                .replace("TYPE", "officeDocument")
                .replace("TARGET", "xl/workbook.bin")
                .as_bytes(),
        ),
        ("xl/workbook.bin", &book(grid)),
        (
            "xl/_rels/workbook.bin.rels",
            RELATIONS
                .replace("TYPE", "worksheet")
                .replace("TARGET", "worksheets/sheet1.bin")
                .as_bytes(),
        ),
        ("xl/worksheets/sheet1.bin", &sheet(grid)),
    ])
}

/// Kinds of parts.
const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>"#;
/// The only relation of a part.
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/TYPE" Target="TARGET"/></Relationships>"#;

/// One record; both numbers are written seven bits a byte.
pub(crate) fn record(id: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if id < 0x80 {
        bytes.push(u8::try_from(id).unwrap());
    } else {
        bytes.extend(id.to_le_bytes());
    }
    let mut length = body.len();
    while length >= 0x80 {
        bytes.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    [bytes, body.to_vec()].concat()
}

/// A text with its length.
fn text(text: &str) -> Vec<u8> {
    [u32::from(units(text)).to_le_bytes().to_vec(), wide(text)].concat()
}

/// The part of the workbook.
fn book(grid: Grid) -> Vec<u8> {
    let state = [u32::from(grid.is_hidden), 1].map(u32::to_le_bytes).concat();
    let sheet = [state, text("rId1"), text(grid.name)].concat();
    [
        record(0x0183, &[]),
        record(0x018F, &[]),
        record(0x019C, &sheet),
        record(0x0190, &[]),
        record(0x0184, &[]),
    ]
    .concat()
}

/// The part of the worksheet.
fn sheet(grid: Grid) -> Vec<u8> {
    let mut bytes =
        [record(0x0181, &[]), record(0x0194, &[0; 16]), record(0x0191, &[])].concat();
    let mut last = None;
    for (row, column, stored) in grid.cells() {
        if last != Some(row) {
            let mut head = u32::from(row).to_le_bytes().to_vec();
            head.resize(17, 0);
            bytes.extend(record(0x0000, &head));
            last = Some(row);
        }
        let at = [u32::from(column), 0].map(u32::to_le_bytes).concat();
        bytes.extend(match stored {
            Stored::Text(words) => record(0x0006, &[at, text(words)].concat()),
            Stored::Number(number) => {
                record(0x0005, &[at, number.to_le_bytes().to_vec()].concat())
            }
            Stored::Date(_) => unreachable!("no styles are written"),
        });
    }
    bytes.extend([record(0x0192, &[]), record(0x0182, &[])].concat());
    bytes
}

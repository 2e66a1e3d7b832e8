//! Workbooks as other programs write them: prefixes, strict namespaces, absolute targets,
//! cells without names, no formats, no strings.

use super::copy::{colour, comments, part};
use super::rich::said;
use std::io::{Cursor, Write};
use zhenwen::emit::xlsx::patch::{Content, Contents, annotate, fill};
use zhenwen::model::Severity;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Namespaces of a workbook: worksheets, and relationships.
const USUAL: [&str; 2] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
];
/// The same of a strict one.
const STRICT: [&str; 2] = [
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/// A workbook with one worksheet, written with a prefix, in a namespace, at a place.
pub(super) fn foreign(prefix: &str, space: [&str; 2], sheet: &str) -> Vec<u8> {
    let [main, rel] = space;
    let colon = if prefix.is_empty() { "" } else { ":" };
    let p = format!("{prefix}{colon}");
    let own = format!("xmlns{colon}{prefix}=\"{main}\" xmlns:r=\"{rel}\"");
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"{id}\" Type=\"{rel}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/Sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    let parts = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relation("rId1", "officeDocument", "/xl/workbook.xml")),
        (
            "xl/_rels/workbook.xml.rels",
            relation("rId7", "worksheet", "/xl/worksheets/Sheet1.xml"),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<{p}workbook {own}><{p}sheets><{p}sheet name=\"表&amp;一\" sheetId=\"4\" r:id=\"rId7\"/></{p}sheets></{p}workbook>"
            ),
        ),
        (
            "xl/worksheets/Sheet1.xml",
            format!("<{p}worksheet {own}>{}</{p}worksheet>", sheet.replace('@', &p)),
        ),
    ];
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Cells without names, a row without cells, a gap.
pub(super) const CELLS: &str = "<@sheetData><@row><@c t=\"inlineStr\"><@is><@t>甲</@t></@is></@c><@c><@v>1</@v></@c></@row><@row r=\"3\" spans=\"1:2\"/><@row r=\"5\"><@c r=\"B5\"><@v>2</@v></@c></@row></@sheetData><@pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>";

#[test]
fn cells_are_found_and_made_whatever_the_file_calls_them() {
    let marks = [
        ("表&一", (1, 1), Severity::Error),
        ("表&一", (1, 3), Severity::Error),
        ("表&一", (2, 0), Severity::Warning),
        ("表&一", (3, 1), Severity::Warning),
        ("表&一", (5, 0), Severity::Warning),
        ("表&一", (5, 1), Severity::Warning),
        ("表&一", (9, 0), Severity::Warning),
    ];
    for (prefix, space) in [("", USUAL), ("x", USUAL), ("", STRICT), ("ns0", STRICT)] {
        let old = foreign(prefix, space, CELLS);
        let new = annotate(&old, &said(&marks)).unwrap();
        let sheet = part(&new, "xl/worksheets/Sheet1.xml");
        let p = if prefix.is_empty() { String::new() } else { format!("{prefix}:") };
        let order = ["D1", "A2", "B3", "A5", "B5", "A9"];
        let places: Vec<usize> = order
            .iter()
            .map(|cell| sheet.find(&format!("r=\"{cell}\"")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{sheet}");
        assert!(sheet.contains(&format!("<{p}row r=\"2\"><{p}c r=\"A2\"")), "{sheet}");
        assert!(sheet.contains(&format!("<{p}row r=\"3\"><{p}c r=\"B3\"")), "{sheet}");
        assert!(sheet.contains(&format!("<{p}legacyDrawing xmlns:r=\"{}\"", space[1])));
        assert_eq!(comments(&new).len(), marks.len());
        if prefix.is_empty() {
            let styles = part(&new, "xl/styles.xml");
            assert!(styles.contains(&format!("xmlns=\"{}\"", space[0])), "{styles}");
        }
    }
}

#[test]
fn contents_are_put_in_and_formats_stay() {
    let old = foreign(
        "x",
        USUAL,
        &CELLS.replace("<@c r=\"B5\">", "<@c r=\"B5\" s=\"0\" t=\"n\">"),
    );
    let contents = Contents::from([
        (("表&一".into(), (5, 1)), Content::Text("二".into())),
        (("表&一".into(), (5, 2)), Content::Number("3.5".into())),
        (("表&一".into(), (1, 0)), Content::Blank),
    ]);
    let sheet = part(&fill(&old, &contents).unwrap(), "xl/worksheets/Sheet1.xml");
    for cell in [
        "<x:row><x:c r=\"A1\"/><x:c>",
        "<x:c r=\"B5\" s=\"0\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">二</x:t></x:is></x:c><x:c r=\"C5\"><x:v>3.5</x:v></x:c></x:row>",
    ] {
        assert!(sheet.contains(cell), "{cell} in {sheet}");
    }
    let twice = fill(&old, &Contents::new()).unwrap();
    assert_eq!(
        part(&twice, "xl/worksheets/Sheet1.xml"),
        part(&old, "xl/worksheets/Sheet1.xml")
    );
    assert_eq!(
        colour(
            &annotate(&super::rich::rich(), &said(&[])).unwrap(),
            "xl/worksheets/sheet1.xml",
            "B2"
        ),
        None
    );
}

#[test]
fn what_is_no_workbook_is_refused_and_never_panics() {
    let marks = [("表&一", (1, 1), Severity::Error)];
    assert!(annotate(b"PK", &said(&marks)).is_err());
    assert!(annotate(&foreign("", USUAL, "<@sheetViews/>"), &said(&marks)).is_err());
    let deep = format!("{}{}", "<@a>".repeat(100_000), "</@a>".repeat(100_000));
    let _ = annotate(&foreign("", USUAL, &deep), &said(&marks));
    let sound = foreign("", USUAL, CELLS);
    let mut seed = 11_u32;
    for _ in 0..2000 {
        let mut bytes = sound.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % bytes.len();
            bytes[at] ^= (seed >> 24) as u8 | 1;
        }
        let _ = annotate(&bytes, &said(&marks));
    }
}

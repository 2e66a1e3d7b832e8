//! A small workbook, part by part, to be changed in one place.

use crate::support::kinds::package;

/// Parts of a package by name.
#[derive(Clone)]
pub(super) struct Parts(pub(super) Vec<(String, Vec<u8>)>);

/// Cells of a sound table of two villages, in the words of the worksheet.
pub(super) const ROWS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>10</v></c><c r="C2"><v>30</v></c></row><row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3"><v>20</v></c><c r="C3"><v>60</v></c></row>"#;

/// Namespace of worksheets.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// Namespace of relations in parts.
const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Namespace of the parts of relations.
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The workbook.
pub(super) fn parts() -> Parts {
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let strings = ["村名", "户数", "人口", "东岭村", "西坡村"]
        .map(|text| format!("<si><t>{text}</t></si>"));
    let all = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="村" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!(
                r#"<sst xmlns="{MAIN}" count="5" uniqueCount="5">{}</sst>"#,
                strings.concat()
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                r#"<worksheet xmlns="{MAIN}"><sheetData>{ROWS}</sheetData></worksheet>"#
            ),
        ),
    ];
    Parts(all.map(|(name, xml)| (name.to_owned(), xml.into_bytes())).into())
}

/// The name of the only worksheet's part.
pub(super) const SHEET: &str = "xl/worksheets/sheet1.xml";

impl Parts {
    /// The same with words of a part replaced.
    pub(super) fn with(mut self, part: &str, from: &str, to: &str) -> Self {
        let (_, bytes) = self.0.iter_mut().find(|(name, _)| name == part).unwrap();
        let xml = String::from_utf8(std::mem::take(bytes)).unwrap();
        assert!(xml.contains(from), "{part}: {from}");
        *bytes = xml.replace(from, to).into_bytes();
        self
    }

    /// The same with one more part, or another in its place.
    pub(super) fn and(mut self, part: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(name, _)| name != part);
        self.0.push((part.to_owned(), bytes.into()));
        self
    }

    /// The same without a part.
    pub(super) fn without(mut self, part: &str) -> Self {
        self.0.retain(|(name, _)| name != part);
        self
    }

    /// As a package.
    pub(super) fn packed(&self) -> Vec<u8> {
        let parts: Vec<(&str, &[u8])> = self
            .0
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        package(&parts)
    }
}

/// The workbook with rows put behind its own.
pub(super) fn with_rows(rows: &str) -> Vec<u8> {
    parts().with(SHEET, "</sheetData>", &format!("{rows}</sheetData>")).packed()
}

/// The workbook with something put behind its cells.
pub(super) fn with_end(xml: &str) -> Vec<u8> {
    parts().with(SHEET, "</sheetData>", &format!("</sheetData>{xml}")).packed()
}

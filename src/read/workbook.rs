//! What one file gave: tables, findings, what was left out.

use super::files::DataFile;
use super::near::Lacking;
use super::scan::{Reader, Scan};
use super::table::Table;
use crate::model::{Finding, Place, Text};

/// What one file gave.
#[derive(Default)]
pub(super) struct FileRead<'a> {
    /// Its tables in order, with the worksheet's name.
    pub(super) tables: Vec<(Text, Table<'a>)>,
    /// Findings on the file and its worksheets.
    pub(super) findings: Vec<Finding>,
    /// Files and worksheets left out, with the reason.
    pub(super) left_out: Vec<(Text, Text)>,
    /// Hash of its bytes as they were read.
    pub(super) hash: Text,
    /// Hash and path of the workbook that it is an annotated copy of.
    pub(super) annotated_of: Option<(Text, Text)>,
}

impl<'a> Reader<'a> {
    /// Puts a scanned worksheet with the others.
    pub(super) fn finish(
        &self,
        read: &mut FileRead<'a>,
        file: &DataFile,
        (name, scan): (&Text, Scan<'a>),
    ) {
        let place = |cell: Option<Text>| Place {
            file: Some(file.name.as_str().into()),
            sheet: Some(name.clone()),
            cell,
            ..Place::default()
        };
        let raise = |code: &str, why: &str| {
            self.catalog.findings.raise(code, &[("原因", why)], place(None))
        };
        for (row, sheets) in &scan.ambiguous {
            let row = row.to_string().into();
            let words = [("原因", &*sheets.join("、"))];
            let found = self.catalog.findings.raise(
                "E-TABLE-AMBIGUOUS",
                &words,
                place(Some(row)),
            );
            read.findings.push(found);
        }
        if scan.tables.is_empty() && scan.rows > 0 {
            read.findings.push(raise("E-TABLE-UNKNOWN", &nearest(&scan.nearest())));
            let left = format!("{}›{name}", file.name);
            read.left_out.push((left.into(), "没有认出表头".into()));
        }
        read.tables.extend(scan.tables.into_iter().map(|table| (name.clone(), table)));
    }
}

/// The sheets that a table is nearly of, in words.
fn nearest(sheets: &[Lacking]) -> String {
    let each = sheets.iter().map(|Lacking { sheet, lacks }| match lacks.as_slice() {
        [] => format!("“{sheet}”（认得的列不足三个）"),
        lacks => format!("“{sheet}”（缺{}）", lacks.join("、")),
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        "没有一列是认得的表头".to_owned()
    } else {
        format!("最像{}", each.join("、"))
    }
}

//! 表(…): a ledger as a typed table of a paper.

use super::Bench;
use zhenwen::model::{Provenance, TABLE};

#[test]
fn a_ledger_becomes_a_table_of_the_subjects_rows_with_their_origins() {
    let template = "名称: 样张\n每: 单位\n---\n前\n{{ 表(\"L-10\", 列=\"序号、隐患内容、隐患状态\") }}\n后";
    let (draft, findings) = Bench::with("sample", template).render("sample", "东岭超市");
    assert!(findings.is_empty(), "{findings:?}");
    let draft = draft.unwrap();
    assert_eq!(draft.text.trim(), format!("前\n{TABLE}0\n后"));
    let table = &draft.tables[0];
    assert_eq!(table.header_rows, 1);
    let rows: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.spans[0].text.as_str()).collect())
        .collect();
    assert_eq!(rows[0], ["序号", "隐患内容", "隐患状态"]);
    assert!(rows.len() > 1 && rows[1][0] == "1", "{rows:?}");
    let source = table.rows[1][1].spans[0].source.unwrap();
    let source = &draft.sources[usize::try_from(source).unwrap()];
    assert!(
        matches!(source, Provenance::Cell(_, header) if &**header == "隐患内容"),
        "{source:?}"
    );
}

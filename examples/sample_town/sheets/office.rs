//! 机关: one row; what the table of the office says, and the people.

use super::super::sheet::{Cell, Sheet};
use super::super::town::Town;

/// Headers in order, with their widths.
const COLUMNS: [(&str, usize); 28] = [
    ("机关名称", 16),
    ("机关简称", 10),
    ("机关代字", 10),
    ("编号方式", 10),
    ("其他代字", 30),
    ("主送", 16),
    ("上级机关", 16),
    ("抄送", 20),
    ("落款名称", 16),
    ("印发机关", 16),
    ("签发人", 10),
    ("盖章", 6),
    ("联系人", 10),
    ("领导组办公室名称", 26),
    ("行动名称", 22),
    ("行动起年", 10),
    ("行动止年", 10),
    ("存量基准日", 12),
    ("统计截止日", 12),
    ("统计月起日", 12),
    ("月报应报日", 12),
    ("年度总结应报日", 14),
    ("起始文号", 10),
    ("执法权限", 10),
    ("计数口径", 10),
    ("零分母", 8),
    ("联系电话", 13),
    ("备注", 12),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let cells = COLUMNS.iter().map(|(header, _)| cell(town, header)).collect();
    Sheet {
        workbook: "office.xlsx".to_owned(),
        name: "机关".to_owned(),
        title: "兰台镇发文机关和统计口径".to_owned(),
        columns: COLUMNS.map(|(header, width)| (header.to_owned(), width)).to_vec(),
        rows: vec![cells],
    }
}

/// What stands under a header.
fn cell(town: &Town, header: &str) -> Cell {
    match header {
        "签发人" => Cell::some(town.office.leader("镇长").map(|leader| &leader.name)),
        "联系人" => Cell::text(&town.office.contact),
        "联系电话" => Cell::text(&town.office.phone),
        "统计截止日" => Cell::Day(town.plan.as_of),
        "存量基准日" => Cell::Day(town.plan.baseline),
        _ => match town.tables.office.get(header) {
            Some(toml::Value::Integer(number)) => Cell::Number(*number),
            Some(toml::Value::String(text)) => Cell::text(text),
            _ => Cell::Blank,
        },
    }
}

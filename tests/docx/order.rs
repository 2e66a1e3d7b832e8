//! Elements in the order of GB/T 9704, each in its named style.

use super::{part, press};
use crate::support::document;
use zhenwen::model::Document;

/// Names of the paragraph styles of a paper in order, equal neighbours counted.
fn styles(document: &Document) -> Vec<String> {
    let xml = part(&press().set(document).unwrap(), "word/document.xml");
    // The fall-back repeats the text box.
    let mut names: Vec<(&str, usize)> = Vec::new();
    for piece in xml.split("<mc:Fallback>").flat_map(|p| {
        let skipped = p.split_once("</mc:Fallback>").map(|(_, rest)| rest);
        skipped.unwrap_or(p).split("<w:pStyle w:val=\"").skip(1)
    }) {
        let name = piece.split('"').next().unwrap();
        match names.last_mut() {
            Some((last, count)) if *last == name => *count += 1,
            _ => names.push((name, 1)),
        }
    }
    let tell = |(name, count): (&str, usize)| {
        let name = name.trim_start_matches("公文");
        if count == 1 { name.to_owned() } else { format!("{name}×{count}") }
    };
    names.into_iter().map(tell).collect()
}

#[test]
fn a_report_upwards() {
    assert_eq!(
        styles(&document::report()).join(" "),
        "定位 标志 空行×2 上行文号 空行×2 标题×2 空行 主送 正文 一级标题 正文 三级标题 \
         四级标题 正文 一级标题 正文 表头×4 表格×12 一级标题 正文 空行 附件说明首项 \
         附件说明续项 空行 署名 日期 附注 附件标记 空行 附件标题 空行 表头×5 表格×200 \
         附件标记 空行 附件标题 空行 正文 定位 抄送 印发 定位"
    );
}

#[test]
fn a_letter() {
    assert_eq!(
        styles(&document::letter()).join(" "),
        "标志 定位 信函文号 空行×2 标题 空行 主送 正文 表头×5 表格 表格长文 表格×4 表格长文 \
         表格×4 表格长文 表格×4 表格长文 表格×4 表格长文 表格×3 正文 空行×2 署名 日期 定位 \
         抄送 定位"
    );
}

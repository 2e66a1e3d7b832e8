//! Numbers of hazards that have none (`model.md` §2).

use crate::model::{RowRef, Town, Value};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Allots `自-XXXXXXXX` to hazards without a number (`model.md` §2); gives their rows.
pub(in crate::read) fn allot(town: &mut Town) -> Vec<RowRef> {
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    let rows: Vec<RowRef> = town.rows_named("隐患").collect();
    let mut allotted = Vec::new();
    for row in rows {
        if town.value(row, "隐患编号").is_given() {
            continue;
        }
        let base = hash_id(town, row);
        let count = taken.entry(base.clone()).or_insert(0);
        *count += 1;
        let id = if *count == 1 { base } else { format!("{base}-{count}") };
        town.set(row, "隐患编号", Value::Text(id.into()));
        allotted.push(row);
    }
    allotted
}

/// First 8 characters of SHA-256 over day, unit (else village) and text.
fn hash_id(town: &Town, row: RowRef) -> String {
    let day =
        town.value(row, "发现日期").day().map_or(String::new(), |day| day.to_string());
    let unit = town.value(row, "单位名称");
    let place = if unit.is_given() { unit } else { town.value(row, "村名") };
    let text = town.value(row, "隐患内容").to_string();
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let digest = Sha256::digest(format!("{day}\u{1F}{place}\u{1F}{text}"));
    let code = BASE32_NOPAD.encode(&digest);
    format!("自-{}", &code[..8])
}

//! What a run did, in a few lines for the screen.

use super::Made;
use crate::model::Text;
use std::collections::BTreeMap;

/// `村 12 行，单位 80 行`.
pub fn rows_line(rows: &[(Text, usize)]) -> String {
    let parts: Vec<String> =
        rows.iter().map(|(name, count)| format!("{name} {count} 行")).collect();
    parts.join("，")
}

/// `隐患整改通知书 15 份，隐患台账 1 份`: the files by name, in the order of first mention.
pub fn made_line(made: &[Made]) -> String {
    let mut order: Vec<&str> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for file in made {
        let count = counts.entry(&file.name).or_insert(0);
        if *count == 0 {
            order.push(&file.name);
        }
        *count += 1;
    }
    let parts: Vec<String> =
        order.iter().map(|name| format!("{name} {} 份", counts[name])).collect();
    parts.join("，")
}

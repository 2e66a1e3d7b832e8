//! The village that a workbook is of, by its name: one old ledger a village is the rule.

/// Words that end in 村 and name none.
const NO_VILLAGES: [&str; 8] =
    ["各村", "全村", "本村", "农村", "乡村", "行政村", "自然村", "新农村"];
/// Behind these the name of a village begins.
const ABOVE: [&str; 5] = ["街道", "镇", "乡", "县", "区"];
/// What the name of a village ends in.
const ENDS: [&str; 2] = ["社区", "村"];
/// Characters of a name at least and at most.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// The village that the worksheet, the file or a folder above it is named after, the nearest
/// first.
pub(super) fn village(workbook: &str, worksheet: &str) -> Option<String> {
    let parts = workbook.rsplit('/');
    std::iter::once(worksheet).chain(parts).find_map(village_in)
}

/// The village that a text names: 兰台镇东岭村2026年检查台账 → 东岭村.
fn village_in(text: &str) -> Option<String> {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    text.split(|c: char| !is_han(c)).find_map(|run| {
        let run = run.trim_start_matches(['年', '月', '日', '季', '度']);
        let end = ENDS.iter().filter_map(|end| Some(run.find(end)? + end.len())).min()?;
        let name = &run[..end];
        let begin = ABOVE.iter().filter_map(|above| {
            let at = name.find(above)? + above.len();
            (at < name.len()).then_some(at)
        });
        let name = &name[begin.max().unwrap_or(0)..];
        let is_name =
            LENGTHS.contains(&name.chars().count()) && !NO_VILLAGES.contains(&name);
        is_name.then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::village;

    #[test]
    fn a_village_is_known_by_the_name_of_its_ledger() {
        for (workbook, worksheet, name) in [
            ("东岭村.xlsx", "Sheet1", Some("东岭村")),
            ("2026年兰台镇东岭村安全检查台账.xlsx", "检查", Some("东岭村")),
            ("兰台社区/10月.xlsx", "Sheet1", Some("兰台社区")),
            ("台账.xlsx", "西坡村", Some("西坡村")),
            ("东岭村.xlsx", "村级检查", Some("东岭村")),
            ("各村检查台账.xlsx", "农村道路隐患", None),
            ("2026年检查.xlsx", "检查", None),
        ] {
            assert_eq!(village(workbook, worksheet).as_deref(), name, "{workbook}");
        }
    }
}

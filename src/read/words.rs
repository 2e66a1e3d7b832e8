//! By which words a row is no data: totals, footers, examples, what is struck out
//! (`model.md` §4, Rows).

use super::clean;

/// Words of a total row.
const TOTALS: &[&str] = &["合计", "小计", "总计", "累计", "共计"];
/// Words that begin a footer.
const FOOTERS: &[&str] = &[
    "填报人",
    "填表人",
    "审核人",
    "单位负责人",
    "制表",
    "注:",
    "注：",
    "说明:",
    "说明：",
];

/// Whether the first words of a row are those of a footer.
pub(super) fn is_footer(text: &str) -> bool {
    FOOTERS.iter().any(|word| text.starts_with(word))
}

/// Whether words strike a row.
pub(super) fn is_struck(text: &str) -> bool {
    ["删除", "（删除）", "已删除"].contains(&text)
}

/// Whether a row shows how it is to be filled in.
pub(super) fn is_example(text: &str) -> bool {
    ["例", "示例", "样例", "填写示例", "填报示例"]
        .contains(&text.trim_end_matches(['：', ':']))
}

/// Whether the first words of a row are those of a total: 合 计, 小计：, 合计（12条）, 东岭村小计,
/// 总计：3.
pub(super) fn is_total(text: &str) -> bool {
    if !text.contains('计') {
        return false;
    }
    let folded = clean::key(text);
    let word = folded.split(['（', '：', ':']).next().unwrap_or_default();
    let is_short = word.chars().count() <= 10;
    is_short && TOTALS.iter().any(|total| word.ends_with(total))
}

#[cfg(test)]
mod tests {
    use super::{is_example, is_total};

    #[test]
    fn totals_are_told_by_how_their_first_words_end() {
        for text in [
            "合计",
            "合 计",
            "小计：",
            "合计（12条）",
            "东岭村小计",
            "本页小计",
            "总计：3",
        ] {
            assert!(is_total(text), "{text}");
        }
        for text in
            ["计算机店", "总计划", "统计站", "合计超市", "东岭超市和西坡村委会一并小计"]
        {
            assert!(!is_total(text), "{text}");
        }
        assert!(is_example("示例：") && !is_example("例会"));
    }
}

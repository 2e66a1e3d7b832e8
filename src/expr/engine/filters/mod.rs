//! 过滤器: what may stand behind `|` in a template, one entry each.

mod apply; // what each of them does

use super::Kind;
use apply::{
    absolute, capital, chinese, grouped, joined, length, needed, on_value, sum,
    without_end_mark, without_ordinal,
};
use minijinja::{Error, Value};

/// One filter. Its example is its test.
pub struct Filter {
    /// Name.
    pub name: &'static str,
    /// What it does, for the guide.
    pub doc: &'static str,
    /// A template that uses it.
    pub example: &'static str,
    /// What the example prints.
    pub prints: &'static str,
    /// What it may stand behind.
    pub(super) takes: Takes,
    /// What is to be written in brackets.
    pub(super) bracket: Bracket,
    /// What it gives for what it takes.
    pub(super) gives: fn(Kind) -> Kind,
    /// Carries it out.
    pub(super) run: fn(&Value, &[Value]) -> Result<Value, Error>,
}

/// What a filter may stand behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A value from the sheets.
    Value,
    /// A value or a number.
    Number,
    /// Rows.
    Rows,
    /// Rows or values.
    Many,
    /// Rows, with a header in the brackets; or a list of texts, without.
    RowsOrList,
}

/// What is to be written in the brackets of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// Nothing.
    None,
    /// A header of the rows.
    Header,
    /// A header of the rows; nothing behind a list.
    HeaderOfRows,
}

/// All filters.
pub const FILTERS: &[Filter] = &[
    Filter {
        name: "须填",
        doc: "公文少不了的一项：空着时，这一行不进公文；是对象本身或“机关”表空着的，公文不出",
        example: "{{ 单位.主要负责人|须填 }}",
        prints: "赵一",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, needed),
    },
    Filter {
        name: "length",
        doc: "有几行，或有几个；没有这张表的，不知道有几行，什么也不输出",
        example: r#"{{ 选("隐患", "")|length }}条"#,
        prints: "2条",
        takes: Takes::Many,
        bracket: Bracket::None,
        gives: |_| Kind::Value(&[]),
        run: |value, _| length(value),
    },
    Filter {
        name: "合计",
        doc: "各行某一列的合计，空着的不计",
        example: r#"{{ 选("隐患", "")|合计("整改资金") }}万元"#,
        prints: "2.5万元",
        takes: Takes::Rows,
        bracket: Bracket::Header,
        gives: |_| Kind::Value(&[]),
        run: sum,
    },
    Filter {
        name: "顿号",
        doc: "各行某一列的不同内容，或几段文字，用“、”连起来；空着的略去",
        example: r#"{{ 选("隐患", "")|顿号("隐患部位") }}；{{ ["厨房", 单位.地址]|顿号 }}"#,
        prints: "仓库、厨房；厨房",
        takes: Takes::RowsOrList,
        bracket: Bracket::HeaderOfRows,
        gives: |_| Kind::Text,
        run: joined,
    },
    Filter {
        name: "分组",
        doc: "把若干行按某一列的内容分成组：组本身输出这项内容，“组.行”是这一组的行",
        example: r#"{% for 组 in 选("隐患", "")|分组("单位.行业领域") %}{{ 组 }}{{ 组.行|length }}条{% endfor %}"#,
        prints: "商贸2条",
        takes: Takes::Rows,
        bracket: Bracket::Header,
        gives: |kind| {
            if let Kind::Rows(sheets) = kind { Kind::Groups(sheets) } else { kind }
        },
        run: grouped,
    },
    Filter {
        name: "去句号",
        doc: "去掉末尾的标点，以便接着往下写",
        example: r#"{{ 选("隐患", "")[0].隐患内容|去句号 }}；"#,
        prints: "灭火器过期；",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, without_end_mark),
    },
    Filter {
        name: "去序号",
        doc: "去掉开头的“一、”“（一）”“1.”这样的序号，以便重新编号",
        example: r#"{{ 选("隐患", "")[0].隐患内容|去序号 }}"#,
        prints: "灭火器过期。",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, without_ordinal),
    },
    Filter {
        name: "中文数字",
        doc: "写成一、二、三",
        example: r#"{% for 隐患 in 选("隐患", "") %}（{{ loop.index|中文数字 }}）{% endfor %}"#,
        prints: "（一）（二）",
        takes: Takes::Number,
        bracket: Bracket::None,
        gives: |kind| if kind == Kind::Number { Kind::Text } else { kind },
        run: |value, _| chinese(value),
    },
    Filter {
        name: "绝对值",
        doc: "去掉负号，用来写“减少几条”",
        example: "{{ 单位.积分|绝对值 }}分",
        prints: "2.5分",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, absolute),
    },
    Filter {
        name: "大写",
        doc: "金额大写",
        example: r#"{{ 选("隐患", "")[0].整改资金|大写 }}"#,
        prints: "伍仟元整",
        takes: Takes::Value,
        bracket: Bracket::None,
        gives: |kind| kind,
        run: |value, _| on_value(value, capital),
    },
];

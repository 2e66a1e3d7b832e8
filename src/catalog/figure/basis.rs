//! 口径: how a figure is counted, in the words of its conditions.

use super::{FigureDecl, Frequency, Members, Shape};

impl FigureDecl {
    /// 口径 in words: sheet, dates and conditions, or what a `logic` says of itself.
    pub fn basis(&self) -> String {
        let basis = self.counted();
        if self.times == 0 {
            basis
        } else {
            basis.replace("次数", &self.times.to_string())
        }
    }

    /// The shape in words.
    fn counted(&self) -> String {
        match &self.shape {
            Shape::Count(members) => rows(members),
            Shape::Sum(members, column) => format!("{}；求和{column}", rows(members)),
            Shape::Share(members, test) => {
                format!("{}；其中{}", rows(members), spoken(test.source()))
            }
            Shape::Cover(cover) => {
                let names = self.names.join("、");
                format!("应有{names}；已有的看{}的{}", rows(&cover.members), cover.item)
            }
            Shape::Ratio(ratio) => {
                let latest = match ratio.latest_of.join("、") {
                    by if by.is_empty() => String::new(),
                    by => format!("，相同{by}的取最近一行"),
                };
                let members = rows(&ratio.members);
                format!("{members}{latest}；{}占{}", ratio.done, ratio.whole)
            }
            Shape::Frequency(frequency) => rhythm(frequency),
            Shape::Logic(_) => self.says.to_string(),
        }
    }
}

/// FREQ.
fn rhythm(frequency: &Frequency) -> String {
    let among = match frequency.among.source() {
        "" => String::new(),
        among => format!("（{}）", spoken(among)),
    };
    let often = match &*frequency.every {
        "" => "按指标表规定的周期和次数".to_owned(),
        every => format!("每{every}不少于{}次", frequency.times),
    };
    format!("{}{among}：{often}；{}", frequency.subjects, rows(&frequency.members))
}

/// Rows of a sheet that meet a condition.
fn rows(members: &Members) -> String {
    match (members.when.source(), &members.on) {
        ("", None) => members.rows.to_string(),
        ("", Some(on)) => format!("{}：{on}在本期", members.rows),
        (when, None) => format!("{}：{}", members.rows, spoken(when)),
        (when, Some(on)) => {
            format!("{}：{on}在本期且{}", members.rows, spoken(when))
        }
    }
}

/// A condition as it is read aloud: “状态 ≠ 已撤销 且 告知日期 有” is 状态不是已撤销且告知日期已填.
fn spoken(condition: &str) -> String {
    let mut said = String::with_capacity(condition.len());
    for word in condition.split(' ') {
        let inner = word.trim_matches(['（', '）']);
        let (before, after) = word.split_once(inner).unwrap_or_default();
        let inner = match inner {
            "=" | "∈" => "为",
            "≠" | "∉" => "不是",
            "<" => "＜",
            ">" => "＞",
            "有" => "已填",
            "无" => "未填",
            "非" => "不",
            "D" => "截止日",
            other => other,
        };
        // Two words in Latin letters or digits keep their blank.
        let joins = |c: char| c.is_ascii_alphanumeric();
        if said.ends_with(joins) && inner.starts_with(joins) {
            said.push(' ');
        }
        said.extend([before, inner, after]);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn conditions_are_read_aloud() {
        for (condition, said) in [
            ("", ""),
            ("状态 ≠ 已撤销 且 告知日期 有", "状态不是已撤销且告知日期已填"),
            (
                "等级 = 重大 且 （整改期限 < D 或 终止日期 无）",
                "等级为重大且（整改期限＜截止日或终止日期未填）",
            ),
            ("非 存在 检查（检查日期 在 本期）", "不存在检查（检查日期在本期）"),
            ("方式 ∈ 提示函、警示函 且 次数 ≥ 2", "方式为提示函、警示函且次数≥2"),
            ("（终止日期 无 或 终止日期 ≥ D）", "（终止日期未填或终止日期≥截止日）"),
        ] {
            assert_eq!(spoken(condition), said);
        }
    }
}

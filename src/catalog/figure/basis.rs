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
            Shape::Sum(members, column) => format!("{}；求和 {column}", rows(members)),
            Shape::Share(members, test) => {
                format!("{}；其中 {}", rows(members), test.source())
            }
            Shape::Cover(cover) => {
                let names = self.names.join("、");
                format!(
                    "应有 {names}；已有的看 {} 的 {}",
                    rows(&cover.members),
                    cover.item
                )
            }
            Shape::Ratio(ratio) => {
                let latest = match ratio.latest_of.join("、") {
                    by if by.is_empty() => String::new(),
                    by => format!("，相同 {by} 的取最近一行"),
                };
                let members = rows(&ratio.members);
                format!("{members}{latest}；{} 占 {}", ratio.done, ratio.whole)
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
        among => format!("（{among}）"),
    };
    let often = match &*frequency.every {
        "" => "按指标表规定的周期和次数".to_owned(),
        every => format!("每{every}不少于 {} 次", frequency.times),
    };
    format!("{}{among}：{often}；{}", frequency.subjects, rows(&frequency.members))
}

/// Rows of a sheet that meet a condition.
fn rows(members: &Members) -> String {
    match (members.when.source(), &members.on) {
        ("", None) => members.rows.to_string(),
        ("", Some(on)) => format!("{}：{on} 在 本期", members.rows),
        (when, None) => format!("{}：{when}", members.rows),
        (when, Some(on)) => format!("{}：{on} 在 本期 且 {when}", members.rows),
    }
}

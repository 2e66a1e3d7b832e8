//! 口径: how a figure is counted, in the words of its conditions.

use super::{FigureDecl, Members, Shape};

impl FigureDecl {
    /// 口径 in words: sheet, dates and conditions; empty for a `logic`.
    pub fn basis(&self) -> String {
        match &self.shape {
            Shape::Count(members) => rows(members),
            Shape::Sum(members, column) => format!("{}；求和 {column}", rows(members)),
            Shape::Share(members, test) => {
                format!("{}；其中 {}", rows(members), test.source())
            }
            Shape::Frequency(frequency) => {
                let (subjects, every) = (&frequency.subjects, &frequency.every);
                let members = rows(&frequency.members);
                format!("{subjects}：每{every}不少于 {} 次；{members}", frequency.times)
            }
            Shape::Logic(_) => String::new(),
        }
    }
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

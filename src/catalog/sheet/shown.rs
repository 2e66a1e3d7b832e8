//! How a column is shown to the office: header, width, drop-down, note, example.

use super::column::{ColumnDecl, ColumnType, Need};
use crate::model::Text;

impl ColumnType {
    /// Width in half-width characters: a whole date is 10 of them.
    pub const fn width(self) -> u16 {
        match self {
            Self::Yn => 6,
            Self::Int | Self::Num | Self::Money => 9,
            Self::Date | Self::Period | Self::MonthDay => 11,
            Self::Enum | Self::OpenEnum | Self::Status => 10,
            Self::Id => 16,
            Self::Time => 20,
            Self::Text
            | Self::Limit
            | Self::List
            | Self::Link
            | Self::Party
            | Self::Parties => 13,
        }
    }

    /// Whether cells may hold more than one line.
    pub const fn wraps(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Limit
                | Self::List
                | Self::Link
                | Self::Party
                | Self::Parties
                | Self::Id
        )
    }
}

impl ColumnDecl {
    /// Header as printed: 整改资金（万元）.
    pub fn printed_header(&self) -> Text {
        match self.kind {
            ColumnType::Money => format!("{}（{}）", self.header, self.unit).into(),
            _ => self.header.clone(),
        }
    }

    /// Width in half-width characters.
    pub const fn shown_width(&self) -> u16 {
        if self.width > 0 { self.width } else { self.kind.width() }
    }

    /// Values to choose from in a cell; none where anything may be written.
    pub fn drop_down(&self) -> Vec<Text> {
        match self.kind {
            ColumnType::Enum | ColumnType::OpenEnum => self.choices.clone(),
            ColumnType::Yn => vec!["是".into(), "否".into()],
            _ => Vec::new(),
        }
    }

    /// What its cells hold, in the words of the office.
    pub fn kind_words(&self) -> String {
        match self.kind {
            ColumnType::Text | ColumnType::Limit => "文字".to_owned(),
            ColumnType::List if self.choices.is_empty() => "几项文字".to_owned(),
            ColumnType::List => "几个选项".to_owned(),
            ColumnType::Int => match self.range {
                Some((first, last)) => format!("{first} 到 {last} 的整数"),
                None => "整数".to_owned(),
            },
            ColumnType::Num => "数".to_owned(),
            ColumnType::Money => format!("金额（{}）", self.unit),
            ColumnType::Date => "日期".to_owned(),
            ColumnType::Time => "日期和时间".to_owned(),
            ColumnType::MonthDay => "月和日".to_owned(),
            ColumnType::Period => "月、季、半年或年".to_owned(),
            ColumnType::Yn => "是或否".to_owned(),
            ColumnType::Enum => "选项".to_owned(),
            ColumnType::OpenEnum => "选项，可另写".to_owned(),
            ColumnType::Status => "整改情况".to_owned(),
            ColumnType::Link => "名称或编号".to_owned(),
            ColumnType::Party => "村、单位、站所或人员".to_owned(),
            ColumnType::Parties => "几个村、单位、站所或人员".to_owned(),
            ColumnType::Id => "号码".to_owned(),
        }
    }

    /// How much it is needed, in the words of the office.
    pub fn need_words(&self) -> String {
        match self.need {
            Need::Required => "必填".to_owned(),
            Need::Wanted => "应填".to_owned(),
            Need::Optional => match self.wanted_words() {
                Some(when) => format!("{when}应填"),
                None => "选填".to_owned(),
            },
        }
    }

    /// When it is wanted, in the words of the office: 隐患等级为重大的.
    pub fn wanted_words(&self) -> Option<String> {
        let when = &self.wanted_when;
        (!when.is_empty()).then(|| format!("{}的", when.replace(" = ", "为")))
    }

    /// The note on its header: how much it is needed, what to write, the choices, an example.
    pub fn cell_note(&self) -> String {
        let mut lines = vec![format!("{}：{}", self.need_words(), self.note)];
        if !self.choices.is_empty() {
            lines.push(format!("选项：{}", self.choices.join("、")));
        }
        if !self.example.is_empty() {
            lines.push(format!("例：{}", self.example));
        }
        lines.join("\n")
    }
}

/// Gives a column the example of its type, where it has none of its own.
pub(super) fn complete(column: &mut ColumnDecl) {
    if !column.example.is_empty() {
        return;
    }
    let first = || column.choices.first().cloned().unwrap_or_default();
    column.example = match column.kind {
        ColumnType::Date => "2026-3-5".into(),
        ColumnType::Time => "2026-3-5 10:20".into(),
        ColumnType::MonthDay => "06-30".into(),
        ColumnType::Period => "2026-10".into(),
        ColumnType::Yn => "是".into(),
        ColumnType::Enum | ColumnType::OpenEnum => first(),
        _ => return,
    };
}

//! 列: one column of a sheet, understood.

use crate::model::{ColumnTraits, Text, Value};
use serde::Deserialize;

/// Where a `party` is sought, in this order (`model.md` §1).
const PARTIES: [&str; 5] = ["单位", "村", "站所", "机关", "人员"];

/// One column.
#[derive(Clone, Debug)]
pub struct ColumnDecl {
    /// Canonical header = the name in templates.
    pub header: Text,
    /// Other headers that mean it, best first.
    pub aliases: Vec<Text>,
    /// What its cells hold.
    pub kind: ColumnType,
    /// ●, ○ or optional.
    pub need: Need,
    /// Condition under which a blank cell is wanted (`○ 重大`).
    pub wanted_when: Text,
    /// Listed values of `enum`, `enum+` and of a closed `list`.
    pub choices: Vec<Text>,
    /// Local words and the listed value they mean (夜查 → 专项).
    pub words: Vec<(Text, Text)>,
    /// Listed values and the codes by which ids of figures name them.
    pub codes: Vec<(Text, Text)>,
    /// Sheets that a `link` points to, in the order of trying; for a `party` those besides
    /// the usual ones; for a `period` those whose rows may stand in its place.
    pub to: Vec<Text>,
    /// A name that no sheet has is as good (`party or text`).
    pub or_text: bool,
    /// Unit of `money`: 万元 or 元.
    pub unit: Text,
    /// Which identifier an `id` is: uscc, phone, idcard, cert, docno.
    pub identifier: Text,
    /// First and last value of an `int`.
    pub range: Option<(i64, i64)>,
    /// A date until which something holds or is to be done: no event (`model.md` §1).
    pub is_deadline: bool,
    /// A date that says how something is, neither event nor deadline (`model.md` §1).
    pub is_attribute: bool,
    /// Value that a blank cell stands for in conditions and keys (经营状态 = 正常).
    pub default: Text,
    /// What to fill in, for the cell note of the blank workbook.
    pub note: Text,
    /// What a cell may say; blank where nothing can be shown (身份证号).
    pub example: Text,
    /// Width in ledgers and blank workbooks, in half-width characters; 0 = by type.
    pub width: u16,
}

/// Types of `model.md` §1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnType {
    /// Text.
    Text,
    /// Text that says until when (时限原文).
    Limit,
    /// Names split on marks; with `choices` a closed list.
    List,
    /// Whole number ≥ 0.
    Int,
    /// Decimal number.
    Num,
    /// Money in the column's unit.
    Money,
    /// A day.
    Date,
    /// A day, optionally with a time.
    Time,
    /// A day of every year, `MM-DD`, or a whole date.
    MonthDay,
    /// A period label.
    Period,
    /// 是 or 否.
    Yn,
    /// Closed list.
    Enum,
    /// Open list.
    #[serde(rename = "enum+")]
    OpenEnum,
    /// Status text of 整改情况 (`model.md` §6).
    Status,
    /// Name or id of a row of another sheet.
    Link,
    /// 单位, 村, 站所, 机关 or 人员.
    Party,
    /// Several parties.
    Parties,
    /// Text checked by `model.md` §7.
    Id,
}

/// 要.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Need {
    /// Optional.
    #[default]
    #[serde(rename = "")]
    Optional,
    /// ○: blank is unknown.
    #[serde(rename = "○")]
    Wanted,
    /// ●: without it the row is set aside.
    #[serde(rename = "●")]
    Required,
}

impl ColumnType {
    /// Whether its cells hold days.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Time)
    }

    /// Whether its cells hold numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Num | Self::Money)
    }

    /// Whether its cells name rows of the sheets that hold parties.
    pub const fn is_party(self) -> bool {
        matches!(self, Self::Party | Self::Parties)
    }
}

impl ColumnDecl {
    /// Whether a blank means that it has not happened (`model.md` §1: a date column marked
    /// ○ is an attribute, deadlines are none; the other dates are events).
    pub fn is_event(&self) -> bool {
        let is_other = self.is_deadline || self.is_attribute;
        self.kind.is_date() && !is_other && self.need != Need::Wanted
    }

    /// Whether it never enters findings, figures or the manifest: 联系电话, 身份证号, 匿名码
    /// (`model.md` §8).
    pub fn is_private(&self) -> bool {
        let is_id = self.kind == ColumnType::Id;
        let is_personal = matches!(&*self.identifier, "phone" | "idcard");
        (is_id && is_personal) || &*self.header == "匿名码"
    }

    /// 分 per unit of a money column; 0 elsewhere.
    pub fn cents(&self) -> i64 {
        match (self.kind, &*self.unit) {
            (ColumnType::Money, "万元") => 1_000_000,
            (ColumnType::Money, _) => 100,
            _ => 0,
        }
    }

    /// The sheets whose rows its cells name, in the order of trying; none for other types.
    pub fn targets(&self) -> Vec<&str> {
        let own = self.to.iter().map(|sheet| &**sheet);
        match self.kind {
            ColumnType::Link | ColumnType::Period => own.collect(),
            ColumnType::Party | ColumnType::Parties => {
                PARTIES.into_iter().chain(own).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What a blank cell stands for; `Blank` = unknown.
    fn default_value(&self) -> Value {
        let word = &self.default;
        match self.kind {
            _ if word.is_empty() => Value::Blank,
            ColumnType::Yn => Value::YesNo(&**word == "是"),
            ColumnType::Int => word.parse().map_or(Value::Blank, Value::Integer),
            _ => Value::Text(word.clone()),
        }
    }

    /// What conditions must know.
    pub(super) fn traits(&self) -> ColumnTraits {
        ColumnTraits {
            is_event: self.is_event(),
            default: self.default_value(),
            is_open_ended: self.is_deadline && self.need == Need::Optional,
            unit: self.cents(),
        }
    }
}

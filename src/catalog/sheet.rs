//! 表: the sheets an office may keep (`sheets/*.toml`, contract in `model.md`).

use super::Declarations;
use crate::model::{ColumnTraits, Error, Headers, Result, Text, Value};
use serde::Deserialize;

/// One sheet: its columns and how its rows are known.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetDecl {
    /// Name in templates and messages: 隐患.
    pub name: Text,
    /// Place in `model.md`; ids of sheets follow it.
    pub order: u16,
    /// Default workbook in `data/`.
    pub workbook: Text,
    /// Key columns; rows with the same values are the same row.
    pub key: Vec<Text>,
    /// Key columns when the first key is blank.
    #[serde(default)]
    pub fallback_key: Vec<Text>,
    /// Groups of columns of which one must be given.
    #[serde(default)]
    pub one_of: Vec<Vec<Text>>,
    /// What the sheet is for, one sentence for the blank workbook.
    #[serde(default)]
    pub note: Text,
    /// Columns in the order of `model.md`; 备注 last.
    #[serde(rename = "column")]
    pub columns: Vec<ColumnDecl>,
}

/// One column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnDecl {
    /// Canonical header = the name in templates.
    pub header: Text,
    /// Other headers that mean it, best first.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// ●, ○ or optional.
    #[serde(default)]
    pub need: Need,
    /// Condition under which a blank cell is wanted (`○ 重大`).
    #[serde(default)]
    pub wanted_when: Text,
    /// Listed values of `enum` and `enum+`.
    #[serde(default)]
    pub choices: Vec<Text>,
    /// Local words and the listed value they mean (夜查 → 专项).
    #[serde(default)]
    pub words: Vec<(Text, Text)>,
    /// Sheets that a `link` points to, in the order of trying.
    #[serde(default)]
    pub to: Vec<Text>,
    /// Unit of `money`: 万元 or 元.
    #[serde(default)]
    pub unit: Text,
    /// Which identifier an `id` is: uscc, phone, idcard, cert, docno.
    #[serde(default)]
    pub identifier: Text,
    /// A date that is no event: a deadline or an attribute (`model.md` §1).
    #[serde(default)]
    pub is_deadline: bool,
    /// Value that a blank cell stands for in conditions (经营状态 = 正常).
    #[serde(default)]
    pub default: Text,
    /// What to fill in, for the cell note of the blank workbook.
    #[serde(default)]
    pub note: Text,
    /// Width in ledgers and blank workbooks, in half-width characters; 0 = by type.
    #[serde(default)]
    pub width: u16,
}

/// Types of `model.md` §1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnType {
    /// Text.
    Text,
    /// Names split on marks.
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
}

impl SheetDecl {
    /// The declaration of a column by its canonical header.
    pub fn column(&self, header: &str) -> Option<&ColumnDecl> {
        self.columns.iter().find(|column| &*column.header == header)
    }
}

impl SheetDecl {
    /// The columns of the sheet as the town keeps them: declared ones, then `extra`.
    pub fn headers(&self, extra: Vec<Text>) -> Headers {
        let declared = self.columns.iter().map(|column| column.header.clone());
        let names = declared.chain(extra).collect();
        Headers::new(names)
            .with_traits(self.columns.iter().map(ColumnDecl::traits).collect())
    }
}

impl ColumnDecl {
    /// Whether a blank means that it has not happened (`model.md` §1: a date column marked
    /// ○ is an attribute, deadlines are none; the other dates are events).
    pub fn is_event(&self) -> bool {
        self.kind.is_date() && !self.is_deadline && self.need != Need::Wanted
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

    /// What conditions must know.
    fn traits(&self) -> ColumnTraits {
        let default = match (self.kind, &*self.default) {
            (_, "") => Value::Blank,
            (ColumnType::Yn, word) => Value::YesNo(word == "是"),
            (_, word) => Value::Text(word.into()),
        };
        ColumnTraits {
            is_event: self.is_event(),
            default,
            is_open_ended: self.is_deadline && self.need == Need::Optional,
            unit: self.cents(),
        }
    }
}

/// Reads `sheets/*.toml` in the order of `model.md`.
pub(super) fn load(declarations: &Declarations) -> Result<Vec<SheetDecl>> {
    let mut sheets = Vec::new();
    let mut faults = Vec::new();
    for (path, text) in declarations.folder("sheets", "toml") {
        match toml::from_str::<SheetDecl>(text) {
            Ok(sheet) => sheets.push(sheet),
            Err(fault) => faults.push(format!("{path}：{fault}")),
        }
    }
    if !faults.is_empty() {
        return Err(Error::Templates(faults.join("\n")));
    }
    sheets.sort_by_key(|sheet| sheet.order);
    Ok(sheets)
}

//! 台账: tables for print, their rows fetched one by one so that memory stays flat.

use super::{Day, Decimal, FigureKey, Period, RowRef, Text, Value};

/// One cell of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// Text; never a formula.
    Text(Text),
    /// A number.
    Number(Decimal),
    /// A real date.
    Date(Day),
}

/// One column.
#[derive(Clone, Debug, Default)]
pub struct LedgerColumn {
    /// Header as printed, unit included: 整改资金（万元）.
    pub header: Text,
    /// Width in characters (half-width), decided by the declaration or the column kind.
    pub width: u16,
    /// Listed values for a drop-down; empty = none.
    pub choices: Vec<Text>,
    /// Whether the last row 合计 sums it.
    pub is_summed: bool,
    /// Whether long text wraps (else centred, one line).
    pub wraps: bool,
    /// `=x`: derived, not read back.
    pub is_derived: bool,
    /// For whom it is.
    pub audience: Audience,
}

/// For whom a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// For everybody.
    #[default]
    All,
    /// For the office alone: it belongs to a person (联系电话, 身份证号).
    Office,
}

/// Gives the rows of a ledger in order, without holding them all.
pub trait RowSource: Sync {
    /// How many rows.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `cells` (cleared by the caller) with row `index`, one cell a column,
    /// without 序号 and 备注 handling: the source gives every column.
    fn fill(&self, index: usize, cells: &mut Vec<Cell>);

    /// The source row behind row `index`, if there is one.
    fn origin(&self, index: usize) -> Option<RowRef>;

    /// The figure that row `index` shows, if it shows one.
    fn figure(&self, _index: usize) -> Option<&FigureKey> {
        None
    }
}

/// One table of a ledger (L-08 and L-16 have two).
pub struct LedgerTable<'a> {
    /// Caption of a second table; empty for the first.
    pub caption: Text,
    /// Sheet that its rows are read back into; empty where they are not.
    pub sheet: Text,
    /// Columns, 序号 first and 备注 last.
    pub columns: Vec<LedgerColumn>,
    /// Rows.
    pub rows: Box<dyn RowSource + 'a>,
    /// Column whose value 逾期, 未报 or 是 (or a number > 0 for 逾期天数) colours the row, by
    /// index.
    pub overdue_column: Option<usize>,
}

/// A ledger for one period.
pub struct Ledger<'a> {
    /// `L-10`.
    pub code: Text,
    /// 隐患台账.
    pub name: Text,
    /// Month or year.
    pub period: Period,
    /// Template file it was made from: `ledgers/hazards.toml`.
    pub template: Text,
    /// Title row: 兰台镇隐患台账（2026年10月）.
    pub title: Text,
    /// Shown left on line 2: 填报单位：兰台镇人民政府.
    pub filler: Text,
    /// Shown right on line 2: 统计截止日期：2026年10月31日.
    pub as_of: Text,
    /// Landscape or portrait.
    pub is_landscape: bool,
    /// Whether it ends with the line 填表人, 审核人, 填报日期.
    pub has_signatures: bool,
    /// One or two tables.
    pub tables: Vec<LedgerTable<'a>>,
}

impl Ledger<'_> {
    /// Code and name with the period, as files are named: L-10 隐患台账（2026年10月）.
    pub fn file_name(&self) -> String {
        format!("{} {}（{}）", self.code, self.name, self.period.print())
    }

    /// The source rows of all its tables, in order.
    pub fn origins(&self) -> impl Iterator<Item = RowRef> {
        let tables = self.tables.iter();
        tables.flat_map(|t| (0..t.rows.len()).filter_map(|row| t.rows.origin(row)))
    }
}

impl From<&Value> for Cell {
    /// Money has to be divided by its column's unit before; here it becomes 元.
    fn from(value: &Value) -> Self {
        match value {
            Value::Blank => Self::Blank,
            Value::Integer(n) => Self::Number(Decimal::from(*n)),
            Value::Number(n) => Self::Number(*n),
            Value::Money(cents) => Self::Number(Decimal::new(*cents, 2)),
            Value::Date(day) => Self::Date(*day),
            Value::Text(text) => Self::Text(text.clone()),
            other => Self::Text(other.to_string().into()),
        }
    }
}

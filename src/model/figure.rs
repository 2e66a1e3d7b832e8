//! 指标: a number with its scope, period, verdict and the rows behind it.

use super::{Decimal, Period, RowRef, Text, Town, print_percent};
use std::collections::BTreeMap;
use std::fmt;

/// 范围 of a figure (`systems.md` §4.2), in output order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// 全镇
    Town,
    /// 村: a row of sheet 村.
    Village(RowRef),
    /// 单位: a row of sheet 单位.
    Unit(RowRef),
    /// 人员: the first row of a person that has figures.
    Person(RowRef),
}

impl Scope {
    /// As `figures.json` names it: 全镇, 村:…, 单位:…, 人员:….
    pub fn name(&self, town: &Town) -> String {
        match self {
            Self::Town => "全镇".to_owned(),
            Self::Village(row) => format!("村:{}", town.value(*row, "村名")),
            Self::Unit(row) => format!("单位:{}", town.value(*row, "单位名称")),
            Self::Person(row) => format!("人员:{}", town.person_name(*row)),
        }
    }
}

/// 结论 (`systems.md` §4.5); no verdict = no target, or not yet due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 达标
    Met,
    /// 未达标
    Missed,
    /// 数据不足
    DataMissing,
    /// 不适用
    NotApplicable,
    /// 人工认定
    Manual,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Met => "达标",
            Self::Missed => "未达标",
            Self::DataMissing => "数据不足",
            Self::NotApplicable => "不适用",
            Self::Manual => "人工认定",
        })
    }
}

/// Which figure: id, scope, period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// `S-18.found`.
    pub id: Text,
    /// 范围.
    pub scope: Scope,
    /// 考核期.
    pub period: Period,
}

/// One computed figure, exact.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which.
    pub key: FigureKey,
    /// 指标名称.
    pub name: Text,
    /// 分子; `None` when the sheets are not there.
    pub numerator: Option<Decimal>,
    /// 分母; `None` for counts and sums.
    pub denominator: Option<Decimal>,
    /// The value where it is neither the numerator nor a share of two numbers (a median).
    pub own_value: Option<Decimal>,
    /// `%` for shares, else the counting word (条, 家, 户次 …).
    pub unit: Text,
    /// Whether the value is 100 × numerator ÷ denominator.
    pub is_share: bool,
    /// 结论.
    pub verdict: Option<Verdict>,
    /// 目标 as printed: `≥90%`.
    pub target: Option<Text>,
    /// Limits of the target, for printing the value.
    pub limits: Vec<Decimal>,
    /// The rows behind the numerator (failing rows first for `≤` targets and unmet shares).
    pub rows: Vec<RowRef>,
    /// Whether the run emits it to `figures.json`; others are computed for papers only
    /// (earlier years of the three-year table).
    pub is_emitted: bool,
}

impl Figure {
    /// The value as every paper, ledger and file prints it: the percentage, rounded here and
    /// nowhere else, or the count or sum. `None` where there is no data, or for 0/0.
    pub fn value(&self) -> Option<Decimal> {
        if self.own_value.is_some() || !self.is_share {
            return self.own_value.or(self.numerator);
        }
        let numerator = self.numerator?;
        print_percent(numerator, self.denominator?, &self.limits)
    }

    /// Whether there is a value: data there, and no 0/0.
    pub fn has_value(&self) -> bool {
        let zero = Some(Decimal::from(0));
        let is_counted = self.numerator.is_some();
        self.own_value.is_some()
            || is_counted && !(self.is_share && self.denominator == zero)
    }
}

/// All figures of a run: one computation for every paper, ledger and file.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// In output order: id in build order, scope, period.
    pub list: Vec<Figure>,
    /// Position by key.
    index: BTreeMap<FigureKey, usize>,
}

impl Figures {
    /// Takes the figures in output order.
    pub fn new(list: Vec<Figure>) -> Self {
        let index = list.iter().enumerate().map(|(at, f)| (f.key.clone(), at)).collect();
        Self { list, index }
    }

    /// The position of a figure in `list`.
    pub fn position(&self, key: &FigureKey) -> Option<usize> {
        self.index.get(key).copied()
    }

    /// The figure.
    pub fn get(&self, key: &FigureKey) -> Option<&Figure> {
        self.list.get(self.position(key)?)
    }
}

//! 图表: a chart of the year workbook, its data taken from figures.

use super::{Decimal, Text};

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// 柱形: upright columns.
    Column,
    /// 条形: lying bars, for many categories.
    Bar,
}

impl ChartKind {
    /// Reads the Chinese word.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "柱形" => Some(Self::Column),
            "条形" => Some(Self::Bar),
            _ => None,
        }
    }
}

/// A chart with its data.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Printed above it.
    pub title: Text,
    /// How it is drawn.
    pub kind: ChartKind,
    /// Header of the categories: 村名, 年度.
    pub heading: Text,
    /// Names along the axis.
    pub categories: Vec<Text>,
    /// Name and one value a category; `None` = no data.
    pub series: Vec<(Text, Vec<Option<Decimal>>)>,
}

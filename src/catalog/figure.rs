//! 指标: how each figure is counted (`mechanisms/S-nn.toml`, contract in `systems.md` §4).

use super::{Declarations, SheetDecl, known_names};
use crate::expr::condition::Condition;
use crate::model::{Decimal, Error, Result, Text};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One figure, its conditions parsed.
#[derive(Clone, Debug)]
pub struct FigureDecl {
    /// `S-18.found`.
    pub id: Text,
    /// 指标名称.
    pub name: Text,
    /// Letters of the scopes: T V U P.
    pub scopes: Text,
    /// Letters of the periods: d m q h t y c.
    pub periods: Text,
    /// 表: sheets without which it is 数据不足.
    pub sheets: Vec<Text>,
    /// `%` or the counting word.
    pub unit: Text,
    /// How it is counted.
    pub shape: Shape,
    /// Default target by period letter; the key is empty where it holds for all.
    pub targets: BTreeMap<Text, Target>,
    /// `[Q]`: shown, judged by a person.
    pub is_qualitative: bool,
    /// The worked example that is its test.
    pub example: Example,
    /// The town of its example.
    pub town: Arc<ExampleTown>,
}

/// The five shapes of `systems.md` §4.3, and `logic`.
#[derive(Clone, Debug)]
pub enum Shape {
    /// `COUNT{rows}`
    Count(Members),
    /// `SUM{rows.column}`
    Sum(Members, Text),
    /// `SHARE{members | test}`
    Share(Members, Condition),
    /// `FREQ{subjects | rows | k in each period}`
    Frequency(Frequency),
    /// One file in `compute/logic/`.
    Logic(Text),
}

/// Rows that are counted.
#[derive(Clone, Debug)]
pub struct Members {
    /// Sheet.
    pub rows: Text,
    /// Which of its rows.
    pub when: Condition,
    /// Date that puts a row into a window; `None` = `when` itself speaks of 本期.
    pub on: Option<Text>,
    /// Whether the window is judged by a deadline (DUE, `systems.md` §4.4): not cut at D.
    pub is_due: bool,
}

/// How often something must happen.
#[derive(Clone, Debug)]
pub struct Frequency {
    /// Sheet of the subjects.
    pub subjects: Text,
    /// Rows of each subject that count.
    pub members: Members,
    /// 周期: 月 季 半年 学期 年.
    pub every: Text,
    /// 次数 in each.
    pub times: usize,
}

/// 目标
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// ≥
    AtLeast(Decimal),
    /// ≤
    AtMost(Decimal),
    /// =
    Exactly(Decimal),
    /// 区间
    Between(Decimal, Decimal),
}

/// What the figure is in the tiny town of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Scope as `figures.json` writes it; default 全镇.
    #[serde(default = "whole_town")]
    pub scope: Text,
    /// Period label.
    pub period: Text,
    /// 分子; absent = null.
    pub numerator: Option<Text>,
    /// 分母; absent = null.
    pub denominator: Option<Text>,
    /// 结论; absent = null.
    pub verdict: Option<Text>,
}

/// The tiny town that the examples of a file speak of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleTown {
    /// D.
    pub as_of: Text,
    /// Tables by sheet name, columns parted by `|`, the first line the headers.
    pub tables: BTreeMap<Text, Text>,
}

/// Scope of an example that names none.
fn whole_town() -> Text {
    "全镇".into()
}

/// A file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The town of the examples.
    #[serde(default)]
    town: ExampleTown,
    /// Entries.
    #[serde(default)]
    figure: Vec<Written>,
}

/// An entry as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Id.
    id: Text,
    /// Name.
    name: Text,
    /// Scopes.
    scopes: Text,
    /// Periods.
    periods: Text,
    /// Sheets.
    sheets: Vec<Text>,
    /// Unit.
    unit: Text,
    /// COUNT.
    count: Option<Rows>,
    /// SUM.
    sum: Option<Rows>,
    /// SHARE.
    share: Option<Rows>,
    /// FREQ.
    frequency: Option<Rows>,
    /// Name of a file in `compute/logic/`.
    logic: Option<Text>,
    /// Default targets.
    #[serde(default)]
    target: BTreeMap<Text, Text>,
    /// `[Q]`.
    #[serde(default)]
    qualitative: bool,
    /// Worked example.
    example: Example,
}

/// The rows of a shape as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    /// Sheet of the rows.
    #[serde(rename = "rows")]
    sheet: Text,
    /// Condition on them.
    #[serde(default)]
    when: String,
    /// Date column for windows.
    on: Option<Text>,
    /// DUE.
    #[serde(default)]
    due: bool,
    /// SHARE: the test.
    #[serde(default)]
    test: String,
    /// SUM: the column.
    #[serde(default)]
    column: Text,
    /// FREQ: sheet of the subjects.
    #[serde(default)]
    subjects: Text,
    /// FREQ: 周期.
    #[serde(default)]
    every: Text,
    /// FREQ: 次数.
    #[serde(default)]
    times: usize,
}

impl FigureDecl {
    /// The default target for a period letter.
    pub fn target(&self, letter: char) -> Option<Target> {
        let mut buffer = [0; 4];
        let own = self.targets.get(&*letter.encode_utf8(&mut buffer));
        own.or_else(|| self.targets.get("")).copied()
    }

    /// Whether the value is a percentage.
    pub fn is_share(&self) -> bool {
        &*self.unit == "%"
    }
}

impl Target {
    /// Reads `≥90`, `≤0`, `=5`, `2–3`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((low, high)) = text.split_once('–') {
            return Some(Self::Between(low.parse().ok()?, high.parse().ok()?));
        }
        let number = |mark| text.strip_prefix(mark).and_then(|n: &str| n.parse().ok());
        number('≥')
            .map(Self::AtLeast)
            .or_else(|| number('≤').map(Self::AtMost))
            .or_else(|| number('=').map(Self::Exactly))
    }

    /// As printed: `≥90%`.
    pub fn print(self, unit: &str) -> String {
        let unit = if unit == "%" { "%" } else { "" };
        match self {
            Self::AtLeast(n) => format!("≥{n}{unit}"),
            Self::AtMost(n) => format!("≤{n}{unit}"),
            Self::Exactly(n) => format!("={n}{unit}"),
            Self::Between(low, high) => format!("{low}–{high}{unit}"),
        }
    }
}

/// Reads `mechanisms/*.toml`; all faults at once.
pub(super) fn load(
    declarations: &Declarations,
    sheets: &[SheetDecl],
) -> Result<Vec<FigureDecl>> {
    let (mut figures, mut faults) = (Vec::new(), Vec::new());
    for (path, text) in declarations.folder("mechanisms", "toml") {
        match toml::from_str::<File>(text) {
            Ok(file) => {
                let town = Arc::new(file.town);
                for written in file.figure {
                    let mut note = |fault| faults.push(format!("{path}：{fault}"));
                    figures.extend(understand(written, &town, sheets, &mut note));
                }
            }
            Err(fault) => faults.push(format!("{path}：{fault}")),
        }
    }
    if faults.is_empty() { Ok(figures) } else { Err(Error::Templates(faults.join("\n"))) }
}

/// One entry; faults go to `faulty`.
fn understand(
    written: Written,
    town: &Arc<ExampleTown>,
    sheets: &[SheetDecl],
    report: &mut dyn FnMut(String),
) -> Option<FigureDecl> {
    let id = written.id.clone();
    let mut add = |what: String| report(format!("{id}：{what}"));
    let shape = shape(&written, sheets, &mut add)?;
    let mut targets = BTreeMap::new();
    for (letter, text) in &written.target {
        match Target::parse(text) {
            Some(target) => {
                let letter = if &**letter == "all" { "".into() } else { letter.clone() };
                targets.insert(letter, target);
            }
            None => add(format!("目标“{text}”写法不对，应如“≥90”")),
        }
    }
    Some(FigureDecl {
        id: written.id,
        name: written.name,
        scopes: written.scopes,
        periods: written.periods,
        sheets: written.sheets,
        unit: written.unit,
        shape,
        targets,
        is_qualitative: written.qualitative,
        example: written.example,
        town: town.clone(),
    })
}

/// The shape of an entry.
fn shape(
    written: &Written,
    sheets: &[SheetDecl],
    fault: &mut dyn FnMut(String),
) -> Option<Shape> {
    let all = [&written.count, &written.sum, &written.share, &written.frequency];
    let given = all.iter().filter(|rows| rows.is_some()).count();
    if given + usize::from(written.logic.is_some()) != 1 {
        fault("count、sum、share、frequency、logic 应当恰好写一种".to_owned());
        return None;
    }
    if let Some(rows) = &written.count {
        return Some(Shape::Count(members(rows, sheets, fault)?));
    }
    if let Some(rows) = &written.sum {
        return Some(Shape::Sum(members(rows, sheets, fault)?, rows.column.clone()));
    }
    if let Some(rows) = &written.share {
        let test = condition(&rows.test, &rows.sheet, sheets, fault)?;
        return Some(Shape::Share(members(rows, sheets, fault)?, test));
    }
    if let Some(rows) = &written.frequency {
        return Some(Shape::Frequency(Frequency {
            subjects: rows.subjects.clone(),
            members: members(rows, sheets, fault)?,
            every: rows.every.clone(),
            times: rows.times,
        }));
    }
    written.logic.clone().map(Shape::Logic)
}

/// The rows of a shape.
fn members(
    rows: &Rows,
    sheets: &[SheetDecl],
    fault: &mut dyn FnMut(String),
) -> Option<Members> {
    let when = condition(&rows.when, &rows.sheet, sheets, fault)?;
    let (on, is_due) = (rows.on.clone(), rows.due);
    Some(Members { rows: rows.sheet.clone(), when, on, is_due })
}

/// A condition over a sheet, its names known.
fn condition(
    text: &str,
    sheet: &str,
    sheets: &[SheetDecl],
    fault: &mut dyn FnMut(String),
) -> Option<Condition> {
    match Condition::parse(text) {
        Ok(condition) => {
            let faults = known_names(&condition, Some(sheet), sheets);
            let is_sound = faults.is_empty();
            for found in faults {
                fault(found.show(text));
            }
            is_sound.then_some(condition)
        }
        Err(found) => {
            fault(found.show(text));
            None
        }
    }
}

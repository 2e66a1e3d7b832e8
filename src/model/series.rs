//! 字号: the series of numbers that the office has (`model.md` §2).

use super::{RowRef, Text, Town, Value};

/// 字号: the series that a paper's number comes from (机关.机关代字, 机关.其他代字).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// 代字: 兰政发.
    pub code: Text,
    /// Who gives its numbers.
    pub mode: SeriesMode,
    /// 起始文号 of a year.
    pub first: u32,
}

/// 编号方式 of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeriesMode {
    /// 自动: numbers are reserved at build, dense, and kept over runs.
    Automatic,
    /// 登记: the 党政办 gives the number; until then it is blank.
    Entered,
}

/// The purpose of 机关代字 itself.
const OWN: &str = "政";

/// The series of a purpose; `None` where the office has none for it.
pub fn series(town: &Town, purpose: &str) -> Option<Series> {
    all_series(town)
        .into_iter()
        .find(|(known, _)| **known == *purpose)
        .map(|(_, series)| series)
}

/// The series that a person names by purpose (整改) or 代字 (兰安改).
pub fn series_named(town: &Town, name: &str) -> Option<Series> {
    let is =
        |(purpose, series): &(Text, Series)| **purpose == *name || *series.code == *name;
    all_series(town).into_iter().find(is).map(|(_, series)| series)
}

/// All series of the office with their purposes.
pub fn all_series(town: &Town) -> Vec<(Text, Series)> {
    let Some(office) = town.rows_named("机关").next() else { return Vec::new() };
    let own = own(town, office).map(|series| (OWN.into(), series));
    let entries: Vec<&str> = match town.value(office, "其他代字") {
        Value::List(entries) => entries.iter().map(|entry| &**entry).collect(),
        value => value.text().into_iter().collect(),
    };
    own.into_iter().chain(entries.into_iter().filter_map(other)).collect()
}

/// 机关代字 with 编号方式 and 起始文号.
fn own(town: &Town, office: RowRef) -> Option<Series> {
    let code = town.value(office, "机关代字").text()?.into();
    let is_automatic = town.value(office, "编号方式").text() == Some("自动");
    let mode = if is_automatic { SeriesMode::Automatic } else { SeriesMode::Entered };
    let first = town.value(office, "起始文号").integer();
    let first = first.and_then(|first| u32::try_from(first).ok()).unwrap_or(1);
    Some(Series { code, mode, first })
}

/// An entry `整改=兰安改:自动` of 机关.其他代字; by default 自动, but 登记 for 纪要.
fn other(entry: &str) -> Option<(Text, Series)> {
    let (purpose, entry) = entry.split_once(['=', '＝'])?;
    let (purpose, (code, mode)) =
        (purpose.trim(), entry.split_once([':', '：']).unwrap_or((entry, "")));
    let code = code.trim();
    let mode = match mode.trim() {
        "登记" => SeriesMode::Entered,
        "" if purpose == "纪要" => SeriesMode::Entered,
        _ => SeriesMode::Automatic,
    };
    let series = Series { code: code.into(), mode, first: 1 };
    (!code.is_empty()).then(|| (purpose.into(), series))
}

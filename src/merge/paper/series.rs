//! 字号: the series that a purpose has in 机关 (`model.md` §2).

use super::authority::office;
use crate::merge::Case;
use crate::model::{RowRef, Series, SeriesMode, Value};

/// The series of a purpose; `None` where the office has none for it.
pub(super) fn series(case: Case, purpose: &str) -> Option<Series> {
    let office = office(case)?;
    if purpose == "政" { own(case, office) } else { other(case, office, purpose) }
}

/// 机关代字 with 编号方式 and 起始文号.
fn own(case: Case, office: RowRef) -> Option<Series> {
    let town = case.town;
    let code = town.value(office, "机关代字").text()?.into();
    let is_automatic = town.value(office, "编号方式").text() == Some("自动");
    let mode = if is_automatic { SeriesMode::Automatic } else { SeriesMode::Entered };
    let first = town.value(office, "起始文号").integer();
    let first = first.and_then(|first| u32::try_from(first).ok()).unwrap_or(1);
    Some(Series { code, mode, first })
}

/// An entry `整改=兰安改:自动` of 机关.其他代字; by default 自动, but 登记 for 纪要.
fn other(case: Case, office: RowRef, purpose: &str) -> Option<Series> {
    let entries: Vec<&str> = match case.town.value(office, "其他代字") {
        Value::List(entries) => entries.iter().map(|entry| &**entry).collect(),
        value => value.text().into_iter().collect(),
    };
    let mut entries =
        entries.into_iter().filter_map(|entry| entry.split_once(['=', '＝']));
    let (_, entry) = entries.find(|(known, _)| known.trim() == purpose)?;
    let (code, mode) = entry.split_once([':', '：']).unwrap_or((entry, ""));
    let code = code.trim();
    let mode = match mode.trim() {
        "登记" => SeriesMode::Entered,
        "" if purpose == "纪要" => SeriesMode::Entered,
        _ => SeriesMode::Automatic,
    };
    (!code.is_empty()).then(|| Series { code: code.into(), mode, first: 1 })
}

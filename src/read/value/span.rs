//! Several days in one cell: 3月19日-21日 (`model.md` §6).

use super::digits::{make, parts};
use super::{Context, Reading};
use crate::model::{Day, Value, print_day};

/// 3月19日-21日: the first day of events, the last of deadlines.
pub(super) fn range(text: &str, is_deadline: bool, context: &Context) -> Option<Reading> {
    let marks: &[char] = &['至', '~', '～'];
    // Between 至 any date may stand; `2024-3-5` is none, so a dash needs 月 or other marks.
    let (parted, is_sure) = match text.split_once(marks) {
        Some(parted) => (parted, true),
        None => (text.split_once(['-', '—', '–'])?, false),
    };
    let (first, last) = parted;
    let is_day = |text: &str| is_sure || text.contains(['月', '.', '/']);
    let begin = is_day(first).then(|| day_of(first, context))??;
    let end =
        is_day(last).then(|| day_of(last, &Context { year: begin.year(), ..*context }));
    let end = end.flatten().or_else(|| {
        let day = last.trim_start_matches('—').trim_end_matches(['日', '号']);
        make(begin.year(), &begin.month().to_string(), day)
    })?;
    let day = if is_deadline { end } else { begin };
    (begin <= end)
        .then(|| Reading::noted(Value::Date(day), "E-DATE-RANGE", print_day(day)))
}

/// One end of a range.
fn day_of(text: &str, context: &Context) -> Option<Day> {
    match parts(text).as_slice() {
        [year, month, day] => make(year.parse().ok()?, month, day),
        [month, day] => make(context.year, month, day),
        _ => None,
    }
}

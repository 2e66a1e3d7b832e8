//! 责任标签 (`gongwen.md` 7.5): who answers for an item and until when.

use super::line::is_blank;
use super::reading::{Reading, Role};
use crate::model::{ElementKind, Text};
use std::ops::Range;

/// The tags of a line.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Those that are closed, in order.
    pub(super) closed: Vec<Range<usize>>,
    /// Where one begins that the line does not close.
    pub(super) open: Option<usize>,
}

impl Tags {
    /// Where the first one begins.
    pub(super) fn start(&self) -> Option<usize> {
        self.closed.first().map(|tag| tag.start).into_iter().chain(self.open).min()
    }
}

/// Finds brackets whose content begins with one of these words and a colon. Brackets inside
/// are counted, so `〔责任科室：各村（社区）〕` is one tag.
pub(super) fn find(words: &[Text], shape: &str) -> Tags {
    let mut closed: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, c) in shape.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '〔' | '（' | '(' => open.push((at, begins(words, &shape[end..]))),
            '〕' | '）' | ')' => {
                if let Some((start, true)) = open.pop() {
                    // A tag in a tag belongs to the outer one.
                    while closed.last().is_some_and(|inner| inner.start > start) {
                        closed.pop();
                    }
                    closed.push(start..end);
                }
            }
            _ => {}
        }
    }
    let open = open.into_iter().find(|(_, is_tag)| *is_tag).map(|(at, _)| at);
    Tags { closed, open }
}

/// Whether a tag begins here, behind its bracket.
fn begins(words: &[Text], text: &str) -> bool {
    let text = text.trim_start_matches(is_blank);
    let mut rest = words.iter().filter_map(|word| text.strip_prefix(&**word));
    rest.any(|rest| rest.trim_start_matches(is_blank).starts_with(['：', ':']))
}

/// Labels the tags inside a line.
pub(super) fn label(reading: &mut Reading, line: usize, tags: Vec<Range<usize>>) {
    for tag in tags {
        reading.label_on(line, ElementKind::ResponsibilityTag, Role::Inside, tag);
    }
}

/// The tags of the next line, which goes on with the one before; a tag that the page end has
/// cut is in two pieces, of which that on the line before is labelled.
pub(super) fn continued(reading: &mut Reading) -> Vec<Range<usize>> {
    let (Some(line), Some(before)) =
        (reading.line(reading.at), reading.line(reading.at - 1))
    else {
        return Vec::new();
    };
    let words = &reading.words.tags;
    let Some(start) = find(words, &before.shape).open else {
        return find(words, &line.shape).closed;
    };
    let first = &before.shape[start..];
    let tags = find(words, &format!("{first}{}", line.shape)).closed;
    if tags.first().is_some_and(|tag| tag.start == 0) {
        let (line, cut) = (reading.at - 1, start..before.shape.len());
        reading.label_on(line, ElementKind::ResponsibilityTag, Role::Inside, cut);
    }
    let behind = |tag: Range<usize>| {
        tag.start.saturating_sub(first.len())..tag.end.saturating_sub(first.len())
    };
    tags.into_iter().map(behind).filter(|tag| !tag.is_empty()).collect()
}

/// Takes a line that holds nothing but tags: they go to the item before.
pub(super) fn take(reading: &mut Reading) -> bool {
    let Some(line) = reading.line(reading.at) else { return false };
    let tags = find(&reading.words.tags, &line.shape).closed;
    let mut from = 0;
    for tag in &tags {
        if !line.shape[from..tag.start].chars().all(is_blank) {
            return false;
        }
        from = tag.end;
    }
    let is_rest = |c: char| is_blank(c) || c == '。';
    if tags.is_empty() || !line.shape[from..].chars().all(is_rest) {
        return false;
    }
    let is_item = reading.open().is_some_and(|open| {
        open.kind.heading_level().is_some() || open.kind == ElementKind::Body
    });
    if is_item {
        reading.join(ElementKind::ResponsibilityTag);
    } else {
        reading.take(ElementKind::ResponsibilityTag);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::model::Text;

    #[test]
    fn tags_are_found_by_counting_brackets() {
        let words: Vec<Text> = vec!["责任单位".into(), "完成时限".into()];
        for (line, tags) in [
            (
                "逐户登记。（责任单位：各村。完成时限：6月底前。）",
                vec!["（责任单位：各村。完成时限：6月底前。）"],
            ),
            (
                "逐户登记。〔 责任单位： 各村（社区）〕",
                vec!["〔 责任单位： 各村（社区）〕"],
            ),
            (
                "（责任单位：各村）逐户登记（完成时限：长期）",
                vec!["（责任单位：各村）", "（完成时限：长期）"],
            ),
            ("各村（责任单位）逐户登记", vec![]),
            ("（责任单位：各村，（完成时限：长期）", vec!["（完成时限：长期）"]),
            (
                "（责任单位：各村（完成时限：长期））",
                vec!["（责任单位：各村（完成时限：长期））"],
            ),
            ("（责任单位：各村", vec![]),
        ] {
            let found: Vec<&str> =
                find(&words, line).closed.into_iter().map(|tag| &line[tag]).collect();
            assert_eq!(found, tags, "{line}");
        }
    }
}

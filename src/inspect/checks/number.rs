//! X11: 发文字号: how it is written and where it stands (7.2.5, 10.1).

use super::title::said;
use crate::catalog::Align;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::pattern::part;
use crate::inspect::story::Paragraph;
use crate::model::ElementKind::{Approver, DocumentNumber};
use crate::model::{Layout, is_chinese};

/// Measures every number.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for paragraph in paper.all(DocumentNumber) {
        let text = part(DocumentNumber, &paragraph.text);
        let text = text.unwrap_or(paragraph.text.trim());
        match serial(text, paper.layout) {
            Some(serial) if serial.trim().is_empty() => {
                notes.at("X11·空号", paragraph, text.to_owned());
            }
            Some(serial) if is_plain(serial) => {}
            _ => notes.at("X11", paragraph, text.to_owned()),
        }
        place(paper, paragraph, notes);
    }
}

/// The serial of a number that is written as it must be up to there: 代字, full year in
/// 〔〕, 号 at the end; of a 纪要 also 第N期.
fn serial(text: &str, layout: Layout) -> Option<&str> {
    let issue = text.strip_prefix('第').and_then(|rest| rest.strip_suffix('期'));
    if layout == Layout::Minutes && issue.is_some() {
        return issue;
    }
    let (code, rest) = text.split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = code.chars().all(is_chinese);
    let has_code = layout == Layout::Minutes || !code.is_empty();
    rest.strip_suffix('号').filter(|_| is_year && is_code && has_code)
}

/// A serial without padding.
fn is_plain(serial: &str) -> bool {
    !serial.starts_with('0') && serial.bytes().all(|byte| byte.is_ascii_digit())
}

/// Centred; in 上行文 at the left, in 信函 at the right.
fn place(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let align = paragraph.lines.align();
    let has_signer = paper.first(Approver).is_some() || paragraph.text.contains("签发人");
    let is_placed = match paper.layout {
        Layout::Letter => align == Align::Right || paragraph.text.contains('\t'),
        Layout::File if has_signer => align != Align::Center,
        Layout::File | Layout::Minutes => align == Align::Center,
        Layout::Order | Layout::Form => true,
    };
    if !is_placed && paragraph.is_in_flow() {
        notes.at("X11·位置", paragraph, said(align).to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{is_plain, serial};
    use crate::model::Layout;

    #[test]
    fn numbers_as_they_must_be_written() {
        for (text, right) in [
            ("兰政发〔2026〕13号", true),
            ("兰政发〔2026〕013号", false),
            ("兰政发〔2026〕 13号", false),
            ("兰政发〔26〕13号", false),
            ("兰政发[2026]13号", false),
            ("兰政发〔2026〕第13号", false),
            ("兰政发〔2026〕13", false),
            ("〔2026〕13号", false),
        ] {
            assert_eq!(serial(text, Layout::File).is_some_and(is_plain), right, "{text}");
        }
        for (text, right) in [("第3期", true), ("第03期", false), ("〔2026〕3号", true)]
        {
            let serial = serial(text, Layout::Minutes);
            assert_eq!(serial.is_some_and(is_plain), right, "{text}");
        }
    }
}

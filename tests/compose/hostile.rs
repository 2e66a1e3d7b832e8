//! Any text at all: no panic, every line labelled, no letter lost, no time lost.

use super::catalog;
use proptest::prelude::*;
use std::collections::BTreeSet;
use zhenwen::compose::compose_text;
use zhenwen::model::{Document, ElementKind, FrontMatter, Layout};

/// Fragments of papers, in any order and mixture.
const FRAGMENTS: [&str; 36] = [
    "一、",
    "（一）",
    "1.",
    "（1）",
    "十、",
    "附件",
    "附件：",
    "附件1",
    "附件2：名单",
    " 横排",
    "抄送：",
    "印发",
    "签发人：甲一",
    "2026年3月5日",
    "2026年　月　日",
    "兰政发〔2026〕3号",
    "关于印发《甲》的通知",
    "实施方案",
    "文件",
    "会议纪要",
    "|",
    "---",
    "\\|",
    "（责任单位：各村。）",
    "（",
    "）",
    "〔",
    "。",
    "，",
    "：",
    "各村",
    "兰台镇人民政府",
    "[image: a]",
    "　　",
    "— 1 —",
    "\n",
];

fn text() -> impl Strategy<Value = String> {
    let fragment = proptest::sample::select(&FRAGMENTS[..]).prop_map(str::to_owned);
    let piece = prop_oneof![4 => fragment, 2 => Just("\n".to_owned()), 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn layout() -> impl Strategy<Value = Layout> {
    proptest::sample::select(&Layout::ALL[..])
}

/// What is neither blank nor a stroke of a table, nor the mark of a lost picture.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"|-:\\\u{FFFC}".contains(*c)).collect()
}

/// All letters of the elements, cells included, sorted.
fn set(document: &Document) -> Vec<char> {
    let mut all = String::new();
    for element in document.elements() {
        all.push_str(&element.text());
        for cell in element.table.iter().flat_map(|table| &table.rows).flatten() {
            cell.spans.iter().for_each(|span| all.push_str(&span.text));
        }
    }
    let mut letters: Vec<char> = letters(&all).chars().collect();
    letters.sort_unstable();
    letters
}

fn assert_whole(text: &str, layout: Layout) {
    use ElementKind::{Debris, PageNumber, ResponsibilityTag};
    let front = FrontMatter { layout, ..FrontMatter::default() };
    let (document, _) = compose_text(catalog(), front, text);
    let lines: BTreeSet<u32> = document.lines.iter().map(|line| line.number).collect();
    let count = u32::try_from(text.lines().count()).unwrap();
    assert_eq!(lines, (1..=count).collect(), "{text}");
    let source: Vec<Vec<char>> =
        text.lines().map(|line| line.chars().collect()).collect();
    let mut kept = String::new();
    for line in &document.lines {
        let range = line.range.start as usize..line.range.end as usize;
        let at: String = source[line.number as usize - 1][range].iter().collect();
        let own = if line.kind == Debris { at } else { at.replace("[image: a]", "") };
        assert_eq!(letters(&own), letters(&line.text), "{text}");
        let is_text = !matches!(line.kind, Debris | PageNumber)
            && (line.kind != ResponsibilityTag || !line.is_piece);
        if is_text {
            kept.push_str(&line.text);
        }
    }
    let mut kept: Vec<char> = letters(&kept).chars().collect();
    kept.sort_unstable();
    assert_eq!(set(&document), kept, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_line_is_labelled_and_no_letter_is_lost(text in text(), layout in layout()) {
        assert_whole(&text, layout);
    }

    #[test]
    fn any_characters_are_read(text in "(?s).{0,200}", layout in layout()) {
        let front = FrontMatter { layout, ..FrontMatter::default() };
        compose_text(catalog(), front, &text);
    }
}

#[test]
fn long_lines_take_no_longer_than_they_are_long() {
    for piece in [
        "各",
        "。",
        "（",
        "（责任单位：",
        "（责任单位：各村）",
        "|",
        "\\|",
        "| a ",
        "一、",
        "1.",
        "〔",
        "　",
        "甲 ",
        "[image: a]",
        "[image: a]甲",
        "[image:",
        "\u{200B}",
        "\u{C}",
        "\u{C}甲",
        "—",
        "附件",
        "9",
        "，",
        "：",
    ] {
        let line = piece.repeat(100_000 / piece.len());
        let (document, _) = compose_text(catalog(), FrontMatter::default(), &line);
        assert!(!document.lines.is_empty(), "{piece}");
    }
}

#[test]
fn many_lines_are_read_in_one_pass() {
    let title = "关于印发《甲》的通知\n".to_owned();
    for (line, count) in [
        ("各村要排查，", 100_000),
        ("各村", 5_000),
        ("", 5_000),
        ("各村要排查。", 5_000),
        ("一、总体要求", 5_000),
        ("1.甲", 5_000),
        ("（责任单位：各村）", 5_000),
        ("| 甲 | 乙 |", 5_000),
        ("|---|", 5_000),
        ("附件1", 5_000),
        ("附件：", 5_000),
        ("附件1：甲", 5_000),
        ("兰台镇人民政府", 5_000),
        ("2026年3月5日", 5_000),
        ("抄送：甲，", 5_000),
        ("甲印发", 5_000),
        ("— 1 —", 5_000),
        ("兰政发〔2026〕3号", 5_000),
        ("签发人：甲一", 5_000),
        ("甲一", 5_000),
        ("[image: a]", 5_000),
    ] {
        let text = title.clone() + &format!("{line}\n").repeat(count);
        let (document, findings) = compose_text(catalog(), FrontMatter::default(), &text);
        assert_eq!(document.lines.len(), text.lines().count(), "{line}");
        assert!(findings.len() < 8, "{line}: {}", findings.len());
    }
}

//! Automatic numbers: what Word and WPS write before a paragraph of a list.

use super::look::Lines;
use super::tree::Node;
use std::collections::BTreeMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of a number's text that are taken.
const LONGEST: usize = 32;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    /// First number.
    start: i32,
    /// `decimal`, `chineseCounting` …
    format: String,
    /// `%1、`
    text: String,
    /// Indents it brings along.
    lines: Lines,
}

/// A list and how far it has counted.
#[derive(Debug)]
struct List {
    /// By depth.
    levels: Vec<Level>,
    /// Last numbers by depth.
    counted: [Option<i32>; LEVELS],
}

/// numbering.xml.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Id of the list that counts, by the id that a paragraph names.
    names: BTreeMap<String, String>,
    /// Lists that count.
    lists: BTreeMap<String, List>,
    /// What is no list brings nothing.
    none: Lines,
}

impl Numbering {
    /// Reads the part.
    pub(super) fn read(root: &Node) -> Self {
        let list = |node: &Node| {
            let list = List { levels: levels(node), counted: [None; LEVELS] };
            Some((node.attribute("w:abstractNumId")?.to_owned(), list))
        };
        let name = |node: &Node| {
            let list = node.value("w:abstractNumId")?;
            Some((node.attribute("w:numId")?.to_owned(), list.to_owned()))
        };
        Self {
            names: root.all("w:num").filter_map(name).collect(),
            lists: root.all("w:abstractNum").filter_map(list).collect(),
            none: Lines::default(),
        }
    }

    /// The indents of a list's level; nothing for what is no list.
    pub(super) fn lines(&self, name: &str, level: usize) -> &Lines {
        let list = self.names.get(name).and_then(|list| self.lists.get(list));
        let level = list.and_then(|list| list.levels.get(level));
        level.map_or(&self.none, |level| &level.lines)
    }

    /// Counts one on and gives the number as printed; empty for no list and for bullets.
    pub(super) fn next(&mut self, name: &str, level: usize) -> String {
        let list = self.names.get(name).and_then(|list| self.lists.get_mut(list));
        list.and_then(|list| list.next(level)).unwrap_or_default()
    }
}

impl List {
    /// Counts one on at a level.
    fn next(&mut self, level: usize) -> Option<String> {
        let own = self.levels.get(level).filter(|own| own.format != "bullet")?;
        let last = self.counted.get_mut(level)?;
        *last = Some(last.map_or(own.start, |last| last.saturating_add(1)));
        for deeper in self.counted.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let mut text = own.text.clone();
        for (at, (other, counted)) in self.levels.iter().zip(self.counted).enumerate() {
            let number = print(counted.unwrap_or(other.start), &other.format);
            text = text.replace(&format!("%{}", at + 1), &number);
        }
        Some(text)
    }
}

/// The levels of `w:abstractNum`.
fn levels(list: &Node) -> Vec<Level> {
    let level = |node: &Node| Level {
        start: node.child("w:start").and_then(|n| n.number("w:val")).unwrap_or(1),
        format: node.value("w:numFmt").unwrap_or("decimal").to_owned(),
        text: node.value("w:lvlText").unwrap_or_default().chars().take(LONGEST).collect(),
        lines: node.child("w:pPr").map(Lines::read).unwrap_or_default(),
    };
    list.all("w:lvl").take(LEVELS).map(level).collect()
}

/// A number in the format of its level.
fn print(number: i32, format: &str) -> String {
    let is_chinese = ["chinese", "taiwanese", "japaneseCounting", "ideographDigital"]
        .iter()
        .any(|start| format.starts_with(start));
    match number {
        1..100 if is_chinese => chinese(number),
        _ => number.to_string(),
    }
}

/// 1 to 99 in Chinese.
fn chinese(number: i32) -> String {
    let digit = |n: i32| {
        let at = usize::try_from(n).unwrap_or_default();
        ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"].get(at).copied()
    };
    let digit = |n| digit(n).unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn numbers_in_their_formats() {
        for (number, format, printed) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (12, "chineseCounting", "十二"),
            (20, "ideographDigital", "二十"),
            (36, "japaneseCounting", "三十六"),
            (36, "decimal", "36"),
            (123, "chineseCounting", "123"),
        ] {
            assert_eq!(print(number, format), printed);
        }
    }
}

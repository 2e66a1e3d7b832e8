//! Front matter: `键: 值` lines above the line `---`.

use crate::expr::engine::{Note, Source, nearest};
use std::ops::Range;

/// The keys there are (`architecture.md`); 基于 says which version an override replaces.
const KEYS: [&str; 17] = [
    "种类",
    "名称",
    "文种",
    "版式",
    "每",
    "当",
    "字号",
    "权限",
    "标志",
    "密级",
    "紧急程度",
    "签发人",
    "文件名",
    "附件",
    "成品",
    "回填",
    "基于",
];

/// A template file in its two parts.
pub(super) struct Front {
    /// The whole file, for showing faults.
    pub(super) source: Source,
    /// Key, value and where the value stands, as written.
    entries: Vec<(String, Range<usize>)>,
    /// Where the text begins.
    body: usize,
}

/// Parts a file; faults of its lines. A file in one part has no other fault.
pub(super) fn read(path: &str, text: &str) -> Result<(Front, Vec<Note>), Vec<String>> {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let source = Source { path: path.to_owned(), first_line: 1, text };
    let mut front = Front { entries: Vec::new(), body: source.text.len(), source };
    let mut notes = Vec::new();
    let mut at = 0;
    let text = front.source.text.clone();
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim() == "---" {
            front.body = end;
            return Ok((front, notes));
        }
        if let Err(what) = front.entry(line, at) {
            notes.push(Note::new(at..at + line.trim_end().len(), what));
        }
        at = end;
    }
    let what = "正文上面要有一行“---”，它上面写“键: 值”";
    Err(vec![front.source.show(&Note::new(0..0, what))])
}

impl Front {
    /// Takes one line up; blank lines are nothing.
    fn entry(&mut self, line: &str, at: usize) -> Result<(), String> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let colon = line.char_indices().find(|(_, c)| matches!(c, ':' | '：'));
        let Some((colon, mark)) = colon else {
            return Err("这里应当是“键: 值”".to_owned());
        };
        let key = line[..colon].trim();
        if !KEYS.contains(&key) {
            let near = nearest(key, KEYS);
            let hint = near.map_or_else(|| KEYS.join("、"), |near| format!("“{near}”"));
            return Err(format!("没有叫“{key}”的键，可写{hint}"));
        }
        if self.find(key).is_some() {
            return Err(format!("“{key}”写了两次"));
        }
        let value = &line[colon + mark.len_utf8()..];
        let blank = value.len() - value.trim_start().len();
        let start = at + colon + mark.len_utf8() + blank;
        self.entries.push((key.to_owned(), start..start + value.trim().len()));
        Ok(())
    }

    /// Where the value of a key stands.
    pub(super) fn find(&self, key: &str) -> Option<Range<usize>> {
        let entry = self.entries.iter().find(|(known, _)| known == key);
        entry.map(|(_, at)| at.clone()).filter(|at| !at.is_empty())
    }

    /// The value of a key; empty if it is not written.
    pub(super) fn value(&self, key: &str) -> &str {
        self.find(key).map_or("", |at| &self.source.text[at])
    }

    /// A fault in the value of a key, or in the whole front matter if it is not written.
    pub(super) fn note(&self, key: &str, what: impl Into<String>) -> Note {
        Note::new(self.find(key).unwrap_or(0..0), what)
    }

    /// The text of the paper.
    pub(super) fn body(&self) -> Source {
        self.part(self.source.path.clone(), self.body..self.source.text.len())
    }

    /// The value of a key as a template of its own.
    pub(super) fn template(&self, key: &str) -> Option<Source> {
        let path = format!("{}：{key}", self.source.path);
        self.find(key).map(|at| self.part(path, at))
    }

    /// A part of the file as a template of its own, with this name.
    pub(super) fn named(&self, name: &str, at: Range<usize>) -> Source {
        self.part(format!("{}：{name}", self.source.path), at)
    }

    /// A part of the file.
    fn part(&self, path: String, at: Range<usize>) -> Source {
        let first_line = self.source.line(at.start);
        Source { path, first_line, text: self.source.text[at].to_owned() }
    }
}

//! The runs of a paragraph: text with its letters, fields, drawings, page breaks.

use super::look::Letters;
use super::styles::Styles;
use super::tree::Node;

/// Text of one formatting.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// As printed; a line break is `\n`, a tab `\t`.
    pub(super) text: String,
    /// Everything that applies.
    pub(super) letters: Letters,
}

/// A field, like the number of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// `PAGE`, `DDEAUTO …`
    pub(super) instruction: String,
    /// Whether begin, instruction, separator, result and end have a run each.
    pub(super) is_split: bool,
    /// Whether a result is stored.
    pub(super) has_result: bool,
}

impl Field {
    /// `PAGE`.
    pub(super) fn verb(&self) -> String {
        self.instruction.split_whitespace().next().unwrap_or_default().to_uppercase()
    }
}

/// What the runs of a paragraph hold.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// In order.
    pub(super) runs: Vec<Run>,
    /// In order of their beginning.
    pub(super) fields: Vec<Field>,
    /// `w:drawing`, `w:pict`, `w:object`.
    pub(super) drawings: Vec<&'a Node>,
    /// Whether a page begins before its text.
    pub(super) breaks_before: bool,
    /// Whether a page begins behind it.
    pub(super) breaks_behind: bool,
    /// Which part of the last field comes next.
    stage: Stage,
}

/// How far a field has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// No field is open.
    #[default]
    Outside,
    /// Its instruction.
    Instruction,
    /// Its result.
    Result,
}

/// Reads the runs of a paragraph; `base` is what its style says of letters.
pub(super) fn content<'a>(
    paragraph: &'a Node,
    styles: &Styles,
    base: &Letters,
) -> Content<'a> {
    let mut content = Content::default();
    gather(&mut content, paragraph, styles, base);
    content
}

/// Walks through runs and what may stand around them; deleted text is passed over.
fn gather<'a>(
    content: &mut Content<'a>,
    node: &'a Node,
    styles: &Styles,
    base: &Letters,
) {
    for child in &node.children {
        match &*child.name {
            "w:r" => run(content, child, letters(child, styles, base)),
            "w:fldSimple" => {
                let instruction = child.attribute("w:instr").unwrap_or_default();
                content.fields.push(Field {
                    instruction: instruction.to_owned(),
                    is_split: true,
                    has_result: true,
                });
                gather(content, child, styles, base);
            }
            "w:hyperlink" | "w:ins" | "w:moveTo" | "w:smartTag" | "w:customXml"
            | "w:sdt" | "w:sdtContent" | "w:dir" | "w:bdo" => {
                gather(content, child, styles, base);
            }
            _ => {}
        }
    }
}

/// The letters of a run.
fn letters(run: &Node, styles: &Styles, base: &Letters) -> Letters {
    let mut letters = base.clone();
    if let Some(properties) = run.child("w:rPr") {
        let style = properties.value("w:rStyle").and_then(|id| styles.character(id));
        if let Some(style) = style {
            letters.lay(&style.letters);
        }
        letters.lay(&Letters::read(properties));
    }
    letters
}

/// Reads one run.
fn run<'a>(content: &mut Content<'a>, run: &'a Node, letters: Letters) {
    let mut text = String::new();
    let mut pieces = 0;
    for child in &run.children {
        match &*child.name {
            "w:t" => text.push_str(&child.text),
            "w:tab" | "w:ptab" => text.push('\t'),
            "w:noBreakHyphen" => text.push('-'),
            "w:br" if child.attribute("w:type") == Some("page") => {
                let is_first = content.is_empty() && text.is_empty();
                content.breaks_before |= is_first;
                content.breaks_behind |= !is_first;
            }
            "w:br" | "w:cr" => text.push('\n'),
            "w:drawing" | "w:pict" | "w:object" => content.drawings.push(child),
            "w:fldChar" => {
                pieces += 1;
                content.field(child.attribute("w:fldCharType").unwrap_or_default());
            }
            "w:instrText" => {
                pieces += 1;
                if let Some(field) = content.fields.last_mut() {
                    field.instruction.push_str(&child.text);
                }
            }
            _ => {}
        }
    }
    content.note_field(&text, pieces);
    if !text.is_empty() {
        content.runs.push(Run { text, letters });
    }
}

impl Content<'_> {
    /// Whether no text has come yet.
    fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// Goes on with a field.
    fn field(&mut self, mark: &str) {
        match mark {
            "begin" => {
                let (instruction, is_split, has_result) = (String::new(), true, false);
                self.fields.push(Field { instruction, is_split, has_result });
                self.stage = Stage::Instruction;
            }
            "separate" => self.stage = Stage::Result,
            _ => self.stage = Stage::Outside,
        }
    }

    /// Notes what a run was for the open field: its result, or several pieces at once.
    fn note_field(&mut self, text: &str, pieces: u32) {
        let is_result = self.stage == Stage::Result && !text.is_empty();
        if let Some(field) = self.fields.last_mut() {
            field.has_result |= is_result;
            field.is_split &= pieces + u32::from(is_result) <= 1;
        }
    }
}

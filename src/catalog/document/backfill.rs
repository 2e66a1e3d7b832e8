//! 回填 of the front matter: which cells of which sheet a paper fills once it is issued.
//!
//! ```text
//! 回填: 填 隐患 督办编号=文号；增 督办 文号=文号、对象={{ 对象.村名 }}、下达日期=成文日期
//! ```
//! 填 fills cells of the rows that the paper prints, 增 adds a row. A value is a template.

use super::front::Front;
use crate::catalog::{Need, SheetDecl};
use crate::expr::engine::{Note, Source};
use crate::model::Text;
use std::ops::Range;

/// 回填: what a paper means for one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackfillDecl {
    /// The sheet.
    pub sheet: Text,
    /// What becomes of it.
    pub act: BackfillAct,
    /// Headers, each with the name of the template of its value.
    pub cells: Vec<(Text, Text)>,
}

/// What a paper does to a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackfillAct {
    /// 填: cells of rows that it prints.
    Fill,
    /// 增: a row.
    Add,
}

/// The key.
const KEY: &str = "回填";

/// Reads the key: what it declares, the templates of the values, what is wrong.
pub(super) fn read(
    front: &Front,
    sheets: &[SheetDecl],
) -> (Vec<BackfillDecl>, Vec<Source>, Vec<Note>) {
    let (mut decls, mut sources, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let Some(at) = front.find(KEY) else { return (decls, sources, notes) };
    for clause in parts(&front.source.text, at, '；') {
        let read = clause_of(front, sheets, clause.clone());
        match read {
            Ok((decl, values)) => {
                decls.push(decl);
                sources.extend(values);
            }
            Err(what) => notes.push(Note::new(clause, what)),
        }
    }
    (decls, sources, notes)
}

/// One clause: `填 隐患 文号=文号、告知日期=成文日期`.
fn clause_of(
    front: &Front,
    sheets: &[SheetDecl],
    at: Range<usize>,
) -> Result<(BackfillDecl, Vec<Source>), String> {
    let text = &front.source.text[at.clone()];
    let wrong = || "这里应当是“填 表 列=值”或“增 表 列=值”".to_owned();
    let (act, rest) = text.split_once(' ').ok_or_else(wrong)?;
    let (sheet, rest) = rest.trim_start().split_once(' ').ok_or_else(wrong)?;
    let act = match act {
        "填" => BackfillAct::Fill,
        "增" => BackfillAct::Add,
        _ => return Err(wrong()),
    };
    let decl = sheets.iter().find(|decl| &*decl.name == sheet);
    let decl = decl.ok_or_else(|| format!("没有叫“{sheet}”的表"))?;
    let (mut cells, mut sources) = (Vec::new(), Vec::new());
    for cell in parts(&front.source.text, at.end - rest.len()..at.end, '、') {
        let text = &front.source.text[cell.clone()];
        let (header, value) = text.split_once('=').ok_or_else(wrong)?;
        let header = header.trim();
        if decl.column(header).is_none() {
            return Err(format!("表“{sheet}”没有“{header}”列"));
        }
        let value = cell.end - value.trim_start().len()..cell.end;
        let source = front.named(&format!("{KEY} {sheet}.{header}"), value);
        cells.push((Text::from(header), Text::from(source.path.as_str())));
        sources.push(source);
    }
    lacking(decl, act, &cells)?;
    Ok((BackfillDecl { sheet: sheet.into(), act, cells }, sources))
}

/// A row that is added must say what every row of its sheet has to say.
fn lacking(
    decl: &SheetDecl,
    act: BackfillAct,
    cells: &[(Text, Text)],
) -> Result<(), String> {
    let has = |header: &Text| cells.iter().any(|(known, _)| known == header);
    let needed = decl.columns.iter().filter(|column| column.need == Need::Required);
    let mut lacking: Vec<&str> =
        needed.filter(|c| !has(&c.header)).map(|c| &*c.header).collect();
    let groups = decl.one_of.iter().filter(|group| !group.iter().any(has));
    lacking.extend(groups.filter_map(|group| group.first()).map(|header| &**header));
    if act == BackfillAct::Fill || lacking.is_empty() {
        return Ok(());
    }
    Err(format!("“{}”的新行还要写{}", decl.name, lacking.join("、")))
}

/// The parts of a text between marks that stand outside `{{ … }}` and `{% … %}`, trimmed.
fn parts(text: &str, at: Range<usize>, mark: char) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), at.start, 0_u32);
    for (offset, c) in text[at.clone()].char_indices() {
        let here = at.start + offset;
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if c == mark && depth == 0 => {
                parts.push(start..here);
                start = here + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..at.end);
    let trimmed = parts.into_iter().map(|part| {
        let words = &text[part.clone()];
        let start = part.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    });
    trimmed.filter(|part| !part.is_empty()).collect()
}

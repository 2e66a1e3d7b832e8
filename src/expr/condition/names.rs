//! What a condition names, so that the catalog can check it before any data is read.

use super::bind::DERIVED;
use super::node::{Chars, Column, Comparison, Node, Operand};
use crate::model::Text;

/// A column or sheet that a condition names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The sheet it is looked up in; `None` = the town, which has no columns.
    pub sheet: Option<Text>,
    /// What is named.
    pub known: Known,
    /// Where it stands, in characters.
    pub at: Chars,
}

/// Kind of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// A sheet, after 存在 or before a dot.
    Sheet(Text),
    /// A header of the sheet.
    Header(Text),
    /// A derived name (状态, 等级 …): always there.
    Derived(Text),
}

/// Collects every name; words on the right side of a comparison may be values and are left out.
pub(super) fn uses(node: &Node, sheet: Option<&str>) -> Vec<Use> {
    let mut found = Vec::new();
    walk(node, sheet, &mut found);
    found
}

/// Walks the tree.
fn walk(node: &Node, sheet: Option<&str>, found: &mut Vec<Use>) {
    match node {
        Node::Any(items) | Node::All(items) => {
            for item in items {
                walk(item, sheet, found);
            }
        }
        Node::Not(inner) => walk(inner, sheet, found),
        Node::Compare(column, comparison, operand) => {
            add(column, sheet, found);
            let is_ordered =
                !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
            if let Some(right) = right_column(operand, is_ordered) {
                add(right, sheet, found);
            }
        }
        Node::Listed(column, ..)
        | Node::Contains(column, _)
        | Node::Given(column, _)
        | Node::Unfilled(column)
        | Node::Within(column, _) => add(column, sheet, found),
        Node::Exists { sheet: name, at, inner, .. } => {
            let known = Known::Sheet(name.clone());
            found.push(Use { sheet: None, known, at: at.clone() });
            walk(inner, Some(name), found);
        }
        Node::Due(deadline, done) => {
            add(deadline, sheet, found);
            add(done, sheet, found);
        }
    }
}

/// The column that a right side must be: dotted, moved by days, or ordered (only days and
/// numbers have an order). Any other word may be a value.
fn right_column(operand: &Operand, is_ordered: bool) -> Option<&Column> {
    match operand {
        Operand::Moved(inner, ..) => right_column(inner, true),
        Operand::Word(column) if is_ordered || column.sheet.is_some() => Some(column),
        _ => None,
    }
}

/// Adds one column.
fn add(column: &Column, sheet: Option<&str>, found: &mut Vec<Use>) {
    let at = column.at.clone();
    if let Some(name) = &column.sheet {
        let known = Known::Sheet(name.clone());
        found.push(Use { sheet: None, known, at: at.clone() });
    }
    let sheet = column.sheet.as_deref().or(sheet);
    let is_derived = DERIVED
        .iter()
        .any(|(word, of, _)| *word == &*column.header && sheet == Some(*of));
    let header = column.header.clone();
    let known = if is_derived { Known::Derived(header) } else { Known::Header(header) };
    found.push(Use { sheet: sheet.map(Into::into), known, at });
}

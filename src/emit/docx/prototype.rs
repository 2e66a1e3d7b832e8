//! Prototypes: a formatting said once through docx-rs, normalised once, filled many times.
//!
//! docx-rs never sees a word of a paper: text goes in through `escape` only.

use super::normalise::normalise;
use crate::model::Result;
use docx_rs::{BuildXML, Run};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A built element, cut open where its paragraphs take their runs.
#[derive(Clone, Debug)]
pub(super) struct Prototype {
    /// The XML between the slots; a slot lies before each piece but the first.
    pieces: Vec<String>,
}

/// Stands for the width of column 0 in a prototype; column 1 is one more.
const STAND_IN: usize = 70_000_000;
/// What the widths of all columns begin with.
const STAND_IN_START: &str = "70000";
/// Digits behind it that tell the column.
const STAND_IN_DIGITS: usize = 3;

/// Where runs go: the end of a paragraph.
const SLOT: &str = "</w:p>";

impl Prototype {
    /// Builds, normalises and cuts a paragraph, row or table.
    pub(super) fn of(element: &impl BuildXML) -> Result<Self> {
        Ok(Self::cut(&normalise(&element.build())?))
    }

    /// Cuts XML before the end of each paragraph.
    pub(super) fn cut(xml: &str) -> Self {
        let mut pieces = Vec::new();
        for (number, piece) in xml.split(SLOT).enumerate() {
            let end = if number == 0 { "" } else { SLOT };
            pieces.push(format!("{end}{piece}"));
        }
        Self { pieces }
    }

    /// The same, its columns as wide as given in place of their `stand_in`.
    pub(super) fn with_widths(&self, widths: &[u32]) -> Self {
        let pieces = self.pieces.iter().map(|piece| with_widths(piece, widths));
        Self { pieces: pieces.collect() }
    }

    /// Appends the element; `runs` writes the content of each slot by number.
    pub(super) fn fill(
        &self,
        out: &mut String,
        mut runs: impl FnMut(&mut String, usize),
    ) {
        for (number, piece) in self.pieces.iter().enumerate() {
            if number > 0 {
                runs(out, number - 1);
            }
            out.push_str(piece);
        }
    }
}

/// The width of a column that is not known when the prototype is said.
pub(super) const fn stand_in(column: usize) -> usize {
    STAND_IN + column
}

/// XML with widths in place of their `stand_in`.
fn with_widths(piece: &str, widths: &[u32]) -> String {
    let mut parts = piece.split(STAND_IN_START);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (column, rest) = part.split_at_checked(STAND_IN_DIGITS).unwrap_or((part, ""));
        let width = column.parse().ok().and_then(|at: usize| widths.get(at));
        out.push_str(&width.copied().unwrap_or_default().to_string());
        out.push_str(rest);
    }
    out
}

/// Prototypes that depend on measures and styles: said when first asked for, then kept.
#[derive(Debug, Default)]
pub(super) struct Kept(RwLock<BTreeMap<String, Arc<Prototype>>>);

impl Kept {
    /// The one of a key; `say` makes it. A key names what the prototype depends on: measures
    /// of the layout and styles, never words of a paper, so that there are few.
    pub(super) fn get(
        &self,
        key: &str,
        say: impl FnOnce() -> Result<Prototype>,
    ) -> Result<Arc<Prototype>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(key) {
            return Ok(Arc::clone(known));
        }
        drop(known);
        let said = Arc::new(say()?);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(known.entry(key.to_owned()).or_insert(said)))
    }
}

/// The opening of a run, its properties included; `</w:r>` closes it.
pub(super) fn run(run: &Run) -> Result<String> {
    let built = normalise(&run.build())?;
    let open = built.strip_suffix("/>").map(|open| format!("{open}>"));
    Ok(open.unwrap_or_else(|| built.trim_end_matches("</w:r>").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Prototype, stand_in};

    #[test]
    fn columns_are_measured_when_they_are_known() {
        let xml = format!(
            r#"<w:tc w="{}"><w:p></w:p></w:tc><w:tc w="{}"/>"#,
            stand_in(0),
            stand_in(1)
        );
        let mut out = String::new();
        let measured = Prototype::cut(&xml).with_widths(&[1200, 350]);
        measured.fill(&mut out, |out, _| out.push('字'));
        assert_eq!(out, r#"<w:tc w="1200"><w:p>字</w:p></w:tc><w:tc w="350"/>"#);
    }
}

//! Prototypes: a formatting said once through docx-rs, normalised once, filled many times.
//!
//! docx-rs never sees a word of a paper: text goes in through `escape` only.

use super::normalise::normalise;
use crate::model::Result;
use docx_rs::{BuildXML, Run};

/// A built element, cut open where its paragraphs take their runs.
#[derive(Clone, Debug)]
pub(super) struct Prototype {
    /// The XML between the slots; a slot lies before each piece but the first.
    pieces: Vec<String>,
}

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

/// The opening of a run, its properties included; `</w:r>` closes it.
pub(super) fn run(run: &Run) -> Result<String> {
    let built = normalise(&run.build())?;
    let open = built.strip_suffix("/>").map(|open| format!("{open}>"));
    Ok(open.unwrap_or_else(|| built.trim_end_matches("</w:r>").to_owned()))
}

//! X25: children of property elements in the order of ISO 29500; Word may refuse a file out
//! of order.

use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::tree::Node;

/// Children of `w:pPr`.
const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl \
    numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap \
    overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid \
    spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection \
    textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";
/// Children of `w:rPr`; those of the paragraph mark first.
const RUN: &str = "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike \
    dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color \
    spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em \
    lang eastAsianLayout specVanish oMath rPrChange";
/// Children of `w:tblPr`.
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize \
    tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar \
    tblLook tblCaption tblDescription tblPrChange";
/// Children of `w:tcPr`.
const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar \
    textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange";
/// Children of `w:sectPr`.
const SECTION: &str = "headerReference footerReference footnotePr endnotePr type pgSz pgMar \
    paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg \
    textDirection bidi rtlGutter docGrid printerSettings sectPrChange";

/// Looks at every property element of every part.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for (name, root) in paper.parts.iter().filter(|(name, _)| name.starts_with("word/")) {
        for node in root.descendants() {
            if let Some(read) = order(&node.name).and_then(|order| disorder(node, order))
            {
                notes.whole("X25", format!("{name} {read}"));
            }
        }
    }
}

/// The order of an element's children, where it has one.
fn order(name: &str) -> Option<&'static str> {
    Some(match name {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:tcPr" => CELL,
        "w:sectPr" => SECTION,
        _ => return None,
    })
}

/// The first child out of order, or that has no business there; those of other namespaces
/// are extensions.
fn disorder(node: &Node, order: &str) -> Option<String> {
    let mut rest = order.split_whitespace();
    let mut last = "";
    for child in &node.children {
        let Some(own) = child.name.strip_prefix("w:") else { continue };
        let is_reference = |name: &str| name.ends_with("erReference");
        if own == last || is_reference(own) && is_reference(last) {
            continue;
        }
        if !rest.any(|name| name == own || is_reference(own) && is_reference(name)) {
            return Some(format!("{}/{}", node.name, child.name));
        }
        last = own;
    }
    None
}

//! 发文机关标志 (7.2.4, 10.1): one organ on a line, or several over each other with 文件 beside.

use super::galley::Galley;
use super::letters::Letters;
use super::normalise::normalise;
use super::paginate::width;
use super::prototype::Prototype;
use super::sections::twips;
use crate::catalog::LayoutDecl;
use crate::model::Result;
use docx_rs::{
    AlignmentType, BuildXML, LineSpacing, LineSpacingType, Paragraph, Run,
    TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, WidthType,
};

/// What the widest name leaves free, that rounding does not break it; hundredths of a 字.
const SLACK: u32 = 20;
/// What stands beside the names of several organs.
const FILE: &str = "文件";
/// White before it, hundredths of a 字.
const GAP: u32 = 50;

/// 发文机关标志: as large as fits the 版心, smaller for long names, then narrowed
/// (`gongwen.md` 4.4). Framed at `top` of the page, or in the flow. Gives the size.
pub(super) fn line(galley: &mut Galley, text: &str, top: Option<u32>) -> Result<u32> {
    let layout = galley.layout();
    let shape = galley.shape("公文标志")?;
    let style = &shape.style;
    // 版心 in tenths of a half point × 字 / 100.
    let room = layout.page.text_width() * 10 / width::text(text).max(100);
    let size = room.min(style.size).max(layout.masthead.smallest.value);
    let stretch = (room * 100 / size).clamp(layout.masthead.narrowest.value, 100);
    let prototype = galley.kept().get(&format!("标志，{size}，{top:?}"), || {
        let paragraph = if size == style.size {
            Paragraph::new().style(&style.name)
        } else {
            exact(&style.name, size * 10)
        };
        Prototype::of(
            &top.map_or(paragraph.clone(), |top| framed(layout, paragraph, top)),
        )
    })?;
    if top.is_none() {
        galley.space(size * 10);
    }
    let fitted;
    let letters = if size == style.size && stretch == 100 {
        &shape.letters
    } else {
        let run = Run::new().size(length(size));
        let run = if stretch < 100 { run.stretch(twips(stretch)) } else { run };
        fitted = Letters::said(layout, style, &run)?;
        &fitted
    };
    galley.paragraph(&prototype, |out| letters.write(out, &[text]));
    Ok(size)
}

/// The paragraph in a frame at `top` of the page.
fn framed(layout: &LayoutDecl, paragraph: Paragraph, top: u32) -> Paragraph {
    let frame = paragraph.frame_width(layout.page.text_width()).wrap("notBeside");
    let frame = frame.v_anchor("page").h_anchor("margin").x_align("center");
    frame.frame_y(twips(top))
}

/// 联合行文: the names over each other, spread to one width, 文件 to their right in the middle
/// of their height. A table without rules places them.
pub(super) fn joint(galley: &mut Galley, names: &[String]) -> Result<()> {
    let layout = galley.layout();
    let style = &galley.shape("公文标志")?.style;
    let widest = names.iter().map(|name| width::text(name)).max().unwrap_or_default();
    let widest = widest + SLACK;
    let beside = width::text(FILE) + GAP;
    let room = layout.page.text_width() * 10 / (widest + beside);
    let size = room.min(style.size).max(layout.masthead.smallest.value);
    let letters = Run::new().size(length(size));
    let letters = Letters::said(layout, style, &letters)?;
    let paragraph = |align| exact(&style.name, size * 10).align(align);
    let cell = |hundredths| {
        TableCell::new()
            .width(length(size * hundredths / 10), WidthType::Dxa)
            .vertical_align(VAlignType::Center)
    };
    let stack = names.iter().fold(cell(widest), |cell, _| {
        cell.add_paragraph(paragraph(AlignmentType::Distribute))
    });
    let file = cell(beside).add_paragraph(paragraph(AlignmentType::Right));
    let widths = [widest, beside].map(|hundredths| length(size * hundredths / 10));
    let table = docx_rs::Table::new(vec![TableRow::new(vec![stack, file]).cant_split()])
        .width(widths.iter().sum(), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .layout(TableLayoutType::Fixed)
        .clear_all_border()
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .set_grid(widths.to_vec());
    let prototype = Prototype::cut(&normalise(&table.build())?);
    let lines = u32::try_from(names.len()).unwrap_or(u32::MAX);
    galley.space(lines * size * 10);
    galley.table(|out| {
        prototype.fill(out, |out, at| {
            letters.write(out, &[names.get(at).map_or(FILE, String::as_str)]);
        });
    });
    Ok(())
}

/// The names of several organs that share one 文件, without it.
pub(super) fn names(mut lines: Vec<String>) -> Option<Vec<String>> {
    let last = lines.pop()?;
    lines.push(last.strip_suffix(FILE)?.to_owned());
    // A clerk may write 文件 behind each.
    let bare = |line: String| line.strip_suffix(FILE).map(str::to_owned).unwrap_or(line);
    let lines: Vec<String> = lines.into_iter().map(bare).collect();
    (lines.len() > 1).then_some(lines)
}

/// A length for docx-rs.
fn length(twips: u32) -> usize {
    usize::try_from(twips).unwrap_or_default()
}

/// A paragraph with its own exact line.
pub(super) fn exact(style: &str, line: u32) -> Paragraph {
    let spacing = LineSpacing::new().before(0).after(0);
    let spacing = spacing.line_rule(LineSpacingType::Exact).line(twips(line));
    Paragraph::new().style(style).line_spacing(spacing)
}

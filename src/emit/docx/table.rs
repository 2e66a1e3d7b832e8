//! Tables: as wide as the 版心, header repeated, rows whole (X24).

use super::columns;
use super::galley::{Galley, Hold};
use super::letters::Letters;
use super::normalise::{mark_header, normalise};
use super::paginate::{Block, Measure, Shows, width};
use super::prototype::{Prototype, stand_in};
use crate::catalog::StyleDecl;
use crate::model::{Result, Table, TableCell};
use docx_rs::{
    BuildXML, Paragraph, TableAlignmentType, TableBorder, TableBorderPosition,
    TableBorders, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::sync::Arc;

/// Text longer than this is set flush left.
const LONG: u32 = 1000;

/// Sets a table; `Hold::Next` keeps its last row with what follows.
pub(super) fn set(galley: &mut Galley, table: &Table, hold: Hold) -> Result<()> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return Ok(());
    }
    let (bold, body) = (galley.shape("公文表头")?, galley.shape("公文表格")?);
    let layout = galley.layout();
    let measure = Measure::new(layout, &body.style, (u32::MAX, u32::MAX));
    let cell = (measure, 2 * layout.table.cell_margin.value);
    let widths = columns::widths(table, galley.text_width(), cell);
    let wraps = wraps(table, columns);
    let styles: Vec<&str> = wraps
        .iter()
        .map(|wraps| if *wraps { "公文表格长文" } else { "公文表格" })
        .collect();
    let frame = frame(galley, columns)?.with_widths(&widths);
    let head = head(galley, columns)?.with_widths(&widths);
    let plain = row(galley, &styles, Hold::Free)?.with_widths(&widths);
    let last = row(galley, &styles, hold)?.with_widths(&widths);
    galley.table(|out| frame.fill(out, |_, _| {}));
    let mut header = 0;
    for (number, cells) in table.rows.iter().enumerate() {
        let is_header = number < table.header_rows;
        let is_held = hold == Hold::Next && number + 1 == table.rows.len();
        let (prototype, letters) = match () {
            () if is_header => (&head, &bold.letters),
            () if is_held => (&last, &body.letters),
            () => (&plain, &body.letters),
        };
        let height = height(galley, &body.style, cells, &widths);
        header += if is_header { height } else { 0 };
        let keeps = is_header || is_held;
        galley.ruler.place(Block { lines: 1, height, keeps, shows: Shows::Part });
        galley.ruler.repeat(if is_header { 0 } else { header });
        galley.table(|out| {
            prototype.fill(out, |out, at| write_cell(out, letters, cells.get(at)));
        });
    }
    galley.ruler.repeat(0);
    galley.table(|out| out.push_str("</w:tbl>"));
    Ok(())
}

/// The text of one cell.
fn write_cell(out: &mut String, letters: &Letters, cell: Option<&TableCell>) {
    let texts: Vec<&str> =
        cell.into_iter().flat_map(|cell| &cell.spans).map(|span| &*span.text).collect();
    letters.write(out, &texts);
}

/// Width of a cell's text.
fn text_width(cell: &TableCell) -> u32 {
    cell.spans.iter().map(|span| width::text(&span.text)).sum()
}

/// Columns whose text is long.
fn wraps(table: &Table, columns: usize) -> Vec<bool> {
    let body = || table.rows.iter().skip(table.header_rows);
    let is_long = |at| {
        body()
            .filter_map(|row: &Vec<TableCell>| row.get(at))
            .any(|c| text_width(c) > LONG)
    };
    (0..columns).map(is_long).collect()
}

/// Height of a row: that of its longest cell, and its rule.
fn height(
    galley: &Galley,
    style: &StyleDecl,
    cells: &[TableCell],
    widths: &[u32],
) -> u32 {
    let layout = galley.layout();
    let margins = 2 * layout.table.cell_margin.value;
    let lines = cells.iter().zip(widths).map(|(cell, twips)| {
        let full = twips.saturating_sub(margins);
        let texts = cell.spans.iter().flat_map(|span| span.text.chars());
        Measure::new(layout, style, (full, full)).lines(texts)
    });
    let line = style.line.unwrap_or(layout.page.line.value);
    lines.max().unwrap_or(1) * line + layout.table.border.value * 5 / 2
}

/// A length for docx-rs.
fn length(twips: u32) -> usize {
    usize::try_from(twips).unwrap_or_default()
}

/// The table without its rows and end, its columns to be measured.
fn frame(galley: &Galley, columns: usize) -> Result<Arc<Prototype>> {
    let room = galley.text_width();
    let key = format!("表格，{columns} 列，宽 {room}");
    galley.kept().get(&key, || framed(galley, columns, room))
}

/// Says the frame.
fn framed(galley: &Galley, columns: usize, room: u32) -> Result<Prototype> {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let table = &galley.layout().table;
    let mut borders = TableBorders::with_empty();
    for side in [Top, Left, Bottom, Right, InsideH, InsideV] {
        borders = borders.set(TableBorder::new(side).size(length(table.border.value)));
    }
    let margin = length(table.cell_margin.value);
    let built = docx_rs::Table::new(Vec::new())
        .width(length(room), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(0, margin, 0, margin))
        .set_grid((0..columns).map(stand_in).collect());
    Ok(Prototype::cut(normalise(&built.build())?.trim_end_matches("</w:tbl>")))
}

/// The header row, repeated on each page.
fn head(galley: &Galley, columns: usize) -> Result<Arc<Prototype>> {
    galley.kept().get(&format!("表头，{columns} 列"), || {
        let row = cells(galley, &vec!["公文表头"; columns], true)?;
        Ok(Prototype::cut(&mark_header(&normalise(&row.build())?)))
    })
}

/// A row of empty cells.
fn row(galley: &Galley, styles: &[&str], hold: Hold) -> Result<Arc<Prototype>> {
    let keeps = hold == Hold::Next;
    let key = format!("表格行，{styles:?}，留 {keeps}");
    galley.kept().get(&key, || Prototype::of(&cells(galley, styles, keeps)?))
}

/// Says a row, its columns to be measured.
fn cells(galley: &Galley, styles: &[&str], keeps: bool) -> Result<TableRow> {
    let mut cells = Vec::with_capacity(styles.len());
    for (column, style) in styles.iter().enumerate() {
        let style = &galley.shape(style)?.style;
        let paragraph = Paragraph::new().style(&style.name);
        let paragraph = if keeps { paragraph.keep_next(true) } else { paragraph };
        let cell = docx_rs::TableCell::new()
            .width(stand_in(column), WidthType::Dxa)
            .vertical_align(VAlignType::Center)
            .add_paragraph(paragraph);
        cells.push(cell);
    }
    Ok(TableRow::new(cells).cant_split())
}

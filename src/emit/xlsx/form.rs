//! 表样: a worksheet to be filled in, as its declaration says; rows that are known stand in it.

use super::choices::Choices;
use super::paper::{Lie, Paper, lines_in};
use super::rule::{NamesBySheet, choices, rule};
use super::sheet::{merged, set_up_print};
use super::styles::FormStyles;
use super::table::{fit, float, height, write_day};
use super::titled;
use crate::catalog::{ColumnDecl, ColumnType, Need, SheetDecl};
use crate::model::{self, Cell, Error, Text};
use rust_xlsxwriter::{Format, Note, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;

/// Where the header stands, under the line that says what the sheet is for.
const HEADER_ROW: u32 = 1;
/// Rows with borders under the last filled one, ready to be written on.
const PREPARED: u32 = 100;
/// Rows that have drop-downs.
const RULED: u32 = 1000;
/// Half-width characters that fit an upright page; a wider form lies.
const UPRIGHT_WIDTH: u32 = 100;
/// What the colours of the headers mean.
const LEGEND: &str = "橙色的必填，蓝色的应填，白色的选填；鼠标停在表头上看怎样填";
/// Columns of a sheet of one row: header, width.
const SINGLE: [(&str, u16); 3] = [("项目", 20), ("内容", 44), ("填写说明", 70)];

/// One worksheet of a workbook that the office fills.
pub struct Form<'a> {
    /// The sheet.
    pub decl: Cow<'a, SheetDecl>,
    /// Headers behind those of the sheet.
    pub extra: Vec<Text>,
    /// Rows that are known, one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl<'a> Form<'a> {
    /// One to be filled in, with the columns that its table may have.
    pub fn blank(decl: &'a SheetDecl) -> Self {
        let own = decl.own_columns().cloned().collect();
        let decl = Cow::Owned(SheetDecl { columns: own, ..decl.clone() });
        Self { decl, extra: Vec::new(), rows: Vec::new() }
    }
}

/// A workbook of forms; `names` are proposed where a cell names a row of another sheet.
/// The custom property `zhenwen-form` says that a sheet of it without rows is not kept.
pub fn forms(
    title: &str,
    forms: &[Form],
    names: &NamesBySheet,
) -> model::Result<Vec<u8>> {
    bytes(title, forms, names).map_err(Error::internal(format!("生成“{title}”")))
}

/// Writes the sheets in order, then the hidden lists.
fn bytes(
    title: &str,
    forms: &[Form],
    names: &NamesBySheet,
) -> Result<Vec<u8>, XlsxError> {
    let columns = forms.iter().flat_map(|form| &form.decl.columns);
    let proposed: Vec<Vec<Text>> = columns.map(|c| choices(c, names)).collect();
    let lists = Choices::of_lists(proposed.iter());
    let styles = FormStyles::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&titled(title)?.set_custom_property("zhenwen-form", title));
    let mut rest = &proposed[..];
    for form in forms {
        let (own, others) = rest.split_at(form.decl.columns.len());
        rest = others;
        let page = Page { form, proposed: own, lists: &lists, styles: &styles };
        let sheet = workbook.add_worksheet();
        sheet.set_name(&*form.decl.name)?;
        if form.decl.is_single { page.single(sheet)? } else { page.rows(sheet)? }
    }
    lists.write(&mut workbook)?;
    workbook.save_to_buffer()
}

/// What a worksheet is made of.
struct Page<'a> {
    /// Sheet and rows.
    form: &'a Form<'a>,
    /// What may be chosen, by column.
    proposed: &'a [Vec<Text>],
    /// Long lists of the workbook.
    lists: &'a Choices,
    /// Formats.
    styles: &'a FormStyles,
}

impl Page<'_> {
    /// A sheet of many rows: headers with notes, rows to be written on.
    fn rows(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let columns = &self.form.decl.columns;
        let widths: Vec<u32> = columns.iter().map(width).collect();
        let is_wide = widths.iter().sum::<u32>() > UPRIGHT_WIDTH;
        let lie = if is_wide { Lie::Landscape } else { Lie::Upright };
        let paper = Paper::of(&widths, lie);
        set_up_print(sheet, HEADER_ROW, (lie, &paper))?;
        self.head(sheet, paper.first_page)?;
        let filled = u32::try_from(self.form.rows.len()).unwrap_or(u32::MAX);
        let last = (HEADER_ROW + filled).saturating_add(PREPARED);
        let lines =
            columns.iter().map(|c| lines_in(&c.printed_header(), c.shown_width()));
        sheet.set_row_height(HEADER_ROW, height(lines.max().unwrap_or(1).max(2)))?;
        for (at, column) in columns.iter().enumerate() {
            self.column(sheet, (at, column), last.saturating_add(RULED - PREPARED))?;
        }
        for (at, header) in self.extra() {
            sheet.set_column_width(at, ColumnType::Text.width())?;
            sheet.set_column_format(at, self.styles.beyond(ColumnType::Text))?;
            let style = self.styles.header(Need::Optional);
            sheet.write_string_with_format(HEADER_ROW, at, &**header, style)?;
        }
        for row in HEADER_ROW + 1..=last {
            self.row(sheet, row)?;
        }
        let count = columns.len() + self.form.extra.len();
        sheet.autofilter(HEADER_ROW, 0, last, place(count.saturating_sub(1)))?;
        Ok(())
    }

    /// One column: width, header with its note, what its cells propose down to a row.
    fn column(
        &self,
        sheet: &mut Worksheet,
        (at, column): (usize, &ColumnDecl),
        last: u32,
    ) -> Result<(), XlsxError> {
        let (proposed, at) = (&self.proposed[at], place(at));
        sheet.set_column_width(at, width(column))?;
        sheet.set_column_format(at, self.styles.beyond(column.kind))?;
        let (header, style) = (column.printed_header(), self.styles.header(column.need));
        sheet.write_string_with_format(HEADER_ROW, at, &*header, style)?;
        sheet.insert_note(HEADER_ROW, at, &note(column))?;
        if let Some(rule) = rule(column, proposed, self.lists)? {
            sheet.add_data_validation(HEADER_ROW + 1, at, last, at, &rule)?;
        }
        Ok(())
    }

    /// One row of the body: what is known of it, borders where nothing is.
    fn row(&self, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        let index = usize::try_from(row - HEADER_ROW - 1).unwrap_or(usize::MAX);
        let cells = self.form.rows.get(index).map_or(&[][..], |cells| &cells[..]);
        let declared = self.form.decl.columns.iter().map(|column| column.kind);
        let extra = self.form.extra.iter().map(|_| ColumnType::Text);
        for (at, kind) in (0_u16..).zip(declared.chain(extra)) {
            let cell = cells.get(usize::from(at)).unwrap_or(&Cell::Blank);
            write(sheet, (row, at), cell, self.styles.cell(kind))?;
        }
        Ok(())
    }

    /// Headers behind those of the sheet, with their columns.
    fn extra(&self) -> impl Iterator<Item = (u16, &Text)> {
        (place(self.form.decl.columns.len())..).zip(&self.form.extra)
    }

    /// A sheet of one row, written as three columns: 项目, 内容, and what to write there.
    fn single(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let widths = SINGLE.map(|(_, width)| u32::from(width));
        let paper = Paper::of(&widths, Lie::Landscape);
        set_up_print(sheet, HEADER_ROW, (Lie::Landscape, &paper))?;
        self.head(sheet, paper.first_page)?;
        for (at, (header, width)) in (0_u16..).zip(SINGLE) {
            sheet.set_column_width(at, width)?;
            sheet.write_string_with_format(HEADER_ROW, at, header, &self.styles.plain)?;
        }
        let known = self.form.rows.first();
        for (at, (column, proposed)) in
            self.form.decl.columns.iter().zip(self.proposed).enumerate()
        {
            let row = HEADER_ROW + 1 + u32::try_from(at).unwrap_or(u32::MAX);
            let header = column.printed_header();
            let cell = known.and_then(|cells| cells.get(at)).unwrap_or(&Cell::Blank);
            let style = self.styles.header(column.need);
            sheet.write_string_with_format(row, 0, &*header, style)?;
            write(sheet, (row, 1), cell, self.styles.cell(column.kind))?;
            let hint = column.cell_note().replace('\n', "；");
            sheet.set_row_height(row, height(lines_in(&hint, SINGLE[2].1)))?;
            sheet.write_string_with_format(row, 2, hint, &self.styles.hint)?;
            if let Some(rule) = rule(column, proposed, self.lists)? {
                sheet.add_data_validation(row, 1, row, 1, &rule)?;
            }
        }
        Ok(())
    }

    /// The line above the header: what the sheet is for, what the colours mean.
    fn head(&self, sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
        let line = format!("{}{LEGEND}。", self.form.decl.note);
        sheet.set_row_height(0, 32)?;
        merged(sheet, (0, 0, last), &line, &self.styles.hint)
    }
}

/// A worksheet column.
fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Width of a column as the page counts it.
fn width(column: &ColumnDecl) -> u32 {
    u32::from(column.shown_width())
}

/// What the office is told when the mouse rests on a header.
fn note(column: &ColumnDecl) -> Note {
    let text = column.cell_note();
    let lines = text.lines().map(|line| lines_in(line, 36)).sum::<usize>();
    let height = u32::try_from(lines).unwrap_or(20) * 18 + 14;
    Note::new(text)
        .add_author_prefix(false)
        .set_author("镇文")
        .set_font_name("宋体")
        .set_font_size(10)
        .set_width(270)
        .set_height(height)
}

/// Writes what is known into a cell.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => sheet.write_blank(row, column, format)?,
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, fit(text), format)?
        }
        Cell::Number(number) => match float(*number) {
            Some(value) => sheet.write_number_with_format(row, column, value, format)?,
            None => {
                sheet.write_string_with_format(row, column, number.to_string(), format)?
            }
        },
        Cell::Date(day) => write_day(sheet, (row, column), *day, format)?,
    };
    Ok(())
}

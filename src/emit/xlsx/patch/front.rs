//! 退回修改: the first sheet of an annotated workbook, with links to the cells.

use super::cells::{Content, cell};
use super::styles::{CLEAR, Styles};
use super::tag::escaped;
use crate::model::{Annotation, AnnotationLine, CellAt, Severity, cell_name};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// Headers and widths of the columns.
const COLUMNS: [(&str, u16); 8] = [
    ("序号", 6),
    ("级别", 7),
    ("表", 14),
    ("单元格", 12),
    ("读到的内容", 22),
    ("问题", 36),
    ("怎么改", 40),
    ("建议值", 20),
];
/// Row of the headers.
const HEADER: u32 = 3;
/// What the second row says to whoever has to mend the workbook.
const GUIDE: &str = "点“单元格”一列的链接跳到要改的地方。红色是错误，必须改；黄色是警告，请核对；蓝色是提示，可以照“建议值”改得更规范。改好后保存交回即可，本表和批注不必删除。";

/// Rows that every printed page repeats.
pub(super) fn titles(name: &str) -> String {
    format!("'{name}'!${HEADER}:${HEADER}")
}

/// Formats of the sheet.
struct Formats {
    /// The first row.
    title: u32,
    /// The second row.
    guide: u32,
    /// Headers.
    header: u32,
    /// Text.
    text: u32,
    /// Text in the middle.
    middle: u32,
    /// Links.
    link: u32,
    /// 级别, by severity.
    tones: [(Severity, u32); 3],
}

impl Formats {
    /// Adds them to the workbook.
    fn new(styles: &mut Styles) -> Self {
        let font = |size: u8, more: &str| {
            format!(
                "<font>{more}<sz val=\"{size}\"/><name val=\"宋体\"/><charset val=\"134\"/></font>"
            )
        };
        let plain = styles.font(&font(10, ""));
        let bold = styles.font(&font(10, "<b/>"));
        let large = styles.font(&font(16, "<b/>"));
        let blue = "<font><u/><sz val=\"10\"/><color rgb=\"FF0563C1\"/><name val=\"宋体\"/><charset val=\"134\"/></font>";
        let blue = styles.font(blue);
        let side = |name: &str| {
            format!("<{name} style=\"thin\"><color rgb=\"FF808080\"/></{name}>")
        };
        let sides: String = ["left", "right", "top", "bottom"].map(side).concat();
        let lines = styles.border(&format!("<border>{sides}<diagonal/></border>"));
        let none =
            styles.border("<border><left/><right/><top/><bottom/><diagonal/></border>");
        let grey = styles.fill("FFE7E6E6");
        let mut format = |font: usize, fill: usize, border: usize, align: &str| {
            styles.format(&format!("<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {align} vertical=\"center\" wrapText=\"1\"/></xf>"))
        };
        let (left, centre) = ("horizontal=\"left\"", "horizontal=\"center\"");
        let title = format(large, CLEAR, none, centre);
        let guide = format(plain, CLEAR, none, left);
        let header = format(bold, grey, lines, centre);
        let text = format(plain, CLEAR, lines, left);
        let middle = format(plain, CLEAR, lines, centre);
        let link = format(blue, CLEAR, lines, centre);
        let tones = [Severity::Error, Severity::Warning, Severity::Hint];
        let tones = tones.map(|severity| (severity, styles.coloured(middle, severity)));
        Self { title, guide, header, text, middle, link, tones }
    }

    /// The format of 级别.
    fn tone(&self, severity: Severity) -> u32 {
        let own = self.tones.iter().find(|(own, _)| *own == severity);
        own.map_or(self.middle, |(_, format)| *format)
    }
}

/// The sheet as a part of the workbook.
pub(super) fn sheet(
    annotation: &Annotation,
    (space, is_shown): (&str, ShownFirst),
    styles: &mut Styles,
) -> String {
    let formats = Formats::new(styles);
    let selected = if is_shown == ShownFirst::Yes { " tabSelected=\"1\"" } else { "" };
    let (last, first) =
        (HEADER + u32::try_from(annotation.lines.len()).unwrap_or(0), HEADER + 1);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{space}\"><sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:H{last}\"/><sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"{HEADER}\" topLeftCell=\"A{first}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"14.25\"/><cols>"
    );
    for (at, (_, width)) in (1..).zip(COLUMNS) {
        let _ = write!(
            out,
            "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    out.push_str("</cols><sheetData>");
    head(&mut out, annotation, &formats);
    for (row, line) in (first..).zip(&annotation.lines) {
        write_line(&mut out, row, line, &formats);
    }
    out.push_str("</sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:H1\"/><mergeCell ref=\"A2:H2\"/></mergeCells>");
    links(&mut out, &annotation.lines);
    out.push_str("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>");
    out
}

/// Whether the sheet is the one that is shown when the workbook is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ShownFirst {
    /// It is.
    Yes,
    /// Another one is, as before.
    No,
}

/// Title, guide and headers.
fn head(out: &mut String, annotation: &Annotation, formats: &Formats) {
    let of =
        |severity| annotation.lines.iter().filter(|l| l.severity == severity).count();
    let title = format!(
        "退回修改：{}（错误 {} 处，警告 {} 处，提示 {} 处）",
        annotation.workbook,
        of(Severity::Error),
        of(Severity::Warning),
        of(Severity::Hint)
    );
    for (row, height, text, format) in
        [(1, 30, title.as_str(), formats.title), (2, 44, GUIDE, formats.guide)]
    {
        let _ = write!(out, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
        out.push_str(&text_cell((row, 0), format, text));
        out.push_str("</row>");
    }
    let _ = write!(out, "<row r=\"{HEADER}\" ht=\"24\" customHeight=\"1\">");
    for (column, (header, _)) in (0..).zip(COLUMNS) {
        out.push_str(&text_cell((HEADER, column), formats.header, header));
    }
    out.push_str("</row>");
}

/// One finding.
fn write_line(out: &mut String, row: u32, line: &AnnotationLine, formats: &Formats) {
    let number = Content::Number((row - HEADER).to_string());
    let place = if line.cell.is_some() { formats.link } else { formats.middle };
    let severity = line.severity.to_string();
    let height = height(line);
    let _ = write!(out, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
    out.push_str(&cell((row, 0), Some(formats.middle), &number));
    let cells = [
        (formats.tone(line.severity), severity.as_str()),
        (formats.middle, &line.sheet),
        (place, &line.shown),
        (formats.text, &line.read),
        (formats.text, &line.fact),
        (formats.text, &line.advice),
        (formats.text, &line.proposal),
    ];
    for (column, (format, text)) in (1..).zip(cells) {
        out.push_str(&text_cell((row, column), format, text));
    }
    out.push_str("</row>");
}

/// Points that a line takes: not every program finds the height of wrapped text by itself.
fn height(line: &AnnotationLine) -> usize {
    let texts =
        [&*line.sheet, &line.shown, &line.read, &line.fact, &line.advice, &line.proposal];
    let columns = COLUMNS[2..].iter().map(|(_, width)| usize::from(*width) - 2);
    let lines = texts.iter().zip(columns).map(|(text, width)| {
        text.lines().map(|line| line.width().div_ceil(width).max(1)).sum::<usize>()
    });
    (lines.max().unwrap_or(1).max(1) * 14 + 4).min(400)
}

/// A cell of text; an empty one has its border.
fn text_cell(at: CellAt, format: u32, text: &str) -> String {
    let content = match text {
        "" => Content::Blank,
        text => Content::Text(clipped(text)),
    };
    cell(at, Some(format), &content)
}

/// Text that a cell can hold.
fn clipped(text: &str) -> String {
    /// Most characters of a cell, with room for those that count twice.
    const MOST: usize = 16_000;
    text.chars().take(MOST).collect()
}

/// Links to the cells.
fn links(out: &mut String, lines: &[AnnotationLine]) {
    let linked = (HEADER + 1..).zip(lines);
    let mut linked =
        linked.filter_map(|(row, line)| Some((row, line, line.cell?))).peekable();
    if linked.peek().is_none() {
        return;
    }
    out.push_str("<hyperlinks>");
    for (row, line, cell) in linked {
        let to = format!("'{}'!{}", line.sheet.replace('\'', "''"), cell_name(cell));
        let _ = write!(
            out,
            "<hyperlink ref=\"{}\" location=\"{}\" display=\"{}\"/>",
            cell_name((row, 3)),
            escaped(&to),
            escaped(&line.shown)
        );
    }
    out.push_str("</hyperlinks>");
}

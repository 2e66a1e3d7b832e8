//! Formats of cells, made once a workbook.

use crate::catalog::{ColumnType, Need};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Typeface of all cells.
const FONT: &str = "宋体";
/// Fill of the header row.
const HEADER_FILL: Color = Color::RGB(0x00DD_EBF7);
/// Fill of headers of columns that must be filled.
const REQUIRED_FILL: Color = Color::RGB(0x00F8_CBAD);
/// Fill of overdue rows.
const OVERDUE_FILL: Color = Color::RGB(0x00FF_D9D9);

/// All formats of a ledger.
pub(super) struct Styles {
    /// Title row.
    pub(super) title: Format,
    /// 填报单位, left.
    pub(super) left: Format,
    /// 统计截止日期, right.
    pub(super) right: Format,
    /// Column headers.
    pub(super) header: Format,
    /// Text of one line, centred.
    pub(super) short: Format,
    /// Text that wraps.
    pub(super) long: Format,
    /// Numbers.
    pub(super) number: Format,
    /// Real dates.
    pub(super) date: Format,
    /// 合计.
    pub(super) total: Format,
    /// Rows that are overdue.
    pub(super) overdue: Format,
}

impl Styles {
    /// Builds all formats.
    pub(super) fn new() -> Self {
        let text = Format::new()
            .set_font_name(FONT)
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter);
        let cell = text.clone().set_border(FormatBorder::Thin);
        let centred = cell.clone().set_align(FormatAlign::Center);
        Self {
            title: text
                .clone()
                .set_font_size(18)
                .set_bold()
                .set_align(FormatAlign::Center),
            left: text.clone().set_align(FormatAlign::Left),
            right: text.clone().set_align(FormatAlign::Right),
            header: centred
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(HEADER_FILL),
            long: cell.clone().set_text_wrap().set_align(FormatAlign::Left),
            number: centred.clone(),
            date: centred.clone().set_num_format("yyyy-m-d"),
            total: centred.clone().set_bold(),
            short: centred,
            overdue: Format::new().set_background_color(OVERDUE_FILL),
        }
    }
}

/// All formats of a form.
pub(super) struct FormStyles {
    /// Headers of 项目, 内容 and of optional columns.
    pub(super) plain: Format,
    /// Words that explain.
    pub(super) hint: Format,
    /// Header of a required column.
    required: Format,
    /// Header of a wanted column.
    wanted: Format,
    /// Cells that keep what is typed: 001, 2026-10 and 18 digits stay as they are.
    text: Format,
    /// Days.
    date: Format,
    /// Numbers.
    number: Format,
    /// Cells of any kind far down, without borders.
    beyond: [Format; 3],
}

impl FormStyles {
    /// Builds all formats.
    pub(super) fn new() -> Self {
        let styles = Styles::new();
        let plain = styles.short.set_bold().set_text_wrap();
        let beyond = |format: &str| {
            Format::new().set_font_name(FONT).set_font_size(10).set_num_format(format)
        };
        Self {
            beyond: ["@", "yyyy-m-d", "General"].map(beyond),
            required: plain.clone().set_background_color(REQUIRED_FILL),
            wanted: plain.clone().set_background_color(HEADER_FILL),
            plain,
            hint: styles.left.set_text_wrap(),
            text: styles.long.set_num_format("@"),
            date: styles.date,
            number: styles.number,
        }
    }

    /// The header of a column.
    pub(super) const fn header(&self, need: Need) -> &Format {
        match need {
            Need::Required => &self.required,
            Need::Wanted => &self.wanted,
            Need::Optional => &self.plain,
        }
    }

    /// A cell of a column.
    pub(super) const fn cell(&self, kind: ColumnType) -> &Format {
        Self::of(kind, [&self.text, &self.date, &self.number])
    }

    /// A cell of a column far down, where no borders are drawn yet.
    pub(super) const fn beyond(&self, kind: ColumnType) -> &Format {
        let [text, date, number] = &self.beyond;
        Self::of(kind, [text, date, number])
    }

    /// The one of three that a type takes.
    const fn of(kind: ColumnType, [text, date, number]: [&Format; 3]) -> &Format {
        if kind.is_number() {
            number
        } else if matches!(kind, ColumnType::Date) {
            date
        } else {
            text
        }
    }
}

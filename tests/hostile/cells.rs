//! .xlsx whose cells no office program writes.

use super::Expected::{Refused, Rows, Survived, Told};
use super::parts::{ROWS, SHEET, parts, with_end, with_rows};
use super::{Hostile, hostile};

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    [places(), values(), around()].into_iter().flatten().collect()
}

/// Cells where there are none.
fn places() -> Vec<Hostile> {
    let cell = |at: &str, row: &str| {
        with_rows(&format!(r#"<row r="{row}"><c r="{at}"><v>1</v></c></row>"#))
    };
    let same = r#"<row r="4"><c r="A4" t="s"><v>3</v></c></row>"#.repeat(2);
    let wide = r#"<c r="A4"><v>1</v></c>"#.repeat(200_000);
    let blank = |row| format!(r#"<row r="{row}"><c r="A{row}" s="1"/></row>"#);
    let blanks: Vec<String> = (4..200_000).map(blank).collect();
    let blanks = blanks.concat();
    let unnumbered =
        ROWS.replace(" r=\"1\"", "").replace(" r=\"2\"", "").replace(" r=\"3\"", "");
    vec![
        hostile("sparse-corners.xlsx", cell("XFD1048576", "1048576"), Survived),
        hostile("beyond-columns.xlsx", cell("XFE4", "4"), Told("E-SHEET-BROKEN", 2)),
        hostile(
            "beyond-rows.xlsx",
            cell("A1048577", "1048577"),
            Told("E-SHEET-BROKEN", 2),
        ),
        hostile(
            "far-beyond.xlsx",
            cell("ZZZZZ99999999", "99999999"),
            Told("E-SHEET-BROKEN", 2),
        ),
        hostile("row-zero.xlsx", cell("A0", "0"), Told("E-SHEET-BROKEN", 2)),
        hostile("no-reference.xlsx", cell("?", "4"), Told("E-SHEET-BROKEN", 2)),
        hostile("row-of-many-digits.xlsx", cell("A4", "99999999999999999999"), Survived),
        hostile("rows-twice.xlsx", with_rows(&same), Survived),
        hostile(
            "cell-many-times.xlsx",
            with_rows(&format!(r#"<row r="4">{wide}</row>"#)),
            Survived,
        ),
        hostile(
            "rows-without-numbers.xlsx",
            parts().with(SHEET, ROWS, &unnumbered).packed(),
            Rows(2),
        ),
        hostile("styled-blanks.xlsx", with_rows(&blanks), Rows(2)),
    ]
}

/// Values that are none.
fn values() -> Vec<Hostile> {
    let value = |attributes: &str, value: &str| {
        let inner = format!(r#"<c r="B3"{attributes}><v>{value}</v></c>"#);
        parts().with(SHEET, r#"<c r="B3"><v>20</v></c>"#, &inner).packed()
    };
    let text = |text: &str| parts().with("xl/sharedStrings.xml", "西坡村", text).packed();
    vec![
        hostile("spill.xlsx", value(" t=\"e\"", "#SPILL!"), Told("E-CELL-ERROR", 2)),
        hostile(
            "getting-data.xlsx",
            value(" t=\"e\"", "#GETTING_DATA"),
            Told("E-CELL-ERROR", 2),
        ),
        hostile("ref.xlsx", value(" t=\"e\"", "#REF!"), Told("E-CELL-ERROR", 2)),
        hostile("nan.xlsx", value("", "NaN"), Survived),
        hostile("infinite.xlsx", value("", "inf"), Survived),
        hostile("huge-number.xlsx", value("", "1e999"), Survived),
        hostile("no-number.xlsx", value("", "abc"), Rows(2)),
        hostile("no-such-text.xlsx", value(" t=\"s\"", "999"), Survived),
        hostile("negative-text.xlsx", value(" t=\"s\"", "-1"), Survived),
        hostile("no-such-style.xlsx", value(" s=\"4000000000\"", "20"), Survived),
        hostile("no-such-type.xlsx", value(" t=\"zz\"", "20"), Survived),
        hostile("date-negative.xlsx", value(" s=\"1\"", "-1"), Survived),
        hostile("date-far.xlsx", value(" s=\"1\"", "1e15"), Survived),
        hostile("date-last.xlsx", value(" s=\"1\"", "2958466"), Survived),
        hostile("control-references.xlsx", text("西坡&#1;&#31;村"), Survived),
        hostile("control-raw.xlsx", text("西\u{1}坡\u{7f}村"), Rows(2)),
        hostile("sentinels.xlsx", text("西坡\u{E000}{{ 7*7 }}\u{E002}村"), Rows(2)),
        hostile("lone-surrogate.xlsx", text("西坡_xD800_村"), Rows(2)),
        hostile("surrogate-reference.xlsx", text("西坡&#xD800;村"), Survived),
        hostile("right-to-left.xlsx", text("\u{202E}村坡西"), Rows(2)),
        hostile(
            "long-text.xlsx",
            text(&"长".repeat(50_000)),
            Refused("E-FILE-UNREADABLE", "过长"),
        ),
        hostile("unknown-entity.xlsx", text("西坡&lol;村"), Survived),
    ]
}

/// Merges and hidden columns that are none.
fn around() -> Vec<Hostile> {
    let merge =
        |range: &str| format!(r#"<mergeCells><mergeCell ref="{range}"/></mergeCells>"#);
    let tall = |row| format!(r#"<mergeCell ref="A{row}:C{}"/>"#, row + 800_000);
    let many: Vec<String> = (1..200_000).map(tall).collect();
    let many = many.concat();
    let columns = r#"<cols><col min="0" max="4294967295" hidden="1"/></cols><sheetData>"#;
    vec![
        hostile("merge-all.xlsx", with_end(&merge("A1:XFD1048576")), Survived),
        hostile("merge-reversed.xlsx", with_end(&merge("C3:A1")), Rows(2)),
        hostile("merge-nonsense.xlsx", with_end(&merge("::A:ZZZZ9999999999")), Rows(2)),
        hostile(
            "merges-overlapping.xlsx",
            with_end(&format!("<mergeCells>{many}</mergeCells>")),
            Refused("E-FILE-UNREADABLE", "过多"),
        ),
        hostile(
            "hidden-all.xlsx",
            parts().with(SHEET, "<sheetData>", columns).packed(),
            Told("E-HIDDEN", 2),
        ),
        hostile(
            "hidden-row.xlsx",
            parts().with(SHEET, r#"<row r="3">"#, r#"<row r="3" hidden="1">"#).packed(),
            Told("E-HIDDEN", 2),
        ),
    ]
}

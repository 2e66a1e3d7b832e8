//! .ods that no office program writes.

use super::Expected::{Refused, Rows, Survived};
use super::{Hostile, hostile};
use crate::support::kinds::{Grid, content, package};

/// Code of a file that is not read.
const UNREAD: &str = "E-FILE-UNREADABLE";
/// A sound table.
const GRID: Grid = Grid::new("村", "村名|户数|人口\n东岭村|#10|#30\n西坡村|#20|#60");

/// A package around content.
fn around(content: &str, manifest: &str) -> Vec<u8> {
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// The sound content with words replaced.
fn with(from: &str, to: &str) -> Vec<u8> {
    let content = content(GRID);
    assert!(content.contains(from), "{from}");
    around(&content.replace(from, to), "<m/>")
}

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    let refused = |words| Refused(UNREAD, words);
    let sound = content(GRID);
    let row = "<table:table-row>";
    let text = "<table:table-cell office:value-type=\"string\"><text:p>西坡村";
    let nested = "<table:table table:name=\"x\">".repeat(50_000);
    vec![
        hostile("sound.ods", around(&sound, "<m/>"), Rows(2)),
        hostile("rows-4g.ods", with(row, "<table:table-row table:number-rows-repeated=\"4000000000\">"), refused("过多")),
        hostile("rows-million.ods", with(text, &text.replace(" office", " table:number-columns-repeated=\"16384\" office")), Survived),
        hostile("wide-text.ods", with(text, &text.replace(" office", " table:number-columns-repeated=\"16384\" office").replace("西坡村", &"西".repeat(43_000))), refused("过长")),
        hostile("cells-4g.ods", with(text, &text.replace(" office", " table:number-columns-repeated=\"4000000000\" office")), refused("过多")),
        hostile("grid.ods", with(row, "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/>"), refused("过多")),
        hostile("span-4g.ods", with(text, &text.replace(" office", " table:number-rows-spanned=\"4000000000\" table:number-columns-spanned=\"4000000000\" office")), Survived),
        hostile("nested.ods", with(row, &format!("{nested}{row}")), Survived),
        hostile("locked.ods", around(&sound, "<m><manifest:encryption-data/></m>"), refused("密码")),
        hostile("entities.ods", with("<office:document-content", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><office:document-content"), refused("声明")),
        hostile("cut.ods", around(&sound[..sound.len() / 2], "<m/>"), Survived),
        hostile("no-content.ods", package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), refused("损坏")),
        hostile("noise.ods", around("<<<>>>&&&", "<m/>"), Survived),
        hostile("no-tables.ods", around("<office:document-content/>", "<m/>"), refused("没有工作表")),
        hostile("date-none.ods", with("office:value-type=\"float\" office:value=\"20\"", "office:value-type=\"date\" office:date-value=\"2026-13-45\""), Survived),
        hostile("number-none.ods", with("office:value=\"20\"", "office:value=\"NaN\""), Survived),
        hostile("blanks-4g.ods", with("西坡村", "西坡村<text:s text:c=\"4000000000\"/>"), Rows(2)),
        hostile("text.ods", package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]), Refused("E-FILE-KIND", "文字")),
    ]
}

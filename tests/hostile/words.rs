//! Texts and web pages that no system exports.

use super::Expected::{Refused, Rows, Survived};
use super::{Hostile, hostile};

/// Code of a file that is not read.
const UNREAD: &str = "E-FILE-UNREADABLE";
/// Sound lines.
const LINES: &str = "村名,户数,人口\n东岭村,10,30\n西坡村,20,60\n";
/// Sound rows of a web page.
const ROWS: &str =
    "<tr><td>村名<td>户数<td>人口<tr><td>东岭村<td>10<td>30<tr><td>西坡村<td>20<td>60";

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    [lines(), pages()].into_iter().flatten().collect()
}

/// Lines of cells.
fn lines() -> Vec<Hostile> {
    let and = |more: &[u8]| [LINES.as_bytes(), more].concat();
    let refused = |words| Refused(UNREAD, words);
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_le_bytes()[3]
    })
    .take(100_000)
    .collect();
    vec![
        hostile("sound.csv", LINES, Rows(2)),
        hostile(
            "open-quote.csv",
            and(&[b"\"", &b"a,b\n".repeat(1 << 20)[..]].concat()),
            refused("过长"),
        ),
        hostile("wide.csv", and(&b",".repeat(5 << 20)), refused("过多")),
        hostile("long-line.csv", and(&b"a".repeat(10 << 20)), refused("过长")),
        hostile(
            "many-rows.csv",
            [LINES.as_bytes(), &b"x,1,2\n".repeat(1_100_000)].concat(),
            refused("过多"),
        ),
        hostile("zeros.csv", vec![0; 10_000], Refused("E-FILE-KIND", "")),
        hostile("noise.csv", noise, Refused("E-FILE-KIND", "")),
        hostile("mark-only.csv", &b"\xEF\xBB\xBF"[..], Survived),
        hostile(
            "mark-twice.csv",
            [&b"\xEF\xBB\xBF\xEF\xBB\xBF"[..], LINES.as_bytes()].concat(),
            Rows(2),
        ),
        hostile("odd-wide.csv", &b"\xFF\xFEa\0b"[..], Refused("E-FILE-KIND", "编码")),
        hostile("bad-utf8.csv", and(b"\xE4\xB8\n"), Refused("E-FILE-KIND", "编码")),
        hostile("returns.csv", LINES.replace('\n', "\r"), Rows(2)),
        hostile("gaps.csv", b"a,b,c\n\n".repeat(40_000), Survived),
        hostile("blank.csv", "\n\n\n , , \n", Survived),
        hostile("formulas.csv", and("=cmd|' /C calc'!A0,1,2\n".as_bytes()), Rows(3)),
        hostile("quotes.csv", and(&b"\"\"\"".repeat(9_999)), Survived),
    ]
}

/// Web pages, also packed as letters.
fn pages() -> Vec<Hostile> {
    let page = |rows: &str| format!("<html><table>{rows}</table></html>");
    let letter = |body: &str| {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n{body}"
        )
    };
    vec![
        hostile("open-tags.html", format!("<table>{ROWS}"), Rows(2)),
        hostile(
            "nested.html",
            format!("<table><tr><td>{}", "<table><tr><td>".repeat(100_000)),
            Refused(UNREAD, "损坏"),
        ),
        hostile(
            "spans-4g.html",
            page(&format!("{ROWS}<tr><td rowspan=4000000000 colspan=4000000000>x<td>y")),
            Survived,
        ),
        hostile(
            "many-cells.html",
            page(&format!("{ROWS}<tr>{}", "<td>1".repeat(1_000_000))),
            Refused(UNREAD, "过多"),
        ),
        hostile(
            "many-rows.html",
            page(&format!("{ROWS}{}", "<tr><td>x<td>1<td>2".repeat(100_000))),
            Survived,
        ),
        hostile(
            "many-spans.html",
            page(&format!("{ROWS}{}", "<tr><td rowspan=1000000>x".repeat(10_000))),
            Refused(UNREAD, "过多"),
        ),
        hostile(
            "outside.html",
            page(&format!(
                "{ROWS}<img src=\"http://example.invalid/x\"><iframe src=\"file:///etc/passwd\">"
            )),
            Rows(2),
        ),
        hostile(
            "script.html",
            page(&format!("<script>while(1){{}} '<table><tr><td>'</script>{ROWS}")),
            Rows(2),
        ),
        hostile(
            "entities.html",
            page(&ROWS.replace("西坡村", "西坡&#1114112;&lol;村")),
            Rows(2),
        ),
        hostile(
            "frames.htm",
            "<html><frameset><frame src=\"a.htm\"></frameset></html>",
            Refused("E-FILE-KIND", "网页"),
        ),
        hostile(
            "attributes.html",
            format!("<table{}>{ROWS}", " a=1".repeat(100_000)),
            Survived,
        ),
        hostile("no-sections.mht", letter("--y\r\n"), Refused(UNREAD, "没有工作表")),
        hostile(
            "noise.mht",
            letter(
                "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--x--",
            ),
            Refused(UNREAD, "没有工作表"),
        ),
        hostile(
            "sections.mht",
            letter(&"--x\r\n".repeat(200_000)),
            Refused(UNREAD, "没有工作表"),
        ),
    ]
}

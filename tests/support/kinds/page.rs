//! A table as a web page, and a web page packed as a letter.

use super::{Grid, escaped};
use std::fmt::Write;

/// A web page with one table, as web systems export it.
pub(crate) fn html(grid: Grid) -> String {
    let lines: Vec<Vec<&str>> =
        grid.table.lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let mut rows = String::new();
    for (row, line) in (0_u16..).zip(&lines) {
        rows += "<tr>";
        for (column, cell) in (0_u16..).zip(line) {
            let holds = |range: &&[u16; 4]| {
                (range[0]..=range[2]).contains(&row)
                    && (range[1]..=range[3]).contains(&column)
            };
            let range = grid.merges.iter().find(holds);
            let span = match range {
                Some([top, left, bottom, right]) if (*top, *left) == (row, column) => {
                    format!(
                        " rowspan={} colspan=\"{}\"",
                        bottom - top + 1,
                        right - left + 1
                    )
                }
                Some(_) => continue,
                None => String::new(),
            };
            let words = escaped(cell.trim_start_matches(['#', '@']));
            write!(rows, "<td{span}>{words}</td>").unwrap();
        }
        rows += "</tr>\n";
    }
    format!(
        "<html><head><style>td {{ border: 1px }}</style><script>if (a<b) x(\"<td>\")</script></head><body><h1>导出</h1><TABLE border=1>{rows}</TABLE></body></html>"
    )
}

/// A page packed as a letter, in quoted-printable.
pub(crate) fn letter(page: &str) -> String {
    let coded: String = page
        .bytes()
        .map(|byte| match byte {
            b'=' | 0x80.. => format!("={byte:02X}"),
            _ => char::from(byte).to_string(),
        })
        .collect();
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_x\"\r\n\r\n------=_x\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{coded}\r\n------=_x--\r\n"
    )
}

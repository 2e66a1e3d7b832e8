//! A list on the screen, its columns in line under Chinese text.

use unicode_width::UnicodeWidthStr;

/// Blanks between columns.
const GAP: usize = 2;

/// Lines with columns of one width each; blanks behind the last one are left out.
pub fn listing(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(wide).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let blanks = width + GAP - cell.width();
            format!("{cell}{}", " ".repeat(blanks))
        });
        cells.collect::<String>().trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_stand_in_line_under_wide_characters() {
        let rows = [["文号", "状态"], ["兰安改〔2026〕3号", "预留"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let lines = "文号               状态\n兰安改〔2026〕3号  预留\n";
        assert_eq!(super::listing(&rows), lines);
    }
}

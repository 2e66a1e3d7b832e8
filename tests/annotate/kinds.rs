//! Files of other kinds go back as .xlsx, marked at the same cells.

use super::copy::{comments, lines};
use super::{give_back, order};
use tempfile::TempDir;
use zhenwen::pipeline::check;

/// Villages, one of them with a number that is none.
const LINES: &str = "村名,村类别,户数,人口\n东岭村,行政村,约10,30\n西坡村,行政村,20,60\n";

#[test]
fn a_text_and_a_web_page_go_back_as_workbooks() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    let rows = LINES
        .lines()
        .skip(1)
        .map(|line| format!("<tr><td>{}</td></tr>", line.replace(',', "</td><td>")));
    let rows: String = rows.collect();
    let heads = "<tr><th>村名</th><th>村类别</th><th>户数</th><th>人口</th></tr>";
    let page = format!("<html><body><table>{heads}{rows}</table></body></html>");
    let long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三[副本]";
    for (name, text) in
        [(format!("{long}.csv"), LINES.to_owned()), ("b.xls".to_owned(), page)]
    {
        std::fs::write(data.join(&name), text).unwrap();
        let findings = check(&order(&data)).unwrap();
        let told = findings.iter().find(|f| &*f.code == "E-ASK-COUNT").unwrap();
        assert_eq!(told.place.cell.as_deref(), Some("C2"), "{name}");
        let back = folder.path().join("back");
        let made = give_back(&data, &back);
        assert_eq!(made.files, [format!("{name}.xlsx")]);
        let copy = back.join(&made.files[0]);
        assert!(comments(&std::fs::read(&copy).unwrap())["C2"].contains("约10"));
        assert!(lines(&copy).iter().any(|line| line[3] == "C2"));
        std::fs::remove_file(data.join(&name)).unwrap();
    }
}

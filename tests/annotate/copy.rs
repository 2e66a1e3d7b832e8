//! What is read out of an annotated workbook: parts, lines of its first sheet, marked cells.

use calamine::{Data, Reader, Xlsx, open_workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

/// Parts of a package by name: the bytes as they lie in it.
pub(crate) fn raw_parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index_raw(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// The text of a part.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Names of parts that differ between two packages, or that one of them lacks.
pub(crate) fn differing(old: &[u8], new: &[u8]) -> Vec<String> {
    let (old, new) = (raw_parts(old), raw_parts(new));
    let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
    names.filter(|name| old.get(*name) != new.get(*name)).cloned().collect()
}

/// Lines of the sheet 退回修改 below its headers, as texts.
pub(crate) fn lines(path: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    assert_eq!(book.sheet_names()[0], "退回修改");
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| cell.to_string();
    range.rows().skip(3).map(|row| row.iter().map(text).collect()).collect()
}

/// Comments of all worksheets by cell.
pub(crate) fn comments(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for name in raw_parts(bytes).keys().filter(|name| name.contains("comments")) {
        let text = part(bytes, name);
        for comment in text.split("<comment ").skip(1) {
            let cell = comment.split("ref=\"").nth(1).unwrap().split('"').next().unwrap();
            let words = comment.split("</comment>").next().unwrap();
            let words: String = words
                .split('<')
                .filter_map(|piece| piece.split_once('>'))
                .map(|(_, w)| w)
                .collect();
            found.insert(cell.to_owned(), words.replace("&#10;", "\n"));
        }
    }
    found
}

/// The fill of a cell of a worksheet: its colour, where it has one.
pub(crate) fn colour(bytes: &[u8], sheet: &str, cell: &str) -> Option<String> {
    let tag = part(bytes, sheet);
    let tag = tag.split(&format!("r=\"{cell}\"")).nth(1)?.split('>').next()?.to_owned();
    let number = |text: &str, name: &str| -> Option<usize> {
        text.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
    };
    let styles = part(bytes, "xl/styles.xml");
    let list = |name: &str, item: &str| -> Vec<String> {
        let inside = styles.split(&format!("<{name} ")).nth(1).unwrap();
        let inside = inside.split(&format!("</{name}>")).next().unwrap();
        inside.split(&format!("<{item}")).skip(1).map(str::to_owned).collect()
    };
    let format = list("cellXfs", "xf ").get(number(&tag, "s")?)?.clone();
    let fill =
        list("fills", "fill>").get(number(&format!(" {format}"), "fillId")?)?.clone();
    Some(fill.split("fgColor rgb=\"").nth(1)?.split('"').next()?.to_owned())
}

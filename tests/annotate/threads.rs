//! Threads of newer Excel: our words are a reply in the thread of their cell, and are taken out
//! again; the thread itself stays as it was.

use super::copy::{comments, part};
use super::rich::{rich, said};
use crate::support::kinds;
use std::io::{Cursor, Read};
use zhenwen::emit::xlsx::patch::annotate;
use zhenwen::model::{Annotation, Severity};
use zip::ZipArchive;

const THREADS: &str = "xl/threadedComments/threadedComment1.xml";
const PERSONS: &str = "xl/persons/person.xml";
/// Two at B3 (the second answers the first) and one at B4.
const SAID: &str = "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"B3\" dT=\"2026-10-08T02:00:00.00\" personId=\"{00000000-0000-0000-0000-00000000000A}\" id=\"{00000000-0000-0000-0000-000000000001}\"><text>科里已核对</text></threadedComment><threadedComment ref=\"B3\" dT=\"2026-10-08T03:00:00.00\" personId=\"{00000000-0000-0000-0000-00000000000A}\" id=\"{00000000-0000-0000-0000-000000000002}\" parentId=\"{00000000-0000-0000-0000-000000000001}\"><text>好</text></threadedComment><threadedComment ref=\"B4\" dT=\"2026-10-08T02:00:00.00\" personId=\"{00000000-0000-0000-0000-00000000000A}\" id=\"{00000000-0000-0000-0000-000000000003}\"><text>再看</text></threadedComment></ThreadedComments>";
const KNOWN: &str = "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\"科员\" id=\"{00000000-0000-0000-0000-00000000000A}\" userId=\"a\" providerId=\"None\"/></personList>";

/// The rich workbook with threads on its first sheet.
pub(super) fn threaded() -> Vec<u8> {
    let old = rich();
    let mut archive = ZipArchive::new(Cursor::new(&old)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        let line = match name.as_str() {
            "xl/worksheets/_rels/sheet1.xml.rels" => {
                relation("threadedComment", "../threadedComments/threadedComment1.xml")
            }
            "xl/_rels/workbook.xml.rels" => relation("person", "persons/person.xml"),
            "[Content_Types].xml" => format!(
                "{}{}",
                kind(THREADS, "threadedcomments"),
                kind(PERSONS, "person")
            ),
            _ => String::new(),
        };
        if !line.is_empty() {
            let text = String::from_utf8(bytes).unwrap();
            let end = text.rfind("</").unwrap();
            bytes = format!("{}{line}{}", &text[..end], &text[end..]).into_bytes();
        }
        parts.push((name, bytes));
    }
    parts.push((THREADS.to_owned(), SAID.as_bytes().to_vec()));
    parts.push((PERSONS.to_owned(), KNOWN.as_bytes().to_vec()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (&**n, &**b)).collect();
    kinds::package(&parts)
}

/// A relationship of a newer kind.
fn relation(kind: &str, target: &str) -> String {
    format!(
        "<Relationship Id=\"rId_{kind}\" Type=\"http://schemas.microsoft.com/office/2017/10/relationships/{kind}\" Target=\"{target}\"/>"
    )
}

/// The content type of a part.
fn kind(part: &str, kind: &str) -> String {
    format!(
        "<Override PartName=\"/{part}\" ContentType=\"application/vnd.ms-excel.{kind}+xml\"/>"
    )
}

/// Faults at B3, which has a thread, and at B2, which has none.
fn marked() -> Annotation {
    said(&[("台账", (3, 1), Severity::Error), ("台账", (2, 1), Severity::Error)])
}

#[test]
fn a_thread_gets_our_words_as_its_last_reply() {
    let new = annotate(&threaded(), &marked()).unwrap();
    let threads = part(&new, THREADS);
    let ours = threads.strip_prefix(SAID.strip_suffix("</ThreadedComments>").unwrap());
    let ours = ours.expect("what was said stays, byte for byte");
    assert_eq!(ours.matches("<threadedComment ").count(), 1, "{ours}");
    for said in [
        "ref=\"B3\"",
        "dT=\"2026-10-08T02:00:00.00\"",
        "parentId=\"{00000000-0000-0000-0000-000000000001}\"",
        "看这里",
    ] {
        assert!(ours.contains(said), "{said} in {ours}");
    }
    let us = ours.split("personId=\"").nth(1).unwrap().split('"').next().unwrap();
    let persons = part(&new, PERSONS);
    assert!(persons.contains(&format!("displayName=\"镇文\" id=\"{us}\"")), "{persons}");
    let comments = comments(&new);
    assert!(comments["B3"].contains("看这里"), "older programs show the comment");
    assert!(comments["B2"].contains("看这里"));
}

#[test]
fn a_second_time_replies_once_and_a_clean_time_not_at_all() {
    let once = annotate(&threaded(), &marked()).unwrap();
    let twice = annotate(&once, &marked()).unwrap();
    assert_eq!(part(&twice, THREADS), part(&once, THREADS));
    assert_eq!(part(&twice, PERSONS), part(&once, PERSONS));
    let clean = annotate(&once, &said(&[])).unwrap();
    assert_eq!(part(&clean, THREADS), SAID);
}

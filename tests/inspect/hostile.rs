//! Files that are no sound DOCX, or mean harm: told in one finding, or measured; never a panic.

use super::package::{Parts, package, parts};
use super::papers::paper;
use super::{catalog, told};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use zhenwen::emit::docx::Press;
use zhenwen::inspect::inspect;
use zhenwen::model::Layout;

/// The parts of small papers.
fn seeds() -> Vec<Parts> {
    let press = Press::new(&catalog()).unwrap();
    let papers = [(Layout::File, "短"), (Layout::Letter, "短"), (Layout::Form, "表")];
    papers
        .into_iter()
        .map(|(layout, variant)| parts(&press.set(&paper(layout, variant)).unwrap()))
        .collect()
}

/// What is said of some bytes.
fn said(bytes: &[u8]) -> String {
    told(&inspect(&catalog(), "x.docx", bytes, None))
}

/// A package with one part of that content besides what a paper has.
fn with(name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = seeds().remove(0);
    parts.retain(|(own, _)| own != name);
    parts.push((name.to_owned(), content.to_vec()));
    package(&parts)
}

#[test]
fn what_is_no_paper_is_told_in_one_finding() {
    let name: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let whole = package(&seeds()[0]);
    let twice = package(&[
        ("word/a.xml".into(), b"<a/>".to_vec()),
        ("WORD/A.xml".into(), b"<a/>".to_vec()),
    ]);
    let many: Vec<_> = (0..10_001).map(|n| (format!("{n}.bin"), Vec::new())).collect();
    let doctype = b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    let bomb = vec![b' '; 70 << 20];
    let mut deep = b"<a>".repeat(300);
    deep.extend(b"</a>".repeat(300));
    let wide = [b"<a>".to_vec(), b"<b/>".repeat(1 << 20), b"</a>".to_vec()].concat();
    for (bytes, fact) in [
        (b"just text".to_vec(), "文件损坏或不是 DOCX，没有检查"),
        (Vec::new(), "文件损坏或不是 DOCX，没有检查"),
        (whole[..whole.len() / 2].to_vec(), "文件损坏或不是 DOCX，没有检查"),
        (ole.clone(), ".doc、.wps 旧格式，没有检查"),
        ([ole, name].concat(), "文件有密码，没有检查"),
        (twice, "文件内部有重名部件，没有检查"),
        (package(&many), "文件解开后过大，没有检查"),
        (
            package(&[("xl/workbook.xml".into(), b"<a/>".to_vec())]),
            "文件里没有正文，没有检查",
        ),
        (with("word/styles.xml", doctype), "文件内部有不允许的声明，没有检查"),
        (with("word/media.xml", &bomb), "文件解开后过大，没有检查"),
        (with("word/a.xml", &deep), "文件解开后过大，没有检查"),
        (with("word/a.xml", &wide), "文件解开后过大，没有检查"),
    ] {
        assert_eq!(said(&bytes), format!("错误 X25 {fact} []\n"));
    }
}

#[test]
fn names_of_elements_do_not_matter_but_their_namespaces() {
    let mut parts = seeds().remove(0);
    let document =
        parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
    let text = String::from_utf8(document.1.clone()).unwrap();
    let text = text.replace("<w:", "<ns0:").replace("</w:", "</ns0:");
    let text = text.replace(" w:", " ns0:").replace("xmlns:w=", "xmlns:ns0=");
    document.1 = text.into_bytes();
    assert_eq!(said(&package(&parts)), "");
}

#[test]
fn utf16_and_byte_order_marks_are_read() {
    let mut parts = seeds().remove(0);
    for (name, content) in &mut parts {
        if name == "word/document.xml" {
            let text = String::from_utf8(content.clone()).unwrap();
            let text = text.replace("UTF-8", "UTF-16");
            let wide = std::iter::once(0xFEFF).chain(text.encode_utf16());
            *content = wide.flat_map(u16::to_le_bytes).collect();
        } else if name == "word/styles.xml" {
            content.splice(0..0, *b"\xEF\xBB\xBF");
        }
    }
    assert_eq!(said(&package(&parts)), "");
}

/// One way to spoil a part; `at` and `value` are taken modulo what there is.
fn spoil(content: &mut Vec<u8>, how: u8, at: usize, value: usize) {
    if content.is_empty() {
        return;
    }
    let at = at % content.len();
    let end = (at + value % 200).min(content.len());
    match how {
        0 => content[at] ^= 1 << (value % 8),
        1 => content.truncate(at),
        2 => drop(content.drain(at..end)),
        3 => {
            let piece = content[at..end].to_vec();
            content.splice(at..at, piece);
        }
        // A number becomes another one: huge, negative, none.
        _ => {
            let is_digit = |b: &u8| b.is_ascii_digit();
            let Some(start) = content[at..].iter().position(is_digit) else { return };
            let start = at + start;
            let digits = content[start..].iter().take_while(|b| is_digit(b)).count();
            let numbers =
                ["99999999999999999999", "2147483647", "-2147483648", "0", "", "-1"];
            let number = numbers[value % numbers.len()].bytes();
            content.splice(start..start + digits, number);
        }
    }
}

/// Spoils and measures 500 papers.
fn spoil_and_measure(seed: u8) {
    let (seeds, catalog) = (seeds(), catalog());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let config = Config { cases: 500, failure_persistence: None, ..Config::default() };
    let change = (any::<u8>(), any::<usize>(), any::<usize>());
    let changes = proptest::collection::vec((any::<usize>(), change), 1..4);
    let cases = (0..seeds.len(), changes);
    let measured =
        TestRunner::new_with_rng(config, rng).run(&cases, |(seed, changes)| {
            let mut parts = seeds[seed].clone();
            for (part, (how, at, value)) in changes {
                let part = part % parts.len();
                spoil(&mut parts[part].1, how % 8, at, value);
            }
            inspect(&catalog, "x.docx", &package(&parts), None);
            Ok(())
        });
    measured.unwrap();
}

#[test]
fn two_thousand_spoiled_papers_are_measured_or_refused() {
    std::thread::scope(|scope| {
        (1..=4).for_each(|seed| drop(scope.spawn(move || spoil_and_measure(seed))));
    });
}

#[test]
fn a_thousand_spoiled_packages_are_measured_or_refused() {
    let whole = package(&seeds()[0]);
    let catalog = catalog();
    for at in 0..1_000 {
        let mut bytes = whole.clone();
        let place = at * 7_919 % bytes.len();
        bytes[place] ^= 1 << (at % 8);
        inspect(&catalog, "x.docx", &bytes, None);
        inspect(&catalog, "x.docx", &whole[..place], None);
    }
}

#[test]
fn a_paper_of_twenty_thousand_pieces_is_measured_in_one_go() {
    let label = "<w:p><w:r><w:t>附件</w:t></w:r></w:p>";
    let table = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>\
        <w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let section =
        "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"9\" w:h=\"1\"/></w:sectPr></w:pPr></w:p>";
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    for (piece, code) in [(label, "X21"), (table, "X24"), (section, "X01")] {
        let body = piece.repeat(20_000);
        let text = format!(
            "<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>"
        );
        assert!(
            said(&with("word/document.xml", text.as_bytes())).contains(code),
            "{code}"
        );
    }
}

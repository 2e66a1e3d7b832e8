//! What other programs say of annotated workbooks: openpyxl, LibreOffice, the validator.

use super::copy::part;
use super::copy_sample;
use super::foreign::{CELLS, foreign};
use super::give_back;
use super::rich::{rich, said};
use super::threads::threaded;
use crate::support::planted::plant;
use crate::support::{kinds, shared};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::PathBuf;
use tempfile::TempDir;
use zhenwen::emit::xlsx::patch::annotate;
use zhenwen::model::Severity;
use zip::ZipArchive;

/// The drawing of comments of the first sheet of the rich workbook.
const DRAWING: &str = "xl/drawings/vmlDrawing1.vml";

/// Faults that the validator finds in files, by file.
fn faults(files: &[PathBuf], more: &[&str]) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let usual = ["--allow-formula", "--ignore", "customXml|cellimages"];
    let arguments: Vec<&str> = usual.iter().chain(more).copied().collect();
    let said = shared::fault("validate_ooxml.py", &arguments, files).unwrap_or_default();
    let of = |file: &PathBuf| {
        let start = format!("{}\t", file.display());
        let own = said.lines().filter_map(|line| line.strip_prefix(&start));
        (file.clone(), own.map(str::to_owned).collect())
    };
    files.iter().map(of).collect()
}

/// Fails where a copy has a fault that its source had not.
fn compare(pairs: &[(PathBuf, PathBuf)], more: &[&str]) {
    let files: Vec<PathBuf> =
        pairs.iter().flat_map(|(old, new)| [old.clone(), new.clone()]).collect();
    let faults = faults(&files, more);
    for (old, new) in pairs {
        let added: Vec<&String> = faults[new].difference(&faults[old]).collect();
        assert!(added.is_empty(), "{}: {added:#?}", new.display());
    }
}

/// A drawing of comments as openpyxl writes it: its root declares nothing.
const BARE: &str = "<xml><ns0:shapelayout xmlns:ns0=\"urn:schemas-microsoft-com:office:office\" xmlns:ns1=\"urn:schemas-microsoft-com:vml\" ns1:ext=\"edit\"><ns0:idmap ns1:ext=\"edit\" data=\"1\"/></ns0:shapelayout><ns2:shapetype xmlns:ns2=\"urn:schemas-microsoft-com:vml\" xmlns:ns3=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\" coordsize=\"21600,21600\" ns3:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><ns2:stroke joinstyle=\"miter\"/><ns2:path gradientshapeok=\"t\" ns3:connecttype=\"rect\"/></ns2:shapetype><ns0:shape xmlns:ns0=\"urn:schemas-microsoft-com:vml\" xmlns:ns1=\"urn:schemas-microsoft-com:office:office\" type=\"#_x0000_t202\" style=\"position:absolute; margin-left:59.25pt;margin-top:1.5pt;width:144px;height:79px;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" ns1:insetmode=\"auto\" id=\"_x0000_s1026\"><ns0:fill color2=\"#ffffe1\"/><ns0:shadow color=\"black\" obscured=\"t\"/><ns0:path ns1:connecttype=\"none\"/><ns0:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"/></ns0:textbox><ns2:ClientData xmlns:ns2=\"urn:schemas-microsoft-com:office:excel\" ObjectType=\"Note\"><ns2:MoveWithCells/><ns2:SizeWithCells/><ns2:AutoFill>False</ns2:AutoFill><ns2:Row>2</ns2:Row><ns2:Column>1</ns2:Column></ns2:ClientData></ns0:shape></xml>";

/// The rich workbook with such a drawing.
fn bare() -> Vec<u8> {
    let old = rich();
    let mut archive = ZipArchive::new(Cursor::new(&old)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        if name == DRAWING {
            bytes = BARE.into();
        }
        parts.push((name, bytes));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (&**n, &**b)).collect();
    kinds::package(&parts)
}

#[test]
fn boxes_beside_those_of_openpyxl_have_their_prefixes_declared() {
    let marks = [("台账", (2, 1), Severity::Error), ("台账", (3, 1), Severity::Error)];
    let new = annotate(&bare(), &said(&marks)).unwrap();
    let drawing = part(&new, DRAWING);
    let root = drawing.split('>').next().unwrap();
    for space in ["xmlns:v=", "xmlns:o=", "xmlns:x="] {
        assert!(root.contains(space), "{space} in {root}");
    }
    assert!(drawing.contains("<v:shape id=") && drawing.contains("data=\"1,"));
}

#[test]
fn an_annotated_workbook_has_no_fault_that_its_source_had_not() {
    let folder = TempDir::new().unwrap();
    let marks = |sheet: &'static str| {
        let cells = [(2, 1), (3, 1), (9, 0), (40, 2)];
        cells.map(|cell| (sheet, cell, Severity::Error))
    };
    let usual = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ];
    let mut pairs = Vec::new();
    for (name, bytes, sheet) in [
        ("rich", rich(), "台账"),
        ("threaded", threaded(), "台账"),
        ("bare", bare(), "台账"),
        ("plain", foreign("", usual, CELLS), "表&一"),
        ("prefix", foreign("x", usual, CELLS), "表&一"),
    ] {
        let (old, new) = (
            folder.path().join(format!("{name}.xlsx")),
            folder.path().join(format!("{name}2.xlsx")),
        );
        std::fs::write(&old, &bytes).unwrap();
        std::fs::write(&new, annotate(&bytes, &said(&marks(sheet))).unwrap()).unwrap();
        pairs.push((old, new));
    }
    compare(&pairs, &["--lo", "--need", "lo"]);
}

#[test]
fn the_sample_with_planted_faults_goes_back_valid() {
    let folder = TempDir::new().unwrap();
    let data = copy_sample(&folder.path().join("data"));
    plant(&data);
    let back = folder.path().join("back");
    let made = give_back(&data, &back).files.into_iter();
    let pairs: Vec<_> = made.map(|file| (data.join(&file), back.join(&file))).collect();
    compare(&pairs, &[]);
}

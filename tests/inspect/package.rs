//! A package taken apart and put together again.

use std::io::{Cursor, Read, Write};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

/// The parts of a package by name, in order.
pub(super) type Parts = Vec<(String, Vec<u8>)>;

/// Takes a package apart.
pub(super) fn parts(docx: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// Puts a package together.
pub(super) fn package(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name.as_str(), stored).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Gives our named styles names that say nothing.
pub(super) fn rename_styles(parts: &mut Parts) {
    for (_, content) in parts {
        let text = String::from_utf8(std::mem::take(content)).unwrap();
        *content = text.replace("\"公文", "\"样式").into_bytes();
    }
}
